"""Every reason why there is no number has a sentence, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quickscan_sim.analyse
from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.language import Message

SOURCES = sorted(Path(quickscan_sim.analyse.__file__).parent.rglob("*.py"))


def reasons_given(source: str) -> set[str]:
    """Text that code passes as a reason, stores under it, or returns from a search for one."""
    tree = ast.parse(source)
    given = [value for node in ast.walk(tree) for value in _given_by(node)]
    # The parts of a choice (a if b else c) count; names of columns and of types do not.
    return {text for value in given for text in _texts(value)}


def _given_by(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.keyword(arg="reason", value=value):
            yield value
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "reason":
                    yield value
        case ast.FunctionDef(name=name) if "reason" in name or name.startswith("_cannot"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield inner.value


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)) if text != "str":
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case ast.BoolOp(values=values):
            for one in values:
                yield from _texts(one)


def test_the_reader_of_reasons_sees_every_way_to_give_one() -> None:
    assert reasons_given('f(reason="a")') == {"a"}
    assert reasons_given('row = {"reason": "a" if few else None, "n": "b"}') == {"a"}
    assert reasons_given('def _reason(n):\n    return "a" if n else "b"') == {"a", "b"}
    assert reasons_given('COLUMNS = {"reason": "str"}') == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_reason_in_the_code_has_a_sentence(source: Path) -> None:
    assert reasons_given(source.read_text(encoding="utf-8")) - set(REASONS) == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_reads_to_its_end(language: str) -> None:
    for code, sentence in REASONS.items():
        read = Message(sentence, needed=3).in_language(language)
        assert "{" not in read, code
        assert read.endswith("."), code
