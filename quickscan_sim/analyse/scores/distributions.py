"""How answers and scores are spread in a group, beside its mean: a mean can hide two camps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    mean_interval,
    organisation_codes,
    variance_components,
    why_no_interval,
)
from quickscan_sim.analyse.scores.agreement import scale_agreement
from quickscan_sim.analyse.scores.given_answers import answers_of_part
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.scores.thirds import share_thirds
from quickscan_sim.analyse.scores.two_camps import Ends, camps_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire, Scale
from quickscan_sim.vocabulary import SMALL_CELL

_GROUP = {"sector": "str", "n": "Int64"}
_QUARTILES = dict.fromkeys(("lower_quartile", "median", "upper_quartile"), "float64")
_MEAN = {"mean": "float64"}
_MEAN_INTERVAL = dict.fromkeys(("mean_low", "mean_high"), "float64")
_CAMPS = dict.fromkeys(
    ("p_low", "p_middle", "p_high", "camps", "camps_low", "camps_high"), "float64"
)
_END = {"agreement": "float64", "withheld": "boolean", "reason": "str"}
THEME_COLUMNS = {"theme": "str"} | _GROUP | _MEAN | _QUARTILES | _CAMPS | _END
ITEM_COLUMNS = (
    {"part": "str", "item_id": "str", "theme": "str"}
    | _GROUP
    | _MEAN
    | _MEAN_INTERVAL
    | _QUARTILES
    | _END
)


FEWEST_FOR_QUARTILES = 20
"""Among fewer people a quartile is the score of one person, or lies between those of two."""


def summarise_distributions(
    theme_scores: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
    *,
    score_summary: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How theme scores are spread, of everybody and of each sector.

    A mean of 3 may stand for people who all score 3, and for two camps at 1 and 5. Beside the
    mean stand the quartiles (linear between scores, R's type 7), the shares in each third of the
    scale, how many more people stand at both ends than in the middle
    (:func:`~quickscan_sim.analyse.two_camps`), and van der Eijk's agreement A over as many equal
    parts of the scale as it has answers (:func:`~quickscan_sim.analyse.scale_agreement`).

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave; people without a score are left out.
    professionals
        Says the organisation and sector of each person.
    minimum
        Smaller groups are withheld, and others where those would follow.
    score_summary
        From :func:`~quickscan_sim.analyse.summarise_scores`, when it is published too: groups
        withheld there are withheld here.

    Returns
    -------
    DataFrame
        A row per theme and group (sector NA: everybody): n, mean (its interval is in
        :func:`~quickscan_sim.analyse.summarise_scores`), quartiles, shares
        ``p_low, p_middle, p_high``, ``camps`` with its interval, ``agreement``. The interval is
        for professionals like these and takes colleagues into account. Groups below
        :data:`FEWEST_FOR_QUARTILES` people have no quartiles (NaN, beside the other numbers, and
        so without a ``reason``): those would be the scores of single persons. ``reason`` says why
        numbers are missing: "withheld" or "too_few_people"; or only the interval of the camps:
        "too_few_clusters".
    """
    people = people_of(theme_scores, professionals)
    scale = questionnaire.scored_scale
    edges = np.linspace(scale.low, scale.high, len(scale.values) + 1)
    by_theme = {
        theme: _Values.of(people[people["theme"] == theme], "score")
        for theme in questionnaire.theme_ids
    }
    sectors = [values.sector for values in by_theme.values()]
    groups = SectorGroups.of(sectors, minimum, score_summary)
    rows = [
        {"theme": theme} | row | _reason(row) | ends
        for theme, values in by_theme.items()
        for row, ends in zip(
            _rows(values, edges, groups), _ends(values, scale, groups), strict=True
        )
    ]
    return typed_rows(rows, THEME_COLUMNS)


