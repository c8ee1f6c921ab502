"""Numbers of groups: means, how many people have a score, shares, and what prompts tell."""

from __future__ import annotations

from typing import Any

import numpy as np

from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import scores_by
from quickscan_sim.teach.answers.scoring.telling import mean_of, telling_sector, theme_number
from quickscan_sim.teach.own_data import OwnData


@answers
def theme_mean(data: OwnData, *, theme: str | int, **rules: Any) -> float | None:
    """The mean score of everybody in the own wijk with a score on a theme."""
    return _number(mean_of(scores_by(data, forms_of(data), **rules))[theme_number(data, theme)])


@answers
def n_with_score(data: OwnData, *, theme: str | int, **rules: Any) -> int:
    """How many people have a score on a theme."""
    scores = scores_by(data, forms_of(data), **rules)[:, theme_number(data, theme)]
    return int((~np.isnan(scores)).sum())


@answers
def theme_means(data: OwnData, **rules: Any) -> dict[str, float | None]:
    """The mean of each theme, by its code."""
    forms = forms_of(data)
    means = mean_of(scores_by(data, forms, **rules))
    return {theme.theme_id: _number(mean) for theme, mean in zip(forms.themes, means, strict=True)}


@answers
def theme_counts(data: OwnData, **rules: Any) -> dict[str, int]:
    """How many people have a score on each theme, by its code."""
    forms = forms_of(data)
    n = (~np.isnan(scores_by(data, forms, **rules))).sum(axis=0)
    return {theme.theme_id: int(count) for theme, count in zip(forms.themes, n, strict=True)}


@answers
def sector_mean(data: OwnData, *, theme: str | int, **rules: Any) -> float | None:
    """The mean of the sector that tells mistakes apart; see ``sector_facts`` for its name."""
    forms = forms_of(data)
    number = theme_number(data, theme)
    sector = telling_sector(data, number)
    if sector is None:
        return None
    return _number(mean_of(scores_by(data, forms, **rules)[forms.sector == sector])[number])


@answers
def share_below(
    data: OwnData, *, theme: str | int, below: float, shown_as: str = "percentage", **rules: Any
) -> int | None:
    """The percentage of people with a score who score below a number, or just their number."""
    scores = scores_by(data, forms_of(data), **rules)[:, theme_number(data, theme)]
    known = scores[~np.isnan(scores)]
    if not len(known):
        return None
    n = int((known < below).sum())
    return n if shown_as == "count" else round(100 * n / len(known))


@answers
def theme_facts(data: OwnData, *, theme: str | int) -> dict[str, Any]:
    """What a prompt tells: the theme by name and code."""
    found = forms_of(data).themes[theme_number(data, theme)]
    return {"theme": found.name, "theme_code": found.theme_id}


@answers
def sector_facts(data: OwnData, *, theme: str | int) -> dict[str, Any]:
    """What a prompt tells: the theme, and the sector that is asked about."""
    forms = forms_of(data)
    sector = telling_sector(data, theme_number(data, theme))
    code = forms.sectors[0 if sector is None else sector]
    name = data.scan.questionnaire.sector(code).name
    return theme_facts(data, theme=theme) | {"sector": name, "sector_code": code}


def _number(mean: float) -> float | None:
    return None if np.isnan(mean) else float(mean)
