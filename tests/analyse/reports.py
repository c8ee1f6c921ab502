"""Small worlds of organisations that report on each other, written as a few words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from quickscan_sim.analyse import read_ties

LAYER = "signaleren"


def readings(
    n_people: dict[str, int],
    named: dict[tuple[str, str], int],
    wijken: dict[str, dict[str, int]] | None = None,
    **tie: Any,
) -> pd.DataFrame:
    """Who could tell and who named whom, read.

    ``n_people``: respondents of each organisation; ``named``: how many of the first name the
    second, ``tie``: level and quality of every report. ``wijken``: the same world once more, in
    each of these wijken, with these numbers of people (nobody: silent there).
    """
    places = wijken if wijken is not None else {"n1": n_people}
    active = [(one, wijk) for wijk, sizes in places.items() for one in sizes]
    people = [
        (f"{wijk}{one}{number}", one, wijk)
        for wijk, sizes in places.items()
        for one, size in sizes.items()
        for number in range(size)
    ]
    frame = pd.DataFrame(people, columns=["professional_id", "organisation_id", "neighbourhood_id"])
    frame = frame.assign(wave=1, responded=True, answered_partners=True, share=1.0)
    reports = [
        (person, one, other)
        for (one, other), count in named.items()
        for wijk in places
        for person in frame.loc[
            (frame["organisation_id"] == one) & (frame["neighbourhood_id"] == wijk),
            "professional_id",
        ].head(count)
    ]
    ties = pd.DataFrame(reports, columns=["professional_id", "organisation_id", "partner_id"])
    ties = ties.assign(wave=1, layer=LAYER, **({"level": 3, "quality": None} | tie))
    ties = ties.astype({"level": "Int64", "quality": "Int64"})
    return read_ties(
        ties,
        frame,
        frame[["professional_id", "wave", "neighbourhood_id", "share"]],
        pd.DataFrame(active, columns=["organisation_id", "neighbourhood_id"]),
        [LAYER],
    )


def both_ways(*pairs: str, n: int = 4) -> dict[tuple[str, str], int]:
    """Pairs like "ab" in which n people of each side name the other."""
    return {side: n for one, other in pairs for side in ((one, other), (other, one))}


def row(table: pd.DataFrame, **labels: str) -> pd.Series:
    """The one row with these labels."""
    found = table
    for name, label in labels.items():
        found = found[found[name] == label]
    assert len(found) == 1, found
    return found.iloc[0]