def summarise_item_distributions(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    part: str = "practice",
    minimum: int = SMALL_CELL,
    *,
    score_summary: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How the answers to each item are spread: of the practice items, or of the confidence items.

    As :func:`summarise_distributions`, with a row per item and group, and with the interval of the
    mean (``reason`` "no_interval" or "too_few_clusters" where that alone is missing).
    Answers as given, so reversed items are **not** turned around; n.v.t. and open answers are left
    out.

    Parameters
    ----------
    part
        ``"practice"`` (what people do) or ``"confidence"`` (how sure they feel).
    score_summary
        As in :func:`summarise_distributions`.
    """
    rows = []
    for item, given in answers_of_part(answers, questionnaire, professionals, part):
        values = np.array(item.scale.values, dtype=float)
        edges = np.append(values - 0.5, values[-1] + 0.5)
        facts = {"part": part, "item_id": item.item_id, "theme": item.theme_id or pd.NA}
        spread = _Values.of(given, "answer")
        groups = SectorGroups.of([spread.sector], minimum, score_summary)
        rows += [facts | row for row in _rows(spread, edges, groups)]
    return typed_rows(rows, ITEM_COLUMNS)


@dataclass(frozen=True)
class _Values:
    """One value of each person, with where the person belongs."""

    y: np.ndarray
    organisation: np.ndarray
    sector: pd.Series[str]

    @classmethod
    def of(cls, people: pd.DataFrame, column: str) -> _Values:
        known = people[people[column].notna()]
        organisation = organisation_codes(known["organisation_id"])
        return cls(known[column].to_numpy(float), organisation, known["sector"])


def _rows(values: _Values, edges: np.ndarray, groups: SectorGroups) -> Iterator[dict[str, object]]:
    """The middle and the agreement of everybody and of each sector."""
    components = variance_components(values.y, values.organisation, values.sector)
    for sector, is_hidden, members in groups.members(values.sector):
        row: dict[str, object] = {"sector": sector, "withheld": is_hidden}
        y = values.y[members]
        if is_hidden:
            yield row | {"reason": "withheld"}
        elif not len(y):
            yield row | {"n": 0, "reason": "too_few_people"}
        else:
            low, high = mean_interval(y, values.organisation[members], components)
            agreement = scale_agreement(np.histogram(y, edges)[0]).estimate
            bounds = {"mean_low": low, "mean_high": high, "agreement": agreement}
            reason = {"reason": why_no_interval(low, components)}
            yield row | _middle(y) | bounds | reason


def _reason(row: dict[str, object]) -> dict[str, object]:
    """Why nothing is told of a group; that its mean has no interval is told elsewhere."""
    of_interval = ("no_interval", "too_few_clusters")
    return {"reason": None if row["reason"] in of_interval else row["reason"]}


def _ends(values: _Values, scale: Scale, groups: SectorGroups) -> Iterator[dict[str, object]]:
    """The shares in each third of the scale and the camps, of everybody and of each sector."""
    ends = Ends.of(values.y, (scale.low, scale.high))
    components = ends.components(values.organisation, values.sector)
    for _, is_hidden, members in groups.members(values.sector):
        if is_hidden or not members.any():
            yield {}
            continue
        found = camps_of(ends.among(members), values.organisation[members], components)
        bounds: dict[str, object] = {"camps_low": found.ci_low, "camps_high": found.ci_high}
        if found.reason is not None:
            bounds["reason"] = found.reason
        yield _thirds(values.y[members], scale) | {"camps": found.estimate} | bounds


def _middle(y: np.ndarray) -> dict[str, object]:
    quartiles = np.full(3, np.nan)
    if len(y) >= FEWEST_FOR_QUARTILES:
        quartiles = np.quantile(y, [0.25, 0.5, 0.75])
    names = ("lower_quartile", "median", "upper_quartile")
    return {"n": len(y), "mean": float(y.mean())} | dict(zip(names, quartiles, strict=True))


def _thirds(y: np.ndarray, scale: Scale) -> dict[str, object]:
    shares = share_thirds(y, scale.low, scale.high)
    return dict(zip(("p_low", "p_middle", "p_high"), shares, strict=True))
