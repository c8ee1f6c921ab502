from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_gap, show_scores
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets.neighbourhoods import show_neighbourhoods
from quickscan_sim.widgets.shown import sentence, table

LESSON_SEED = 12
"""The seed that the first lesson begins with."""


@pytest.fixture(scope="module")
def lesson() -> tuple[Quickscan, Truth]:
    return simulate_quickscan(Parameters(seed=LESSON_SEED))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def test_the_list_numbers_the_neighbourhoods_from_one(lesson: tuple[Quickscan, Truth]) -> None:
    scan, _ = lesson
    lines = show_neighbourhoods(scan).text.splitlines()[3:]
    names = [line.split(" | ")[:2] for line in lines]
    assert names == [[str(n), name] for n, name in enumerate(scan.neighbourhoods["name"], start=1)]


def test_the_scores_are_those_of_the_summary_with_n_and_interval(
    lesson: tuple[Quickscan, Truth],
) -> None:
    scan, _ = lesson
    rows = show_scores(scan, neighbourhood=1).text.splitlines()[-4:]
    names = [theme.name.in_language("en") for theme in scan.questionnaire.themes]
    assert [row.split(" | ")[0] for row in rows] == names
    assert all(re.search(r"\d\.\d \(\d\.\d.to.\d\.\d\) \| \d+ \|", row) for row in rows)


def test_the_first_gap_of_the_lesson_is_planted_and_says_how_many_people_said_so(
    lesson: tuple[Quickscan, Truth],
) -> None:
    scan, truth = lesson
    assert re.search(r"\d+ (of \d+ people|ratings)", show_gap(scan).text)
    assert "was planted on purpose" in show_gap(scan, truth=truth).text


def test_one_theme_of_the_lesson_differs_clearly_from_the_municipality(
    lesson: tuple[Quickscan, Truth],
) -> None:
    scan, _ = lesson
    numbers = [
        [float(number) for number in re.findall(r"\d\.\d", row)]
        for row in show_scores(scan).text.splitlines()[-4:]
    ]
    assert any(not low <= all_ <= high for _, low, high, all_, *_ in numbers)


def test_a_wrong_number_gets_a_sentence_with_what_is_possible(
    lesson: tuple[Quickscan, Truth],
) -> None:
    scan, _ = lesson
    for wrong in (0, 7, 1.5, "1", True):
        with pytest.raises(QuickscanError, match="whole number from 1 to 6"):
            show_scores(scan, neighbourhood=wrong)  # type: ignore[arg-type]
    with pytest.raises(QuickscanError, match=r"number=999.*Choose a whole number"):
        show_gap(scan, number=999)


def test_a_neighbourhood_without_gaps_gets_a_sentence_and_no_error() -> None:
    scan, _ = simulate_quickscan(
        Parameters(seed=1, n_neighbourhoods=1, response_rate=0.0, p_silent_organisation=1.0)
    )
    assert "no weak spot can be seen" in show_gap(scan).text


def test_results_belong_to_the_quickscan_that_was_given(lesson: tuple[Quickscan, Truth]) -> None:
    scan, _ = lesson
    other, _ = simulate_quickscan(Parameters(seed=LESSON_SEED + 1, n_neighbourhoods=2))
    assert other.municipality in show_gap(other).text
    assert scan.municipality in show_gap(scan).text


def test_texts_from_data_cannot_become_html() -> None:
    assert "<script" not in (sentence("<script>") + table("<script>", ("a",), [("<script>",)])).html


def test_a_table_names_its_rows_and_columns_for_a_screen_reader() -> None:
    html = table("Scores", ("theme", "n"), [("Noticing", "60")]).html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1
    assert "<caption" in html
