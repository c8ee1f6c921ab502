"""The notebooks of the course as runs of cells, and what came out of each; shared by the checks."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.question_quality.other_forms import other_forms
from quickscan_sim.teach.questions import Expected, Question, expect, find_question
from quickscan_sim.teach.simulated_class import typed_answer, wrong_answers

COURSE = Path(__file__).parents[1] / "course"
NOTEBOOKS = sorted(COURSE.glob("[a-z][a-z]/*.ipynb"))
N_ORDERS = {"nl": 30, "en": 3}
"""The twin has the same code: `test_twins_run_the_same_code`."""
N_CELLS = 8
CHECK = re.compile(r'check\("(?P<question>[^"]+)", (?P<variable>\w+)\)')
RANDOM = re.compile(r"\b[0-9a-f]{32}\b| at 0x[0-9a-f]+")
"""The number of a widget, and where it lies in memory."""
FUNCTIONS = {
    "M2.W13": """
def theme_score(answers, reversed_sentences):
    pairs = [(a, r) for a, r in zip(answers, reversed_sentences) if a != 9]
    counted = [6 - a if r else a for a, r in pairs if a is not None]
    if not counted or len(counted) < len(pairs) / 2:
        return None
    return sum(counted) / len(counted)

answer_w13 = theme_score"""
}
"""What a student could write where a function is asked."""

Cell = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """A question in a notebook: the cells in which it is answered and checked."""

    question: Question
    expected: Expected
    answer_cell: str
    check_cell: Cell
    variable: str

    def typed(self, answer: Any) -> Cell:
        """The answer cell with this answer as a literal."""
        return self.answer_cell, f"{self.variable} = {answer!r}"

    @property
    def right(self) -> Cell:
        """The answer cell of the model solution."""
        name = self.question.question_id
        if self.question.kind == "function":
            return self.answer_cell, FUNCTIONS[name]
        return self.typed(typed_answer(self.question, self.expected.right))


@dataclass(frozen=True)
class Outcome:
    """What a run gave: by cell the outputs, and what its widgets show."""

    cells: list[tuple[str, list[dict[str, Any]]]]
    widgets: list[str]
    asked: list[str]
    seconds: float

    def of(self, cell: str) -> list[dict[str, Any]]:
        """The outputs of a cell that ran once."""
        return next(outputs for name, outputs in self.cells if name == cell)

    def texts(self) -> Iterator[tuple[str, str]]:
        """By cell everything that can be read, in words and as HTML."""
        for name, outputs in self.cells:
            yield from ((name, text_of([output])) for output in outputs)
        yield from (("widget", text) for text in self.widgets)


@cache
def code_cells(path: Path) -> tuple[Cell, ...]:
    notebook = nbformat.read(path, as_version=4)
    return tuple((cell.id, cell.source) for cell in notebook.cells if cell.cell_type == "code")


@cache
def practice() -> OwnData:
    return read_pack_folder(PRACTICE)[1]


@cache
def questions_in(path: Path) -> tuple[Asked, ...]:
    """What is asked in a notebook, in order."""
    cells = code_cells(path)
    found = []
    for name, code in cells:
        check = CHECK.search(code)
        if check is None:
            continue
        empty = f"{check['variable']} = ..."
        answers = [one for one, text in cells if text.endswith(empty)]
        if answers:  # else it is an example that was filled in for the student
            question = find_question(check["question"], None)
            expected = expect(question, practice())
            found.append(Asked(question, expected, answers[0], (name, code), check["variable"]))
    return tuple(found)


def model(path: Path) -> list[Cell]:
    """The cells with every answer of the model solution."""
    right = dict(asked.right for asked in questions_in(path))
    return [(name, right.get(name, code)) for name, code in code_cells(path)]


def opening(path: Path) -> list[Cell]:
    """The cell that opens the wijk."""
    return [cell for cell in code_cells(path) if "open_my_wijk(" in cell[1]][:1]


def each_mistake(path: Path) -> list[tuple[str, Asked, Any]]:
    """Every mistake in every question, with what is typed by whoever makes it."""
    return [
        (code, asked, wrong)
        for asked in questions_in(path)
        if asked.question.kind != "function"
        for code, wrong in wrong_answers(asked.question, asked.expected).items()
    ]


def each_other_form(path: Path) -> list[tuple[str, Asked, Any]]:
    """Right answers in every form that can be typed."""
    return [
        (form, asked, right)
        for asked in questions_in(path)
        if asked.question.kind != "function"
        for form, right in other_forms(asked.question, asked.expected).items()
        if isinstance(right, str | int | list | tuple | set | dict) or type(right) is float
    ]


def checked(path: Path, answers: Sequence[tuple[str, Asked, Any]]) -> list[Cell]:
    """Open the wijk, then type and check one answer after the other."""
    cells = opening(path)
    for number, (_, asked, answer) in enumerate(answers):
        cells += [asked.typed(answer), (str(number), asked.check_cell[1])]
    return cells


def orders(path: Path) -> list[list[Cell]]:
    """Cells shuffled, left out and run twice, each time in another way; filled in rightly."""
    cells = model(path)
    made = []
    for number in range(N_ORDERS[path.parent.name] if cells else 0):
        chance = random.Random(number)
        order = cells[:]
        if number % 6 != 0:
            order = sorted(chance.sample(order, min(N_CELLS, len(order))), key=cells.index)
        if number % 3 != 1:
            chance.shuffle(order)
        if number % 6 == 5:
            order += order[: len(order) // 2]
        if order not in made:  # of three cells there are few orders
            made.append(order)
    return made


def text_of(outputs: Sequence[dict[str, Any]]) -> str:
    """What outputs show, without what is random by nature: see RANDOM."""
    parts = []
    for output in outputs:
        if output["kind"] == "error":
            parts.append("\n".join(output["traceback"]))
        parts += [str(output.get("text", "")), *map(str, output.get("data", {}).values())]
    return RANDOM.sub("", "\n".join(parts))


@cache
def all_runs() -> dict[str, Outcome]:
    """Every run of every notebook, done once."""
    runs = []
    for path in NOTEBOOKS:
        name, cells = name_of(path), list(code_cells(path))
        runs += [
            _run(f"{name} first", path, cells, cold=path.parent.name == "nl"),
            _run(f"{name} again", path, cells),
            *(_run(f"{name} order {at}", path, one) for at, one in enumerate(orders(path))),
        ]
        if questions_in(path):
            runs += [
                _run(f"{name} model", path, model(path)),
                _run(f"{name} mistakes", path, checked(path, each_mistake(path))),
                _run(f"{name} forms", path, checked(path, each_other_form(path))),
            ]
    runs.append(_run("network", NOTEBOOKS[0], NETWORK))
    return done(runs)


NETWORK: list[Cell] = [
    ("local", "import socket\nsocket.create_server(('127.0.0.1', 0)).close()\n'open'"),
    (
        "name",
        "import urllib.request\nurllib.request.urlopen('http://quickscan.example', timeout=5)",
    ),
    ("number", "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=5)"),
]


def name_of(path: Path) -> str:
    """The language and the notebook."""
    return f"{path.parent.name} {path.stem}"


def _run(name: str, path: Path, cells: Sequence[Cell], *, cold: bool = False) -> dict[str, Any]:
    return {"name": name, "notebook": str(path), "cells": list(cells), "cold": cold}


def done(runs: Sequence[dict[str, Any]]) -> dict[str, Outcome]:
    """Do these runs, each in a fresh kernel."""
    script = Path(__file__).with_name("warm_kernel.py")
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "runs.json"), Path(folder, "results.json")
        asked.write_text(json.dumps(runs), encoding="utf-8")
        here = {
            "IPYTHONDIR": folder,
            "MPLBACKEND": "Agg",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            "PYTHONPATH": str(COURSE.parent),
        }
        finished = subprocess.run(
            [sys.executable, str(script), str(asked), str(answered)],
            env=os.environ | here,
            capture_output=True,
            text=True,
            check=False,
        )
        if finished.returncode:
            raise RuntimeError(finished.stderr)
        results = json.loads(answered.read_text(encoding="utf-8"))
    return {
        name: Outcome(
            [(cell["id"], cell["outputs"]) for cell in result["cells"]],
            result["widgets"],
            result["asked"],
            result["seconds"],
        )
        for name, result in results.items()
    }
