"""Reading scores: how they are spread, what a mean hides, and what one person changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from quickscan_sim.language import Bilingual, Message, Number, Share
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import scores_by
from quickscan_sim.teach.answers.scoring.telling import SMALLEST_GROUP, mean_of
from quickscan_sim.teach.own_data import OwnData

SPREADS = ("low", "middle", "high")
SPREAD_TURNS = ("low", "high", "divided", "middle")
VERDICT_TURNS = ("one_person", "too_small", "lower", "higher")
"""Whose turn it is goes round; what is rarest comes first."""
CLEAR = 0.02
"""How far apart two means are at least, so that two decimals decide."""

KindOf: TypeAlias = Callable[[np.ndarray, Forms, int], tuple[str, float] | None]
"""From the scores of a group and the theme: its kind and how clear that is; None: no kind."""


@answers
def spread_of_group(data: OwnData) -> str | None:
    """Where more than half of a sector scores: "low", "middle", "high"; else "divided"."""
    found = _spread_group(data)
    return None if found is None else found[2]


@answers
def spread_table(data: OwnData) -> pd.DataFrame:
    """How many people of that sector score in each third of the scale."""
    forms = forms_of(data)
    sector, theme, _ = _spread_group(data) or (0, 0, "")
    own = _known(data, forms, sector, theme)
    third = thirds(own, *forms.scale)
    return pd.DataFrame([{Message("mean"): Number(float(own.mean())), **_third_cells(third)}])


@answers
def spread_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells: sector, theme, and how many people have a score."""
    return _group_facts(data, *(_spread_group(data) or (0, 0, ""))[:2])


@answers
def sector_beside_wijk(data: OwnData) -> str | None:
    """What may be said of a sector beside the wijk.

    "too_small": fewer than five people; "higher" or "lower": the mean of the sector stays on that
    side of the wijk when the person who makes most of the difference is left out; "one_person":
    it does not.
    """
    found = _beside_group(data)
    return None if found is None else found[2]


@answers
def beside_table(data: OwnData) -> pd.DataFrame:
    """The scores of that sector from low to high; a working table, not for showing."""
    forms = forms_of(data)
    sector, theme, _ = _beside_group(data) or (0, 0, "")
    own = np.sort(_known(data, forms, sector, theme))
    return pd.DataFrame({Message("score"): [Number(float(one)) for one in own]})


