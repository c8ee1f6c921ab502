"""Which items, and so which themes, can be compared between two waves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import pandas as pd

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.questionnaire import Questionnaire

ON_CHANGED = ("refuse", "unchanged_items")


@dataclass(frozen=True)
class ComparableItems:
    """The questionnaire with the items that both waves are scored on, and what became of themes.

    ``refused`` holds themes that get no change, ``shortened`` those that are scored on fewer items.
    """

    questionnaire: Questionnaire
    refused: frozenset[str]
    shortened: frozenset[str]

    def label(self, theme: str) -> str:
        """On which items a theme is compared."""
        return "unchanged_items" if theme in self.shortened else "all_items"


def comparable_items(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    waves: tuple[int, int],
    changed_items: Collection[str] = (),
    on_changed: str = "refuse",
) -> ComparableItems:
    """The items that were asked in the same words in both waves."""
    if on_changed not in ON_CHANGED:
        raise QuickscanError(
            "on_changed is {value}; choose one of: {allowed}.",
            value=repr(on_changed),
            allowed=", ".join(ON_CHANGED),
        )
    changed = _known_items(changed_items, questionnaire) | _asked_once(answers, waves)
    scored = questionnaire.items_of("practice")
    affected = {str(item.theme_id) for item in scored if item.item_id in changed}
    left = {str(item.theme_id) for item in scored if item.item_id not in changed}
    if on_changed == "refuse" or not left:
        return ComparableItems(questionnaire, frozenset(affected), frozenset())
    items = tuple(
        item
        for item in questionnaire.items
        if item.part != "practice" or item.item_id not in changed
    )
    return ComparableItems(
        replace(questionnaire, items=items),
        frozenset(affected - left),
        frozenset(affected & left),
    )


def _known_items(changed_items: Collection[str], questionnaire: Questionnaire) -> set[str]:
    if isinstance(changed_items, str):
        changed_items = changed_items.split()
    known = {item.item_id for item in questionnaire.items}
    unknown = sorted(set(changed_items) - known)
    if unknown:
        raise QuickscanError(
            "changed_items names {item}, which the questionnaire does not have. Correct it; the "
            "nearest is {near}.",
            item=repr(unknown[0]),
            near=nearest(unknown[0], known) or "-",
        )
    return set(changed_items)


def _asked_once(answers: pd.DataFrame, waves: tuple[int, int]) -> set[str]:
    """Items that have rows in one of the waves only: in the other they were not asked."""
    asked = [set(answers.loc[answers["wave"] == wave, "item_id"].unique()) for wave in waves]
    return asked[0] ^ asked[1]
