"""What a lesson must keep to, so that a student who never programmed can work through it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

COURSE = Path(__file__).parents[2] / "course"
LESSONS = sorted(COURSE.glob("[a-z][a-z]/*.ipynb"))
FIRST = {
    "nl": COURSE / "nl" / "00_je_eerste_wijk.ipynb",
    "en": COURSE / "en" / "00_your_first_neighbourhood.ipynb",
}
MOST_LINES = 8
MOST_FUNCTIONS = 6
MEAN_WORDS = 15
MOST_WORDS = 25

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

lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}")


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def texts(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]


def codes(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "code"]


def sentences(path: Path) -> list[str]:
    """Paragraphs and list items cut at each end of a sentence; no headings and no tables."""
    found = []
    for block in re.split(r"\n\s*\n|\n(?=- |\d\. |#)", "\n\n".join(texts(path))):
        if not block.lstrip().startswith(("#", "|")):
            plain = re.sub(r"[*`>_\[\]]|^- |^\d\. ", " ", block, flags=re.MULTILINE)
            found += re.split(r"(?<=[.?!:;…])\s+", " ".join(plain.split()))
    return [sentence for sentence in found if len(sentence.split()) > 1]


def test_there_is_a_first_lesson_in_both_languages() -> None:
    assert set(FIRST.values()) <= set(LESSONS)
    for path in FIRST.values():
        assert min(path.parent.glob("*.ipynb")) == path, "quickscan lab opens the first by name"


@lessons
def test_sentences_are_short(path: Path) -> None:
    lengths = {sentence: len(sentence.split()) for sentence in sentences(path)}
    assert max(lengths.values()) <= MOST_WORDS, max(lengths, key=lambda one: lengths[one])
    assert sum(lengths.values()) / len(lengths) <= MEAN_WORDS


@lessons
def test_people_are_named_first(path: Path) -> None:
    text = "\n".join(texts(path)).lower()
    assert not re.findall(UNKIND[path.parent.name], text)


@lessons
def test_the_fixed_headings_are_there_below_one_title(path: Path) -> None:
    headings = re.findall(r"^(#+) (.+)$", "\n".join(texts(path)), re.MULTILINE)
    assert [level for level, _ in headings].count("#") == 1
    assert headings[0][0] == "#"
    assert {level for level, _ in headings[1:]} == {"##"}
    for name in HEADINGS[path.parent.name].split("|"):
        assert any(title.startswith(name) for _, title in headings), name


@lessons
def test_it_says_first_that_the_neighbourhood_is_invented_and_that_nobody_has_to_share(
    path: Path,
) -> None:
    first = texts(path)[0]
    assert re.search("verzonnen|invented", first)
    assert re.search("Niemand hoeft|Nobody has to", first)
    assert re.search("20 minut", first)


@lessons
def test_the_talk_asks_for_a_cause_in_rules_and_for_an_expert_by_experience(path: Path) -> None:
    talk = next(text for text in texts(path) if re.match("## (Gesprek|Talk)", text))
    assert re.search("regel, wachttijd of route|rule, waiting time or route", talk)
    assert re.search("ervaringsdeskundige|expert by experience", talk)


@lessons
def test_cells_show_little_code_and_few_functions(path: Path) -> None:
    called = set()
    for code in codes(path):
        assert len([line for line in code.splitlines() if line.strip()]) <= MOST_LINES
        called |= {
            node.func.id
            for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
    assert len(called) <= MOST_FUNCTIONS, called


@lessons
def test_the_first_thing_to_do_comes_within_three_cells(path: Path) -> None:
    assert "code" in [cell.cell_type for cell in read(path).cells[:3]]


@lessons
def test_every_cell_imports_what_it_uses(path: Path) -> None:
    for code in codes(path):
        tree = ast.parse(code)
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        called = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert called <= imported


@lessons
def test_notebooks_hold_no_outputs(path: Path) -> None:
    for cell in read(path).cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


def run(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    client = NotebookClient(
        notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(COURSE)}}
    )
    return client.execute()


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_each_cell_shows_its_result_and_every_picture_has_words() -> None:
    done = run(nbformat.read(FIRST["en"], as_version=4))
    shown = [output["data"]["text/html"] for output in outputs(done)]
    assert len(shown) == len(codes(FIRST["en"]))
    pictures = re.findall(r"<img [^>]*>", "".join(shown))
    assert len(pictures) == 2
    assert all(re.search(r'alt="[^"]{80,}"', picture) for picture in pictures)
    assert all('<div lang="en"' in html for html in shown)


def test_cells_run_in_the_wrong_order_say_what_to_do_in_both_languages() -> None:
    notebook = nbformat.read(FIRST["en"], as_version=4)
    notebook.cells = [cell for cell in reversed(notebook.cells) if cell.cell_type == "code"][:3]
    found = outputs(run(notebook))
    assert len(found) == 3
    assert not [output for output in found if output.output_type == "error"]
    for output in found:
        assert "First run the cells above" in output["data"]["text/plain"]
        assert output["data"]["text/html"].count("<p") == 2
