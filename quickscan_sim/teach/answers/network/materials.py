"""Tables that are shown with a question: what was told, without an answer in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from quickscan_sim.language import current_language, format_number, translator
from quickscan_sim.teach.answers.network.brokers import between, distance_to_middle, mean_rating
from quickscan_sim.teach.answers.network.first_link import link_pairs, newly_reached
from quickscan_sim.teach.answers.network.organisations import most_doubtful
from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.network.pair_labels import asked_pairs, pair_key
from quickscan_sim.teach.answers.network.quality import rated_pair
from quickscan_sim.teach.answers.network.shares import five_organisations
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

UNREAD = "?"
SELF = "–"


@answers
def organisation_list(data: OwnData) -> pd.DataFrame:
    """The organisations, and how many of their people filled in the partner question."""
    network, _ = network_of(data), translator(current_language())
    return _table(
        _("code"),
        network.codes,
        {
            _("organisation"): network.names,
            _("informal"): [_("yes") if it else _("no") for it in network.informal],
            _("people who answered"): network.n_reporters,
        },
    )


@answers
def matrix_table(data: OwnData, layer: str, tie: str = "knows", five: bool = False) -> pd.DataFrame:
    """Who (row) names whom (column): 1 yes, 0 no, ? cannot be read."""
    network, _ = network_of(data), translator(current_language())
    matrix = network.matrix(layer, tie)
    shown = five_organisations(data, layer, tie) if five else None
    rows = list(range(len(network.codes)) if shown is None else shown)
    codes = [network.codes[row] for row in rows]
    cells = {network.codes[column]: [_cell(matrix, row, column) for row in rows] for column in rows}
    says = {
        "knows": _("names (row) whom (column)"),
        "works_with": _("works (row) with whom (column)"),
    }
    return _table(says[tie], codes, cells)


def _cell(matrix: np.ndarray, row: int, column: int) -> str:
    if row == column:
        return SELF
    return UNREAD if np.isnan(matrix[row, column]) else str(int(matrix[row, column]))


@answers
def pair_table(data: OwnData, layer: str, n_pairs: int) -> pd.DataFrame:
    """Of every pair asked for: how many could tell, name and work with the other, both ways."""
    network, _ = network_of(data), translator(current_language())
    pairs = asked_pairs(network, layer, n_pairs) or ()
    number = network.layer_number(layer)
    columns: dict[str, list[Any]] = {}
    for heading, sides in ((_("first about second"), 1), (_("second about first"), -1)):
        ordered = [pair[::sides] for pair in pairs]
        columns[f"{heading}: {_('people who answered')}"] = [
            network.n_reporters[pair[0]] for pair in ordered
        ]
        for tie, word in (("knows", _("name the other")), ("works_with", _("work together"))):
            columns[f"{heading}: {word}"] = [
                _count(network, network.counts[tie][number], pair) for pair in ordered
            ]
    return _table(_("pair"), [pair_key(network, pair) for pair in pairs], columns)


def _count(network: OwnNetwork, counts: np.ndarray, pair: tuple[int, ...]) -> str:
    """A count, or that it is not shown because fewer than three people answered."""
    return str(int(counts[pair])) if network.readable()[pair[0]] else UNREAD


@answers
def between_table(data: OwnData, layer: str) -> pd.DataFrame:
    """Pairs without a tie, and through whom they reach each other in two steps."""
    network, _ = network_of(data), translator(current_language())
    through = between(network, layer)
    pairs = [
        (one, other)
        for one, other in np.argwhere(np.triu(np.ones(through.shape[:2]), 1)).tolist()
        if through[one, other].any()
    ]
    thirds = [_codes(network, through[pair]) for pair in pairs]
    return _table(_("pair"), [pair_key(network, pair) for pair in pairs], {_("through"): thirds})


@answers
def picture_table(data: OwnData, layer: str) -> pd.DataFrame:
    """The matrix, with the mean rating of every organisation and its place in a picture."""
    network, _ = network_of(data), translator(current_language())
    rating = mean_rating(network, layer)
    table = matrix_table(data, layer)
    table[_("mean quality received")] = [_quality(it) if it >= 0 else SELF for it in rating]
    table[_("steps from the middle of the picture")] = distance_to_middle(network)
    return table


@answers
def count_table(data: OwnData, layer: str) -> pd.DataFrame:
    """Of every other organisation: how many could tell, and name the organisation asked about."""
    network, _ = network_of(data), translator(current_language())
    asked = most_doubtful(network, layer)
    counts = network.counts["knows"][network.layer_number(layer)]
    others = [number for number in range(len(network.codes)) if asked not in (None, number)]
    return _table(
        _("code"),
        [network.codes[number] for number in others],
        {
            _("organisation"): [network.names[number] for number in others],
            _("people who answered"): [network.n_reporters[number] for number in others],
            _("name the organisation asked about"): [
                _count(network, counts, (number, asked or 0)) for number in others
            ],
        },
    )


@answers
def quality_table(data: OwnData, layer: str) -> pd.DataFrame:
    """Every tie, with its mean quality."""
    network, _ = network_of(data), translator(current_language())
    quality = network.quality[network.layer_number(layer)]
    ties = [tuple(pair) for pair in np.argwhere(network.matrix(layer) == 1).tolist()]
    return _table(
        _("names"),
        [f"{network.codes[one]} → {network.codes[other]}" for one, other in ties],
        {_("mean quality"): [_quality(quality[pair]) for pair in ties]},
    )


@answers
def rated_pair_table(data: OwnData, layer: str) -> pd.DataFrame:
    """The two views of one mutual tie."""
    network, _ = network_of(data), translator(current_language())
    quality = network.quality[network.layer_number(layer)]
    pair = rated_pair(network, layer)
    sides = [] if pair is None else [pair, pair[::-1]]
    return _table(
        _("names"),
        [f"{network.codes[one]} → {network.codes[other]}" for one, other in sides],
        {_("mean quality"): [_quality(quality[side]) for side in sides]},
    )


@answers
def link_table(data: OwnData, layer: str) -> pd.DataFrame:
    """The pairs to choose from: what each side tells, and what a tie would bring."""
    network, _ = network_of(data), translator(current_language())
    matrix, reached = network.matrix(layer), newly_reached(network, layer)
    pairs = sorted((link_pairs(data, layer) or {}).values())
    return _table(
        _("pair"),
        [pair_key(network, pair) for pair in pairs],
        {
            _("first names second"): [_cell(matrix, *pair) for pair in pairs],
            _("second names first"): [_cell(matrix, *pair[::-1]) for pair in pairs],
            _("first would reach"): [_codes(network, reached[pair]) for pair in pairs],
            _("second would reach"): [_codes(network, reached[pair[::-1]]) for pair in pairs],
        },
    )


def _codes(network: OwnNetwork, chosen: np.ndarray) -> str:
    return ", ".join(network.codes[number] for number in np.flatnonzero(chosen)) or SELF


def _quality(value: float) -> str:
    return SELF if np.isnan(value) else format_number(value, current_language())


def _table(heading: str, rows: Any, columns: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {name: list(values) for name, values in columns.items()},
        index=pd.Index(list(rows), name=heading),
    )
