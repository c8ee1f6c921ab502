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
from nbclient import NotebookClient

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


def run(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    client = NotebookClient(
        notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(COURSE)}}
    )
    return client.execute()


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


WIDGET = "application/vnd.jupyter.widget-view+json"


def test_each_cell_shows_its_result_and_every_picture_has_words() -> None:
    shown = [output["data"] for output in outputs(run(nbformat.read(FIRST["en"], as_version=4)))]
    assert len(shown) == len(codes(FIRST["en"]))
    assert [WIDGET in data for data in shown].count(True) == 1, "the network is a widget"
    pages = [data["text/html"] for data in shown if "text/html" in data]
    pictures = re.findall(r"<img [^>]*>", "".join(pages))
    assert len(pictures) == 2
    assert all(re.search(r'alt="[^"]{80,}"', picture) for picture in pictures)
    assert all('<div lang="en"' in html for html in pages)


def test_everything_works_in_the_lesson_that_tries_whether_everything_works() -> None:
    done = run(nbformat.read(READY["nl"], as_version=4))
    said = [output["data"].get("text/html", "") for output in outputs(done)]
    assert not [output for output in outputs(done) if output.output_type == "error"]
    assert "Dit is de oefenwijk" in said[0]
    assert 'alt="' in said[1], "the picture"
    assert "M0.E1: klopt nog niet" in said[2], "the wrong try of somebody else"
    assert "hint 1 van 3" in said[3]
    checked = [html for html in said[4:] if "Nog geen antwoord" in html]
    assert len(checked) == 6, "what was not filled in is not right"


def test_cells_run_in_the_wrong_order_say_what_to_do_in_both_languages() -> None:
    notebook = nbformat.read(FIRST["en"], as_version=4)
    notebook.cells = [cell for cell in reversed(notebook.cells) if cell.cell_type == "code"][:3]
    found = outputs(run(notebook))
    assert len(found) == 3
    assert not [output for output in found if output.output_type == "error"]
    for output in found:
        assert re.search("First run", output["data"]["text/plain"])
        assert output["data"]["text/html"].count("<p") == 2
