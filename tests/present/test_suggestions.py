"""Suggestions per sector are spread: an action stands with two sectors at most."""

from __future__ import annotations

from collections import Counter

import pytest
from present.conftest import Story

from quickscan_sim.advise import load_actions
from quickscan_sim.present.chapters.suggestions import AT_MOST_SECTORS, Asked, spread_suggestions
from quickscan_sim.present.document import Bullets
from quickscan_sim.questionnaire import load_questionnaire

QUESTIONNAIRE = load_questionnaire()
ALL = [
    Asked(sector, kind, theme)
    for sector in QUESTIONNAIRE.sector_ids
    for kind, theme in zip(
        ("need", "hesitation", "wish", "need"), QUESTIONNAIRE.theme_ids, strict=False
    )
]


@pytest.mark.parametrize("n_each", [1, 2])
def test_an_action_is_suggested_to_two_sectors_at_most_and_to_each_once(n_each: int) -> None:
    spread = spread_suggestions(ALL, n_each)
    given = [(one.sector, action.action_id) for one, found in spread.items() for action in found]
    assert len(given) == len(set(given))
    assert max(Counter(action for _, action in given).values()) <= AT_MOST_SECTORS
    assert all(len(found) <= n_each for found in spread.values())
    assert sum(bool(found) for found in spread.values()) >= 0.7 * len(ALL)


def test_a_sector_gets_its_own_first() -> None:
    (own,) = spread_suggestions([Asked("primary_school", "need", "samenwerken")], 1).values()
    for_them = [one for one in load_actions() if "primary_school" in one.sectors]
    fits = [
        one for one in for_them if "need" in one.for_kinds and one.theme in ("*", "samenwerken")
    ]
    assert not fits or own[0] in fits


def test_every_suggestion_fits_what_asks_for_it() -> None:
    for one, found in spread_suggestions(ALL, 2).items():
        for action in found:
            assert one.kind in action.for_kinds
            assert action.theme in ("*", one.theme)
            assert {"*", one.sector} & set(action.sectors)


def test_the_report_for_professionals_does_not_repeat_itself(story: Story) -> None:
    document = story.document("en", reader="professional")
    told = [
        item.text
        for block in document.blocks
        if isinstance(block, Bullets)
        for item in block.items
        if item.lead.startswith("Suggestion for")
    ]
    assert len(told) >= 3
    assert max(Counter(told).values()) <= AT_MOST_SECTORS
