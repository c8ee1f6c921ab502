"""The reading of items: firm exactly when the interval allows it, and honest about the rest."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import find_unreversed, item_statistics
from quickscan_sim.analyse.meaning.items import (
    GOES_ALONG,
    meaning_of_item,
    meaning_of_unreversed,
)


def item_row(low: float, high: float, reason: str | None = None) -> pd.Series:
    return pd.Series(
        {
            "item": "sig_1",
            "n": 40,
            "item_rest": (low + high) / 2,
            "ci_low": low,
            "ci_high": high,
            "reason": reason,
            "needed": 4,
        }
    )


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (GOES_ALONG + 0.001, 0.8, "clear", "goes along with the others: who"),
        (GOES_ALONG, 0.8, "unclear", "not clear"),
        (0.1, GOES_ALONG, "unclear", "not clear"),
        (0.1, GOES_ALONG - 0.001, "clear", "hardly goes along"),
        (-0.3, 0.0, "clear", "hardly goes along"),
        (-0.3, -0.001, "clear", "runs against the others"),
    ],
)
def test_an_item_is_judged_firmly_only_beside_the_boundary(
    low: float, high: float, certainty: str, words: str
) -> None:
    meaning = meaning_of_item(item_row(low, high))
    assert meaning.certainty == certainty
    assert words in meaning.says.in_language("en")


def test_an_item_without_numbers_gets_its_reason() -> None:
    constant = pd.DataFrame({"a": [3] * 6, "b": [1, 2, 3, 4, 5, 5], "c": [1, 2, 3, 3, 4, 5]})
    meaning = meaning_of_item(item_statistics(constant).iloc[0])
    assert meaning.certainty == "not_computed"
    assert "Everybody gave the same answer" in meaning.says.in_language("en")


def answers(n: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    latent = 0.8 * rng.standard_normal((n, 1)) + 0.7 * rng.standard_normal((n, 6)) + 3
    return pd.DataFrame(np.clip(np.round(latent), 1, 5), columns=list("abcdef"))


def reading(turned: str, items: pd.DataFrame) -> tuple[str, str, str]:
    found = find_unreversed(items.assign(**{name: 6 - items[name] for name in turned}))
    meaning = meaning_of_unreversed(found)
    return meaning.certainty, meaning.says.in_language("en"), meaning.says_not.in_language("en")


def test_one_forgotten_item_is_named_with_what_it_does_to_alpha() -> None:
    certainty, says, says_not = reading("c", answers())
    assert certainty == "clear"
    assert "c runs against the other questions" in says
    assert "alpha goes from" in says
    assert "a sector that does well can come out worst" in says
    assert "nothing was changed" in says_not


def test_several_forgotten_items_are_all_named() -> None:
    _, says, _ = reading("bc", answers())
    assert "b and c run against the other questions" in says


def test_two_camps_blame_neither() -> None:
    certainty, says, _ = reading("bdf", answers())
    assert certainty == "clear"
    assert "a, c and e against b, d and f" in says
    assert "cannot tell which" in says


def test_nothing_found_warns_that_all_may_be_upside_down() -> None:
    certainty, says, says_not = reading("", answers())
    assert certainty == "clear"
    assert "No question runs clearly against" in says
    assert "the whole score is upside down" in says_not
    assert reading("abcdef", answers()) == (certainty, says, says_not)


def test_a_weak_sign_stays_a_perhaps() -> None:
    # Item d has no relation: its correlation is a little below 0, by chance.
    items = pd.DataFrame(
        {
            "a": [1, 2, 3, 4, 5, 4, 2, 3],
            "b": [1, 3, 3, 4, 4, 5, 2, 2],
            "c": [2, 2, 3, 5, 4, 4, 1, 3],
            "d": [3, 2, 4, 3, 2, 3, 3, 3],
        }
    )
    certainty, says, _ = reading("", items)
    assert certainty == "unclear"
    assert says.startswith("Perhaps d should be turned around")


def test_too_few_people_or_items_is_said() -> None:
    certainty, says, _ = reading("", answers(3))
    assert certainty == "not_computed"
    assert "Too few people answered; this needs at least 4." in says
    nothing = meaning_of_unreversed(find_unreversed(pd.DataFrame()))
    assert nothing.certainty == "not_computed"
