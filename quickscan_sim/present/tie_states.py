"""What two organisations say about each other, read from both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

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


STATES: dict[str, TieState] = {
    "confirmed": "both",
    "one_sided": "one_side",
    "unconfirmed": "other_unheard",
}
"""The states of a pair that a picture shows as a tie."""


def read_network(tie_readings: pd.DataFrame, neighbourhood_id: str, layer: str) -> NetworkReading:
    """The readings of one neighbourhood and layer, with both directions of a pair put together."""
    from quickscan_sim.analyse.network.tie_states import read_tie_states

    rows = tie_readings[
        (tie_readings["neighbourhood_id"] == neighbourhood_id) & (tie_readings["layer"] == layer)
    ]
    n_reporters = dict.fromkeys(sorted({*rows["organisation_id"], *rows["partner_id"]}), 0)
    n_reporters |= dict(zip(rows["organisation_id"], rows["n_reporters"].astype(int), strict=True))
    pairs = records(read_tie_states(rows))
    ties = tuple(_pair_tie(pair) for pair in pairs if pair["knows"] in STATES)
    return NetworkReading(tuple(n_reporters), n_reporters, ties)


def _pair_tie(pair: Row) -> PairTie:
    """The tie, from the side that names the other."""
    ends = (str(pair["organisation_id"]), str(pair["partner_id"]))
    levels = (_level(pair["level"]), _level(pair["level_back"]))
    state = STATES[pair["knows"]]
    if state == "both":
        return PairTie(*ends, state, sum(levels) / 2)
    names = known(pair["names"]) and bool(pair["names"])
    return PairTie(*ends, state, levels[0]) if names else PairTie(*ends[::-1], state, levels[1])


def _level(level: object) -> float:
    return float(cast("Any", level)) if known(level) else 1.0
