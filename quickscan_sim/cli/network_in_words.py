"""The network of a wijk in words, for ``quickscan gaps --explain``: what each measure says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse.meaning import (
    Meaning,
    meaning_of_centralisation,
    meaning_of_communities,
    meaning_of_components,
    meaning_of_density,
    meaning_of_external_internal,
    meaning_of_reciprocity,
)
from quickscan_sim.cli.session import Screen

if TYPE_CHECKING:
    from quickscan_sim.advise import Reading
    from quickscan_sim.advise.naming import Names

Row = Mapping[Any, Any]

OF_TIES: tuple[Callable[[Row], Meaning], ...] = (
    meaning_of_reciprocity,
    meaning_of_centralisation,
    meaning_of_components,
    meaning_of_communities,
    meaning_of_external_internal,
)
"""Measures with a reading, after density."""


def tell_measures(screen: Screen, reading: Reading, names: Names, wijk: str) -> list[Meaning]:
    """On every layer of a wijk what each measure says; returns the readings."""
    table = reading.network_with_intervals
    rows: list[dict[Any, Any]] = table[table["neighbourhood_id"] == wijk].to_dict("records")
    told: list[Meaning] = []
    for row in rows:
        layer = names.layer(row["layer"])
        found = [
            meaning_of_density(row, place=layer),
            *(meaning(row) for meaning in OF_TIES),
        ]
        screen.console.print()
        screen.points(list(dict.fromkeys(one.says.in_language(screen.language) for one in found)))
        told += [one for one in found if one.certainty != "not_computed"]
    return told


def tell_what_not(screen: Screen, told: list[Meaning]) -> None:
    """Once for all wijken what these measures do not say."""
    if told:
        screen.title("What this does not say")
        said = dict.fromkeys(one.says_not.in_language(screen.language) for one in told)
        screen.points(list(said))
