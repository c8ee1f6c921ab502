"""Seeing against acting: do the same people who notice something also get to do something?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    mean_interval,
    organisation_codes,
    share_interval,
    variance_components,
    why_no_interval,
)
from quickscan_sim.analyse.scores.given_answers import with_place
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

SEEING, ACTING, HESITATION = "seeing", "acting", "hesitation"
"""The values of the column ``aspect`` in a questionnaire file that this reading uses."""

_NUMBERS = (
    *("mean_seeing", "mean_acting", "difference", "ci_low", "ci_high"),
    *("share_seeing_only", "share_low", "share_high"),
)
_HESITATING = ("share_hesitating", "hesitating_low", "hesitating_high")
COLUMNS = {
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    **dict.fromkeys(_NUMBERS, "float64"),
    "n_hesitation": "Int64",
    **dict.fromkeys(_HESITATING, "float64"),
    "withheld": "boolean",
    "reason": "str",
}


def compare_seeing_acting(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
    *,
    score_summary: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How much more often the same people see than act, per theme and sector.

    difference = mean over people of (own seeing - own acting), on the scale of the answers, for
    people who answered both. The aspects come from the questionnaire file: the items of a theme
    with aspect ``seeing``, ``acting`` and ``hesitation`` ("I see it, but do not know what to
    do"); several items of one aspect are averaged for each person. Intervals take into account
    that colleagues resemble each other.

    A trap: who seldom meets money worries has little to act on and little to hesitate about. A
    neighbourhood with few families on a low income can look good for that reason alone.

    Parameters
    ----------
    answers, professionals
        Tables of one wave. Open answers and n.v.t. are left out.
    minimum
        Smaller groups are withheld, and others where those would follow; one choice for a theme
        that is safe for both of its counts.
    score_summary
        From :func:`~quickscan_sim.analyse.summarise_scores`, when it is published too: groups
        withheld there are withheld here.

    Returns
    -------
    DataFrame
        A row per theme and group (sector NA: everybody). ``share_seeing_only``: the share whose
        seeing is at the two highest answers and whose acting is at the two lowest, with its
        interval; ``share_hesitating``: the share at the two highest answers of the hesitation
        item, among ``n_hesitation`` people. ``reason`` says why numbers are missing: "withheld",
        "too_few_people", or "no_such_items" where the questionnaire has no seeing and acting
        items for the theme; or only the interval of the difference: "no_interval", or
        "too_few_clusters" where every sector has one organisation.
    """
    given = with_place(answers, professionals)
    themes = [_Theme.of(given, questionnaire, theme) for theme in questionnaire.theme_ids]
    rows = [row for theme in themes for row in _rows(theme, minimum, score_summary)]
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _Theme:
    """Who answered seeing and acting, and who answered hesitation, on one theme."""

    theme: str
    has_items: bool
    low: float
    high: float
    pairs: pd.DataFrame
    hesitating: pd.DataFrame

    @classmethod
    def of(cls, given: pd.DataFrame, questionnaire: Questionnaire, theme: str) -> _Theme:
        scale = questionnaire.scored_scale
        by_aspect = {
            aspect: _mean_of_aspect(given, questionnaire, theme, aspect)
            for aspect in (SEEING, ACTING, HESITATION)
        }
        seeing, acting = by_aspect[SEEING], by_aspect[ACTING]
        both = seeing.join(acting["answer"].rename(ACTING), how="inner")
        aspects = {item.aspect for item in questionnaire.items_of("practice", theme)}
        return cls(
            theme=theme,
            has_items={SEEING, ACTING} <= aspects,
            low=float(scale.low),
            high=float(scale.high),
            pairs=both.rename(columns={"answer": SEEING}),
            hesitating=by_aspect[HESITATION],
        )


