"""What a lesson must keep to, so that a student who never programmed can work through it.

The first lesson and M0 have no part that is handed in; what holds for them stands here too.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from course_builder.checks import functions_in

COURSE = Path(__file__).parents[2] / "course"
LESSONS = sorted(COURSE.glob("[a-z][a-z]/*.ipynb"))
FIRST = {
    "nl": COURSE / "nl" / "01_je_eerste_wijk.ipynb",
    "en": COURSE / "en" / "01_your_first_neighbourhood.ipynb",
}
READY = {"nl": COURSE / "nl" / "M0_startklaar.ipynb", "en": COURSE / "en" / "M0_ready.ipynb"}
MOST_FUNCTIONS = 6

UNKIND = {
    "nl": (
        "de armen|de doelgroep|probleemgezin|achterstandswijk|zwakke wijk|uitkeringstrekker|"
        "lotgenoot|zelf schuld|minima"
    ),
    "en": "the poor|the needy|problem famil|deprived|underclass|welfare recipient|their own fault",
}
HEADINGS = {
    "nl": (
        "Waarom dit ertoe doet|Je kunt straks|Nodig|Voorspel|Probeer|Leg uit|Gesprek|Kernpunten|"
        "Pas op|Taal en zorgvuldigheid|Reflectie voor je portfolio"
    ),
    "en": (
        "Why this matters|Afterwards you can|What you need|Predict|Try|Explain|Talk about it|"
        "Remember|Watch out|Words and care|Reflection for your portfolio"
    ),
}

lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
first_lessons = pytest.mark.parametrize("path", FIRST.values(), ids=FIRST.keys())
short_lessons = pytest.mark.parametrize(
    "path", [*FIRST.values(), *READY.values()], ids=lambda path: path.stem
)


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def texts(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]


def codes(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "code"]


def test_there_are_short_lessons_in_both_languages_before_the_modules() -> None:
    assert {*FIRST.values(), *READY.values()} <= set(LESSONS)
    for language, path in FIRST.items():
        names = sorted(one.name for one in path.parent.glob("*.ipynb"))
        modules = [name for name in names if name[0] == "M"]
        assert modules[0] == READY[language].name
        assert names.index(path.name) < names.index(modules[0])


@lessons
def test_people_are_named_first(path: Path) -> None:
    text = "\n".join(texts(path)).lower()
    assert not re.findall(UNKIND[path.parent.name], text)


@first_lessons
def test_the_fixed_headings_are_there_below_one_title(path: Path) -> None:
    headings = re.findall(r"^(#+) (.+)$", "\n".join(texts(path)), re.MULTILINE)
    assert [level for level, _ in headings].count("#") == 1
    assert headings[0][0] == "#"
    assert {level for level, _ in headings[1:]} == {"##"}
    for name in HEADINGS[path.parent.name].split("|"):
        assert any(title.startswith(name) for _, title in headings), name


@first_lessons
def test_it_says_first_that_the_neighbourhood_is_invented_and_that_nobody_has_to_share(
    path: Path,
) -> None:
    first = texts(path)[0]
    assert re.search("verzonnen|invented", first)
    assert re.search("Niemand hoeft|Nobody has to", first)


@short_lessons
def test_it_says_at_once_how_long_it_takes(path: Path) -> None:
    assert re.search(r"\*\*2[05] minut", texts(path)[0])


@short_lessons
def test_nobody_has_to_share_anything(path: Path) -> None:
    assert re.search("Niemand hoeft|Nobody has to", "\n".join(texts(path)))


@first_lessons
def test_the_talk_asks_for_a_cause_in_rules_and_for_an_expert_by_experience(path: Path) -> None:
    talk = next(text for text in texts(path) if re.match("## (Gesprek|Talk)", text))
    assert re.search("regel, wachttijd of route|rule, waiting time or route", talk)
    assert re.search("ervaringsdeskundige|expert by experience", talk)


@first_lessons
def test_cells_use_few_functions(path: Path) -> None:
    called = {name for code in codes(path) for name in functions_in(code)}
    assert len(called) <= MOST_FUNCTIONS, called
