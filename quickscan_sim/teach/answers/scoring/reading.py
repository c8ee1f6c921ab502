"""Reading scores: how they are spread, what a mean hides, and what one person changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.language import Message, Number
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of, keep
from quickscan_sim.teach.answers.scoring.scoring_rules import scores_by
from quickscan_sim.teach.answers.scoring.telling import SMALLEST_GROUP, mean_of
from quickscan_sim.teach.own_data import OwnData

SPREADS = ("low", "middle", "high", "divided")
VERDICTS = ("higher", "lower", "one_person", "too_small")


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
    third = thirds(own, forms.low, forms.high)
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
    order = keep(data, "themes picked", lambda: _picked(data, forms))
    return None if order is None else forms.themes[order[by]].theme_id


@answers
def themes_table(data: OwnData) -> pd.DataFrame:
    """For each theme the mean, how many people, and how many in each third of the scale."""
    forms = forms_of(data)
    scores = scores_by(data, forms)
    rows = []
    for theme in forms.all_themes:
        own = scores[:, theme][~np.isnan(scores[:, theme])]
        third = thirds(own, forms.low, forms.high)
        rows.append([Number(float(own.mean())), *_third_cells(third).values()])
    columns = [Message("mean"), *_third_cells(np.zeros(3))]
    return pd.DataFrame(
        rows,
        index=pd.Index([theme.name for theme in forms.themes], dtype=object),
        columns=pd.Index(columns, dtype=object),
    )


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
        if len(own) < SMALLEST_GROUP:
            return None
        third = thirds(own, forms.low, forms.high)
        most = int(third.argmax())
        if 2 * third[most] > len(own):
            return SPREADS[most], float(third[most] / len(own))
        return SPREADS[-1], float(min(third[0], third[2]))

    return keep(data, "spread group", lambda: _group_of_turn(data, SPREADS, kind_of))


def _beside_group(data: OwnData) -> tuple[int, int, str] | None:
    means = mean_of(scores_by(data, forms_of(data)))

    def kind_of(own: np.ndarray, _: Forms, theme: int) -> tuple[str, float] | None:
        if not len(own):
            return None
        if len(own) < SMALLEST_GROUP:
            return "too_small", float(len(own))
        side = float(np.sign(own.mean() - means[theme]))
        extreme = own.max() if side > 0 else own.min()
        without = (own.sum() - extreme) / (len(own) - 1)
        left = float(side * (without - means[theme]))
        # Too near to call by hand with two decimals.
        if abs(left) < 0.02 or not side:
            return None
        if left < 0:
            return "one_person", -left
        return ("higher" if side > 0 else "lower"), left

    return keep(data, "beside group", lambda: _group_of_turn(data, VERDICTS, kind_of))


def _group_of_turn(data: OwnData, kinds: tuple[str, ...], kind_of: Any) -> Any:
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
            return (*best[kind][1:], kind)
    return None


def _picked(data: OwnData, forms: Forms) -> dict[str, int] | None:
    scores = scores_by(data, forms)
    means = mean_of(scores)
    ends = []
    for theme in forms.all_themes:
        own = scores[:, theme][~np.isnan(scores[:, theme])]
        third = thirds(own, forms.low, forms.high)
        ends.append(int(min(third[0], third[2])))
    first, second = sorted(ends)[::-1][:2]
    if first == second:
        return None
    middle = (forms.low + forms.high) / 2
    left = set(forms.all_themes) - {int(np.argmax(ends))}
    by_middle = min(left, key=lambda theme: abs(means[theme] - middle))
    lowest = min(left - {by_middle}, key=lambda theme: means[theme])
    rest = min(left - {by_middle, lowest})
    return {"divided": int(np.argmax(ends)), "middle": by_middle, "lowest": lowest, "left": rest}
