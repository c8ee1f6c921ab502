"""Whether a variant is about as hard as the others: enough people, some gaps, some silence."""

from __future__ import annotations

import numpy as np

from quickscan_sim.teach.own_data import OwnData

RESPONDENTS = (35, 50)
"""People in the own wijk who filled in the quickscan."""

NEAR_EMPTY = (2, 6)
"""Respondents who answered at most as many scored items as :data:`FEW_ANSWERS`."""

FEW_ANSWERS = 5
SILENT_ORGANISATIONS = (2, 3)
"""Partners with fewer respondents than :data:`HEARD_FROM`, whom others named."""

HEARD_FROM = 3
SECTORS = (6, 7)


def out_of_bounds(data: OwnData) -> str | None:
    """The first count that makes this variant too easy or too hard, by its name; None: none."""
    n_respondents = int(data.scan.professionals["responded"].sum())
    if not _within(n_respondents, RESPONDENTS):
        return "n_respondents"
    if not _within(data.scan.organisations["sector"].nunique(), SECTORS):
        return "n_sectors"
    if not _within(_n_silent(data), SILENT_ORGANISATIONS):
        return "n_silent_organisations"
    if not _within(_n_near_empty(data), NEAR_EMPTY):
        return "n_near_empty_forms"
    return None


def _n_silent(data: OwnData) -> int:
    people = data.scan.professionals
    heard = people["organisation_id"][people["responded"].to_numpy(bool)].value_counts()
    few = {
        code
        for code in data.scan.organisations["organisation_id"]
        if heard.get(code, 0) < HEARD_FROM
    }
    named = set(
        data.scan.ties["partner_id"][data.scan.ties["level"].to_numpy(float, na_value=0) > 0]
    )
    return len(few & named)


def _n_near_empty(data: OwnData) -> int:
    scored = [item.item_id for item in data.scan.questionnaire.items_of("practice")]
    answers = data.scan.answers
    counted = answers["answer"].notna() & answers["item_id"].isin(scored)
    people = data.scan.professionals
    respondents = people["professional_id"][people["responded"].to_numpy(bool)]
    n_answers = answers["professional_id"][counted].value_counts()
    found = n_answers.reindex(respondents.to_numpy(object), fill_value=0).to_numpy(int)
    return int(np.sum(found <= FEW_ANSWERS))


def _within(n: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= n <= bounds[1]
