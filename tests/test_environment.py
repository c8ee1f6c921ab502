"""pyproject.toml, requirements.lock and environment.yml tell one story."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
PACKAGE = [Requirement(line) for line in PROJECT["dependencies"]]
DIRECT = [
    *PACKAGE,
    *(Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]),
    *(Requirement(line) for line in PYPROJECT["build-system"]["requires"]),
]
ENTRIES = re.findall(r"^\S.*(?:\n[ ]+.*)*", LOCK, flags=re.MULTILINE)


def _locked() -> dict[str, str]:
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", LOCK, flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def _conda() -> tuple[list[str], list[str]]:
    environment = YAML(typ="safe").load(ROOT / "environment.yml")
    lines = environment["dependencies"]
    pip = next(line["pip"] for line in lines if isinstance(line, dict))
    return [line for line in lines if isinstance(line, str)], pip


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: requirement.name)
def test_each_direct_dependency_is_locked_at_an_allowed_version(requirement: Requirement) -> None:
    version = _locked()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)


def test_every_package_in_the_lock_is_pinned_once_with_hashes() -> None:
    assert len(ENTRIES) == len(_locked()) > len(DIRECT)
    assert [entry.splitlines()[0] for entry in ENTRIES if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    "name", ["requirements.lock", "environment.yml", "pyproject.toml", "Makefile", ".ci/run"]
)
def test_packages_come_from_wherever_the_machine_gets_them(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url\s|--find-links\s", text) == []


def test_conda_gives_only_python_and_pip() -> None:
    conda, _ = _conda()
    assert conda == ["python>=3.11,<3.14", "pip"]


def test_the_conda_route_installs_what_the_lock_has() -> None:
    locked = _locked()
    expected = [f"{line.name}=={locked[canonicalize_name(line.name)]}" for line in PACKAGE]
    _, pip = _conda()
    assert pip == [*expected, "-e ."]
