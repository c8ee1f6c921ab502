"""Two measurements on one item, small enough to check by head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

THEME = "signaleren"

Answer = tuple[str, str, int | None, int | None]
"""Person, organisation, the earlier and the later answer; None: was not there."""


def one_item() -> Questionnaire:
    """The practice questionnaire with one item, not reversed, of the first theme."""
    return with_items(1)


def with_items(n: int) -> Questionnaire:
    """The practice questionnaire with the first n items of the first theme, none reversed."""
    practice = load_questionnaire()
    kept = practice.items_of("practice", THEME)[:n]
    items = tuple(replace(item, is_reversed=False) for item in kept)
    return replace(practice, items=items, themes=(practice.theme(THEME),))


def measured(
    given: Iterable[Answer], sectors: dict[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables ``answers``, ``professionals`` and ``works_in``; one sector unless named."""
    rows = [
        {"professional_id": person, "wave": wave, "organisation_id": organisation, "answer": answer}
        for person, organisation, *both in given
        for wave, answer in enumerate(both, start=1)
        if answer is not None
    ]
    columns = ["professional_id", "wave", "organisation_id", "answer"]
    table = pd.DataFrame(rows, columns=columns)
    item = one_item().items[0].item_id
    own = table["organisation_id"].map(sectors or {}).fillna("social_team").astype("str")
    people = table[["professional_id", "wave", "organisation_id"]].assign(sector=own)
    return {
        "answers": table[["professional_id", "wave"]].assign(
            item_id=item, answer=table["answer"].astype("Int64"), not_applicable=False
        ),
        "professionals": people,
        "works_in": table[["professional_id", "wave"]].assign(neighbourhood_id="kade", share=1.0),
    }
