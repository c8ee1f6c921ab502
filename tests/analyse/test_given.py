"""Wrong tables and wrong lists are refused with a sentence."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    fit_mixed_model,
    hedges_g,
    non_response_bounds,
    pool_groups,
    seen_again,
)
from quickscan_sim.analyse.given import check_count, check_option
from quickscan_sim.errors import QuickscanError

SCORES = pd.DataFrame({"professional_id": ["p"], "wave": 1, "theme": "th", "score": 3.0})
PEOPLE = pd.DataFrame({"professional_id": ["p"], "wave": 1, "organisation_id": "o", "sector": "s"})
PLACES = pd.DataFrame({"professional_id": ["p"], "wave": 1, "neighbourhood_id": "w", "share": 1.0})


def test_something_that_is_no_table_is_refused() -> None:
    with pytest.raises(QuickscanError, match="is a table"):
        pool_groups([1, 2], PEOPLE, PLACES, SCORES)  # type: ignore[arg-type]


def test_a_table_without_its_columns_or_with_one_twice_is_refused() -> None:
    with pytest.raises(QuickscanError, match="once: sector"):
        seen_again(SCORES, PEOPLE.drop(columns="sector"), PLACES, PLACES, SCORES)
    twice = pd.concat([SCORES, SCORES[["score"]]], axis=1)
    with pytest.raises(QuickscanError, match="once: score"):
        non_response_bounds(twice, PEOPLE, PEOPLE, SCORES, (1, 5))


def test_text_where_numbers_belong_is_refused() -> None:
    words = np.array(["much", "little"])
    for call in (
        lambda: hedges_g(words, words),
        lambda: fit_mixed_model(words, np.ones((2, 1)), {"wijk": np.zeros(2)}),
    ):
        with pytest.raises(QuickscanError, match="else than numbers"):
            call()


def test_organisations_of_other_people_are_refused() -> None:
    own = np.array(["a", "b"])
    with pytest.raises(QuickscanError, match="their numbers differ"):
        hedges_g(np.array([1.0, 2, 3]), np.array([2.0, 3]), organisation=(own, own))


def test_an_unknown_choice_or_a_wrong_number_is_refused() -> None:
    check_option("method", "holm", ("holm", "none"))
    check_count("n_draws", 20, 20)
    with pytest.raises(QuickscanError, match="method is 'hom'; choose from: holm, none"):
        check_option("method", "hom", ("holm", "none"))
    for wrong in (19, 20.0, True, "20"):
        with pytest.raises(QuickscanError, match=r"n_draws is .*; give a whole number of at least"):
            check_count("n_draws", wrong, 20)
