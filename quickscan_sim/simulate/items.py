"""How one item is answered, for each part of a questionnaire and any scale.

A scored item follows a graded response: a latent answer, part trait and part chance, cut into the
points of the scale. The part that is trait follows from the reliability that is asked of the
theme score, by the Spearman-Brown formula, corrected for what the cutting takes away.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire

CUT_WIDTH = 4.75
"""Distance between the outer cuts plus two steps, in SD: on 1-5 a standard deviation of about 1
for an item and .7 for a theme score (.6-.8 is assumed for such scales)."""

DIFFICULTY_SPREAD = 0.2
"""Spread of the difficulty of items, in SD of the latent answer; an assumption."""

ASPECT_EASE = {
    "seeing": 0.35,
    "knowing": 0.1,
    "discussing": -0.05,
    "acting": -0.1,
    "hesitation": -0.3,
}
"""Seeing goes before acting: what professionals find easier; an assumption. 7 in 10 teachers find
it hard to judge who is poor (RTL Nieuws); handelingsverlegenheid is common."""

LARGEST_LOADING = 0.95

CONFIDENCE_LOADING = 0.6
WISH_SHARE = 0.40
WISH_LOADING = -0.5
"""Confidence follows practice; who does less more often wants to learn. Assumptions."""

KNOWN_BY = (0.13, 0.50)
"""13 % of primary teachers knew the share of children in poverty in 2018 (MWM2)."""

PRESENT_IN = (0.30, 0.70)
KNOWS_OWN_ORGANISATION = 0.80
DOES_NOT_KNOW = 0.12
"""How many organisations have something arranged, how many colleagues see that right, and how
many say they do not know; assumptions."""


@dataclass(frozen=True)
class ItemSettings:
    """What is fixed for an item, for everybody: its loading, ease and level."""

    loading: float
    ease: float
    share: float


@dataclass(frozen=True)
class ItemDraw:
    """What an item is answered from: traits and organisations of people, and a stream."""

    trait: np.ndarray
    organisation: np.ndarray
    rng: np.random.Generator


def item_settings(
    item: Item, questionnaire: Questionnaire, parameters: Parameters, rng: np.random.Generator
) -> ItemSettings:
    """The fixed side of an item; its difficulty is drawn from the stream."""
    ease = DIFFICULTY_SPREAD * rng.standard_normal() + ASPECT_EASE.get(item.aspect, 0.0)
    position = rng.random()
    if item.part == "practice":
        n_items = len(questionnaire.items_of("practice", item.theme_id))
        loading = _loading(parameters.reliability, n_items, len(item.scale.values))
        return ItemSettings(loading, ease, 0.5)
    if item.part == "confidence":
        return ItemSettings(CONFIDENCE_LOADING, ease, 0.5)
    if item.part == "wish":
        return ItemSettings(WISH_LOADING, 0.0, WISH_SHARE)
    low, high = KNOWN_BY if item.part == "knowledge" else PRESENT_IN
    return ItemSettings(0.0, 0.0, low + position * (high - low))


def _loading(reliability: float, n_items: int, n_points: int) -> float:
    """Loading at which the mean of n items has the reliability.

    Spearman-Brown: r = R / (k - (k - 1) R) is the correlation between two items; cutting the
    latent answers keeps a share (sum of the densities at the cuts)^2 / variance of it.
    """
    correlation = reliability / (n_items - (n_items - 1) * reliability)
    cuts = _cuts(n_points)
    normal = NormalDist()
    points = np.diff([0.0, *(normal.cdf(cut) for cut in cuts), 1.0])
    values = np.arange(n_points)
    variance = float(points @ values**2 - (points @ values) ** 2)
    kept = sum(normal.pdf(cut) for cut in cuts) ** 2 / variance
    return float(min(np.sqrt(correlation / kept), LARGEST_LOADING))


def _cuts(n_points: int) -> np.ndarray:
    """Where the latent answer passes from one point of the scale to the next."""
    return (np.arange(1, n_points) - n_points / 2) * CUT_WIDTH / n_points


def draw_item(item: Item, settings: ItemSettings, draw: ItemDraw) -> np.ndarray:
    """The answers of everybody to one item, as the form stores them (reversed items mirrored)."""
    if item.part == "knowledge":
        return _knowledge(item, settings, draw)
    if item.part == "checklist":
        return _checklist(item, settings, draw)
    n_points = len(item.scale.values)
    latent = (
        settings.loading * draw.trait
        + np.sqrt(1 - settings.loading**2) * draw.rng.standard_normal(len(draw.trait))
        + settings.ease
    )
    if n_points == 2:
        cuts = np.array([NormalDist().inv_cdf(1 - settings.share)])
    else:
        cuts = _cuts(n_points) + NormalDist().inv_cdf(1 - settings.share)
    point = np.searchsorted(cuts, latent)
    if item.is_reversed:
        point = n_points - 1 - point
    return np.asarray(np.array(item.scale.values)[point])


def _knowledge(item: Item, settings: ItemSettings, draw: ItemDraw) -> np.ndarray:
    """The right answer by the share that knows it; else another, the last ("?") twice as often."""
    values = np.array(item.scale.values)
    others = values[values != item.correct]
    weights = np.where(others == values[-1], 2.0, 1.0)
    limits = np.cumsum(weights / weights.sum())[:-1]
    knows, which = draw.rng.random((2, len(draw.trait)))
    guess = others[np.searchsorted(limits, which)]
    if item.correct is None:
        return np.asarray(guess)
    return np.where(knows < settings.share, item.correct, guess)


def _checklist(item: Item, settings: ItemSettings, draw: ItemDraw) -> np.ndarray:
    """A fact about the organisation (first value: no, second: yes; a last one: do not know)."""
    values = np.array(item.scale.values)
    n_organisations = int(draw.organisation.max(initial=-1)) + 1
    has_it = (draw.rng.random(n_organisations) < settings.share)[draw.organisation]
    sees_right, unsure = draw.rng.random((2, len(draw.organisation)))
    says_yes = np.where(sees_right < KNOWS_OWN_ORGANISATION, has_it, ~has_it)
    said = values[says_yes.astype(int)]
    if len(values) > 2:
        said = np.where(unsure < DOES_NOT_KNOW, values[-1], said)
    return np.asarray(said)
