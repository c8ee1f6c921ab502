"""What two organisations say about each other, read from both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from quickscan_sim.present.cells import Row, known, records
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

TieState = Literal["both", "one_side", "other_unheard"]


@dataclass(frozen=True)
class PairTie:
    """A tie between two organisations; ``from_id`` names the other.

    ``state``: both name each other; only one side does; one side does and the other has too few
    answers to be read. ``level`` (1-5) and ``quality`` (1-4) are means over those of both sides
    who name the other; None where they are fewer than 5 people.
    """

    from_id: str
    to_id: str
    state: TieState
    level: float | None = None
    quality: float | None = None


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

    @property
    def n_unknown(self) -> int:
        """Pairs of which neither side can be read: whether there is a tie is unknown."""
        n = len(self.organisations) - len(self.readable)
        return n * (n - 1) // 2

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
    pairs = sorted({(min(pair), max(pair)) for pair, row in by_pair.items() if _names(row)})
    ties = tuple(_pair_tie(one, other, by_pair, n_reporters) for one, other in pairs)
    return NetworkReading(organisations, n_reporters, ties)


def _pair_tie(
    first: str,
    second: str,
    by_pair: Mapping[tuple[str, str], Row],
    n_reporters: Mapping[str, int],
) -> PairTie:
    there, back = by_pair.get((first, second), {}), by_pair.get((second, first), {})
    if not _names(there):
        first, second, there, back = second, first, back, there
    sides = [side for side in (there, back) if _names(side)]
    # A pair without a row is named by nobody: unknown only when nobody there could tell.
    is_heard = n_reporters[second] >= MIN_REPORTERS
    state: TieState = "both" if len(sides) == 2 else "one_side" if is_heard else "other_unheard"
    level = _mean(sides, "level", "n_naming")
    return PairTie(first, second, state, level, _mean(sides, "quality", "n_quality"))


def _names(row: Row) -> bool:
    """Whether the organisation is known to name the partner."""
    value: Any = row.get("names")
    return known(value) and bool(value)


def _mean(sides: list[Row], value: str, n: str) -> float | None:
    """The mean over the people of all sides; None below 5 of them."""
    told = [(float(side[value]), int(side[n])) for side in sides if known(side.get(value))]
    people = sum(count for _, count in told)
    if people < SMALL_CELL:
        return None
    return sum(mean * count for mean, count in told) / people
