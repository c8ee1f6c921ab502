"""Means of groups, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import summarise_scores
from quickscan_sim.errors import QuickscanError
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import SCORE_SUMMARY

SCHOOL, TEAM = [1.0, 2, 3, 4, 5], [4.0, 4, 4, 4, 4, 4, np.nan]


def tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """A school of five in n1, and a team of seven, of whom one has no score, in n1 and n2."""
    ids = [f"s{n}" for n in range(5)] + [f"t{n}" for n in range(7)]
    professionals = pd.DataFrame(
        {
            "professional_id": ids,
            "wave": 1,
            "organisation_id": ["s"] * 5 + ["t"] * 7,
            "sector": ["school"] * 5 + ["team"] * 7,
        }
    )
    scores = professionals[["professional_id", "wave"]].assign(
        theme="signaleren", score=SCHOOL + TEAM
    )
    places = [(one, 1, "n1", 1.0) for one in ids[:5]]
    places += [(one, 1, wijk, 0.5) for one in ids[5:] for wijk in ("n1", "n2")]
    works_in = pd.DataFrame(
        places, columns=["professional_id", "wave", "neighbourhood_id", "share"]
    )
    return scores, professionals, works_in


def row(summary: pd.DataFrame, grouping: str, **labels: str) -> pd.Series:
    found = summary[summary["grouping"] == grouping]
    for name, label in labels.items():
        found = found[found[name] == label]
    assert len(found) == 1
    return found.iloc[0]


def test_the_numbers_of_each_group_are_those_worked_out_by_hand() -> None:
    summary = summarise_scores(*tables())
    school = row(summary, "sector", sector="school")
    assert (school["n"], school["mean"]) == (5, 3.0)
    assert school["sd"] == pytest.approx(np.sqrt(2.5))
    everybody = row(summary, "all")
    assert (everybody["n"], everybody["mean"]) == (11, pytest.approx(39 / 11))


def test_somebody_without_a_score_does_not_count() -> None:
    assert row(summarise_scores(*tables()), "sector", sector="team")["n"] == 6


def test_who_works_in_several_wijken_counts_once_in_each() -> None:
    summary = summarise_scores(*tables())
    assert row(summary, "neighbourhood", neighbourhood_id="n1")["n"] == 11
    assert row(summary, "neighbourhood", neighbourhood_id="n2")["n"] == 6
    assert row(summary, "all")["n"] == 11


def test_the_interval_holds_the_mean_and_is_wider_than_that_of_more_people() -> None:
    summary = summarise_scores(*tables())
    shown = summary[~summary["withheld"].astype(bool)]
    # One organisation per sector: a row over both has no interval.
    assert set(shown.loc[shown["n_organisations"] > 1, "reason"]) == {"too_few_clusters"}
    shown = shown[shown["n_organisations"] == 1]
    assert ((shown["ci_low"] <= shown["mean"]) & (shown["mean"] <= shown["ci_high"])).all()


def test_the_result_is_the_declared_table() -> None:
    summary = summarise_scores(*tables())
    checked = check_table(summary, SCORE_SUMMARY)
    assert list(checked.columns) == SCORE_SUMMARY.column_names


def test_the_order_of_the_rows_does_not_matter() -> None:
    scores, professionals, works_in = tables()
    turned = summarise_scores(scores[::-1], professionals[::-1], works_in[::-1])
    pd.testing.assert_frame_equal(summarise_scores(scores, professionals, works_in), turned)


def test_two_waves_at_once_are_refused() -> None:
    scores, professionals, works_in = tables()
    with pytest.raises(QuickscanError, match=r"hold the waves 1, 2. Choose one wave"):
        summarise_scores(pd.concat([scores, scores.assign(wave=2)]), professionals, works_in)


def test_nobody_at_all_gives_an_empty_table() -> None:
    scores, professionals, works_in = (table.head(0) for table in tables())
    summary = summarise_scores(scores, professionals, works_in)
    assert len(summary) == 0
    assert list(summary.columns) == SCORE_SUMMARY.column_names


def test_who_publishes_wijken_alone_gets_the_same_rows_of_wijken() -> None:
    everything = summarise_scores(*tables())
    wijken = summarise_scores(*tables(), groupings=("neighbourhood",))
    same = everything[everything["grouping"] == "neighbourhood"].reset_index(drop=True)
    pd.testing.assert_frame_equal(wijken, same)


def test_a_small_organisation_hides_nothing_where_no_organisations_are_published() -> None:
    scores, professionals, works_in = tables()
    professionals.loc[0:1, "organisation_id"] = "annex"
    everything = summarise_scores(scores, professionals, works_in)
    assert everything["withheld"].any()
    wijken = summarise_scores(scores, professionals, works_in, groupings=("neighbourhood",))
    assert not wijken["withheld"].any()


@pytest.mark.parametrize("wrong", ["neighbourhood", ["street"]])
def test_an_unknown_grouping_is_refused(wrong: object) -> None:
    with pytest.raises(QuickscanError, match=r"`groupings` of summarise_scores is a list"):
        summarise_scores(*tables(), groupings=wrong)  # type: ignore[arg-type]
