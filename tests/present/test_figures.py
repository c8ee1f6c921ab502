"""Figures: no global state, equal bytes, withheld groups named but not drawn, words beside."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from quickscan_sim.present import (
    plot_comparison,
    plot_distribution,
    plot_response,
    plot_scores,
)
from quickscan_sim.present.comparison_figure import describe_comparison, is_clear
from quickscan_sim.present.figure_style import as_png, shortened
from quickscan_sim.present.response_figure import describe_response
from quickscan_sim.present.score_figure import describe_scores
from quickscan_sim.present.spread import share_parts
from quickscan_sim.present.spread_figure import describe_distribution
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()
MARK = "verzonnen wijk – gesimuleerde gegevens – geen echte mensen"


def scores() -> pd.DataFrame:
    """Schools may be shown, the housing association may not."""
    rows = []
    for theme in PRACTICE.theme_ids:
        rows += [
            ("all", None, theme, 60, 3.0, 2.8, 3.2, False),
            ("sector", "primary_school", theme, 40, 3.5, 3.3, 3.7, False),
            ("sector", "housing", theme, None, None, None, None, True),
        ]
    columns = ["grouping", "sector", "theme", "n", "mean", "ci_low", "ci_high", "withheld"]
    return pd.DataFrame(rows, columns=columns)


def comparison() -> pd.DataFrame:
    rows = [
        (theme, adjusted, 30, 31, 0.4, 0.1 if adjusted else -0.1, 0.7)
        for theme in PRACTICE.theme_ids
        for adjusted in (False, True)
    ]
    columns = ["theme", "adjusted", "n_few", "n_many", "difference", "ci_low", "ci_high"]
    return pd.DataFrame(rows, columns=columns)


def people() -> pd.DataFrame:
    """Two camps on every theme: the mean of 3 is nobody's score."""
    values = [1.0, 1.2, 1.4, 4.6, 4.8, 5.0]
    return pd.DataFrame(
        [(theme, value) for theme in PRACTICE.theme_ids for value in values],
        columns=["theme", "score"],
    )


def response() -> pd.DataFrame:
    rows = [("sector", "primary_school", 40, 23, 0.575), ("sector", "informal", None, 9, None)]
    columns = ["grouping", "sector", "n_invited", "n_responded", "response"]
    return pd.DataFrame(rows, columns=columns)


DRAWN: dict[str, Callable[..., Figure]] = {
    "scores": lambda **more: plot_scores(scores(), PRACTICE, "nl", **more),
    "comparison": lambda **more: plot_comparison(comparison(), PRACTICE, "nl", **more),
    "distribution": lambda **more: plot_distribution(people(), PRACTICE, "nl", **more),
    "response": lambda **more: plot_response(response(), PRACTICE, "nl", **more),
}


def texts(figure: Figure) -> str:
    return "\n".join(one.get_text() for one in figure.findobj(Text))


@pytest.mark.parametrize("name", DRAWN)
def test_invented_data_is_marked_and_real_data_is_not(name: str) -> None:
    assert MARK in texts(DRAWN[name]())
    assert "verzonnen" not in texts(DRAWN[name](invented=False))


@pytest.mark.parametrize("name", DRAWN)
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert as_png(DRAWN[name]()) == as_png(DRAWN[name]())


def test_drawing_leaves_the_settings_of_the_user_alone() -> None:
    before = dict(mpl.rcParams)
    as_png(DRAWN["scores"]())
    assert dict(mpl.rcParams) == before


def test_a_withheld_group_is_named_and_never_drawn() -> None:
    figure = DRAWN["scores"]()
    assert texts(figure).count("niet getoond") == len(PRACTICE.themes)
    words = describe_scores(scores(), PRACTICE, "nl")
    hidden = [row for row in words.rows if row[1] == "Woningcorporatie"]
    assert {row[2:] for row in hidden} == {("niet getoond", "–")}
    assert "Niet getoond: Woningcorporatie." in words.alt


def test_every_mean_has_its_n_beside_it() -> None:
    assert texts(DRAWN["scores"]()).count("n = 40") == len(PRACTICE.themes)


def test_groups_can_be_neighbourhoods() -> None:
    summary = (
        scores()
        .query("grouping == 'sector'")
        .assign(grouping="neighbourhood", neighbourhood_id="W1")
    )
    summary = summary[summary["n"].notna()]
    figure = plot_scores(summary, PRACTICE, "en", by="neighbourhood", names={"W1": "Northside"})
    assert "Northside" in texts(figure)


def test_two_camps_show_behind_a_mean_in_the_middle() -> None:
    spread = share_parts(people(), PRACTICE)
    assert {part.shares for part in spread.values()} == {(0.5, 0.0, 0.5)}
    assert "50% laag, 0% midden, 50% hoog" in describe_distribution(people(), PRACTICE, "nl").alt


def test_fewer_than_five_scores_show_no_spread() -> None:
    few = people().groupby("theme").head(4)
    assert {part.shares for part in share_parts(few, PRACTICE).values()} == {()}
    assert texts(plot_distribution(few, PRACTICE, "en")).count("not shown") == 4


def test_an_unknown_number_invited_is_said() -> None:
    assert "9, aantal uitgenodigd onbekend" in texts(DRAWN["response"]())
    assert describe_response(response(), PRACTICE, "en").rows[1] == (
        "Informal groups",
        "9",
        "unknown",
        "unknown",
    )


def test_a_difference_is_clear_only_when_its_interval_leaves_out_zero() -> None:
    assert is_clear({"ci_low": 0.1, "ci_high": 0.5})
    assert is_clear({"ci_low": -0.5, "ci_high": -0.1})
    assert not is_clear({"ci_low": -0.1, "ci_high": 0.5})
    assert not is_clear({"ci_low": None, "ci_high": None})


def test_the_words_of_a_difference_follow_its_interval() -> None:
    alt = describe_comparison(comparison(), PRACTICE, "en").alt
    assert "Noticing, raw: +0.40" in alt
    assert alt.count("the interval holds zero, so this may be chance") == 4
    assert alt.count("the interval leaves out zero") == 4


def test_a_comparison_without_numbers_is_drawn_without_marks() -> None:
    empty = comparison().assign(difference=None, ci_low=None, ci_high=None)
    assert texts(plot_comparison(empty, PRACTICE, "en")).count("not shown") == 8


def test_a_name_that_fits_is_not_cut() -> None:
    assert shortened("Basisschool De Vuurtoren", 24) == "Basisschool De Vuurtoren"
