"""README and CONTRIBUTING say what is true."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from quickscan_sim.cli.main import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def script_in_docs(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_the_page_of_knobs_is_what_the_code_says() -> None:
    page = script_in_docs("write_knobs").render_page()
    assert read("docs/knobs.md") == page, "run: python docs/write_knobs.py"
    assert "| `tie_density` |" in page


def test_the_table_of_tables_is_what_the_declarations_say() -> None:
    script = script_in_docs("write_tables")
    text = read("README.md")
    assert script.with_tables(text) == text, "run: python docs/write_tables.py"
    for name in ("neighbourhoods", "ties", "gaps"):
        assert text.count(f"| `{name}` |") > 2


@pytest.mark.parametrize("page", PAGES)
def test_links_and_pictures_lead_to_files_that_are_there(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", read(page)):
        assert (ROOT / target).exists(), target


def test_every_command_stands_in_both_halves_of_the_readme() -> None:
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    dutch, english = read("README.md").split("# In English")
    for half in (dutch, english):
        assert set(re.findall(r"^\| `(\w+)[^`]*` \|", half.partition("<details>")[0], re.M)) >= (
            commands
        )


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_named_exists(page: str) -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.M))
    assert set(re.findall(r"`make (\w+)|^make (\w+)", read(page), re.M)) <= {
        (one, "") for one in targets
    } | {("", one) for one in targets}


def test_the_tree_in_contributing_names_only_what_exists() -> None:
    tree = read("CONTRIBUTING.md").split("```")[1]
    folder = ROOT
    for line in tree.strip().splitlines():
        if not line.startswith("  "):
            folder = ROOT
        for name in re.findall(r"(?:^| )([\w./]+(?:/|\.\w+))(?= |$)", line.split("   ")[0].strip()):
            assert (folder / name).exists(), name
        if line.startswith("quickscan_sim/"):
            folder = ROOT / "quickscan_sim"


def test_every_package_and_module_stands_in_the_tree() -> None:
    tree = read("CONTRIBUTING.md").split("```")[1]
    for path in (ROOT / "quickscan_sim").iterdir():
        if path.suffix == ".py" or (path / "__init__.py").exists():
            assert path.name in tree, path.name
