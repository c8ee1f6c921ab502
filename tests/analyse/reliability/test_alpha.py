"""Alpha by hand, beside R, and how it behaves where the truth is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from quickscan_sim.analyse import cronbach_alpha, summarise_reliability
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire

ORACLE = Path(__file__).parents[2] / "oracle"
COLUMNS = {"all": slice(0, 6), "first three": slice(0, 3), "two": slice(3, 5)}


def test_alpha_by_hand() -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    # Item variances 2.5 each; sums 3 3 7 7 10: mean 6, squares 9 9 1 1 16 = 36, variance 9.
    assert cronbach_alpha(items).estimate == pytest.approx(2 * (1 - 5 / 9))


@pytest.mark.parametrize("name", list(COLUMNS))
def test_alpha_and_feldts_interval_equal_those_of_psych(name: str) -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv").iloc[:, COLUMNS[name]]
    expected = pd.read_csv(ORACLE / "alpha_values.csv").set_index("items").loc[name]
    found = cronbach_alpha(items)
    assert found.n == expected["n"]
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx(
        (expected["estimate"], expected["ci_low"], expected["ci_high"]), abs=1e-9
    )


def test_only_complete_rows_count() -> None:
    items = pd.DataFrame({"a": [1.0, 2, 3, 4, 5, np.nan], "b": [2.0, 1, 4, 3, 5, 1]})
    assert cronbach_alpha(items) == cronbach_alpha(items.iloc[:5])


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ({}, "too_few_items"),
        ({"a": [1, 2, 3]}, "too_few_items"),
        ({"a": [1], "b": [2]}, "too_few_people"),
        ({"a": [], "b": []}, "too_few_people"),
        ({"a": [np.nan] * 4, "b": [1, 2, 3, 4]}, "too_few_people"),
        ({"a": [3.3] * 4, "b": [2.1] * 4}, "no_variation"),
        ({"a": [1, 2, 3], "b": [5, 4, 3]}, "constant_sum"),
        ({"a": [0.1, 0.2, 0.7], "b": [-0.1, -0.2, -0.7]}, "constant_sum"),
    ],
)
def test_without_alpha_there_is_a_reason(items: dict[str, list[float]], reason: str) -> None:
    table = pd.DataFrame(items, dtype=float)
    for found in (cronbach_alpha(table), cronbach_alpha(table, np.arange(len(table)))):
        assert np.isnan([found.estimate, found.ci_low, found.ci_high]).all()
        assert found.reason == reason
        assert found.why() is not None


def test_two_people_with_two_items_have_an_alpha() -> None:
    # Item variances .5 and 2; sums 2 and 5: variance 4.5: 2 * (1 - 2.5 / 4.5).
    found = cronbach_alpha(pd.DataFrame({"a": [1, 2], "b": [1, 3]}))
    assert found.estimate == pytest.approx(2 * (1 - 2.5 / 4.5))
    assert found.ci_low < found.estimate < found.ci_high


def test_equal_items_have_alpha_one() -> None:
    found = cronbach_alpha(pd.DataFrame({"a": [1, 2, 4], "b": [1, 2, 4]}))
    assert (found.estimate, found.ci_low, found.ci_high) == pytest.approx((1, 1, 1))


def test_an_item_that_nobody_varies_on_still_counts_as_an_item() -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    # 5 / 9 as above, now over three items.
    assert cronbach_alpha(items.assign(c=3)).estimate == pytest.approx(3 / 2 * (1 - 5 / 9))


@pytest.mark.parametrize("kind", ["int64", "Int64", "float64", "Float64", "object"])
def test_the_kind_of_number_makes_no_difference(kind: str) -> None:
    items = pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]})
    assert cronbach_alpha(items.astype(kind)) == cronbach_alpha(items)


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (np.ones((3, 2)), "Expected a table"),
        (pd.DataFrame({"a": ["often", "never"], "b": [1, 2]}), "Column a holds something else"),
        (pd.DataFrame({"a": ["1", "2"], "b": [1, 2]}), "Column a holds something else"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "More than one column of items is called a"),
        (pd.DataFrame({"a": [1, np.inf], "b": [1, 2]}), "Column a holds an infinite number"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(items: pd.DataFrame, sentence: str) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        cronbach_alpha(items)


def jackknife_by_hand(items: pd.DataFrame, own: np.ndarray) -> tuple[float, float]:
    """The interval over organisations, each left out by making the smaller table."""
    whole, n = cronbach_alpha(items).estimate, len(items)
    names, sizes = np.unique(own, return_counts=True)
    without = np.array([cronbach_alpha(items[own != name]).estimate for name in names])
    theta, others, h = np.log(1 - whole), np.log(1 - without), n / sizes
    pseudo = h * theta - (h - 1) * others
    middle = (theta - (1 - 1 / h) * others).sum()
    variance = ((pseudo - middle) ** 2 / (h - 1)).mean()
    half = stats.t.ppf(0.975, len(names) - 1) * np.sqrt(variance)
    return float(1 - np.exp(theta + half)), float(1 - np.exp(theta - half))


def test_the_interval_over_organisations_is_that_of_leaving_them_out_one_by_one() -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv").dropna().reset_index(drop=True)
    own = np.array(list("aaabbccccddeeeeefffggggg"))
    found = cronbach_alpha(items, own)
    assert found.estimate == cronbach_alpha(items).estimate
    assert (found.ci_low, found.ci_high) == pytest.approx(jackknife_by_hand(items, own), abs=1e-10)


def test_the_order_of_people_and_the_names_of_organisations_make_no_difference() -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv")
    own = pd.Series(np.arange(len(items)) % 7)
    order = np.random.default_rng(1).permutation(len(items))
    one = cronbach_alpha(items, own)
    other = cronbach_alpha(items.iloc[order], [f"O{number}" for number in own.iloc[order]])
    assert (other.ci_low, other.ci_high) == pytest.approx((one.ci_low, one.ci_high), abs=1e-10)


def test_four_organisations_are_too_few_for_an_interval() -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv")
    found = cronbach_alpha(items, np.arange(len(items)) % 4)
    assert found.estimate == cronbach_alpha(items).estimate
    assert np.isnan(found.ci_low)
    assert (found.reason, found.needed) == ("too_few_groups", 5)


def test_somebody_without_an_organisation_is_one_of_their_own() -> None:
    items = pd.read_csv(ORACLE / "alpha_items.csv")
    nobody = cronbach_alpha(items, [None] * len(items))
    assert nobody == cronbach_alpha(items, np.arange(len(items)))


def test_organisations_of_other_people_are_refused() -> None:
    with pytest.raises(QuickscanError, match="cluster has 2 rows, but there are 3 people"):
        cronbach_alpha(pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 3]}), ["x", "y"])


def test_where_colleagues_are_much_alike_only_the_interval_over_organisations_holds() -> None:
    # Six items with correlation .45: alpha = 6 * .45 / (1 + 5 * .45); 40 % lies between 30
    # organisations of 5. An interval that takes people as independent is then too narrow.
    truth, held = 6 * 0.45 / (1 + 5 * 0.45), np.zeros(2)
    rng, own = np.random.default_rng(20261123), np.repeat(np.arange(30), 5)
    for _ in range(400):
        trait = np.sqrt(0.4) * rng.standard_normal(30)[own] + np.sqrt(0.6) * rng.standard_normal(
            150
        )
        noise = rng.standard_normal((150, 6))
        items = pd.DataFrame(np.sqrt(0.45) * trait[:, None] + np.sqrt(0.55) * noise)
        for kind, found in enumerate((cronbach_alpha(items), cronbach_alpha(items, own))):
            held[kind] += found.ci_low <= truth <= found.ci_high
    assert held[0] < 372
    assert 368 <= held[1] <= 395


def test_feldts_interval_holds_the_truth_in_95_of_100_small_samples() -> None:
    # Five parallel items with correlation .5: alpha = 5 * .5 / (1 + 4 * .5) = .8333.
    rng = np.random.default_rng(20261122)
    n_held = 0
    for _ in range(1000):
        items = np.sqrt(0.5) * (rng.standard_normal((40, 1)) + rng.standard_normal((40, 5)))
        found = cronbach_alpha(pd.DataFrame(items))
        n_held += found.ci_low <= 5 / 6 <= found.ci_high
    assert 930 <= n_held <= 970


def test_every_theme_gets_its_own_items_turned_around() -> None:
    practice = load_questionnaire()
    item = next(item for item in practice.items_of("practice") if item.is_reversed)
    answers = pd.DataFrame(
        {
            "professional_id": ["P2", "P1"],
            "wave": 1,
            "item_id": item.item_id,
            "answer": pd.array([5, pd.NA], dtype="Int64"),
            "not_applicable": [False, True],
        }
    )
    items = favourable_items(answers, practice)
    assert list(items) == practice.theme_ids
    column = items[str(item.theme_id)][item.item_id]
    assert np.isnan(column.iloc[0])  # P1 comes first
    assert column.iloc[1] == 1
    found = summarise_reliability(answers, practice)
    assert found["estimate"].isna().all()
    assert set(found["reason"]) == {"too_few_people"}


def test_the_summary_knows_organisations_when_it_is_given_the_professionals() -> None:
    practice, rng = load_questionnaire(), np.random.default_rng(3)
    items = [item.item_id for item in practice.items_of("practice")]
    people = [f"P{number:02d}" for number in range(40)]
    answers = pd.DataFrame(
        {
            "professional_id": np.repeat(people, len(items)),
            "wave": 1,
            "item_id": items * len(people),
            "answer": pd.array(rng.integers(1, 6, len(items) * len(people)), dtype="Int64"),
            "not_applicable": False,
        }
    )
    own = [f"O{number % 8}" for number in range(40)]
    professionals = pd.DataFrame({"professional_id": people, "wave": 1, "organisation_id": own})
    found = summarise_reliability(answers, practice, professionals.iloc[::-1])
    for theme, of_theme in favourable_items(answers, practice).items():
        row = found.set_index("theme").loc[theme]
        expected = cronbach_alpha(of_theme, own)
        assert (row["ci_low"], row["method"]) == (expected.ci_low, expected.method)
