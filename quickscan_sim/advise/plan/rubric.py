"""The rubric of the plan: what can be counted, and a sign for a grader at every criterion.

Criteria, weights and levels stand in ``data/rubric.csv``. The kit gives no mark: a sign says what
was found, and which level that allows at most; whether the text deserves it, a person reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.plan.check_plan import check_plan
from quickscan_sim.advise.plan.checking import Checking
from quickscan_sim.advise.plan.model import ImprovementPlan
from quickscan_sim.advise.plan.rubric_levels import LEVELS_OF, Evidence
from quickscan_sim.advise.plan.rubric_points import Point, count_points
from quickscan_sim.advise.remark import WARNING, Remark
from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

RUBRIC = Path(__file__).parents[2] / "data" / "rubric.csv"
HIGHEST = 4


@dataclass(frozen=True)
class Criterion:
    """One criterion: its name, its weight, and what each level from 0 to 4 looks like."""

    criterion: str
    name: Bilingual
    weight: float
    levels: tuple[Bilingual, ...]


@dataclass(frozen=True)
class Signal:
    """What was found at a criterion, and which level (0 to 4) that allows at most."""

    criterion: Criterion
    level_at_most: int
    found: Message

    @property
    def sentence(self) -> Message:
        """The sign in words; never a mark."""
        return Message(
            "{name}: {found} At most level {level} ({anchor}); read whether the text deserves it.",
            name=self.criterion.name,
            found=self.found,
            level=self.level_at_most,
            anchor=self.criterion.levels[self.level_at_most],
        )


@dataclass(frozen=True)
class RubricScore:
    """The automatic part of the rubric: 8 points that can be counted, and eight signs.

    ``wording`` are warnings about words: they cost no points.
    """

    points: tuple[Point, ...]
    signals: tuple[Signal, ...]
    wording: tuple[Remark, ...]

    @property
    def earned(self) -> float:
        """Points that were earned."""
        return sum(point.earned for point in self.points)

    @property
    def worth(self) -> int:
        """Points that can be earned."""
        return sum(point.worth for point in self.points)

    @property
    def allowed_at_most(self) -> float:
        """The weighted sum of what the signs allow at most, of 32; an upper bound, no mark."""
        return sum(one.level_at_most * one.criterion.weight for one in self.signals)


def score_plan(
    plan: ImprovementPlan, reading: Reading, findings: tuple[Finding, ...]
) -> RubricScore:
    """The automatic part of the rubric, beside which a person marks the plan.

    Eight points: numbers quoted are those of the data (3), every scored theme has a row or is said
    to have none (2), owner, dates and measure are filled in (2), no small cell is quoted (1).

    Parameters
    ----------
    reading, findings
        Of the data that the plan belongs to.

    Examples
    --------
    >>> [criterion.weight for criterion in load_rubric()]
    [1.5, 1.0, 1.0, 1.0, 1.25, 0.75, 1.0, 0.5]
    """
    remarks = check_plan(plan, reading, findings)
    evidence = Evidence(Checking(plan, reading, tuple(findings)), remarks)
    signals = tuple(
        Signal(criterion, *LEVELS_OF[criterion.criterion](evidence)) for criterion in load_rubric()
    )
    wording = tuple(
        one
        for one in remarks
        if one.code in ("label", "blame", "unwilling") and one.severity == WARNING
    )
    return RubricScore(count_points(evidence), signals, wording)


@cache
def load_rubric() -> tuple[Criterion, ...]:
    """The criteria in their order."""
    return tuple(
        Criterion(
            criterion=row["criterion"],
            name=Bilingual(row["name_nl"], row["name_en"]),
            weight=float(row["weight"]),
            levels=tuple(
                Bilingual(row[f"level_{level}_nl"], row[f"level_{level}_en"])
                for level in range(HIGHEST + 1)
            ),
        )
        for row in read_delimited(RUBRIC).to_dict("records")
    )
