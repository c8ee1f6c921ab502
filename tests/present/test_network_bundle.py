"""The built picture in the package is of the sources in javascript/, and whole."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from quickscan_sim.present.network_page import BUNDLE

SOURCES = Path(__file__).parents[2] / "javascript"
BUILT = ("network.js", "network.css")
MOST_BYTES = 570_000


def header_and_rest(name: str) -> tuple[str, str]:
    header, rest = (BUNDLE / name).read_text(encoding="utf-8").split(" */\n", 1)
    return header, rest


def named_in(header: str, what: str) -> str:
    found = re.search(rf"{what} sha256 ([0-9a-f]{{64}})", header)
    assert found
    return found.group(1)


@pytest.mark.parametrize("name", BUILT)
def test_the_bundle_is_built_from_these_sources(name: str) -> None:
    files = ["build.mjs", "package.json"]
    files += [f"src/{path.name}" for path in sorted((SOURCES / "src").iterdir())]
    whole = "".join(f"{file}\n{(SOURCES / file).read_text(encoding='utf-8')}" for file in files)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    assert named_in(header_and_rest(name)[0], "sources") == digest, "run make widget"


@pytest.mark.parametrize("name", BUILT)
def test_nobody_changed_the_bundle_by_hand(name: str) -> None:
    header, rest = header_and_rest(name)
    assert named_in(header, "below") == hashlib.sha256(rest.encode()).hexdigest()


def test_the_versions_are_exact_and_no_lock_names_an_address() -> None:
    package = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    versions = package["dependencies"] | package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
    assert not list(SOURCES.glob("*lock*"))


def test_the_licence_of_what_is_inside_goes_along() -> None:
    licence = (BUNDLE / "LICENSES.txt").read_text(encoding="utf-8")
    assert licence.count("Permission is hereby granted") == 2
    for part in ("Cytoscape", "lodash", "heap", "Engelschall", "jQuery", "Renaudeau", "Koen Bok"):
        assert part in licence
    assert licence in header_and_rest("network.js")[0] + " */", "a page holds the script alone"


def test_the_bundle_is_small_and_cannot_end_the_script_that_it_stands_in() -> None:
    script = (BUNDLE / "network.js").read_bytes()
    assert len(script) < MOST_BYTES
    assert b"</script" not in script.lower()
    assert b"<!--" not in script
