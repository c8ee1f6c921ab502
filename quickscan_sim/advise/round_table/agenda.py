"""The agenda: 90 minutes in two or three rounds, and a cut of 45 minutes for a workshop."""

from __future__ import annotations

from itertools import accumulate

from quickscan_sim.advise.round_table.table import AgendaStep
from quickscan_sim.advise.round_table.texts import in_language, round_table_texts
from quickscan_sim.errors import QuickscanError

VARIANTS = {2: "two", 3: "three"}
SHORT = "short"
FULL_MINUTES, SHORT_MINUTES = 90, 45


def agenda(rounds: int, language: str) -> tuple[AgendaStep, ...]:
    """The agenda of 90 minutes with two or three rounds.

    Raises
    ------
    QuickscanError
        For another number of rounds.

    Examples
    --------
    >>> sum(step.minutes for step in agenda(3, "en"))
    90
    """
    if rounds not in VARIANTS:
        raise QuickscanError(
            "A round table has 2 or 3 rounds; found {rounds}.", rounds=repr(rounds)
        )
    return _steps(VARIANTS[rounds], language)


def workshop_agenda(language: str) -> tuple[AgendaStep, ...]:
    """The cut of 45 minutes: prebrief, two short rounds, debrief (after INACSL and PEARLS).

    >>> sum(step.minutes for step in workshop_agenda("nl"))
    45
    """
    return _steps(SHORT, language)


def _steps(variant: str, language: str) -> tuple[AgendaStep, ...]:
    texts = {row["step"]: row for row in round_table_texts("steps")}
    rows = [row for row in round_table_texts("agenda") if row["variant"] == variant]
    starts = accumulate((int(row["minutes"]) for row in rows), initial=0)
    return tuple(
        AgendaStep(
            step=row["step"],
            start=start,
            minutes=int(row["minutes"]),
            round=int(row["round"]) if row["round"] else None,
            **{
                name: in_language(texts[row["step"]], name, language)
                for name in ("title", "does", "says", "pitfall", "hands_out")
            },
        )
        for row, start in zip(rows, starts, strict=False)
    )
