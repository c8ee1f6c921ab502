"""One form, scored by hand: turn around, leave out, divide."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.teach.answers.dealt import dealt
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import answers_needed, scores_by
from quickscan_sim.teach.answers.scoring.telling import telling_form
from quickscan_sim.teach.own_data import OwnData

NEEDED = 3, 10
"""How many answers are needed in an invented form, from 3 up to 9."""
OUTSIDE = 2, 6


@answers
def hand_score(data: OwnData, **rules: Any) -> float | None:
    """The score of the form that is shown: one with an open answer and an n.v.t."""
    place = telling_form(data)
    if place is None:
        return None
    score = scores_by(data, forms_of(data), **rules)[place]
    return None if np.isnan(score) else float(score)


@answers
def hand_form(data: OwnData) -> pd.DataFrame:
    """The form that is shown with ``hand_score``: the items and what was answered."""
    place = telling_form(data)
    return form_table(forms_of(data), *(place or (0, 0)))


@answers
def hand_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells about that form."""
    forms = forms_of(data)
    person, theme = telling_form(data) or (0, 0)
    return {"person": forms.people[person], "theme": forms.themes[theme].name}


@answers
def turned_answer(data: OwnData, *, reverse: bool = True) -> float | None:
    """What an answer to a reversed item counts as; the answer is never the middle one."""
    forms = forms_of(data)
    place = _turned_place(data)
    if place is None:
        return None
    given = float(forms.values[place])
    return forms.low + forms.high - given if reverse else given


@answers
def turned_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells about that answer: whose, to which item, and what."""
    forms = forms_of(data)
    person, item = _turned_place(data) or (0, 0)
    answer = forms.values[person, item]
    return {
        "person": forms.people[person],
        "item": forms.items[item].text,
        "answer": None if np.isnan(answer) else int(answer),
    }


@answers
def minimum_needed(
    data: OwnData, *, minimum: str = "half", not_applicable: str = "leave_out"
) -> int:
    """How many items somebody with n.v.t. must have answered to get a score."""
    n_items, n_outside = _long_form(data)
    applicable = n_items - (n_outside if not_applicable == "leave_out" else 0)
    return int(answers_needed(np.array([applicable]), minimum)[0])


@answers
def minimum_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells: how many items there are and how many n.v.t."""
    n_items, n_outside = _long_form(data)
    return {"n_items": n_items, "n_outside": n_outside}


def form_table(forms: Forms, person: int, theme: int) -> pd.DataFrame:
    """One form as it was handed in: nr, item, whether it is reversed, answer."""
    items = forms.items_of(theme)
    return pd.DataFrame(
        {
            Message("nr"): range(1, len(items) + 1),
            Message("sentence"): [forms.items[item].text for item in items],
            Message("reversed"): [yes_no(forms.is_reversed[item]) for item in items],
            Message("answer"): [
                cell(forms.values[person, item], forms.outside[person, item]) for item in items
            ],
        }
    )


def yes_no(is_so: bool) -> Message:
    """Yes or no, for in a table."""
    return Message("yes") if is_so else Message("no")


def cell(value: float, is_outside: bool) -> object:
    """An answer as it stands on paper: a number, "n.v.t. (9)", or a dash where left open."""
    if is_outside:
        return Message("n.v.t. (9)")
    return "\N{EN DASH}" if np.isnan(value) else f"{value:.0f}"


def _turned_place(data: OwnData) -> tuple[int, int] | None:
    """A person and a reversed item; which answer was given is dealt by the pack.

    So every answer but the middle one is asked about as often, and copying pays least.
    """

    def make() -> tuple[int, int] | None:
        forms = forms_of(data)
        middle = (forms.low + forms.high) / 2
        known = (
            forms.is_reversed & ~forms.outside & (np.nan_to_num(forms.values, nan=middle) != middle)
        )
        if not known.any():
            return None
        chance = dealt(data, "turned answer")
        answer = chance.choice(np.unique(forms.values[known]))
        person, item = chance.choice(np.argwhere(known & (forms.values == answer)))
        return int(person), int(item)

    return data.keep("turned place", make)


def _long_form(data: OwnData) -> tuple[int, int]:
    """An invented number of items and of n.v.t.: half of what applies is less than half of all."""
    chance = dealt(data, "long form")
    needed, n_outside = int(chance.integers(*NEEDED)), int(chance.integers(*OUTSIDE))
    return 2 * needed - int(chance.integers(2)) + n_outside, n_outside
