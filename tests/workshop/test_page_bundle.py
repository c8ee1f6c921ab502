"""The built page in the package is of the sources in javascript/workshop/, and whole."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.html_file import PAGE
from quickscan_sim.workshop.page_words import page_words

SOURCES = Path(__file__).parents[2] / "javascript"
FOLDER = SOURCES / "workshop"
BUILT = ("workshop.js", "workshop.css", "presenter.js")


def header_and_rest(name: str) -> tuple[str, str]:
    header, rest = (PAGE / name).read_text(encoding="utf-8").split(" */\n", 1)
    return header, rest


def named_in(header: str, what: str) -> str:
    found = re.search(rf"{what} sha256 ([0-9a-f]{{64}})", header)
    assert found
    return found.group(1)


@pytest.mark.parametrize("name", BUILT)
def test_the_bundle_is_built_from_these_sources(name: str) -> None:
    files = ["build.mjs", "package.json"]
    own = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".js", ".css", ".txt"))
    files += [f"workshop/{file}" for file in own]
    whole = "".join(f"{file}\n{(SOURCES / file).read_text(encoding='utf-8')}" for file in files)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    assert named_in(header_and_rest(name)[0], "sources") == digest, "run make widget"


@pytest.mark.parametrize("name", BUILT)
def test_nobody_changed_the_bundle_by_hand(name: str) -> None:
    header, rest = header_and_rest(name)
    assert named_in(header, "below") == hashlib.sha256(rest.encode()).hexdigest()


def test_the_bundle_is_small_and_cannot_end_the_script_that_it_stands_in() -> None:
    script = (PAGE / "workshop.js").read_bytes()
    assert len(script) < 60_000
    assert b"</script" not in script.lower()
    assert b"<!--" not in script


def test_no_file_of_the_page_is_long() -> None:
    for path in [*FOLDER.glob("*.js"), *FOLDER.glob("*.css")]:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) < 200, path.name


def test_the_page_uses_every_word_and_has_every_word_that_it_uses() -> None:
    script = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    used = set(re.findall(r"\bwords\.(\w+)", script)) | set(re.findall(r'"(key_\w+)"', script))
    used |= {"left", "over", "all_left", "all_over"}  # chosen by how the clock stands
    assert used == set(page_words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_keeps_its_open_facts_in_both_languages(language: str) -> None:
    for name, text in page_words("en").items():
        facts = re.findall(r"\{\w+\}", text)
        assert sorted(re.findall(r"\{\w+\}", page_words(language)[name])) == sorted(facts)
