from __future__ import annotations

import re

import pytest

from quickscan_sim.parameters import Effect
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.wording import effect_sentence

Draw = tuple[Quickscan, Truth]


@pytest.mark.parametrize("sector", [None, "housing"])
@pytest.mark.parametrize("group", [None, "few"])
@pytest.mark.parametrize(("size", "word"), [(-1.0, "less"), (1.0, "more")])
def test_a_planted_effect_is_told_with_its_direction(
    sector: str | None, group: str | None, size: float, word: str, example: Draw
) -> None:
    effect = Effect(theme="signaleren", sector=sector, income_group=group, size=size)
    text = effect_sentence(effect, example[0]).in_language("en")
    assert re.search(rf"^Noticing: .*\b{word}\b", text)
    assert ("Housing association" in text) == (sector is not None)
    assert ("few families" in text) == (group is not None)
