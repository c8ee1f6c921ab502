"""Which share of people is to give each answer, for every item that is answered from a trait."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from scipy.special import ndtr

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.simulate.chance import normals_of_codes
from quickscan_sim.simulate.item_calibration import Sectors, item_cuts

TRAIT_PARTS = ("practice", "confidence", "wish")
"""Parts whose items are answered from a trait; the others hold facts."""

CUT_WIDTH = 4.75
"""Distance between the outer cuts plus two steps, in SD: on 1-5 a standard deviation of about 1
for an item and .7 for a theme score (.6-.8 is assumed for such scales)."""

LEAN = 0.07
"""How far people stand above the middle of a scale, in SD; 3.1 on 1-5. An assumption."""

WISH_SHARE = 0.40
"""Share that wants to learn more; an assumption."""

YES = 1


@dataclass(frozen=True)
class ItemTarget:
    """What is asked of one item.

    ``values``: its answers as they count, from least to most favourable; a reversed item counts
    low + high - answer. ``shares``: the share of people that is to give each. ``ease``: how much
    more favourably it is answered than its scale on average, in SD of the latent answer.
    """

    item: Item
    values: tuple[float, ...]
    shares: tuple[float, ...]
    ease: float


def item_targets(parameters: Parameters, questionnaire: Questionnaire) -> tuple[ItemTarget, ...]:
    """The targets of all items that are answered from a trait, in the order of the form.

    Shares given for an item are those of that item. Shares given for a scale hold for its items
    (of one part) together; each item has its own around them, by the ease of its aspect and a
    drawn difficulty.
    """
    items = [item for item in questionnaire.items if item.part in TRAIT_PARTS]
    ease = _ease(parameters, items)
    shares: dict[str, np.ndarray] = {}
    for group in sorted({(item.scale.scale_id, item.part) for item in items}):
        rows = [row for row, item in enumerate(items) if (item.scale.scale_id, item.part) == group]
        asked = np.array([_shares_of_scale(parameters, items[rows[0]])])
        for row, found in zip(rows, _shares_around(asked, ease[rows]), strict=True):
            shares[items[row].item_id] = found
    given = parameters.category_shares or {}
    return tuple(
        ItemTarget(
            item,
            counted_values(item),
            tuple(given.get(item.item_id, map(float, shares[item.item_id]))),
            float(ease[row]),
        )
        for row, item in enumerate(items)
    )


def counted_values(item: Item) -> tuple[float, ...]:
    """The answers as they count, from least to most favourable.

    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> counted_values(practice.item("sig_6")), answers_of(practice.item("sig_6"))
    ((1.0, 2.0, 3.0, 4.0, 5.0), (5, 4, 3, 2, 1))
    """
    scale = item.scale
    if item.is_reversed:
        return tuple(float(scale.low + scale.high - value) for value in answers_of(item))
    return tuple(map(float, answers_of(item)))


def answers_of(item: Item) -> tuple[int, ...]:
    """The answers as the form stores them, from least to most favourable.

    A reversed item runs the other way. For a wish the most favourable answer is yes (1).
    """
    values = item.scale.values
    if item.part == "wish":
        return (*(value for value in values if value != YES), YES)
    return values[::-1] if item.is_reversed else values


def _ease(parameters: Parameters, items: list[Item]) -> np.ndarray:
    """Ease of the aspect and a drawn difficulty; a wish has neither."""
    drawn = normals_of_codes(
        [item.item_id for item in items], parameters.seed_of_what_is_alike, "difficulty of items"
    )
    of_aspect = np.array([parameters.aspect_ease.get(item.aspect, 0.0) for item in items])
    has_ease = np.array([item.part != "wish" for item in items])
    return has_ease * (of_aspect + parameters.difficulty_spread * drawn)


def _shares_of_scale(parameters: Parameters, item: Item) -> tuple[float, ...]:
    """The shares asked of a scale; by default those of a normal curve cut at even distances."""
    given = (parameters.category_shares or {}).get(item.scale.scale_id)
    if given is not None:
        return given
    n_points = len(item.scale.values)
    if item.part == "wish":
        return (*([(1 - WISH_SHARE) / (n_points - 1)] * (n_points - 1)), WISH_SHARE)
    cuts = (np.arange(1, n_points) - n_points / 2) * CUT_WIDTH / n_points - LEAN
    below = [0.0, *(NormalDist().cdf(cut) for cut in cuts), 1.0]
    return tuple(float(share) for share in np.diff(below))


def _shares_around(asked: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """Shares of items (items x answers) that differ in ease and average to the shares asked."""
    together = Sectors(tuple(map(float, ease)), (1 / len(ease),) * len(ease))
    cuts = item_cuts(asked, 1.0, together)[0]
    below = ndtr(cuts - ease[:, None])
    return np.diff(below, axis=1, prepend=0.0, append=1.0)
