"""Which theme, sector and person to ask about, so that every mistake shows in the number."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import MISTAKES, scores_by
from quickscan_sim.teach.own_data import OwnData

SMALLEST_GROUP = 5
"""Fewer people than this are not shown apart."""
THEME_MISTAKES = ("reverse", "nine", "zero", "items")
SECTOR_MISTAKES = ("reverse", "zero", "items")
FORM_MISTAKES = ("reverse", "nine", "zero", "sum")


def theme_number(data: OwnData, theme: str | int) -> int:
    """The number of a theme: by its code, or the one where most mistakes show.

    A whole number asks for the theme of that rank in which the means differ most; "minimum" for
    the theme in which other minimum rules give most other numbers of people, and "reversed" for
    the one in which forgetting to turn around moves most people across the middle.
    """
    if isinstance(theme, int):
        return data.keep("telling themes", lambda: _themes_by_telling(data))[theme - 1]
    if theme in _NAMED:
        return data.keep(f"telling {theme}", lambda: _NAMED[theme](data))
    return forms_of(data).number_of(theme)


def telling_sector(data: OwnData, theme: int) -> int | None:
    """The sector of five people or more whose mean tells most mistakes apart; None: no such one."""

    def make() -> int | None:
        forms = forms_of(data)
        right = scores_by(data, forms)[:, theme]
        best: tuple[float, int] | None = None
        for sector in range(len(forms.sectors)):
            own = forms.sector == sector
            if (~np.isnan(right[own])).sum() >= SMALLEST_GROUP:
                apart = _apart(_means(data, forms, SECTOR_MISTAKES, own)[:, theme])
                best = max(best or (apart, sector), (apart, sector))
        return best[1] if best else None

    return data.keep(f"telling sector {theme}", make)


def telling_form(data: OwnData) -> tuple[int, int] | None:
    """Person and theme of the form that tells most mistakes apart; None when there is none.

    Only forms with both an open answer and an n.v.t., whose score is no whole or half number, since
    such a score is easily guessed.
    """
    return data.keep("telling form", lambda: _telling_form(data))


def _telling_form(data: OwnData) -> tuple[int, int] | None:
    forms = forms_of(data)
    numbers = np.stack(
        [scores_by(data, forms), *(scores_by(data, forms, **MISTAKES[m]) for m in FORM_MISTAKES)]
    )
    pairs = np.abs(numbers[:, None] - numbers[None, :])
    different = ~np.eye(len(numbers), dtype=bool)
    apart = np.where(different[:, :, None, None], pairs, np.inf).min(axis=(0, 1))
    of_theme = forms.theme[:, None] == np.array(forms.all_themes)
    n_outside = forms.outside @ of_theme
    n_open = (np.isnan(forms.values) & ~forms.outside) @ of_theme
    has_both = n_outside.astype(bool) & n_open.astype(bool)
    is_half = np.isclose(2 * numbers[0], np.round(2 * numbers[0]))
    apart = np.where(np.isnan(numbers).any(axis=0) | ~has_both | is_half, -1, apart)
    person, theme = np.unravel_index(int(np.argmax(apart)), apart.shape)
    return (int(person), int(theme)) if apart[person, theme] > 0 else None


def _themes_by_telling(data: OwnData) -> list[int]:
    forms = forms_of(data)
    means = _means(data, forms, THEME_MISTAKES, np.ones(len(forms.people), dtype=bool))
    apart = [_apart(means[:, theme]) for theme in forms.all_themes]
    return sorted(forms.all_themes, key=lambda theme: -apart[theme])


def _theme_of_minimum(data: OwnData) -> int:
    forms = forms_of(data)
    n = [
        (~np.isnan(scores_by(data, forms, **rules))).sum(axis=0)
        for rules in ({}, MISTAKES["none"], MISTAKES["complete"])
    ]
    return int(np.minimum(n[1] - n[0], n[0] - n[2]).argmax())


def _theme_of_reversed(data: OwnData) -> int:
    forms = forms_of(data)
    middle = (forms.low + forms.high) / 2
    right, *wrong = (
        (scores_by(data, forms, **rules) < middle).sum(axis=0)
        for rules in ({}, MISTAKES["reverse"], MISTAKES["zero"])
    )
    return int(np.minimum(*(np.abs(one - right) for one in wrong)).argmax())


_NAMED = {"minimum": _theme_of_minimum, "reversed": _theme_of_reversed}


def _means(data: OwnData, forms: Forms, mistakes: Iterable[str], of: np.ndarray) -> np.ndarray:
    """The right mean and that of each mistake, by theme."""
    found = [scores_by(data, forms), *(scores_by(data, forms, **MISTAKES[m]) for m in mistakes)]
    return np.stack([mean_of(one[of]) for one in found])


def mean_of(scores: np.ndarray) -> np.ndarray:
    """The mean of each column over whoever has a score; NaN for nobody."""
    known = ~np.isnan(scores)
    n = known.sum(axis=0)
    total = np.where(known, scores, 0.0).sum(axis=0)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _apart(numbers: np.ndarray) -> float:
    """The smallest distance between two of these numbers."""
    if np.isnan(numbers).any():
        return -1.0
    return float(np.diff(np.sort(numbers)).min())
