"""Store what two small draws look like now: ``python tests/simulate/refresh_baseline.py``.

The same seed gives the same tables as long as neither the code nor numpy's streams change; numpy
may change those between versions (NEP 19). The baseline says which tables did. Refresh it only
when they were meant to change, and say so in the changelog: everybody's seeds give other data.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.country import draw_country
from quickscan_sim.simulate.households import simulate_households

BASELINE = Path(__file__).parent / "baseline.json"

SEED = 1
COUNTRY = {"n_municipalities": 4, "n_country_neighbourhoods": 8, "n_country_buurten": 20}
NUMBER = 2

Fingerprints = dict[str, dict[str, str]]


def fingerprints() -> Fingerprints:
    """The SHA-256 of every table, of a municipality by itself and of one of a country."""
    alone = Parameters(seed=SEED, n_neighbourhoods=2)
    country = draw_country(Parameters(seed=SEED, **COUNTRY))
    places = country.places(NUMBER)
    beside = {
        "profiles": places.profiles,
        "buurten": places.buurten,
        "households": simulate_households(country.parameters_of(NUMBER), places),
    }
    in_country = simulate_quickscan(country.parameters_of(NUMBER), places)
    return {
        "a municipality": _of_draw(*simulate_quickscan(alone)),
        "a municipality of a country": _of_draw(*in_country)
        | {name: _hash(frame) for name, frame in beside.items()},
    }


def changed(stored: Fingerprints, found: Fingerprints) -> list[str]:
    """The tables that differ, are new or are gone, with the draw they belong to.

    >>> changed({"a": {"ties": "1", "old": "2"}}, {"a": {"ties": "3", "new": "4"}})
    ['new of a', 'old of a', 'ties of a']
    """
    return sorted(
        f"{table} of {draw}"
        for draw in stored.keys() | found.keys()
        for table in stored.get(draw, {}).keys() | found.get(draw, {}).keys()
        if stored.get(draw, {}).get(table) != found.get(draw, {}).get(table)
    )


def _of_draw(scan: Quickscan, truth: Truth) -> dict[str, str]:
    hidden = {
        f"truth: {field.name}": getattr(truth, field.name)
        for field in fields(truth)
        if isinstance(getattr(truth, field.name), pd.DataFrame)
    }
    return {name: _hash(frame) for name, frame in (scan.tables | hidden).items()}


def _hash(frame: pd.DataFrame) -> str:
    """Of the table as text, with nine digits: the last ones may differ between processors."""
    return hashlib.sha256(frame.to_csv(index=False, float_format="%.9g").encode()).hexdigest()


def main() -> None:
    """Write the file, and say what is different from before."""
    found = fingerprints()
    before = json.loads(BASELINE.read_text())["tables"] if BASELINE.exists() else {}
    content = {"numpy": np.__version__, "tables": found}
    BASELINE.write_text(json.dumps(content, indent=1) + "\n")
    print("\n".join(changed(before, found)) or "nothing changed")


if __name__ == "__main__":
    main()
