"""The questionnaire as a measuring instrument: calibrated once, used in every municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.item_calibration import (
    Sectors,
    ThemeCalibration,
    ThemeTarget,
    calibrate_theme,
    expected_answers,
    item_cuts,
)
from quickscan_sim.simulate.item_targets import ItemTarget, item_targets
from quickscan_sim.simulate.sector_means import draw_sector_means, sector_weights

CONFIDENCE_LOADING = 0.6
WISH_LOADING = -0.5
"""Confidence follows practice; who does less more often wants to learn. Assumptions."""

NO_THEME = -1

KNOBS = (
    "category_shares",
    "difficulty_spread",
    "aspect_ease",
    "reliability",
    "theme_reliability",
    "icc_organisation",
    "icc_neighbourhood",
    "sector_spread",
)
"""Knobs that the instrument depends on, beside the plans of the sectors and the seed."""


@dataclass(frozen=True)
class Instrument:
    """Items that are answered from a trait, calibrated.

    ``targets``: one for each item. ``loading``, ``theme``: of each item, the theme as its number
    or -1. ``cuts``: items x thresholds of the latent answer, infinite where a scale has fewer.
    ``sector_means``: sectors x themes. ``latent_organisation``, ``latent_neighbourhood``: the
    share of the latent variance within sectors, for each theme.
    """

    targets: tuple[ItemTarget, ...]
    loading: np.ndarray
    theme: np.ndarray
    cuts: np.ndarray
    sector_means: np.ndarray
    latent_organisation: np.ndarray
    latent_neighbourhood: np.ndarray

    def scored(self, theme: int) -> np.ndarray:
        """Row numbers of the items that make the score of a theme."""
        return np.array(
            [
                row
                for row, target in enumerate(self.targets)
                if target.item.part == "practice" and self.theme[row] == theme
            ]
        )

    def expected_score(self, theme: int, location: np.ndarray) -> np.ndarray:
        """The expected theme score of complete, careful answers.

        Parameters
        ----------
        location
            Place on the latent answer: people, or scored items x people.
        """
        rows = self.scored(theme)
        values = np.array([self.targets[row].values for row in rows])
        cuts = self.cuts[rows][:, : values.shape[1] - 1]
        return np.asarray(
            expected_answers(values, cuts, self.loading[rows[0]], location).mean(axis=0)
        )


def calibrated_instrument(parameters: Parameters, questionnaire: Questionnaire) -> Instrument:
    """The items with loadings and thresholds that give what the settings ask.

    Planted effects, a ``mean_position`` other than 0, DIF, social desirability, hesitation and
    careless answers come on top: they move shares, alpha and ICC away from their targets.

    Raises
    ------
    QuickscanError
        When no loading gives the reliability, or the scores cannot hold the ICCs.
    """
    weights = sector_weights(parameters, questionnaire)
    return _calibrated(_Settings(parameters, questionnaire, weights))


class _Settings:
    """What the instrument follows from, equal when the instrument is equal."""

    def __init__(
        self, parameters: Parameters, questionnaire: Questionnaire, weights: np.ndarray
    ) -> None:
        self.parameters = parameters
        self.questionnaire = questionnaire
        knobs = parameters.model_dump(include=set(KNOBS))
        items = [
            (item.item_id, item.theme_id, item.part, item.aspect, item.is_reversed, item.scale)
            for item in questionnaire.items
        ]
        self._key = repr(
            (
                parameters.seed_of_what_is_alike,
                sorted(knobs.items()),
                weights.tolist(),
                questionnaire.theme_ids,
                [(*item[:-1], item[-1].scale_id, item[-1].values) for item in items],
            )
        )

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Settings) and self._key == other._key


@lru_cache(maxsize=64)
def _calibrated(settings: _Settings) -> Instrument:
    parameters, questionnaire = settings.parameters, settings.questionnaire
    targets = item_targets(parameters, questionnaire)
    means = draw_sector_means(parameters, questionnaire)
    weights = sector_weights(parameters, questionnaire)
    sectors = [_sectors(of_theme, weights) for of_theme in means.T]
    themes = [
        _calibrated_theme(parameters, theme.theme_id, targets, of_theme)
        for theme, of_theme in zip(questionnaire.themes, sectors, strict=True)
    ]
    place = {theme: number for number, theme in enumerate(questionnaire.theme_ids)}
    theme = np.array([place.get(target.item.theme_id, NO_THEME) for target in targets])
    loading = np.array(
        [_loading(target, themes, number) for target, number in zip(targets, theme, strict=True)]
    )
    return Instrument(
        targets=targets,
        loading=loading,
        theme=theme,
        cuts=_all_cuts(targets, loading, theme, sectors),
        sector_means=means,
        latent_organisation=np.array([found.latent_organisation for found in themes]),
        latent_neighbourhood=np.array([found.latent_neighbourhood for found in themes]),
    )


def _all_cuts(
    targets: tuple[ItemTarget, ...],
    loading: np.ndarray,
    theme: np.ndarray,
    sectors: list[Sectors],
) -> np.ndarray:
    """Items x thresholds, solved together for the items of one theme, part and number of answers.

    Infinite where an item has fewer answers than the others.
    """
    cuts = np.full((len(targets), max(len(target.shares) for target in targets) - 1), np.inf)
    groups: dict[tuple[int, float, int], list[int]] = {}
    for row, target in enumerate(targets):
        groups.setdefault((theme[row], loading[row], len(target.shares)), []).append(row)
    for (number, of_group, n_answers), rows in groups.items():
        of_theme = Sectors() if number == NO_THEME else sectors[number]
        shares = np.array([targets[row].shares for row in rows])
        cuts[rows, : n_answers - 1] = item_cuts(shares, of_group, of_theme)
    return cuts


def _sectors(means: np.ndarray, weights: np.ndarray) -> Sectors:
    return Sectors(tuple(map(float, means)), tuple(map(float, weights)))


def _loading(target: ItemTarget, themes: list[ThemeCalibration], theme: int) -> float:
    if theme == NO_THEME:
        return 0.0
    if target.item.part == "practice":
        return themes[theme].loading
    return WISH_LOADING if target.item.part == "wish" else CONFIDENCE_LOADING


def _calibrated_theme(
    parameters: Parameters, theme: str, targets: tuple[ItemTarget, ...], sectors: Sectors
) -> ThemeCalibration:
    scored = [
        target
        for target in targets
        if target.item.part == "practice" and target.item.theme_id == theme
    ]
    asked = ThemeTarget(
        values=tuple(target.values for target in scored),
        shares=tuple(target.shares for target in scored),
        reliability=parameters.reliability_of(theme),
        icc_organisation=parameters.icc_organisation,
        icc_neighbourhood=parameters.icc_neighbourhood,
        sectors=sectors,
    )
    found = calibrate_theme(asked)
    problems = list(_impossible(asked, found, theme))
    if problems:
        raise QuickscanError.of(problems)
    return found


def _impossible(asked: ThemeTarget, found: ThemeCalibration, theme: str) -> list[Message]:
    if np.isnan(found.loading):
        return [
            Message(
                "The knob reliability asks {asked} of the theme {theme}. With {n} items and these "
                "shares of answers at most {largest} is possible. Ask less, or make the items "
                "more alike (difficulty_spread, aspect_ease, category_shares).",
                asked=f"{asked.reliability:g}",
                theme=repr(theme),
                n=len(asked.values),
                largest=_rounded_down(found.largest_reliability),
            )
        ]
    if np.isnan(found.latent_organisation):
        return [
            Message(
                "The knobs icc_organisation ({organisation}) and icc_neighbourhood "
                "({neighbourhood}) ask {sum} of the variance of the scores on {theme}. At a "
                "reliability of {reliability} they must stay below {largest} together: the rest "
                "is chance in the answers.",
                organisation=f"{asked.icc_organisation:g}",
                neighbourhood=f"{asked.icc_neighbourhood:g}",
                sum=f"{asked.icc_organisation + asked.icc_neighbourhood:g}",
                theme=repr(theme),
                reliability=f"{asked.reliability:g}",
                largest=_rounded_down(found.largest_icc),
            )
        ]
    return []


def _rounded_down(value: float) -> str:
    """Three decimals, never above the value, so that what is told is possible."""
    return f"{np.floor(value * 1000) / 1000:.3f}"
