"""What two organisations say about each other, read from both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from quickscan_sim.present.cells import Row, known, records
from quickscan_sim.vocabulary import MIN_REPORTERS

if TYPE_CHECKING:
    import pandas as pd

TieState = Literal["both", "one_side", "other_unheard"]


@dataclass(frozen=True)
class PairTie:
    """A tie between two organisations; ``from_id`` names the other.

    ``state``: both name each other; only one side does; one side does and the other has too few
    answers to be read.
    """

    from_id: str
    to_id: str
    state: TieState
    level: float


@dataclass(frozen=True)
class NetworkReading:
    """One neighbourhood on one layer: who is there, who can be read, which ties there are."""

    organisations: tuple[str, ...]
    n_reporters: dict[str, int]
    ties: tuple[PairTie, ...]

    @property
    def readable(self) -> tuple[str, ...]:
        """Organisations with enough respondents to read their ties."""
        return tuple(name for name in self.organisations if self.n_reporters[name] >= MIN_REPORTERS)

    @property
    def n_people(self) -> int:
        """People whose answers the reading stands on."""
        return sum(self.n_reporters[name] for name in self.readable)

    def n_with(self, state: TieState) -> int:
        """The number of ties in a state."""
        return sum(tie.state == state for tie in self.ties)


def read_network(tie_readings: pd.DataFrame, neighbourhood_id: str, layer: str) -> NetworkReading:
    """The readings of one neighbourhood and layer, with both directions of a pair put together."""
    rows = records(
        tie_readings[
            (tie_readings["neighbourhood_id"] == neighbourhood_id)
            & (tie_readings["layer"] == layer)
        ]
    )
    by_pair = {(str(row["organisation_id"]), str(row["partner_id"])): row for row in rows}
    organisations = tuple(sorted({name for pair in by_pair for name in pair}))
    n_reporters = dict.fromkeys(organisations, 0)
    for (organisation, _), row in by_pair.items():
        n_reporters[organisation] = max(n_reporters[organisation], int(row["n_reporters"]))
    ties = [
        tie
        for first in organisations
        for second in organisations
        if first < second and (tie := _pair_tie(first, second, by_pair)) is not None
    ]
    return NetworkReading(organisations, n_reporters, tuple(ties))


def _pair_tie(first: str, second: str, by_pair: Mapping[tuple[str, str], Row]) -> PairTie | None:
    there = by_pair.get((first, second), {})
    back = by_pair.get((second, first), {})
    says_there, says_back = _names(there), _names(back)
    if says_there and says_back:
        level = (_level(there) + _level(back)) / 2
        return PairTie(first, second, "both", level)
    if says_there:
        return PairTie(
            first, second, "one_side" if says_back is False else "other_unheard", _level(there)
        )
    if says_back:
        return PairTie(
            second, first, "one_side" if says_there is False else "other_unheard", _level(back)
        )
    return None


def _names(row: Row) -> bool | None:
    """Whether the organisation names the partner; None when that cannot be read."""
    value: Any = row.get("names")
    return bool(value) if known(value) else None


def _level(row: Row) -> float:
    return float(row["level"]) if known(row["level"]) else 1.0