@answers
def beside_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells: sector, theme, n, and the mean of the wijk."""
    sector, theme = (_beside_group(data) or (0, 0, ""))[:2]
    mean = float(mean_of(scores_by(data, forms_of(data)))[theme])
    return _group_facts(data, sector, theme) | {"wijk_mean": Number(mean)}


@answers
def theme_picked(data: OwnData, *, by: str = "divided") -> str | None:
    """The theme in which people are most divided; or the one that a misreading picks instead.

    ``by`` "divided": most people at the smaller end; "middle": the mean nearest to the middle of
    the scale; "lowest": the lowest mean; "left": what is left. No theme is picked twice.
    """
    forms = forms_of(data)
    order = data.keep("themes picked", lambda: _picked(data, forms))
    return None if order is None else forms.themes[order[by]].theme_id


@answers
def themes_table(data: OwnData) -> pd.DataFrame:
    """For each theme the mean, how many people, and the share in each third of the scale."""
    forms = forms_of(data)
    scores = scores_by(data, forms)
    rows = []
    for theme in forms.all_themes:
        own = scores[:, theme][~np.isnan(scores[:, theme])]
        third = thirds(own, *forms.scale)
        shares = [Share(float(one / len(own))) for one in third]
        name, mean = forms.themes[theme].name, float(own.mean())
        rows.append([name, Number(mean), *shares, len(own)])
    columns = [
        Message("theme"),
        Message("mean"),
        Message("in the lower third"),
        Message("in the middle third"),
        Message("in the upper third"),
        Message("people with a score"),
    ]
    return pd.DataFrame(rows, columns=pd.Index(columns, dtype=object))


@answers
def theme_options(data: OwnData) -> dict[str, Bilingual]:
    """The themes that can be chosen: their names by code."""
    return {theme.theme_id: theme.name for theme in forms_of(data).themes}


def thirds(scores: np.ndarray, low: float, high: float) -> np.ndarray:
    """How many scores lie in the lower, middle and upper third; a boundary counts as middle.

    >>> thirds(np.array([1.0, 2.5, 3.5, 5.0]), 1, 5).tolist()
    [1, 2, 1]
    """
    third = (high - low) / 3
    n_low, n_high = int((scores < low + third).sum()), int((scores > high - third).sum())
    return np.array([n_low, len(scores) - n_low - n_high, n_high])


def _third_cells(third: np.ndarray) -> dict[Message, int]:
    n_low, n_middle, n_high = map(int, third)
    return {
        Message("people in the lower third"): n_low,
        Message("people in the middle third"): n_middle,
        Message("people in the upper third"): n_high,
        Message("people with a score"): n_low + n_middle + n_high,
    }


def _group_facts(data: OwnData, sector: int, theme: int) -> dict[str, Any]:
    forms = forms_of(data)
    return {
        "sector": data.scan.questionnaire.sector(forms.sectors[sector]).name,
        "theme": forms.themes[theme].name,
        "n": len(_known(data, forms, sector, theme)),
    }


def _known(data: OwnData, forms: Forms, sector: int, theme: int) -> np.ndarray:
    scores = scores_by(data, forms)[forms.sector == sector, theme]
    known: np.ndarray = scores[~np.isnan(scores)]
    return known


def _spread_group(data: OwnData) -> tuple[int, int, str] | None:
    def kind_of(own: np.ndarray, forms: Forms, _: int) -> tuple[str, float] | None:
        return spread_kind(own, *forms.scale) if len(own) >= SMALLEST_GROUP else None

    return data.keep("spread group", lambda: _group_of_turn(data, SPREAD_TURNS, kind_of))


def spread_kind(scores: np.ndarray, low: float, high: float) -> tuple[str, float]:
    """Where more than half of the scores lie, or "divided"; and how clear that is.

    >>> spread_kind(np.array([1.0, 1.5, 3.0, 4.5, 5.0]), 1, 5)
    ('divided', 2.0)
    """
    third = thirds(scores, low, high)
    most = int(third.argmax())
    if 2 * third[most] > len(scores):
        return SPREADS[most], float(third[most] / len(scores))
    return "divided", float(min(third[0], third[2]))


def _beside_group(data: OwnData) -> tuple[int, int, str] | None:
    means = mean_of(scores_by(data, forms_of(data)))

    def kind_of(own: np.ndarray, _: Forms, theme: int) -> tuple[str, float] | None:
        return verdict(own, float(means[theme]))

    return data.keep("beside group", lambda: _group_of_turn(data, VERDICT_TURNS, kind_of))


def verdict(scores: np.ndarray, wijk_mean: float) -> tuple[str, float] | None:
    """What may be said of a group beside a mean, and how clear it is.

    None where nobody has a score, or where two decimals do not decide.

    >>> verdict(np.array([4.0, 4.0, 4.0, 4.0, 5.0]), 3.0)
    ('higher', 1.0)
    """
    if not len(scores):
        return None
    if len(scores) < SMALLEST_GROUP:
        return "too_small", float(len(scores))
    side = float(np.sign(scores.mean() - wijk_mean))
    extreme = scores.max() if side > 0 else scores.min()
    without = (scores.sum() - extreme) / (len(scores) - 1)
    left = float(side * (without - wijk_mean))
    if abs(left) < CLEAR or abs(scores.mean() - wijk_mean) < CLEAR:
        return None
    if left < 0:
        return "one_person", -left
    return ("higher" if side > 0 else "lower"), left


def _group_of_turn(
    data: OwnData, kinds: tuple[str, ...], kind_of: KindOf
) -> tuple[int, int, str] | None:
    """The clearest sector and theme of the kind whose turn it is in this wijk, or of the next.

    The turn goes by the sum of all answers, so that every kind is right in some wijken.
    """
    forms = forms_of(data)
    best: dict[str, tuple[float, int, int]] = {}
    for sector, theme in np.ndindex(len(forms.sectors), len(forms.themes)):
        found = kind_of(_known(data, forms, sector, theme), forms, theme)
        if found is not None:
            kind, clear = found
            best[kind] = max(best.get(kind, (-np.inf, 0, 0)), (clear, sector, theme))
    turn = int(np.nansum(forms.values)) % len(kinds)
    for kind in kinds[turn:] + kinds[:turn]:
        if kind in best:
            _, sector, theme = best[kind]
            return sector, theme, kind
    return None


def _picked(data: OwnData, forms: Forms) -> dict[str, int] | None:
    scores = scores_by(data, forms)
    means = mean_of(scores)
    if np.isnan(means).any():
        return None
    divided = []
    for theme in forms.all_themes:
        own = scores[:, theme][~np.isnan(scores[:, theme])]
        low, middle, high = (round(100 * one / len(own)) for one in thirds(own, *forms.scale))
        divided.append((min(low, high), -middle))
    first = divided.index(max(divided))
    if divided.count(divided[first]) > 1:
        return None
    left = set(forms.all_themes) - {first}
    by_middle = min(left, key=lambda theme: abs(means[theme] - sum(forms.scale) / 2))
    lowest = min(left - {by_middle}, key=lambda theme: means[theme])
    rest = min(left - {by_middle, lowest})
    return {"divided": first, "middle": by_middle, "lowest": lowest, "left": rest}
