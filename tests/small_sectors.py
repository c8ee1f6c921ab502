"""Invented quickscans of a few sectors, written out answer by answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pandas as pd
from small_scan import small_scan

from quickscan_sim.quickscan import Truth
from quickscan_sim.workshop.views.view import Drawn

NOT_APPLICABLE = "n/a"

Answers = Mapping[str, Mapping[str, Sequence[object]]]
"""For each sector its items, and for each item the answers of person 1, 2, ... of that sector."""


def drawn(sectors: Answers) -> Drawn:
    """A draw in which the people of each sector work, in turn, in two organisations."""
    people, rows = [], []
    for sector, items in sectors.items():
        n = max(map(len, items.values()))
        names = [f"{sector}{number}" for number in range(n)]
        people += [
            (name, f"{sector}-{'ab'[number % 2]}", sector) for number, name in enumerate(names)
        ]
        for item, given in items.items():
            rows += [
                (
                    name,
                    item,
                    None if answer == NOT_APPLICABLE else answer,
                    answer == NOT_APPLICABLE,
                )
                for name, answer in zip(names, given, strict=False)
            ]
    professionals = pd.DataFrame(people, columns=["professional_id", "organisation_id", "sector"])
    answers = pd.DataFrame(
        rows, columns=["professional_id", "item_id", "answer", "not_applicable"]
    ).assign(wave=1)
    answers["answer"] = answers["answer"].astype("Int64")
    scan = small_scan(
        professionals=professionals.assign(wave=1, responded=True, answered_partners=True),
        works_in=professionals[["professional_id"]].assign(
            wave=1, neighbourhood_id="n1", share=1.0
        ),
        answers=answers,
    )
    return Drawn(scan, cast("Truth", None))
