"""An improvement plan: its rows, and the data that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.language import Message, Readable, mark

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.naming import Names

LEVELS = ("institution", "neighbourhood", "sector", "municipality")
STATUSES = ("proposed", "agreed", "started", "done", "stopped")

PLAN_COLUMNS = (
    "finding_id",
    "finding",
    "goal",
    "action",
    "first_step",
    "first_step_by",
    "owner",
    "owner_function",
    "partners",
    "term",
    "indicator",
    "baseline",
    "target",
    "level",
    "residents",
    "risk",
    "resources",
    "expected_effect",
    "assumption",
    "check_date",
    "starts_now",
    "status",
    "theme",
    "action_id",
    "neighbourhood_id",
)
"""Also those of a plan without rows."""

TO_BE_CHOSEN = mark("to be chosen at the round table")


@dataclass(frozen=True)
class Measure:
    """A number of the plan as people read it, and as it is computed with.

    Attributes
    ----------
    text
        "3,1 (n = 24)", or words: "at least half".
    value
        In the unit of the indicator (points of the scale, a share from 0 to 1, a count). None for
        words only.
    n
        How many people, ratings or organisations it rests on; None where that does not apply.
    """

    text: str
    value: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class DataVersion:
    """Which data a plan was made from.

    Attributes
    ----------
    fingerprint
        See :func:`~quickscan_sim.advise.plan.data_version`.
    wave
        The wave that was read.
    measured_on
        The day on which that wave closed.
    invented
        Whether people and places are made up.
    kit_version
        The version of the kit that wrote the plan.
    """

    fingerprint: str
    wave: int
    measured_on: date
    invented: bool
    kit_version: str


@dataclass(frozen=True)
class PlanRow:
    """One row: from a finding to a goal, an action, an owner and a day to look again.

    Texts are in the language of the plan; empty: nothing was filled in. ``owner`` and ``partners``
    are codes of organisations; the owner is None as long as the partners have not chosen one.
    ``starts_now`` holds for at most three rows. ``neighbourhood_id`` is the wijk of the finding,
    None where it is about more than one.
    """

    finding_id: str
    finding: str
    theme: str | None
    goal: str
    action: str
    action_id: str | None
    owner: str | None
    owner_function: str
    partners: tuple[str, ...]
    first_step: str
    first_step_by: date | None
    term: date | None
    check_date: date | None
    indicator: str
    baseline: Measure
    target: Measure
    level: str
    residents: str
    risk: str
    resources: str
    expected_effect: str
    assumption: str
    starts_now: bool
    status: str = "proposed"
    neighbourhood_id: str | None = None

    def owner_name(self, names: Names) -> str | Readable:
        """Who is proposed to take the lead, as others may be told."""
        if self.owner is None:
            return Message(TO_BE_CHOSEN)
        return called(self.owner, self.neighbourhood_id, names)

    def partner_names(self, names: Names) -> tuple[str | Readable, ...]:
        """Who else is needed, as others may be told."""
        return tuple(called(one, self.neighbourhood_id, names) for one in self.partners)


def called(organisation_id: str, neighbourhood_id: str | None, names: Names) -> str | Readable:
    """What an organisation of a plan is called; a code that does not exist is itself."""
    if organisation_id not in set(names.scan.organisations["organisation_id"]):
        return organisation_id
    here = neighbourhood_id and organisation_id in names.in_wijk(neighbourhood_id)
    return names.organisation(organisation_id, neighbourhood_id if here else None)


@dataclass(frozen=True)
class ImprovementPlan:
    """A plan for a municipality, one wijk or one organisation; drafted, then made their own.

    All texts are in one language. ``neighbourhood_id`` and ``organisation_id`` are both None in a
    plan for the whole municipality. ``not_found`` tells what was looked for and not found,
    ``limits`` what may not be concluded, ``process`` who talked with whom and how texts were made.
    ``decided_on`` is the day from which first steps count; None: the day of measuring.
    """

    language: str
    title: str
    municipality: str
    neighbourhood_id: str | None
    organisation_id: str | None
    data: DataVersion
    rows: tuple[PlanRow, ...]
    not_found: str = ""
    limits: str = ""
    process: str = ""
    decided_on: date | None = None

    @property
    def starts_on(self) -> date:
        """The day from which first steps count."""
        return self.decided_on or self.data.measured_on

    def to_frame(self, names: Names | None = None) -> pd.DataFrame:
        """The plan as a table in its language, one row per action.

        Parameters
        ----------
        names
            Calls owner and partners by name, or after their sector where they may not be named.
            Without it they stand there by their code.
        """
        import pandas as pd

        records = [self._record(row, names) for row in self.rows]
        return pd.DataFrame(records, columns=list(PLAN_COLUMNS))

    def _record(self, row: PlanRow, names: Names | None) -> dict[str, object]:
        record = {name: getattr(row, name) for name in PLAN_COLUMNS}
        for day in ("first_step_by", "term", "check_date"):
            record[day] = record[day].isoformat() if record[day] else ""
        partners: tuple[object, ...] = row.partners
        if names is not None:
            record["owner"] = self._read(row.owner_name(names))
            partners = tuple(self._read(one) for one in row.partner_names(names))
        return record | {
            "partners": "; ".join(map(str, partners)),
            "baseline": row.baseline.text,
            "target": row.target.text,
        }

    def _read(self, text: str | Readable) -> str:
        return text if isinstance(text, str) else text.in_language(self.language)
