"""Every sentence of the kit has its Dutch, with the same facts in it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "quickscan_sim" / "data" / "locale" / "nl" / "LC_MESSAGES" / "quickscan_sim.po"


def keywords() -> dict[str, None]:
    """The names of functions that take a sentence: the list in the Makefile."""
    line = re.search(r"^MESSAGE_KEYWORDS := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert line
    return dict.fromkeys(line.group(1).split())


@pytest.fixture(scope="module")
def sentences() -> set[str]:
    methods = [("**.py", "python"), ("**/templates/**.j2", "jinja2")]
    found = extract_from_dir(ROOT / "quickscan_sim", methods, keywords=keywords())
    return {message for _, _, message, _, _ in found if isinstance(message, str) and message}


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_in_the_code_has_its_dutch(
    sentences: set[str], dutch: dict[str, str]
) -> None:
    assert sorted(sentence for sentence in sentences if not dutch.get(sentence)) == []


def test_the_catalogue_holds_no_sentence_that_is_gone(
    sentences: set[str], dutch: dict[str, str]
) -> None:
    assert sorted(set(dutch) - sentences) == []


def test_the_dutch_has_no_fact_that_the_english_lacks(dutch: dict[str, str]) -> None:
    strange = {
        english: sorted(fields(text) - fields(english))
        for english, text in dutch.items()
        if fields(text) - fields(english)
    }
    assert strange == {}


def test_no_sentence_hides_from_the_catalogue() -> None:
    # translator(language)("...") is no name in the Makefile's list, and what stands within an
    # f-string is not read: nobody would translate those.
    hidden = re.compile(r"translator\([^()]*\)\(\s*f?[\"']|\{[\w.]*say\([\"']")
    files = (ROOT / "quickscan_sim").rglob("*.py")
    assert [file.name for file in files if hidden.search(file.read_text(encoding="utf-8"))] == []
