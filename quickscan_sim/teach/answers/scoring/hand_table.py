"""Five people by four items of one theme, to be scored by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.hand_scores import cell
from quickscan_sim.teach.answers.scoring.scoring_rules import ScoringRules, person_scores
from quickscan_sim.teach.own_data import OwnData

LETTERS = "ABCDE"
N_PEOPLE, N_ITEMS = len(LETTERS), 4


@answers
def hand_table(data: OwnData, **rules: Any) -> dict[str, float | None] | None:
    """The score of each of five people on four items, by the letter of the row."""
    part = _chosen(data)
    if part is None:
        return None
    scores = person_scores(part, 0, ScoringRules(**rules))
    return {
        letter: None if np.isnan(score) else float(score)
        for letter, score in zip(LETTERS, scores, strict=True)
    }


@answers
def hand_table_answers(data: OwnData) -> pd.DataFrame:
    """The answers of those five people as they stand on paper."""
    part = _chosen(data) or _part(forms_of(data), np.arange(N_PEOPLE), np.arange(N_ITEMS))
    columns: dict[object, list[object]] = {
        Message("form"): list(LETTERS),
        Message("person"): list(part.people),
    }
    for number, item in enumerate(part.items):
        code = item.item_id
        heading = Message("{item} (reversed)", item=code) if item.is_reversed else code
        columns[heading] = [
            cell(value, outside)
            for value, outside in zip(part.values[:, number], part.outside[:, number], strict=True)
        ]
    return pd.DataFrame(columns)


@answers
def hand_table_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells: the theme, and the sentence of the reversed item."""
    part = _chosen(data) or _part(forms_of(data), np.arange(N_PEOPLE), np.arange(N_ITEMS))
    turned = next((item for item in part.items if item.is_reversed), part.items[0])
    theme = next(one for one in part.themes if one.theme_id == turned.theme_id)
    return {"theme": theme.name, "item_code": turned.item_id, "item": turned.text}


def _chosen(data: OwnData) -> Forms | None:
    """The theme, items and people in which every rule matters most.

    One person with an n.v.t., one with an open answer, three with neither. All answered the
    reversed item, and not with the middle answer; the further from it the better.
    """

    def make() -> Forms | None:
        forms = forms_of(data)
        found = [
            place for theme in forms.all_themes for place in _places(forms, forms.items_of(theme))
        ]
        if not found:
            return None
        _, people, items = max(found, key=lambda place: place[0])
        return _part(forms, np.array(people), np.array(items))

    return data.keep("hand table", make)


def _places(forms: Forms, items: np.ndarray) -> list[tuple[float, list[int], list[int]]]:
    """For each set of items of a theme with its reversed one: how far it tells, and who."""
    turned = items[forms.is_reversed[items]][:1]
    others = items[~forms.is_reversed[items]]
    if not len(turned):
        return []
    middle = (forms.low + forms.high) / 2
    far = np.abs(np.nan_to_num(forms.values[:, turned[0]], nan=middle) - middle)
    far[forms.outside[:, turned[0]]] = 0
    order = np.argsort(-far, kind="stable")
    order = order[far[order] > 0]
    is_open = np.isnan(forms.values) & ~forms.outside
    found = []
    for chosen in combinations(others, N_ITEMS - 1):
        columns = list(chosen)
        n_outside = forms.outside[np.ix_(order, columns)].sum(axis=1)
        n_open = is_open[np.ix_(order, columns)].sum(axis=1)
        kinds = [
            order[(n_outside == 1) & (n_open == 0)][:1],
            order[(n_outside == 0) & (n_open == 1)][:1],
            order[(n_outside == 0) & (n_open == 0)][: N_PEOPLE - 2],
        ]
        people = np.concatenate(kinds)
        if len(people) == N_PEOPLE:
            found.append((float(far[people].sum()), sorted(people), [*columns, int(turned[0])]))
    return found


def _part(forms: Forms, people: np.ndarray, items: np.ndarray) -> Forms:
    """Some people and items as a theme of its own, number 0."""
    return replace(
        forms,
        people=tuple(forms.people[person] for person in people),
        sector=forms.sector[people],
        items=tuple(forms.items[item] for item in items),
        values=forms.values[np.ix_(people, items)],
        outside=forms.outside[np.ix_(people, items)],
        theme=np.zeros(len(items), dtype=int),
        is_reversed=forms.is_reversed[items],
    )
