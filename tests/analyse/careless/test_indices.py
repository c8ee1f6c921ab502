"""Indices of careless answering, worked by hand and beside R."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import careless_indices
from quickscan_sim.analyse.careless.indices import INDICES
from quickscan_sim.errors import QuickscanError

ORACLE = Path(__file__).parents[2] / "oracle"
NOTHING = np.nan


def table(rows: list[list[float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[f"q{number}" for number in range(len(rows[0]))])


def test_runs_and_variability_by_hand() -> None:
    found = careless_indices(
        table(
            [
                [3, 3, 3, 3, 3, 3],  # one run of 6
                [1, 2, 3, 4, 5, 1],  # six runs; squares 56 - 16 * 16 / 6 = 13.333, over 5
                [1, 1, 2, 2, 2, 5],  # runs 2, 3, 1; squares 39 - 13 * 13 / 6 = 10.833, over 5
                [4, 4, NOTHING, 4, 4, 4],  # runs 2, 1 (the gap), 3
                [NOTHING, 2, NOTHING, NOTHING, NOTHING, NOTHING],
            ]
        )
    )
    assert found["longstring"].tolist() == [6, 1, 3, 3, 1]
    assert found["average_string"].tolist() == [6, 1, 2, 2, 1]
    variance = found["irv"] ** 2
    assert variance.iloc[:4].to_numpy() == pytest.approx([0, 13.3333333 / 5, 10.8333333 / 5, 0])
    assert np.isnan(found["irv"].iloc[4])
    assert "irv: too_few_answers" in found["reason"].iloc[4]


def test_mahalanobis_by_hand() -> None:
    # Both variances 4/3, covariance 0: every corner lies at 1 / (4/3) + 1 / (4/3) = 1.5.
    found = careless_indices(table([[1, 1], [3, 1], [1, 3], [3, 3]]))
    assert found["mahalanobis"].to_numpy() == pytest.approx([1.5] * 4)
    assert found["mahalanobis_p"].to_numpy() == pytest.approx([np.exp(-0.75)] * 4)


def test_indices_equal_those_of_r_also_with_missing_answers() -> None:
    items = pd.read_csv(ORACLE / "dif_items.csv").drop(columns="sector").astype(float)
    place = np.arange(1, items.size + 1).reshape(items.shape)
    found = careless_indices(items.mask(place % 11 == 0))
    stored = pd.read_csv(ORACLE / "careless_values.csv")
    for name in stored:
        assert found[name].to_numpy() == pytest.approx(stored[name].to_numpy(), abs=1e-6), name


def test_even_odd_by_hand_is_higher_for_who_is_less_consistent() -> None:
    odd_and_even = [
        [1, 2, 2, 4, 3, 6],  # odd 1 2 3, even 2 4 6: r 1, raised 1
        [1, 1, 2, 3, 3, 2],  # even 1 3 2: r .5, raised 1 / 1.5
        [1, 2, 2, 3, 3, 1],  # even 2 3 1: r -.5, raised -1 / .5 = -2, kept at -1
        [1, 6, 2, 4, 3, 2],  # even 6 4 2: r -1
        [1, 4, 2, 4, 3, 4],  # the even items do not vary
        [1, 2, 2, NOTHING, 3, 6],  # two pairs always correlate 1 or -1
    ]
    items = table(odd_and_even)
    themes = {str(number): items.iloc[:, 2 * number : 2 * number + 2] for number in range(3)}
    found = careless_indices(items, themes)
    assert found["even_odd"].iloc[:4].to_numpy() == pytest.approx([-1, -1 / 1.5, 1, 1])
    assert "even_odd: no_variation" in found["reason"].iloc[4]
    assert "even_odd: too_few_answers" in found["reason"].iloc[5]


def eight_forms() -> pd.DataFrame:
    """Three questions that have nothing to do with each other, each asked twice.

    Only the first person answers the second time otherwise: 1 5 5, then 5 5 1.
    """
    first = np.array([[a, b, c] for a in (1, 5) for b in (5, 1) for c in (5, 1)], dtype=float)
    second = first.copy()
    second[0] = [5, 5, 1]
    return table(np.hstack([first, second]).tolist())


def test_synonyms_by_hand() -> None:
    # A question correlates 1 or 24 / sqrt(32 * 30) = .77 with its repetition.
    # First person: deviations -8/3 4/3 4/3 and 4/3 4/3 -8/3, so r = (-48/9) / (96/9) = -.5.
    found = careless_indices(eight_forms())
    constant = found["reason"].fillna("").str.contains("synonyms: no_variation")
    assert constant.tolist() == [False, False, False, True, True, False, False, False]
    assert found["synonyms"].iloc[0] == pytest.approx(-0.5)
    assert found["synonyms"][~constant].iloc[1:].to_numpy() == pytest.approx([1] * 5)
    assert set(found["reason"].str.extract(r"antonyms: (\w+)")[0]) == {"no_alike_items"}


def test_antonyms_by_hand() -> None:
    forms = eight_forms()
    forms.iloc[:, 3:] = 6 - forms.iloc[:, 3:]
    found = careless_indices(forms)
    assert found["antonyms"].iloc[0] == pytest.approx(0.5)
    assert found["antonyms"].iloc[1] == pytest.approx(-1)
    assert found["synonyms"].isna().all()


def test_person_total_by_hand() -> None:
    # The others' means for the first: 1, 2, 3 (r = 1); for the last: 2, 2, 2.
    found = careless_indices(table([[2, 3, 4], [1, 2, 3], [1, 2, 3], [3, 2, 1]]))
    # First: others' means 5/3, 2, 7/3. Last: others' means 4/3, 7/3, 10/3.
    assert found["person_total"].to_numpy() == pytest.approx([1, 1, 1, -1])


@pytest.mark.parametrize(
    "items",
    [
        table([[3]] * 4),
        table([[3, 4]] * 6),
        table([[1, 1], [2, 2], [3, 3], [4, 4]]),
        table([[NOTHING] * 3] * 5),
        table([[1, 2], [2, 1]]),
        table([[1, 2, 3]]),
        pd.DataFrame({"a": [], "b": []}, dtype=float),
        pd.DataFrame(index=range(3)),
        table([[1, NOTHING], [NOTHING, 1], [2, NOTHING], [NOTHING, 3]]),
    ],
    ids=[
        "one item",
        "constant",
        "perfect",
        "all missing",
        "n = 2",
        "n = 1",
        "nobody",
        "no item",
        "gaps",
    ],
)
def test_every_missing_index_has_its_reason(items: pd.DataFrame) -> None:
    found = careless_indices(items, {"t": items})
    assert len(found) == len(items)
    for name in INDICES:
        missing = found[name].isna()
        assert (missing == found["reason"].fillna("").str.contains(f"{name}: ")).all(), name


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"items": [[1, 2]]}, "Expected a table"),
        ({"items": pd.DataFrame({"a": ["much"]})}, "something else than numbers"),
        ({"items": pd.DataFrame([[1, 2]], columns=["a", "a"])}, "More than one column"),
        ({"critical": 60}, "between 0 and 1"),
        ({"turned": {"t": table([[1, 2]])}}, "other rows than the items"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(QuickscanError) as caught:
        careless_indices(**({"items": table([[1, 2], [3, 4]])} | change))
    assert sentence in caught.value.in_language("en")
