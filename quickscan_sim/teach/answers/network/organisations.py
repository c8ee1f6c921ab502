"""Organisations: who certainly does not name whom, whom it names, who is named most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.teach.answers.network.own_network import OwnNetwork, network_of
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData

N_RANKED = 3


@answers
def not_naming(
    data: OwnData, layer: str, unread: str = "unknown", minimum: int = 3
) -> frozenset[str] | None:
    """The organisations that surely do not name the organisation asked for.

    Who cannot be read may name it: that is a missing answer, not a missing tie.
    """
    network = network_of(data)
    asked = most_doubtful(network, layer)
    if asked is None:
        return None
    column = network.matrix(layer, "knows", unread, minimum)[:, asked]
    return frozenset(network.codes[row] for row in np.flatnonzero(column == 0))


@answers
def cannot_tell(
    data: OwnData, layer: str, unread: str = "unknown", minimum: int = 3
) -> frozenset[str] | None:
    """The organisations of which nobody can say whether they name the organisation asked for.

    With ``unread`` "no_tie" they are mixed up with those that surely do not name it.
    """
    network = network_of(data)
    asked = most_doubtful(network, layer)
    if asked is None:
        return None
    column = network.matrix(layer, "knows", "unknown", minimum)[:, asked]
    doubtful = np.isnan(column) | ((column == 0) & (unread == "no_tie"))
    doubtful[asked] = False
    return frozenset(network.codes[row] for row in np.flatnonzero(doubtful))


@answers
def partners_named(data: OwnData, layer: str, informal: bool = True) -> frozenset[str] | None:
    """Whom the organisation asked for names; without ``informal`` only formal partners."""
    network = network_of(data)
    asked = names_informal(network, layer)
    if asked is None:
        return None
    row = network.matrix(layer)[asked] == 1
    counted = row & (True if informal else ~network.informal)
    return frozenset(network.codes[number] for number in np.flatnonzero(counted))


@answers
def most_named(
    data: OwnData, layer: str, direction: str = "named", informal: bool = True
) -> tuple[str, ...]:
    """The three organisations that most others name; of equals the first code comes first.

    ``direction`` "naming": the three that name most others.
    """
    network = network_of(data)
    n_ties = tie_counts(network, layer, direction).astype(float)
    if not informal:
        n_ties[network.informal] = -1
    order = sorted(range(len(n_ties)), key=lambda number: (-n_ties[number], number))
    return tuple(network.codes[number] for number in order[:N_RANKED])


def tie_counts(network: OwnNetwork, layer: str, direction: str) -> np.ndarray:
    """By how many others each organisation is "named", or how many it is "naming"."""
    matrix = np.nan_to_num(network.matrix(layer))
    return np.asarray(matrix.sum(axis=0 if direction == "named" else 1).astype(int))


def most_doubtful(network: OwnNetwork, layer: str) -> int | None:
    """The organisation that as many readable others name as do not; of equals the first code.

    None when all others can be read, or when nobody surely leaves it out.
    """
    matrix = network.matrix(layer)
    names, leaves_out = (matrix == 1).sum(axis=0), (matrix == 0).sum(axis=0)
    balance = np.minimum(names, leaves_out)
    unknown = (~network.readable()).sum() - ~network.readable()
    balance = np.where(unknown > 0, balance, 0)
    return int(balance.argmax()) if balance.max() > 0 else None


def names_informal(network: OwnNetwork, layer: str) -> int | None:
    """The organisation that names most informal partners, and then most partners.

    It must name a formal partner too; None when there is no such organisation.
    """
    named = network.matrix(layer) == 1
    n_informal = (named & network.informal).sum(axis=1)
    n_named = named.sum(axis=1)
    score = np.where((n_informal > 0) & (n_named > n_informal), 100 * n_informal + n_named, 0)
    return int(score.argmax()) if score.max() > 0 else None
