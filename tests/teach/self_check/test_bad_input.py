"""Whatever is given as an answer or as a code: a sentence, and never the right number."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import ipywidgets
import numpy as np
import pandas as pd
import pytest
from small_questions import small_data, small_misconceptions, small_questions

from quickscan_sim.teach.self_check import check, hint, open_desk, show_question
from quickscan_sim.teach.self_check import desk as desk_module


class WithoutWords:
    def __str__(self) -> str:
        raise RuntimeError("no words")

    __repr__ = __str__


class EqualToAll(float):
    """A number that says it is equal to any other, and no distance away."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __sub__

    def __abs__(self) -> float:
        return 0.0

    def __float__(self) -> float:
        return 2.22


class Another(str):
    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("no words")


class Unlistable(list[Any]):
    def __iter__(self) -> Iterator[Any]:
        raise RuntimeError("no things")


def nested(depth: int) -> list[Any]:
    things: list[Any] = []
    for _ in range(depth):
        things = [things]
    return things


BAD: dict[str, Any] = {
    "a class": int,
    "a series": pd.Series([3.14]),
    "a table": pd.DataFrame({"a": [1.0, 2.0]}),
    "an empty table": pd.DataFrame(),
    "a word for a number": "drie",
    "nan": float("nan"),
    "infinity": float("inf"),
    "less than anything": -np.inf,
    "a number without end": "1" * 5000,
    "nothing": None,
    "a blank of pandas": pd.NA,
    "a blank of numpy": np.ma.masked,
    "a slider": ipywidgets.IntSlider(value=3),
    "a function": lambda: 4.5,
    "yes": True,
    "a complex number": 3 + 1j,
    "a whole number of numpy": np.int32(3),
    "an array": np.array([3.1, 2.0]),
    "an array of one": np.array(2.22),
    "a matrix": np.zeros((2, 2)),
    "a huge number": 10**5000,
    "a huge negative number": -(10**5000),
    "a decimal that refuses": Decimal("sNaN"),
    "ten megabytes": "a" * 10_000_000,
    "ten megabytes of letters": "a," * 5_000_000,
    "lists in lists": [[1, [2]], [3]],
    "a deep list": nested(5000),
    "words that fail": WithoutWords(),
    "a list of those": [WithoutWords()],
    "a dict of those": {WithoutWords(): 1, "ann": WithoutWords()},
    "a text that fails": Another("a"),
    "a list that fails": Unlistable([1]),
    "equal to all": EqualToAll(2.22),
    "bytes": b"4.5",
    "a day": pd.Timestamp("2026-09-01"),
    "a module": sys,
    "half a character": "\ud800",
    "markup": "<script>alert(1)</script>",
}
LAYERS = {"form", "unknown", "misconception", "protected"}


@pytest.fixture(autouse=True)
def closed_again() -> Iterator[None]:
    yield
    desk_module._open.clear()


def opened(language: str) -> None:
    open_desk(
        small_data(),
        language,
        questions=small_questions().values(),
        misconceptions=small_misconceptions(),
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", BAD)
def test_any_answer_at_all_gets_a_sentence(name: str, language: str) -> None:
    opened(language)
    for question_id in small_questions():
        said = check(question_id, BAD[name])
        # One letter, however often it is named, is an answer where several are asked.
        assert said.layer in LAYERS, (question_id, said.text)
        assert said.text.rstrip().endswith((".", "?"))
        assert len(said.text) < 1500
        assert "Traceback" not in said.text
        html = said._repr_html_()
        assert "<script>" not in html
        html.encode("utf-8")
        for right in ("4.5", "4,5"):  # the mean of what was answered
            assert right not in said.text.replace("b'4.5'", "")


@pytest.mark.parametrize(
    ("raw", "dutch", "english"),
    [
        (pd.Series([1.0]), "hele kolom of tabel", "whole column or table"),
        ("drie", "'drie' is niet te lezen als getal", "'drie' can not be read as a number"),
        (float("nan"), "geen getal (nan)", "not a number (nan)"),
        (-np.inf, "oneindig", "infinite"),
        (None, "Nog geen antwoord", "Not answered yet"),
        (ipywidgets.IntSlider(), "knop of schuif", "write .value behind its name"),
        (len, "functie zelf", "a function itself"),
        (True, "True of False", "True or False"),
        (3j, "complex", "complex"),
        ([1, 2], "meer waarden", "several values"),
        ("12%", "zonder", "without the % sign"),
        (9, "tussen 1 en 5", "between 1 and 5"),
        (WithoutWords(), "WithoutWords", "you gave WithoutWords"),
    ],
)
def test_every_wrong_type_has_its_own_sentence(raw: Any, dutch: str, english: str) -> None:
    for language, said in (("nl", dutch), ("en", english)):
        opened(language)
        found = check("M2.A1", raw)
        assert (found.layer, said in found.text) == ("form", True), found.text


def test_a_number_is_read_with_a_comma_or_as_one_of_numpy() -> None:
    opened("nl")
    for raw in (
        "4,5",
        " 4.50 ",
        np.float64(4.5),
        np.array(4.5),
        np.longdouble(4.5),
        Decimal("4.5"),
    ):
        assert check("M2.W1", raw).layer == "right"


@pytest.mark.parametrize("code", ["m2.w1", " M2.W1 ", "M2 W1", "m2,w1", "M2W1", "M2. W1"])
def test_a_code_is_known_however_it_is_written(code: str) -> None:
    opened("en")
    assert check(code, 4.5).layer == "right"
    assert show_question(code).layer == "question"


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("M2.W33", "M2.W3"),
        ("m2.w7", "M2.W"),
        (3, "M2.W3"),
        ("", "M2."),
        (None, "M2."),
        (3.5, "M2.W"),
        (WithoutWords(), "M2."),
        ("x" * 10_000_000, "M2."),
        (["M2.W8"], "M2.W"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(code: Any, near: str) -> None:
    for language, asked in (("nl", "Bedoel je"), ("en", "Do you mean")):
        opened(language)
        for said in (check(code, 3), hint(code), show_question(code)):
            assert said.layer == "refused"
            assert f"{asked} {near}" in said.text
            assert len(said.text) < 200
