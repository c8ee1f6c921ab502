"""Sentences of a casus: from ``data/casus``, chosen by what is true of a household."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual

FOLDER = Path(__file__).parents[2] / "data" / "casus"


@dataclass(frozen=True)
class Fragment:
    """One or a few sentences in both languages, and the facts that must hold (or, with !, not)."""

    text: Bilingual
    holds: frozenset[str]
    not_holds: frozenset[str]

    def fits(self, facts: frozenset[str]) -> bool:
        """Whether everything it says is true of this household."""
        return self.holds <= facts and not self.not_holds & facts


@cache
def fragments() -> dict[str, tuple[Fragment, ...]]:
    """All fragments, by their slot in the story."""
    found: dict[str, list[Fragment]] = {}
    for row in read_delimited(FOLDER / "fragments.csv").itertuples(index=False):
        conditions = str(row.when).split()
        fragment = Fragment(
            Bilingual(str(row.nl), str(row.en)),
            frozenset(one for one in conditions if not one.startswith("!")),
            frozenset(one[1:] for one in conditions if one.startswith("!")),
        )
        found.setdefault(str(row.slot), []).append(fragment)
    return {slot: tuple(many) for slot, many in found.items()}


def choose(
    slot: str, facts: frozenset[str], rng: np.random.Generator, n: int = 1
) -> list[Bilingual]:
    """At most n different fragments of a slot that are true of the household, in a drawn order."""
    fitting = [fragment.text for fragment in fragments()[slot] if fragment.fits(facts)]
    return [fitting[number] for number in rng.permutation(len(fitting))[:n]]


def label(slot: str, code: str) -> Bilingual:
    """The words for a strength or condition."""
    return next(one.text for one in fragments()[slot] if code in one.holds)


@cache
def child_names(pool: str) -> tuple[str, ...]:
    """Names of children from a pool of names; they carry no pronoun anywhere."""
    rows = read_delimited(FOLDER / "children.csv")
    return tuple(rows.loc[rows["pool"] == pool, "text"])
