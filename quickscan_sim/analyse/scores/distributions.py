"""How answers and scores are spread in a group, beside its mean: a mean can hide two camps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import mean_interval, mean_variance, variance_components
from quickscan_sim.analyse.scores.agreement import scale_agreement
from quickscan_sim.analyse.scores.given_answers import answers_of_part
from quickscan_sim.analyse.scores.sector_groups import sector_groups
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.scores.thirds import share_thirds
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Questionnaire, Scale
from quickscan_sim.vocabulary import SMALL_CELL

_NUMBERS = dict.fromkeys(
    (
        "mean",
        "mean_low",
        "mean_high",
        "lower_quartile",
        "median",
        "upper_quartile",
        "p_low",
        "p_middle",
        "p_high",
        "agreement",
        "agreement_low",
        "agreement_high",
    ),
    "float64",
)
_GROUP = {"sector": "str", "n": "Int64"} | _NUMBERS | {"withheld": "boolean", "reason": "str"}
THEME_COLUMNS = {"theme": "str"} | _GROUP
ITEM_COLUMNS = {"part": "str", "item_id": "str", "theme": "str"} | _GROUP


def summarise_distributions(
    theme_scores: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
    seed: int = 1,
) -> pd.DataFrame:
    """How theme scores are spread, of everybody and of each sector.

    A mean of 3 may stand for people who all score 3, and for two camps at 1 and 5. Beside the
    mean stand the quartiles (linear between scores, R's type 7), the shares in each third of the
    scale, and van der Eijk's agreement A over as many equal parts of the scale as it has answers
    (:func:`~quickscan_sim.analyse.scale_agreement`).

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave; people without a score are left out.
    professionals
        Says the organisation and sector of each person.
    minimum
        Smaller groups are withheld, and others where those would follow.
    seed
        Of the resampling behind the interval of A; the same seed gives the same interval.

    Returns
    -------
    DataFrame
        A row per theme and group (sector NA: everybody): n, mean with its 95 % interval,
        quartiles, shares ``p_low, p_middle, p_high``, and ``agreement`` with its interval, both
        for professionals like these and with colleagues taken into account. ``reason`` says why
        numbers ("withheld", "too_few_people") or only intervals ("no_variation", "no_interval")
        are missing.
    """
    people = people_of(theme_scores, professionals)
    scale = questionnaire.scored_scale
    edges = np.linspace(scale.low, scale.high, len(scale.values) + 1)
    themes = [people[people["theme"] == theme] for theme in questionnaire.theme_ids]
    rows = [
        {"theme": theme} | row
        for theme, own in zip(questionnaire.theme_ids, themes, strict=True)
        for row in _rows(_Values.of(own, "score", scale, edges), minimum, seed)
    ]
    return typed_rows(rows, THEME_COLUMNS)


def summarise_item_distributions(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    part: str = "practice",
    minimum: int = SMALL_CELL,
    seed: int = 1,
) -> pd.DataFrame:
    """How the answers to each item are spread: of the practice items, or of the confidence items.

    As :func:`summarise_distributions`, with a row per item and group. Answers as given, so
    reversed items are **not** turned around; n.v.t. and open answers are left out.

    Parameters
    ----------
    part
        ``"practice"`` (what people do) or ``"confidence"`` (how sure they feel).
    """
    rows = []
    for item, given in answers_of_part(answers, questionnaire, professionals, part):
        values = np.array(item.scale.values, dtype=float)
        edges = np.append(values - 0.5, values[-1] + 0.5)
        facts = {"part": part, "item_id": item.item_id, "theme": item.theme_id or pd.NA}
        spread = _Values.of(given, "answer", item.scale, edges)
        rows += [facts | row for row in _rows(spread, minimum, seed)]
    return typed_rows(rows, ITEM_COLUMNS)


@dataclass(frozen=True)
class _Values:
    """One value of each person, with where the person belongs, and the parts of the scale."""

    y: np.ndarray
    organisation: np.ndarray
    sector: pd.Series[str]
    low: float
    high: float
    edges: np.ndarray

    @classmethod
    def of(cls, people: pd.DataFrame, column: str, scale: Scale, edges: np.ndarray) -> _Values:
        known = people[people[column].notna()]
        return cls(
            known[column].to_numpy(float),
            pd.factorize(known["organisation_id"])[0],
            known["sector"],
            float(scale.low),
            float(scale.high),
            edges,
        )


def _rows(values: _Values, minimum: int, seed: int) -> Iterator[dict[str, object]]:
    components = variance_components(values.y, values.organisation, values.sector)
    everybody = np.ones((1, len(values.y)), dtype=bool)
    for group in sector_groups(values.sector, everybody, minimum):
        facts = {"sector": group.sector, "withheld": group.withheld}
        if group.withheld:
            yield facts | {"reason": "withheld"}
            continue
        y, organisation = values.y[group.members], values.organisation[group.members]
        if not len(y):
            yield facts | {"n": 0, "reason": "too_few_people"}
            continue
        variance, _ = mean_variance(organisation, components)
        total = components.between + components.within
        effective = total / variance if variance > 0 else None
        low, high = mean_interval(y, organisation, components)
        yield facts | _spread(values, y, effective, seed) | {"mean_low": low, "mean_high": high}


def _spread(
    values: _Values, y: np.ndarray, effective: float | None, seed: int
) -> dict[str, object]:
    quartiles = np.quantile(y, [0.25, 0.5, 0.75])
    thirds = share_thirds(y, values.low, values.high)
    agreement = scale_agreement(np.histogram(y, values.edges)[0], effective, seed)
    return {
        "n": len(y),
        "mean": float(y.mean()),
        **dict(zip(("lower_quartile", "median", "upper_quartile"), quartiles, strict=True)),
        **dict(zip(("p_low", "p_middle", "p_high"), thirds, strict=True)),
        "agreement": agreement.estimate,
        "agreement_low": agreement.ci_low,
        "agreement_high": agreement.ci_high,
        "reason": agreement.reason,
    }
