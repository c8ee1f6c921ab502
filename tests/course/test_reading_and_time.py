"""Every notebook reads easily enough, and takes about the minutes that it gives."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from course_checks.reading_level import (
    FEW_WORDS,
    INSTRUCTION,
    TEXT,
    is_instruction,
    n_syllables,
    n_words,
    reading_ease,
    sentences_of,
)
from course_checks.time_model import MARGIN, expected_minutes, stated_minutes

from quickscan_sim.teach.questions import load_modules

NOTEBOOKS = sorted((Path(__file__).parents[2] / "course").glob("[a-z][a-z]/*.ipynb"))
USUAL, LONGEST = 15, 25
SYLLABLES = {
    "antwoord": 2, "armoede": 3, "bewoner": 3, "cel": 1, "code": 2, "collega": 3, "docent": 2,
    "formulier": 3, "gemiddelde": 4, "gemeente": 3, "getal": 2, "gezin": 2, "hulp": 1,
    "inkomen": 3, "je": 1, "kind": 1, "laag": 1, "leerkracht": 2, "maatschappij": 3, "mensen":
    2, "netwerk": 2, "omgekeerd": 3, "organisatie": 5, "professional": 4, "regel": 2,
    "samenwerking": 4, "school": 1, "thema": 2, "tijd": 1, "verzonnen": 3, "voorspel": 2,
    "vraag": 1, "vragenlijst": 3, "wachttijd": 2, "wijk": 1, "zin": 1,
}  # fmt: skip

notebooks = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: f"{path.parent.name} {path.stem}"
)

lessons = pytest.mark.parametrize(
    "path",
    [path for path in NOTEBOOKS if path.stem != "00_start"],
    ids=lambda path: f"{path.parent.name} {path.stem}",
)


def texts(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


def test_syllables_are_counted_as_a_reader_does() -> None:
    counted = {word: n_syllables(word, "nl") for word in SYLLABLES}
    wrong = {word: n for word, n in counted.items() if n != SYLLABLES[word]}
    assert len(wrong) <= len(SYLLABLES) // 10, wrong


def test_a_hard_text_gets_a_low_number() -> None:
    hard = "Multiprobleemhuishoudens ervaren belemmeringen in maatschappelijke participatie."
    assert reading_ease([hard], "nl") < 30 < 80 < reading_ease(["Je leest dit in de les."], "nl")


@notebooks
def test_sentences_are_short(path: Path) -> None:
    lengths = {one: n_words(one) for text in texts(path) for one in sentences_of(text)}
    assert [one for one, n in lengths.items() if n > LONGEST] == []
    assert sum(lengths.values()) / len(lengths) <= USUAL


@notebooks
def test_texts_read_easily_and_instructions_more_so(path: Path) -> None:
    language = path.parent.name
    hard = []
    for text in texts(path):
        sentences = sentences_of(text)
        if sum(map(n_words, sentences)) < FEW_WORDS:
            continue
        enough = INSTRUCTION if is_instruction(text) else TEXT
        ease = reading_ease(sentences, language)
        if ease < enough:
            hard.append((text[:60], round(ease), enough))
    assert hard == []


@pytest.mark.parametrize("module", load_modules(), ids=lambda module: module.module_id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_questions_of_a_module_read_as_easily_as_its_texts(language: str, module) -> None:
    prompts = [question.prompt.in_language(language) for question in module.questions]
    sentences = [one for prompt in prompts for one in sentences_of(prompt)]
    assert reading_ease(sentences, language) >= INSTRUCTION


@lessons
def test_it_takes_about_the_minutes_that_it_gives(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    stated = stated_minutes(notebook)
    if stated is None:
        pytest.fail("it does not say in bold how many minutes it takes")
    expected = expected_minutes(notebook)
    assert abs(expected / stated - 1) <= MARGIN, (stated, round(expected))
