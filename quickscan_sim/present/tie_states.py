"""What two organisations say about each other, read from both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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

    def n_with(self, state: TieState) -> int:
        """The number of ties in a state."""
        return sum(tie.state == state for tie in self.ties)


STATES: dict[str, TieState] = {
    "confirmed": "both",
    "one_sided": "one_side",
    "unconfirmed": "other_unheard",
}
"""The states of a pair that a picture shows as a tie."""


class Networks:
    """The networks in a table of readings; each is read once, however many speak of it.

    Give it instead of the table to whatever draws or describes several networks of one table.

    Parameters
    ----------
    tie_readings
        As :func:`quickscan_sim.analyse.read_ties` gives it.
    """

    def __init__(self, tie_readings: pd.DataFrame) -> None:
        self._rows = {
            str(name): rows for name, rows in tie_readings.groupby("neighbourhood_id", sort=False)
        }
        self._nothing = tie_readings.iloc[:0]
        self._read: dict[tuple[str, str], NetworkReading] = {}

    def rows(self, neighbourhood_id: str) -> pd.DataFrame:
        """The readings of one neighbourhood."""
        return self._rows.get(neighbourhood_id, self._nothing)

    def of(self, neighbourhood_id: str, layer: str) -> NetworkReading:
        """The network of one neighbourhood on one layer."""
        place = (neighbourhood_id, layer)
        if place not in self._read:
            self._read[place] = read_network(self.rows(neighbourhood_id), *place)
        return self._read[place]


def rows_of(tie_readings: pd.DataFrame | Networks, neighbourhood_id: str) -> pd.DataFrame:
    """The readings of one neighbourhood."""
    if isinstance(tie_readings, Networks):
        return tie_readings.rows(neighbourhood_id)
    return tie_readings[tie_readings["neighbourhood_id"] == neighbourhood_id]


def read_network(
    tie_readings: pd.DataFrame | Networks, neighbourhood_id: str, layer: str
) -> NetworkReading:
    """The readings of one neighbourhood and layer, with both directions of a pair put together."""
    from quickscan_sim.analyse.network.ties.tie_states import read_tie_states

    if isinstance(tie_readings, Networks):
        return tie_readings.of(neighbourhood_id, layer)
    here = rows_of(tie_readings, neighbourhood_id)
    rows = here[here["layer"] == layer]
    n_reporters = dict.fromkeys(sorted({*rows["organisation_id"], *rows["partner_id"]}), 0)
    n_reporters |= dict(zip(rows["organisation_id"], rows["n_reporters"].astype(int), strict=True))
    pairs = records(read_tie_states(rows))
    ties = tuple(_pair_tie(pair) for pair in pairs if pair["knows"] in STATES)
    return NetworkReading(tuple(n_reporters), n_reporters, ties)


def _pair_tie(pair: Row) -> PairTie:
    """The tie, from the side that names the other."""
    ends = (str(pair["organisation_id"]), str(pair["partner_id"]))
    state = STATES[pair["knows"]]
    sides = [side for side in ("", "_back") if known(pair[f"names{side}"]) and pair[f"names{side}"]]
    if sides == ["_back"]:
        ends = (ends[1], ends[0])
    told = (_mean(pair, sides, "level", "n_naming"), _mean(pair, sides, "quality", "n_quality"))
    return PairTie(*ends, state, *told)


def _mean(pair: Row, sides: list[str], value: str, n: str) -> float | None:
    """The mean over the people of the sides that name the other; None below 5 of them."""
    told = [
        (float(pair[f"{value}{side}"]), int(pair[f"{n}{side}"]))
        for side in sides
        if known(pair[f"{value}{side}"])
    ]
    people = sum(count for _, count in told)
    if people < SMALL_CELL:
        return None
    return sum(mean * count for mean, count in told) / people
