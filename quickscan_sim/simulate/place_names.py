"""Invented names of municipalities and wijken, composed of parts in ``data/names/places.csv``.

A name is never that of a Dutch municipality or of another place in ``real_places.csv``. That list
was made from general knowledge and is complete for municipalities (2024), not for wijken.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count, islice

import numpy as np

from quickscan_sim.delimited import read_delimited
from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import FOLDER, place_names


def name_municipality(parameters: Parameters) -> str:
    """The name that was given, or an invented one."""
    if parameters.municipality is not None:
        return parameters.municipality
    names = _parts("municipality")
    return names[int(stream(parameters.seed, "municipality").integers(len(names)))]


def draw_wijk_names(n: int, rng: np.random.Generator) -> list[str]:
    """Different names for n wijken; each stem is used up before it comes back.

    The first names are the same, whatever n is.
    """
    return list(islice(_composed(_parts("stem"), _parts("ending"), rng), n))


def draw_municipality_names(n: int, rng: np.random.Generator) -> list[str]:
    """Different names for n municipalities; the first are the same, whatever n is."""
    stems, endings = _parts("municipality_stem"), _parts("municipality_ending")
    return list(islice(_composed(stems, endings, rng), n))


@cache
def real_places() -> frozenset[str]:
    """Names, in lower case, that an invented place may not bear."""
    return frozenset(read_delimited(FOLDER / "real_places.csv")["text"].str.lower())


@cache
def _parts(kind: str) -> tuple[str, ...]:
    return tuple(place_names(kind))


def _composed(
    stems: tuple[str, ...], endings: tuple[str, ...], rng: np.random.Generator
) -> Iterator[str]:
    """All names of a stem and an ending; when they are used up, with a part of the compass."""
    order = rng.permutation(len(stems))
    first_ending = rng.integers(len(endings), size=len(stems))
    real = real_places()
    for round_number in count():
        suffix = _suffix(round_number)
        for turn in range(len(endings)):
            for stem in order:
                name = stems[stem] + endings[(first_ending[stem] + turn) % len(endings)]
                if name.lower() not in real and not _says_twice(name, stems[stem]):
                    yield name + suffix


def _says_twice(name: str, stem: str) -> bool:
    """Such as Weideweide."""
    ending = name[len(stem) :]
    return ending.startswith(stem.lower().rstrip("s")) or stem.lower().endswith(ending)


def _suffix(round_number: int) -> str:
    if round_number == 0:
        return ""
    parts = _parts("part")
    return f" {parts[round_number - 1]}" if round_number <= len(parts) else f" {round_number + 1}"
