"""What is asked of items, and the sentences when it cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import ItemDifference, Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.instrument import calibrated_instrument
from quickscan_sim.simulate.item_targets import item_targets

PRACTICE = load_questionnaire()
SHARES = (0.1, 0.2, 0.4, 0.2, 0.1)


@pytest.fixture(autouse=True)
def _english_sentences() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def test_shares_of_a_scale_hold_over_its_items_together() -> None:
    targets = item_targets(Parameters(category_shares={"frequency": SHARES}), PRACTICE)
    scored = np.array([target.shares for target in targets if target.item.part == "practice"])
    assert scored.mean(axis=0) == pytest.approx(SHARES, abs=1e-9)
    assert scored[:, 4].max() > 2 * scored[:, 4].min()


def test_shares_of_an_item_are_those_of_that_item() -> None:
    targets = item_targets(Parameters(category_shares={"sig_6": SHARES}), PRACTICE)
    assert {target.item.item_id: target.shares for target in targets}["sig_6"] == SHARES


def test_an_easier_aspect_is_answered_more_favourably() -> None:
    knobs = {"difficulty_spread": 0, "aspect_ease": {"seeing": 0.5}}
    means = {
        target.item.item_id: np.dot(target.values, target.shares)
        for target in item_targets(Parameters(**knobs), PRACTICE)
    }
    assert means["sig_1"] > means["sig_2"] + 0.3
    assert means["sig_2"] == pytest.approx(means["sig_3"])


def test_an_item_is_as_difficult_in_every_municipality_of_a_country() -> None:
    one, other, elsewhere = (
        item_targets(Parameters(**seeds), PRACTICE)
        for seeds in ({"seed": 1, "shared_seed": 9}, {"seed": 2, "shared_seed": 9}, {"seed": 2})
    )
    assert [target.shares for target in one] == [target.shares for target in other]
    assert [target.shares for target in one] != [target.shares for target in elsewhere]


def test_a_theme_can_have_a_reliability_of_its_own() -> None:
    found = calibrated_instrument(Parameters(theme_reliability={"stimuleren": 0.6}), PRACTICE)
    assert found.loading[found.scored(2)][0] < found.loading[found.scored(0)][0]


def test_the_instrument_is_made_once_for_equal_settings() -> None:
    one = calibrated_instrument(Parameters(seed=4, response_rate=0.3), PRACTICE)
    assert calibrated_instrument(Parameters(seed=4), replace(PRACTICE)) is one
    assert calibrated_instrument(Parameters(seed=4, reliability=0.7), PRACTICE) is not one


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"reliability": 0.995}, r"reliability asks 0.995 .* at most 0\.9\d\d is possible"),
        (
            {"reliability": 0.5, "icc_organisation": 0.45, "icc_neighbourhood": 0.1},
            r"ask 0.55 of the variance .* At a reliability of 0.5 they must stay below 0\.4\d\d",
        ),
        (
            {"category_shares": {"frequenci": SHARES}},
            "names the scale or item 'frequenci'.*frequency",
        ),
        ({"category_shares": {"frequency": (0.5, 0.5)}}, "'frequency' 2 shares; it has 5 answers"),
        ({"theme_reliability": {"signalern": 0.7}}, "theme 'signalern'.*nearest is signaleren"),
        ({"dif": ({"item": "sig_11", "sector": "housing", "size": 1},)}, "item 'sig_11'.*sig_1"),
        ({"dif": ({"item": "sig_1", "sector": "hosing", "size": 1},)}, "'hosing'.*is housing"),
        ({"known_by": {"know_9": 0.2}}, "item 'know_9'.*nearest is know_"),
        ({"known_by": {"know_2": {"schools": 0.2}}}, "the sector 'schools'"),
    ],
)
def test_what_cannot_be_had_is_refused_with_what_can(
    knobs: dict[str, object], sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        simulate_quickscan(Parameters(n_neighbourhoods=1, **knobs))


def test_three_items_cannot_have_an_alpha_of_99() -> None:
    items = [item for item in PRACTICE.items if item.item_id[-1] in "123"]
    with pytest.raises(QuickscanError, match=r"With 3 items .* at most 0\.9[567]\d is possible"):
        calibrated_instrument(Parameters(reliability=0.99), replace(PRACTICE, items=tuple(items)))


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ((0.5, 0.4, 0.2), "sum to 1, here they sum to 1.1"),
        ((0.5, 0.6, -0.1), "numbers from 0 to 1"),
        ((1.0, 0.0), "one answer that everybody gives"),
        ((), "sum to 1"),
    ],
)
def test_shares_that_are_none_are_refused(shares: tuple[float, ...], sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        Parameters(category_shares={"frequency": shares})


def test_a_difference_is_planted_on_one_item_of_one_sector() -> None:
    planted = ItemDifference(item="sti_2", sector="housing", size=-1.5)
    without, _ = simulate_quickscan(Parameters(seed=3))
    with_it, truth = simulate_quickscan(Parameters(seed=3, dif=(planted,)))
    changed = without.answers["answer"].fillna(0) != with_it.answers["answer"].fillna(0)
    assert set(with_it.answers.loc[changed, "item_id"]) == {"sti_2"}
    housing = with_it.professionals.query("sector == 'housing'")["professional_id"]
    assert set(with_it.answers.loc[changed, "professional_id"]) <= set(housing)
    assert set(truth.items.query("item_id == 'sti_2'")["dif"]) == {"housing -1.5"}
    assert truth.items.query("item_id != 'sti_2'")["dif"].isna().all()