def _mean_of_aspect(
    given: pd.DataFrame, questionnaire: Questionnaire, theme: str, aspect: str
) -> pd.DataFrame:
    """Each person's mean answer to the items of an aspect, with organisation and sector.

    An item on hesitation counts as said: a high answer is much hesitation, though it is reversed
    in the score. Other items count in the favourable direction.
    """
    scale = questionnaire.scored_scale
    items = [item for item in questionnaire.items_of("practice", theme) if item.aspect == aspect]
    own = given[given["item_id"].isin([item.item_id for item in items])]
    turned = [item.item_id for item in items if item.is_reversed and aspect != HESITATION]
    answer = own["answer"].astype("float64")
    favourable = answer.where(~own["item_id"].isin(turned), scale.low + scale.high - answer)
    by_person = own.assign(answer=favourable).groupby("professional_id")
    return by_person.agg(
        answer=("answer", "mean"),
        organisation_id=("organisation_id", "first"),
        sector=("sector", "first"),
    )


def _rows(
    theme: _Theme, minimum: int, score_summary: pd.DataFrame | None
) -> Iterator[dict[str, object]]:
    if not theme.has_items:
        yield {"theme": theme.theme, "withheld": False, "reason": "no_such_items"}
        return
    sectors = [theme.pairs["sector"], theme.hesitating["sector"]]
    groups = SectorGroups.of(sectors, minimum, score_summary)
    pairs, hesitating = _Columns.of_pairs(theme), _Columns.of_hesitating(theme)
    parts = zip(
        groups.members(theme.pairs["sector"]),
        groups.members(theme.hesitating["sector"]),
        strict=True,
    )
    for (sector, is_hidden, in_pairs), (_, _, in_hesitating) in parts:
        row = {"theme": theme.theme, "sector": sector, "withheld": is_hidden}
        if is_hidden:
            yield row | {"reason": "withheld"}
        else:
            yield row | _compared(theme, pairs, in_pairs) | _hesitation(hesitating, in_hesitating)


@dataclass(frozen=True)
class _Columns:
    """A number and a yes or no of each person, with the organisation and sector."""

    difference: np.ndarray
    says_yes: np.ndarray
    organisation: np.ndarray
    sector: np.ndarray

    @classmethod
    def of_pairs(cls, theme: _Theme) -> _Columns:
        seeing, acting = (theme.pairs[name].to_numpy(float) for name in (SEEING, ACTING))
        seeing_only = (seeing >= theme.high - 1) & (acting <= theme.low + 1)
        return cls._with_place(seeing - acting, seeing_only, theme.pairs)

    @classmethod
    def of_hesitating(cls, theme: _Theme) -> _Columns:
        answer = theme.hesitating["answer"].to_numpy(float)
        return cls._with_place(answer, answer >= theme.high - 1, theme.hesitating)

    @classmethod
    def _with_place(cls, number: np.ndarray, yes: np.ndarray, people: pd.DataFrame) -> _Columns:
        organisation = organisation_codes(people["organisation_id"])
        return cls(number, yes.astype(float), organisation, people["sector"].to_numpy(object))

    def share(self, members: np.ndarray) -> tuple[float, float, float]:
        """The share of yes among the members, with its interval."""
        components = variance_components(self.says_yes, self.organisation, self.sector)
        yes = self.says_yes[members]
        return float(yes.mean()), *share_interval(yes, self.organisation[members], components)

    def mean_bounds(self, members: np.ndarray) -> tuple[float, float, str | None]:
        """The interval of the mean of the members, or the reason why there is none."""
        components = variance_components(self.difference, self.organisation, self.sector)
        low, high = mean_interval(self.difference[members], self.organisation[members], components)
        return low, high, why_no_interval(low, components)


def _compared(theme: _Theme, pairs: _Columns, members: np.ndarray) -> dict[str, object]:
    if not members.any():
        return {"n": 0, "reason": "too_few_people"}
    low, high, reason = pairs.mean_bounds(members)
    of_group = theme.pairs[members]
    numbers = (
        float(of_group[SEEING].mean()),
        float(of_group[ACTING].mean()),
        float(pairs.difference[members].mean()),
        low,
        high,
        *pairs.share(members),
    )
    return {"n": len(of_group), "reason": reason} | dict(zip(_NUMBERS, numbers, strict=True))


def _hesitation(hesitating: _Columns, members: np.ndarray) -> dict[str, object]:
    if not members.any():
        return {"n_hesitation": 0}
    shares = zip(_HESITATING, hesitating.share(members), strict=True)
    return {"n_hesitation": int(members.sum()), **dict(shares)}
