"""Forms that somebody hardly filled in, with low answers: whoever counts them gets another mean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.random_streams import stream

N_FORMS = 3
"""In each wijk."""

N_ITEMS = 2
"""Answers left on each theme: too few for a score, whichever share is asked."""


def with_near_empty_forms(scan: Quickscan, truth: Truth, seed: int) -> tuple[Quickscan, Truth]:
    """The same quickscan, in which a few respondents of each wijk left nearly everything open.

    On every theme they keep a few answers, the least favourable ones of the scale. Nothing is
    marked as not applicable by them, so that it is the open answers that count. The truth says
    who they are.
    """
    rng = stream(seed, "near-empty forms")
    chosen = _chosen(scan, rng)
    told = truth.people
    marked = told["near_empty"] | told["professional_id"].isin(chosen)
    return _emptied(scan, chosen, rng), replace(truth, people=told.assign(near_empty=marked))


def _emptied(scan: Quickscan, people: list[str], rng: np.random.Generator) -> Quickscan:
    answers = scan.answers.copy()
    rows = np.flatnonzero(answers["professional_id"].isin(people).to_numpy(bool))
    codes = answers["item_id"].to_numpy(object)[rows]
    owners = answers["professional_id"].to_numpy(object)[rows]
    low = _low_answers(scan, people, rng)
    kept = [low.get((owner, code)) for owner, code in zip(owners, codes, strict=True)]
    scored = {item.item_id for item in scan.questionnaire.items_of("practice")}
    is_scored = np.array([code in scored for code in codes], bool)
    column, flags = answers["answer"].array.copy(), answers["not_applicable"].array.copy()
    column[rows[is_scored]] = np.array(kept, object)[is_scored]
    flags[rows[is_scored]] = False
    return scan.with_tables({"answers": answers.assign(answer=column, not_applicable=flags)})


def _chosen(scan: Quickscan, rng: np.random.Generator) -> list[str]:
    """Some respondents of each wijk."""
    works = scan.works_in
    people = scan.professionals
    responded = set(people["professional_id"][people["responded"].to_numpy(bool)])
    chosen: list[str] = []
    for wijk in scan.neighbourhoods["neighbourhood_id"]:
        here = works["professional_id"][(works["neighbourhood_id"] == wijk).to_numpy(bool)]
        able = sorted(set(here) & responded)
        chosen += [able[place] for place in rng.permutation(len(able))[:N_FORMS]]
    return chosen


def _low_answers(
    scan: Quickscan, people: list[str], rng: np.random.Generator
) -> dict[tuple[str, str], int]:
    """The least favourable answer to a few items of every theme, by person and item."""
    scale = scan.questionnaire.scored_scale
    found = {}
    for person in people:
        for theme in scan.questionnaire.theme_ids:
            items = scan.questionnaire.items_of("practice", theme)
            for place in rng.permutation(len(items))[:N_ITEMS]:
                item = items[place]
                found[person, item.item_id] = scale.high if item.is_reversed else scale.low
    return found
