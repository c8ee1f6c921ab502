"""The desk of a student: whose data is open, in which language, and which hints were opened."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import current_language
from quickscan_sim.quickscan import Quickscan
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
    questions: tuple[Question, ...]
    misconceptions: Mapping[str, Misconception]
    hints_opened: dict[tuple[str, str], int] = field(default_factory=dict)
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def question(self, question_id: str) -> Question:
        """The question with this code; an unknown one raises with the nearest."""
        return find_question(question_id, self.questions)


_open: list[Desk] = []


def open_desk(
    data: OwnData,
    language: str = "nl",
    *,
    questions: Iterable[Question] | None = None,
    misconceptions: Iterable[Misconception] | None = None,
) -> Quickscan:
    """Let the self-check work on this data from now on.

    Parameters
    ----------
    data
        The data of one student. The desk keeps it as it is.
    language
        The language of the feedback: "nl" or "en".
    questions, misconceptions
        What to check with; the kit's own when nothing is given.

    Returns
    -------
    Quickscan
        A copy of the student's own wijk to work with. Whatever changes in it, the self-check still
        computes from the data as it was.
    """
    known = load_catalogue() if misconceptions is None else tuple(misconceptions)
    desk = Desk(
        data,
        language,
        load_questions() if questions is None else tuple(questions),
        {one.misconception_id: one for one in known},
    )
    _open[:] = [desk]
    return copy.deepcopy(data.scan)


def current_desk() -> Desk:
    """The desk that is open.

    Raises
    ------
    QuickscanError
        When no pack has been opened in this notebook.
    """
    if not _open:
        raise QuickscanError(
            "No pack is open yet. Run the first cell of the notebook, and type your own code there."
        )
    return _open[0]


def desk_language() -> str:
    """The language of the open desk, or of the notebook when none is open."""
    return _open[0].language if _open else current_language()


def load_catalogue() -> tuple[Misconception, ...]:
    """Every misconception the kit knows."""
    from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions

    return tuple(load_misconceptions())
