"""The network of the own wijk as arrays: who names whom, on every layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual
from quickscan_sim.vocabulary import MIN_REPORTERS

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

KEPT = "network"
HALF = 0.5
CONTACTS = {"knows": "n_naming", "works_with": "n_working"}
LAYER_RULES: dict[str, Callable[[OwnNetwork], int]] = {}
"""Names that a question file may give instead of a layer; filled by ``layer_rules``."""


@dataclass(frozen=True)
class OwnNetwork:
    """What the reporters of every organisation tell of every partner.

    ``codes``: the organisations, sorted; ``names`` and ``informal`` go with them. ``layers``: the
    codes of the layers, sorted, with ``layer_names``. ``n_reporters`` has an element for each
    organisation; ``counts`` (how many name a partner, or work with it), ``level`` and ``quality``
    are layer x organisation x partner, with NaN for means that nobody told.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    informal: np.ndarray
    n_invited: np.ndarray
    layers: tuple[str, ...]
    layer_names: dict[str, Bilingual]
    n_reporters: np.ndarray
    counts: dict[str, np.ndarray]
    level: np.ndarray
    quality: np.ndarray
    chosen: dict[str, int] = field(default_factory=dict, repr=False)

    def readable(self, minimum: int = MIN_REPORTERS) -> np.ndarray:
        """Which organisations have enough reporters to tell whom they name."""
        return np.asarray(self.n_reporters >= minimum)

    def matrix(
        self, layer: str, tie: str = "knows", unread: str = "unknown", minimum: int = MIN_REPORTERS
    ) -> np.ndarray:
        """Organisation x partner: 1 names, 0 does not, NaN unknown and on the diagonal.

        With ``unread`` "no_tie" whoever cannot be read names nobody.
        """
        count: np.ndarray = self.counts[tie][self.layer_number(layer)]
        named = (count >= HALF * self.n_reporters[:, None]).astype(float)
        named[~self.readable(minimum)] = 0.0 if unread == "no_tie" else np.nan
        np.fill_diagonal(named, np.nan)
        return np.asarray(named)

    def layer_number(self, layer: str) -> int:
        """Which layer: by its code, or by a rule of ``LAYER_RULES``.

        Raises
        ------
        QuickscanError
            For a layer that this questionnaire does not have.
        """
        if layer not in self.chosen:
            self.chosen[layer] = self._found(layer)
        return self.chosen[layer]

    def _found(self, layer: str) -> int:
        if layer in LAYER_RULES:
            return LAYER_RULES[layer](self)
        if layer not in self.layers:
            raise QuickscanError(
                "A question asks for the layer {found}, which the questionnaire does not have; "
                "the nearest is {near}. Correct the question file.",
                found=repr(layer),
                near=nearest(layer, self.layers) or ", ".join(self.layers),
            )
        return self.layers.index(layer)

    def label(self, number: int) -> str:
        """An organisation as it is shown: its code and its name."""
        return f"{self.codes[number]} {self.names[number]}"


def pair_counts(matrix: np.ndarray) -> tuple[int, int, int]:
    """How many pairs name each other, how many one way only, how many not at all.

    Pairs with an unknown side are left out.
    """
    one, other = np.triu_indices(len(matrix), 1)
    sides = matrix[one, other] + matrix[other, one]
    return int((sides == 2).sum()), int((sides == 1).sum()), int((sides == 0).sum())


def network_of(data: OwnData) -> OwnNetwork:
    """The network of the own wijk; read once and kept with the data."""
    return data.keep(KEPT, lambda: _read(data))


def _read(data: OwnData) -> OwnNetwork:
    from quickscan_sim.analyse import read_ties

    scan = data.scan
    readings = read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
    )
    codes = tuple(str(code) for code in pd.unique(readings["organisation_id"]))
    layers = tuple(str(layer) for layer in pd.unique(readings["layer"]))
    shown = scan.organisations.set_index("organisation_id").loc[list(codes)]
    return OwnNetwork(
        codes=codes,
        names=tuple(str(name) for name in shown["name"]),
        informal=shown["is_informal"].to_numpy(bool),
        n_invited=shown["n_invited"].to_numpy(int),
        layers=layers,
        layer_names={layer.layer_id: layer.name for layer in scan.questionnaire.layers},
        n_reporters=_tables(readings["n_reporters"], len(layers), len(codes), 0)[0]
        .max(axis=1)
        .astype(int),
        counts={
            tie: _tables(readings[column], len(layers), len(codes), 0)
            for tie, column in CONTACTS.items()
        },
        level=_tables(readings["level"], len(layers), len(codes)),
        quality=_tables(readings["quality"], len(layers), len(codes)),
    )


def _tables(column: pd.Series, n_layers: int, n: int, diagonal: float = np.nan) -> np.ndarray:
    """Layer x organisation x partner; the rows are sorted by them and leave out the diagonal."""
    table = np.full((n_layers, n * n), float(diagonal))
    table[:, np.flatnonzero(~np.eye(n, dtype=bool))] = column.to_numpy(
        float, na_value=np.nan
    ).reshape(n_layers, n * (n - 1))
    return table.reshape(n_layers, n, n)
