"""Invented names of places, organisations and roles, from the pools in ``data/names``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.delimited import read_delimited

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parents[1] / "data" / "names"

ROLE_RATIO = 0.6
"""Each next role of a sector's list is this much rarer than the one before; an assumption."""


@cache
def read_pool(file: str) -> pd.DataFrame:
    """A table of ``data/names``, read once."""
    return read_delimited(FOLDER / f"{file}.csv")


@cache
def place_names(kind: str) -> tuple[str, ...]:
    """The pool of a kind of place: "municipality", or the "stem", "ending" and "part" of a wijk."""
    rows = read_pool("places")
    return tuple(rows.loc[rows["kind"] == kind, "text"])


@cache
def organisation_words(sector: str, kind: str, is_informal: bool) -> tuple[str, ...]:
    """The "pattern", "own" names or "role" words of a sector; general ones for a new sector."""
    rows = read_pool("organisations")
    known = set(rows["sector"])
    general = "*informal" if is_informal else "*"
    chosen = rows[rows["sector"] == (sector if sector in known else general)]
    return tuple(chosen.loc[chosen["kind"] == kind, "text"])


def draw_wijk_names(n: int, rng: np.random.Generator) -> list[str]:
    """Different names for n neighbourhoods; each stem is used up before it comes back."""
    stems, endings = place_names("stem"), place_names("ending")
    names: list[str] = []
    while len(names) < n:
        for stem, ending in _new_combinations(stems, endings, rng):
            names.append(f"{stem}{ending}")
        n_rounds = len(names) // (len(stems) * len(endings))
        names[-len(stems) * len(endings) :] = [
            name if n_rounds == 1 else f"{name} {_part(n_rounds - 2)}"
            for name in names[-len(stems) * len(endings) :]
        ]
    return names[:n]


def _new_combinations(
    stems: Sequence[str], endings: Sequence[str], rng: np.random.Generator
) -> Iterable[tuple[str, str]]:
    order = rng.permutation(len(stems))
    first_ending = rng.integers(len(endings), size=len(stems))
    for turn in range(len(endings)):
        for stem in order:
            yield stems[stem], endings[(first_ending[stem] + turn) % len(endings)]


def _part(number: int) -> str:
    parts = place_names("part")
    return parts[number] if number < len(parts) else str(number + 1)


def draw_organisation_names(
    sector: str, is_informal: bool, title: str, areas: Sequence[str], rng: np.random.Generator
) -> list[str]:
    """A name for each organisation of a sector, no two alike.

    Parameters
    ----------
    sector, is_informal
        Code of the sector, and whether its organisations are groups of volunteers.
    title
        Name of the sector, for a sector without names of its own.
    areas
        What each organisation calls the area it serves.
    """
    patterns = organisation_words(sector, "pattern", is_informal)
    own = organisation_words(sector, "own", is_informal) or ("",)
    of_own = rng.permutation(len(own))
    rounds = np.tile(np.arange(len(patterns)), (-(-len(areas) // len(patterns)), 1))
    of_pattern = rng.permuted(rounds, axis=1).ravel()
    taken: set[str] = set()
    names: list[str] = []
    for number, area in enumerate(areas):
        pattern = patterns[of_pattern[number]]
        name = pattern.format(own=own[of_own[number % len(own)]], wijk=area, sector=title)
        names.append(_different(name, taken, "" if "{wijk}" in pattern else area))
        taken.add(names[-1])
    return names


def _different(name: str, taken: set[str], area: str) -> str:
    """The name itself; when it is taken with its area, and then with a part or a number."""
    if name in taken and area:
        name = f"{name} {area}"
    number, found = 0, name
    while found in taken:
        found, number = f"{name} {_part(number)}", number + 1
    return found


def draw_role_numbers(n_roles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """For each person the place in a list of so many roles; the first roles are the most common.

    The chance of place k goes with ``ROLE_RATIO ** k``: a geometric distribution, cut off at the
    end of the list, drawn by inverting its distribution function.
    """
    chance = rng.random(len(n_roles))
    inside = 1 - chance * (1 - ROLE_RATIO ** n_roles.astype(float))
    return np.asarray(np.minimum(np.log(inside) // np.log(ROLE_RATIO), n_roles - 1).astype(int))
