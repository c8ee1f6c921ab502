"""The distribution beside the mean: predict first, and what a mean can hide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse.scores.score_counts import bars_of, count_scores
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_distribution
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.example_scores import SHAPES, example_scores
from quickscan_sim.widgets import distribution
from quickscan_sim.widgets.choices import reading_of
from quickscan_sim.widgets.distribution import Distribution
from quickscan_sim.widgets.spreads import Spreads


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=20, n_neighbourhoods=1))[0]


@pytest.fixture(scope="module")
def spreads(scan: Quickscan) -> Spreads:
    return Spreads(scan)


@given(st.floats(1.8, 4.2), st.sampled_from(SHAPES))
def test_every_example_has_exactly_the_mean_that_was_asked(mean: float, shape: str) -> None:
    found = example_scores(mean, (1, 5), shape)  # type: ignore[arg-type]
    assert found is not None
    assert found.mean() == pytest.approx(mean)
    assert found.min() >= 1
    assert found.max() <= 5


def test_one_example_has_a_middle_and_the_other_has_none() -> None:
    middle, camps = (example_scores(3.0, (1, 5), shape) for shape in SHAPES)
    assert middle is not None
    assert camps is not None
    assert (abs(middle - 3) < 0.75).mean() > 0.9
    assert (abs(camps - 3) > 0.9).all()


def test_near_an_end_of_the_scale_no_camps_are_made_up() -> None:
    assert example_scores(4.6, (1, 5), "two_camps") is None
    assert example_scores(float("nan"), (1, 5), "one_middle") is None


def test_a_score_counts_at_the_nearest_half_point() -> None:
    points, counts = bars_of(np.array([1.0, 1.24, 1.25, 3.75, 5.0]), 1, 5)
    assert dict(zip(points, counts, strict=True)) == {
        1.0: 2,
        1.5: 1,
        2.0: 0,
        2.5: 0,
        3.0: 0,
        3.5: 0,
        4.0: 1,
        4.5: 0,
        5.0: 1,
    }


def test_the_bars_of_a_group_are_all_its_people(scan: Quickscan) -> None:
    reading = reading_of(scan)
    counts = count_scores(reading.theme_scores, scan.questionnaire, scan.professionals)
    n = reading.theme_scores.groupby("theme")["score"].count()
    everybody = counts[counts["sector"].isna()].groupby("theme")["n"].sum()
    assert everybody.to_dict() == n.to_dict()


def test_what_is_shown_of_a_group_is_what_the_report_shows(
    scan: Quickscan, spreads: Spreads
) -> None:
    reading = reading_of(scan)
    summary = reading.score_summary[reading.score_summary["grouping"].isin(["all", "sector"])]
    for row in summary.to_dict("records"):
        sector = "" if pd.isna(row["sector"]) else row["sector"]
        group = spreads.group(row["theme"], sector)
        assert group.is_shown is not row["withheld"]
        if group.is_shown:
            assert spreads.rows(group, with_bars=True)[0].mean == row["mean"]


def with_three_people_in(scan: Quickscan, sector: str) -> Quickscan:
    """The same quickscan, where all but three people of a sector left their form empty."""
    people = scan.professionals
    answered = scan.answers["professional_id"].unique()
    of_sector = people.loc[people["sector"] == sector, "professional_id"]
    gone = of_sector[of_sector.isin(answered)].iloc[3:]
    return replace(scan, answers=scan.answers[~scan.answers["professional_id"].isin(gone)])


def test_of_a_small_group_nothing_is_shown(scan: Quickscan) -> None:
    small = scan.questionnaire.sector_ids[0]
    spreads = Spreads(with_three_people_in(scan, small))
    theme = spreads.questionnaire.theme_ids[0]
    hidden = [one for one in spreads.sectors if not spreads.group(theme, one).is_shown]
    assert small in hidden
    widget = Distribution(spreads)
    widget.prediction.value = "camps"
    widget.with_bars.value = True
    for sector in hidden:
        widget.sector.value = sector
        assert "<svg" not in widget.picture.value
        assert "not shown" in widget.status.value
        assert spreads.group(theme, sector).bars == ()


def test_of_real_people_no_bar_is_narrower_than_a_third(scan: Quickscan) -> None:
    real = Spreads(replace(scan, invented=False))
    group = real.group(scan.questionnaire.theme_ids[0])
    assert len(group.bars) == 3
    assert sum(bar.share for bar in group.bars) == pytest.approx(1)


def test_it_opens_after_a_prediction_and_never_says_right_or_wrong(spreads: Spreads) -> None:
    widget = Distribution(spreads)
    assert widget.opened.layout.display == "none"
    assert widget.picture.value == ""
    widget.prediction.value = "spread"
    assert widget.opened.layout.display is None
    assert widget.status.value.startswith("You expected people over the whole scale.")
    widget.with_bars.value = True
    assert widget.status.value.startswith("You expected people over the whole scale.")
    assert "The examples have the same mean." in widget.status.value


def test_the_mean_alone_has_no_bars_and_looks_the_same_for_every_group(spreads: Spreads) -> None:
    group = spreads.group(spreads.questionnaire.theme_ids[0])
    alone = spreads.rows(group, with_bars=False)
    assert len(alone) == 3
    assert len({row.mean for row in alone}) == 1
    assert not any(row.bars for row in alone)
    assert [row.is_example for row in alone] == [False, True, True]
    assert all("Example, not real" in row.label for row in alone[1:])


def test_the_picture_is_told_in_words_with_n(spreads: Spreads) -> None:
    widget = Distribution(spreads)
    widget.prediction.value = "middle"
    assert 'role="img" aria-label="Means on one scale' in widget.picture.value
    assert "n = 24" in widget.picture.value


def test_elsewhere_it_is_a_text_and_in_a_notebook_a_widget(
    scan: Quickscan, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = show_distribution(scan).text
    assert "invented neighbourhood" in told
    assert "lower third of the scale" in told
    monkeypatch.setattr(distribution, "in_notebook", lambda: True)
    assert type(show_distribution(scan)).__name__ == "VBox"


def test_in_dutch_the_themes_are_dutch(scan: Quickscan) -> None:
    set_language("nl")
    assert scan.questionnaire.themes[0].name.nl in show_distribution(scan).text
