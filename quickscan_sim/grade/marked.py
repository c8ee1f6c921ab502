"""What marking found of one handed-in notebook: the record that every later room reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from quickscan_sim.language import Bilingual, Readable

TYPED = "typed"
RUN = "run"
WRITTEN = "written"
NOTHING = "nothing"
NOT_RUN = "not_run"
WAYS = (TYPED, RUN, WRITTEN, NOTHING, NOT_RUN)
"""How an answer was got: a typed literal was read, code was run in the sandbox, a text was
written for a person, nothing could be read, or it is code and there was no sandbox to run it."""


@dataclass(frozen=True)
class MarkedAnswer:
    """One question of one student.

    ``points`` out of ``worth`` are the judge's. A text waits for a person (``needs_a_person``).
    ``answer`` is what stood in the answer cell, cut to a readable length; ``way`` says how it was
    got. ``seconds`` is None when the notebook does not say how long the student worked on it;
    ``hints`` the same for opened hints.
    """

    question_id: str
    points: float
    worth: float
    misconceptions: tuple[str, ...]
    reason: Bilingual
    needs_a_person: bool
    answer: str
    way: str
    seconds: float | None = None
    hints: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return {**vars(self), "misconceptions": list(self.misconceptions), **_texts(self.reason)}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> MarkedAnswer:
        """The same as before :meth:`to_json`."""
        changed = dict(content)
        changed["misconceptions"] = tuple(content["misconceptions"])
        changed["reason"] = Bilingual(**content["reason"])
        return cls(**changed)


@dataclass(frozen=True)
class MarkedSubmission:
    """One notebook of one student, marked.

    ``failure`` says why nothing could be marked (every answer then has 0 points and that reason);
    None when it could. ``notes`` are for the lecturer alone: what was repaired, whose code stood
    in the notebook. ``notes_for_student`` may be shown to the student. ``handed_in`` and
    ``marked_at`` are ISO 8601 in UTC, ``handed_in`` "" when unknown. ``submission_hash`` is the
    SHA-256 of what was handed in, ``key_hash`` that of the key entry and ``questions_hash`` that
    of the questions: when none of them changed, marking again is not needed.
    """

    student: str
    assignment: str
    notebook: str
    answers: tuple[MarkedAnswer, ...]
    failure: Bilingual | None
    notes: tuple[Bilingual, ...]
    notes_for_student: tuple[Bilingual, ...]
    handed_in: str
    marked_at: str
    pack_id: str
    submission_hash: str
    key_hash: str
    questions_hash: str
    kit_version: str

    @property
    def points(self) -> float:
        """The judge's points together, without what a person still has to give."""
        return round(sum(one.points for one in self.answers), 2)

    @property
    def worth(self) -> float:
        """The most that can be had, texts included."""
        return sum(one.worth for one in self.answers)

    @property
    def n_for_a_person(self) -> int:
        """How many answers wait for a hand."""
        return sum(one.needs_a_person for one in self.answers)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        content = dict(vars(self))
        content["answers"] = [one.to_json() for one in self.answers]
        content["failure"] = None if self.failure is None else vars(self.failure)
        for name in ("notes", "notes_for_student"):
            content[name] = [vars(one) for one in content[name]]
        return content

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> MarkedSubmission:
        """The same as before :meth:`to_json`; what a newer kit adds is not read."""
        changed = {one.name: content[one.name] for one in fields(cls)}
        changed["answers"] = tuple(MarkedAnswer.from_json(one) for one in content["answers"])
        failure = content["failure"]
        changed["failure"] = None if failure is None else Bilingual(**failure)
        for name in ("notes", "notes_for_student"):
            changed[name] = tuple(Bilingual(**one) for one in content[name])
        return cls(**changed)


def both_languages(text: Readable) -> Bilingual:
    """A sentence in Dutch and English, so that it can be kept.

    >>> from quickscan_sim.language import Message
    >>> both_languages(Message("In order.")).en
    'In order.'
    """
    return Bilingual(text.in_language("nl"), text.in_language("en"))


def _texts(reason: Bilingual) -> dict[str, Any]:
    return {"reason": {"nl": reason.nl, "en": reason.en}}
