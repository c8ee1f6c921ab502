"""Who answered, of how many; what is unknown stays unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.analyse import summarise_response
from quickscan_sim.errors import QuickscanError

ORGANISATIONS = pd.DataFrame(
    {
        "organisation_id": ["a", "b", "c"],
        "sector": ["s", "s", "t"],
        "n_invited": pd.array([10, 6, None], dtype="Int64"),
    }
)
ACTIVE_IN = pd.DataFrame(
    {"organisation_id": ["a", "b", "b", "c"], "neighbourhood_id": ["n1", "n1", "n2", "n2"]}
)


def people(n_by_organisation: dict[str, int]) -> pd.DataFrame:
    rows = [one for one, n in n_by_organisation.items() for _ in range(n)]
    return pd.DataFrame({"organisation_id": rows, "responded": [True] * len(rows)})


def summarise(n_by_organisation: dict[str, int]) -> pd.DataFrame:
    found = summarise_response(people(n_by_organisation), ORGANISATIONS, ACTIVE_IN)
    label = found["sector"].fillna(found["neighbourhood_id"]).fillna(found["organisation_id"])
    return found.set_index(label.fillna("all"))


def test_the_response_is_answered_by_invited() -> None:
    found = summarise({"a": 4, "b": 3})
    assert found.loc["a", "response"] == pytest.approx(0.4)
    assert found.loc["s", "n_invited"] == 16
    assert found.loc["s", "response"] == pytest.approx(7 / 16)


def test_one_unknown_number_makes_every_group_around_it_unknown() -> None:
    found = summarise({"a": 4, "c": 2})
    for group in ("c", "t", "n2", "all"):
        assert pd.isna(found.loc[group, "n_invited"])
        assert pd.isna(found.loc[group, "response"])
        assert found.loc[group, "reason"] == "unknown_n_invited"
    assert found.loc["all", "n_responded"] == 6
    assert found.loc["n1", "n_invited"] == 16


def test_an_organisation_in_two_wijken_counts_whole_in_each() -> None:
    found = summarise({"b": 3})
    assert found.loc["n1", "n_responded"] == 3
    assert found.loc["n2", "n_responded"] == 3
    assert found.loc["all", "n_responded"] == 3


def test_organisations_without_a_respondent_are_counted_as_silent() -> None:
    found = summarise({"a": 4})
    assert found.loc["all", "n_silent"] == 2
    assert found.loc["all", "n_organisations"] == 3
    assert found.loc["a", "n_silent"] == 0


def test_who_was_invited_and_did_not_answer_does_not_count() -> None:
    rows = people({"a": 4}).assign(responded=[True, True, False, False])
    found = summarise_response(rows, ORGANISATIONS, ACTIVE_IN)
    assert found.loc[found["organisation_id"] == "a", "n_responded"].tolist() == [2]


def test_nobody_invited_is_no_division_by_zero() -> None:
    none = ORGANISATIONS.assign(n_invited=0)
    found = summarise_response(people({}), none, ACTIVE_IN)
    assert found["response"].isna().all()
    assert set(found["reason"]) == {"nobody_invited"}


def test_a_table_without_its_columns_gets_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="n_invited"):
        summarise_response(people({}), ORGANISATIONS.drop(columns="n_invited"), ACTIVE_IN)


def test_where_more_people_answered_than_were_invited_all_who_answered_were_invited() -> None:
    found = summarise({"a": 12, "b": 3})
    assert found.loc["a", ["n_invited", "n_responded", "response"]].tolist() == [12, 12, 1.0]
    # Too many in one organisation do not make up for who stayed away from another.
    assert found.loc["s", "response"] == pytest.approx(15 / 18)
