"""One question: what is asked, in which form, for how many points, and what can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.rubric_row import RubricRow

KINDS = ("number", "choice", "several", "table", "ranked", "function", "text")
HANDED_IN = ("worksheet", "assignment")
PARTS = ("explore", *HANDED_IN)
VISIBILITIES = ("open", "protected")


@dataclass(frozen=True)
class Form:
    """What an answer must look like; the self-check of a protected question looks at this only.

    ``decimals`` is the rounding rule of numbers (0: a whole number), ``tolerance`` how far from
    the right number still counts, ``low`` and ``high`` the lowest and highest possible number.
    ``n_low`` and ``n_high`` bound how many things are named in a choice of several, a ranked list
    or a text (in words). ``cells`` are the words or codes allowed in a cell of a table; without
    them a cell holds a number. ``cell_texts`` says what a code means.
    """

    decimals: int | None = None
    tolerance: float = 0.0
    low: float | None = None
    high: float | None = None
    n_low: int | None = None
    n_high: int | None = None
    cells: tuple[str, ...] = ()
    cell_texts: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """Something that can be chosen, and the misconception of whoever chooses it wrongly."""

    key: str
    text: Bilingual
    misconception: str | None


@dataclass(frozen=True)
class Question:
    """One question of a module.

    ``question_id`` reads "M2.W3" (worksheet), "M2.A3" (assignment) or "M0.E3" (to explore: without
    points, never handed in and in no pack or key). ``answer`` computes the right
    answer from the student's own data; ``mutants`` give for a misconception the rules that change.
    ``options`` are fixed; ``options_from`` computes them from the data (a dict of key -> label).
    With ``deals_letters`` every pack has the options of the file under other letters.
    ``material`` computes a table that is shown with the question, ``facts`` what goes into the
    {fields} of the prompt. ``inputs`` makes the arguments on which a function is tried; ``answer``
    is then the reference ``(data, *, arguments, **rules)``. ``why`` explains a misconception in the
    terms of this question, in the place of the explanation in the catalogue. ``hints`` are for who
    made no mistake that is known, in the place of those of a misconception. ``own_rubric`` holds
    the criteria for a text, unless ``rubric_from`` says where they come from. An *open* question is
    explained at once; of a *protected* one the self-check looks at the form only, and its right
    answer always depends on the data.
    """

    question_id: str
    module: str
    part: str
    task: str
    objective: str
    visibility: str
    kind: str
    points: float
    minutes: float
    prompt: Bilingual
    form: Form
    answer: Computation | None = None
    mutants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    options_from: Computation | None = None
    material: Computation | None = None
    facts: Computation | None = None
    inputs: Computation | None = None
    own_rubric: tuple[RubricRow, ...] = ()
    rubric_from: str | None = None
    good_answer: Bilingual | None = None
    deals_letters: bool = False
    why: Mapping[str, Bilingual] = field(default_factory=dict)
    hints: tuple[Bilingual, ...] = ()

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """Every misconception that an answer to this question can show."""
        linked = (option.misconception for option in self.options if option.misconception)
        return tuple(dict.fromkeys([*self.mutants, *linked]))

    @property
    def rubric(self) -> tuple[RubricRow, ...]:
        """The criteria for a text: its own, or those of the improvement plan.

        The latter are read when somebody asks for them: a student's notebook never does.
        """
        if self.rubric_from is None:
            return self.own_rubric
        from quickscan_sim.teach.questions.plan_rubric import plan_rubric

        return plan_rubric()

    @property
    def is_open(self) -> bool:
        """Whether the self-check may explain the answer at once."""
        return self.visibility == "open"

    @property
    def is_handed_in(self) -> bool:
        """Whether it counts; what is explored has no points and no place in a key."""
        return self.part in HANDED_IN

    @property
    def is_automatic(self) -> bool:
        """Whether a computer can mark it; a text waits for a person."""
        return self.kind != "text"

    def explained(self, misconception_id: str, otherwise: Bilingual) -> Bilingual:
        """The explanation of a misconception in the terms of this question, else ``otherwise``."""
        return self.why.get(misconception_id, otherwise)
