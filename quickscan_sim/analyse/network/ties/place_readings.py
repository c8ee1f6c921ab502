"""One wijk on one layer at a time: who is there, who could tell, who names whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import MIN_REPORTERS

if TYPE_CHECKING:
    from scipy.sparse import csr_array

PAIR = ["organisation_id", "partner_id"]
PLACE = ["neighbourhood_id", "layer"]
MATRIX_UP_TO = 5_000
"""More organisations than this do not become a full table: at 5,000 it takes 200 MB."""

Contact = Literal["names", "works"]
"""Which contact is read: "names" (they know each other) or "works" (they work together)."""

TIE_KINDS: dict[str, Contact] = {"knows": "names", "works_with": "works"}
"""A tie of level 1 or more ("knows"), or of level 2 or more ("works_with"), and the column of
``tie_readings`` that says whether an organisation has it."""

FEWEST_READABLE = 3
"""Organisations that can be read from which a wijk and layer gets numbers."""


@dataclass(frozen=True)
class PlaceReading:
    """The readings of one wijk and layer as arrays; organisations are numbers of ``names``.

    ``organisation``, ``partner``, ``named`` (1, 0, or NaN: unknown) and ``n_reporters`` have an
    element for each row of the readings. In a large wijk a pair that nobody names has no row:
    :meth:`matrix` fills it in.
    """

    place: tuple[str, str]
    names: np.ndarray
    organisation: np.ndarray
    partner: np.ndarray
    named: np.ndarray
    n_reporters: np.ndarray

    @property
    def n(self) -> int:
        """How many organisations there are."""
        return len(self.names)

    @property
    def readable(self) -> np.ndarray:
        """Which organisations have enough reporters to read whom they name."""
        return self.reporters() >= MIN_REPORTERS

    def matrix(self) -> np.ndarray:
        """Organisation x partner: 1 names, 0 does not, NaN unknown (and on the diagonal).

        Raises
        ------
        QuickscanError
            For more than 5,000 organisations; :meth:`named_matrix` holds those.
        """
        if self.n > MATRIX_UP_TO:
            raise QuickscanError(
                "A full table of {n} organisations takes too much memory; the most is {most}.",
                n=self.n,
                most=MATRIX_UP_TO,
            )
        table = np.full((self.n, self.n), np.nan)
        table[self.readable] = 0.0
        table[self.organisation, self.partner] = self.named
        np.fill_diagonal(table, np.nan)
        return table

    def named_matrix(self) -> csr_array:
        """Organisation x partner, sparse: 1 where it names the partner.

        An empty place is 0 in the row of a ``readable`` organisation, and unknown in any other.
        """
        from scipy.sparse import csr_array

        yes = self.named == 1
        sides = (self.organisation[yes], self.partner[yes])
        return csr_array((np.ones(int(yes.sum())), sides), shape=(self.n, self.n))

    def reporters(self) -> np.ndarray:
        """How many people could tell, of each organisation."""
        count = np.zeros(self.n, dtype=np.int64)
        count[self.organisation] = self.n_reporters
        return count


def places_of(tie_readings: pd.DataFrame, contact: Contact = "names") -> Iterator[PlaceReading]:
    """The readings of each wijk and layer, in the order in which they appear."""
    wijk, layer, one, other = (tie_readings[name].to_numpy(object) for name in [*PLACE, *PAIR])
    named = tie_readings[contact].to_numpy(float, na_value=np.nan)
    n_reporters = tie_readings["n_reporters"].to_numpy(np.int64)
    place = pd.factorize(wijk)[0] * (len(layer) + 1) + pd.factorize(layer)[0]
    number = pd.factorize(place)[0]
    order = np.argsort(number, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(number[order])) + 1):
        if len(rows):
            codes, names = pd.factorize(np.concatenate([one[rows], other[rows]]), sort=True)
            yield PlaceReading(
                (wijk[rows[0]], layer[rows[0]]),
                names,
                codes[: len(rows)],
                codes[len(rows) :],
                named[rows],
                n_reporters[rows],
            )
