"""The standard error of measurement and what it makes detectable: by hand, beside R."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from two_measurements import measured, one_item, with_items

from quickscan_sim.analyse import (
    measurement_error,
    smallest_detectable_change,
    standard_error_of_measurement,
)
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"


def test_by_hand() -> None:
    # sd 2, reliability .75: SEM = 2 * .5 = 1; twice: 1.96 * 1.414 = 2.77; 16 people: / 4.
    assert standard_error_of_measurement(2, 0.75) == 1
    assert smallest_detectable_change(1) == pytest.approx(2.7718, abs=1e-4)
    assert smallest_detectable_change(1, 16) == pytest.approx(2.7718 / 4, abs=1e-4)


def test_measurement_error_equals_that_of_r() -> None:
    expected = pd.read_csv(ORACLE / "change_values.csv").set_index("name")["estimate"]
    rows = pd.read_csv(ORACLE / "change_answers.csv", dtype={"professional_id": "str"})
    items = [item.item_id for item in with_items(4).items]
    wide = rows.rename(columns={f"item_{n}": item for n, item in enumerate(items, start=1)})
    answers = wide.melt(["professional_id", "wave"], items, "item_id", "answer")
    first = answers[answers["wave"] == 1].assign(not_applicable=False)
    found = measurement_error(first, with_items(4)).iloc[0]
    assert found["sem"] == pytest.approx(expected["standard error of measurement"], abs=1e-9)
    assert found["smallest_detectable"] == pytest.approx(
        expected["smallest detectable, one person"], abs=1e-9
    )
    assert found["sem_low"] < found["sem"] < found["sem_high"]


def test_one_item_has_no_measurement_error_and_says_why() -> None:
    answers = measured([("p", "a", 2, None), ("q", "a", 4, None)])["answers"]
    found = measurement_error(answers, one_item()).iloc[0]
    assert np.isnan(found["sem"])
    assert found["reason"] == "too_few_items"


@pytest.mark.parametrize(
    ("function", "numbers", "match"),
    [
        (standard_error_of_measurement, (-1, 0.5), "sd"),
        (standard_error_of_measurement, (1, 1.2), "reliability"),
        (standard_error_of_measurement, (1, float("nan")), "reliability"),
        (smallest_detectable_change, (-1,), "sem"),
        (smallest_detectable_change, (1, 0), "n is 0"),
    ],
)
def test_wrong_numbers_get_a_sentence(function: Any, numbers: Any, match: str) -> None:
    with pytest.raises(QuickscanError, match=match):
        function(*numbers)
