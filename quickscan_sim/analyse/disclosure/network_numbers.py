"""Published numbers about ties that rest on too few people or organisations."""

from __future__ import annotations

from typing import Any

import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.vocabulary import SMALL_CELL

OF_PEOPLE = (
    "people who name the partner",
    "quality of working together",
    "quality as one side sees it",
    "level as one side sees it",
    "trust between partners",
    "value between partners",
    "colleagues say the same of a partner",
    "two sides say the same of their tie",
)
"""Their n counts people: of one organisation, of the two sides of one tie, or of a wijk."""

OF_ORGANISATIONS = (
    "density",
    "reciprocity",
    "centralisation",
    "partners the same on two subjects",
    "times between two that do not name each other",
)
"""Their n counts organisations that can be read; each of those stands for at least 3 people."""

LEAST_ORGANISATIONS = 3


def leaks_about_ties(published: pd.DataFrame, minimum: int = SMALL_CELL) -> list[Message]:
    """A sentence for each number about ties that fewer people tell than may be published.

    What people say about a partner needs ``minimum`` people, like any answer. A measure of a
    whole network needs 3 organisations that can be read: with two, each of them could work out
    the row of the other.

    Parameters
    ----------
    published
        As for :func:`~quickscan_sim.analyse.check_published`.
    """
    if not {"neighbourhood_id", "layer"} <= set(published.columns):
        return []
    shown = published[~published["withheld"].fillna(value=False).astype(bool)]
    shown = shown[shown["value"].notna()]
    limits = dict.fromkeys(OF_PEOPLE, minimum) | dict.fromkeys(
        OF_ORGANISATIONS, LEAST_ORGANISATIONS
    )
    least = shown["quantity"].map(limits).astype("float64")
    n = shown["n"].astype("float64")
    small = shown[least.notna() & ~(n >= least)].drop_duplicates(
        ["quantity", "neighbourhood_id", "layer", "n"]
    )
    return [
        Message(
            "The number '{quantity}' in {neighbourhood} ({layer}) rests on {n}; at least {least} "
            "are needed.",
            quantity=row["quantity"],
            neighbourhood=row["neighbourhood_id"],
            layer=row["layer"] if pd.notna(row["layer"]) else "-",
            n=Message("{n} people", n=_count(row["n"]))
            if row["quantity"] in OF_PEOPLE
            else Message("{n} organisations", n=_count(row["n"])),
            least=limits[row["quantity"]],
        )
        for row in small.to_dict("records")
    ]


def _count(n: Any) -> str:
    return str(n) if pd.notna(n) else "?"
