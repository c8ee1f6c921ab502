"""What a beginner reads after a slip: which cell to run first, or what to type instead."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quickscan_sim import lesson
from quickscan_sim.language import LANGUAGES
from quickscan_sim.widgets import guidance
from quickscan_sim.widgets.notebook_file import NotebookFile, notebook_from, notebook_here
from quickscan_sim.widgets.slips import example_of


def code(source: str) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "source": source.splitlines(keepends=True)}


RAW = {
    "cells": [
        {"cell_type": "markdown", "metadata": {"lang": "en"}, "source": "# Lesson\n"},
        code('# Step 1: open it. Type a code.\nmy_scan = open_my_wijk("", "en")'),
        {"cell_type": "markdown", "metadata": {"lang": "en"}, "source": "## By hand\n\nAdd.\n"},
        code("total = 1"),
        code("# Type a number.\nanswer_w1 = ..."),
        code("answer_w2 = 3 5"),
    ]
}
NOTEBOOK = notebook_from(RAW)


@pytest.fixture(autouse=True)
def library() -> Iterator[None]:
    guidance._library[:] = lesson.__all__
    yield
    guidance._library.clear()


def said(cell: str, notebook: NotebookFile = NOTEBOOK, **known: object) -> str | None:
    """What is said when a cell with this text runs in an empty kernel."""
    try:
        exec(compile(cell, "cell", "exec"), dict(known))
    except Exception as error:  # noqa: BLE001 - whatever a beginner makes
        told = guidance.guidance_for(error, error.__traceback__, cell, notebook, list(known))
        return told and told.in_language("en")
    raise AssertionError("the cell ran")


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("print(my_scan)", "Step 1: open it"),
        ("print(answer_w1)", "answer_w1 = ..."),
        ("print(total)", "By hand"),
    ],
)
def test_a_missing_name_says_which_cell_to_run_first(cell: str, title: str) -> None:
    assert f"First run the cell “{title}”." in str(said(cell))


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("", None),  # JupyterLab adds one below the last cell
        ("x = answer_w1 = 3", "By hand"),
        ("def answer_w1():\n    return 3", "By hand"),
        ("#\nanswer_w1, x = 1, 2", "answer_w1, x = 1, 2"),
        ("answer_w1 = \0", None),
    ],
)
def test_whatever_a_student_typed_the_notebook_can_be_read(cell: str, title: str | None) -> None:
    heading = {"cell_type": "markdown", "source": "## By hand"}
    maker = notebook_from({"cells": [heading, code(cell)]}).maker_of("answer_w1")
    assert (maker and maker.title) == title


def test_a_cell_is_not_told_to_run_itself() -> None:
    assert "cells above" in str(said("total = 1 + totl", NotebookFile()))
    assert "First run the cell" not in str(said("answer_w1 = answer_w1", NotebookFile()))


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ('chekc("M2.W1", 3)', "Do you mean check?"),
        ("answer_w3 = true", "Do you mean True?"),
        ("answer_w3 = d", 'put quotation marks around it: "d"'),
        ('hint("M2.W1")', "from quickscan_sim.lesson import hint"),
        ("from quickscan_sim.lesson import chekc", "Do you mean check?"),
        ("from quickscan_sim.lesson import everything", "It has: check, hint,"),
        ("from quickscan_sim.leson import check", "There is no quickscan_sim.leson."),
        ("answer_w1 = 3 5", "Python can not read line 1: answer_w1 = 3 5."),
        ('answer_w1 = "a', "a quotation mark is missing"),
        ("answer_w1 = (1, 2", "Every ( needs a )"),
        ("answer_w1 = “a”", "straight quotation marks"),
        ("x = 1\n  y = 2", "Line 2: begin at the far left"),
        ("def f(x):\nreturn x", "Line 2: put four spaces in front."),
    ],
)
def test_a_slip_gets_a_sentence_with_a_next_step(cell: str, sentence: str) -> None:
    assert sentence in str(said(cell))


@pytest.mark.parametrize("name", sorted(lesson.__all__))
def test_every_function_of_the_lessons_says_how_it_is_called(name: str) -> None:
    told = str(said(f"{name}(1, 2, 3, 4, 5, 6, 7, 8)", **{name: getattr(lesson, name)}))
    assert f"Write it like this: {name}(" in told


@pytest.mark.parametrize("name", sorted(lesson.__all__))
def test_the_example_of_a_call_fits_the_function(name: str) -> None:
    (call,) = (node for node in ast.walk(ast.parse(example_of(name))) if isinstance(node, ast.Call))
    inspect.signature(getattr(lesson, name)).bind(*call.args)


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    import pandas as pd

    told = said('scores["them"]', scores=pd.DataFrame({"theme": [1], "score": [2]}))
    assert told == "The table has no column 'them'. The columns are: theme, score."


UNBOUND = "def f():\n    total = total + 1\nf()"


@pytest.mark.parametrize("cell", ['"a" + 3', "int.foo", '{}["x"]', "import numppy", UNBOUND])
def test_a_mistake_of_another_kind_is_left_to_python(cell: str) -> None:
    with pytest.raises(guidance.GUIDED) as found:
        exec(cell, {})
    assert guidance.guidance_for(found.value, found.tb, cell) is None


def test_the_notebook_is_found_where_jupyter_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lesson.ipynb").write_text(json.dumps(RAW), encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "lesson.ipynb"))
    assert notebook_here() == NOTEBOOK
    assert NOTEBOOK.language in LANGUAGES


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [{}]}', '{"cells": [1]}'])
def test_a_file_that_is_no_notebook_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "lesson.ipynb").write_text(content, encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "lesson.ipynb"))
    assert notebook_here() == NotebookFile()
    monkeypatch.setenv("JPY_SESSION_NAME", "elsewhere.ipynb")
    assert notebook_here() == NotebookFile()
