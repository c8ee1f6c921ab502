"""What the answers to one question are for one student: the right one, and those of mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from quickscan_sim.language import Bilingual

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question

Value: TypeAlias = Any
"""By kind. number: float or int. choice: the key of an option. several: frozenset of keys.
table: dict of row -> number or word. ranked: tuple of keys. function: None here; see the judge.
text: None."""


@dataclass(frozen=True)
class Expected:
    """The right answer to a question, and the answer that every misconception leads to.

    The self-check computes it from the student's own data in the student's own kernel; the judge
    takes it from the lecturer's key. Both then use :func:`~quickscan_sim.teach.questions.assess`.
    ``options`` are the keys that could be chosen and follow from the data, with their labels.
    """

    question_id: str
    right: Value
    mutants: Mapping[str, Value] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values that a JSON file can hold, for the lecturer's key.

        >>> Expected("M2.W1", frozenset({"b", "a"})).to_json()["right"]
        {'chosen': ['a', 'b']}
        """
        return {
            "question_id": self.question_id,
            "right": _packed(self.right),
            "mutants": {name: _packed(value) for name, value in self.mutants.items()},
            "options": {key: _packed(label) for key, label in self.options.items()},
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Expected:
        """The same as before :meth:`to_json`.

        >>> before = Expected("M2.W1", ("b", "a"), {"MV-S1": ("a", "b")})
        >>> Expected.from_json(before.to_json()) == before
        True
        """
        return cls(
            content["question_id"],
            _unpacked(content["right"]),
            {name: _unpacked(value) for name, value in content["mutants"].items()},
            {key: _unpacked(label) for key, label in content["options"].items()},
        )


def expect(question: Question, data: OwnData) -> Expected:
    """The right answer and those of every misconception, on the data of one student."""
    answer = question.answer
    if answer is None or question.kind == "function":
        return Expected(question.question_id, None)
    return Expected(
        question.question_id,
        _shaped(answer.of(data), question.kind),
        {
            name: _shaped(answer.changed(rules).of(data), question.kind)
            for name, rules in question.mutants.items()
        },
        _own_options(question, data),
    )


def _own_options(question: Question, data: OwnData) -> dict[str, Any]:
    """The options of which the text or the key follows from the data."""
    from quickscan_sim.teach.questions.wording import options_of

    as_written = {option.key: option.text for option in question.options}
    return {
        key: label
        for key, label in options_of(question, data).items()
        if as_written.get(key) != label
    }


def _shaped(value: Any, kind: str) -> Value:
    """A list out of a question file as the kind of answer it stands for."""
    if value is None:
        return None
    if kind == "several":
        return frozenset(value)
    return tuple(value) if kind == "ranked" else value


def _packed(value: Value) -> Any:
    if isinstance(value, Bilingual):
        return {"nl": value.nl, "en": value.en}
    if isinstance(value, (set, frozenset)):
        return {"chosen": sorted(value)}
    if isinstance(value, (tuple, list)):
        return {"ranked": list(value)}
    if isinstance(value, Mapping):
        return {"rows": {str(row): _packed(cell) for row, cell in value.items()}}
    # A number of numpy knows how to become one of Python.
    return value.item() if hasattr(value, "item") else value


def _unpacked(value: Any) -> Value:
    if not isinstance(value, Mapping):
        return value
    if "nl" in value:
        return Bilingual(value["nl"], value["en"])
    if "chosen" in value:
        return frozenset(value["chosen"])
    return tuple(value["ranked"]) if "ranked" in value else dict(value["rows"])
