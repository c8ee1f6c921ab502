"""The desk of a student: whose data is open, in which language, and which hints were opened."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import current_language
from quickscan_sim.teach.misconceptions import Misconception
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question, find_question, load_questions


@dataclass
class Desk:
    """What the self-check remembers while a notebook is open.

    ``hints_opened`` counts hints by question and misconception. It is for the student alone and
    is written nowhere. ``found`` holds the mistakes that were last found in a question.
    """

    data: OwnData
    language: str
    own_questions: tuple[Question, ...] | None = None
    own_misconceptions: tuple[Misconception, ...] | None = None
    hints_opened: dict[tuple[str, str], int] = field(default_factory=dict)
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def task_of(self, question: Question) -> tuple[Question, ...]:
        """The questions of the same task, this one among them."""
        asked = self.own_questions
        if asked is None:
            asked = load_questions(question.module)
        place = (question.module, question.part, question.task)
        return tuple(one for one in asked if (one.module, one.part, one.task) == place)

    @cached_property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """The misconceptions by their code; the kit's own when no others were given."""
        if self.own_misconceptions is not None:
            return by_code(self.own_misconceptions)
        from quickscan_sim.teach.misconceptions.catalogue import BASICS, load_misconceptions

        return by_code((*load_misconceptions(), *load_misconceptions(BASICS)))

    def data_for(self, question: Question) -> OwnData:
        """The data that a question is looked at with.

        What is computed on the way stays in the kernel with an open question only. A protected one
        gets data that is forgotten afterwards: nothing that lies there is near its answer.
        """
        if question.is_open:
            return self.data
        forgotten = OwnData(self.data.pack_id, self.data.both, self.data.own_wijk)
        vars(forgotten)["scan"] = self.data.scan
        return forgotten

    def question(self, question_id: str) -> Question:
        """The question with this code; an unknown one raises with the nearest."""
        return find_question(question_id, self.own_questions)


_open: list[Desk] = []


def open_desk(
    data: OwnData,
    language: str = "nl",
    *,
    questions: Iterable[Question] | None = None,
    misconceptions: Iterable[Misconception] | None = None,
) -> Desk:
    """Let the self-check work on this data from now on.

    The desk keeps a copy of its own. Whatever a student changes in the tables afterwards, the
    self-check computes from the data as it was.

    Parameters
    ----------
    data
        The data of one student.
    language
        The language of the feedback: "nl" or "en".
    questions, misconceptions
        What to check with; the kit's own when nothing is given.
    """
    desk = Desk(
        OwnData(data.pack_id, copy.deepcopy(data.both), data.own_wijk),
        language,
        None if questions is None else tuple(questions),
        None if misconceptions is None else tuple(misconceptions),
    )
    _open[:] = [desk]
    return desk


def current_desk() -> Desk:
    """The desk that is open.

    Raises
    ------
    QuickscanError
        When no pack has been opened in this notebook.
    """
    if not _open:
        raise QuickscanError(
            "No neighbourhood is open yet. Run the first cell of this page. Then run this cell "
            "again."
        )
    return _open[0]


def desk_language() -> str:
    """The language of the open desk, or of the notebook when none is open."""
    return _open[0].language if _open else current_language()


def by_code(misconceptions: Iterable[Misconception]) -> dict[str, Misconception]:
    """Misconceptions by their code."""
    return {one.misconception_id: one for one in misconceptions}
