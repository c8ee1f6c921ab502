"""The time machine: on a plain screen, and as a widget."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_before_after
from quickscan_sim.simulate.teams_twice import TeamYear
from quickscan_sim.widgets.before_after import TimeMachine


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def test_on_a_plain_screen_it_is_sentences_and_a_table() -> None:
    shown = show_before_after()
    assert "eight invented teams" in shown.text
    assert "The plan truly did 0.00 points" in shown.text
    assert "year | seen (95% interval) | true | n" in shown.text
    assert 'role="img" aria-label="The same year drawn 10 times' in shown.html


def test_every_slider_is_named_and_moves_the_picture_and_the_sentence() -> None:
    machine = TimeMachine(TeamYear(), 1)
    assert all(slider.description for slider in machine.sliders.values())
    before = machine.picture.value
    machine.sliders["effect"].value = 0.5
    assert machine.picture.value != before
    assert "years the lowest team scores higher" in machine.status.value


def test_the_button_draws_other_luck_in_the_same_setting() -> None:
    machine = TimeMachine(TeamYear(), 1)
    before, year = machine.picture.value, machine.year
    machine.again.click()
    assert machine.picture.value != before
    assert machine.year == year


def test_a_team_below_five_is_not_shown() -> None:
    shown = show_before_after(n_invited=5, response=0.5)
    assert "fewer than 5 people: not shown" in shown.html
    assert "not shown" in shown.text


def test_where_nobody_answers_that_is_what_is_said() -> None:
    assert "In none of the years" in show_before_after(response=0).text


def test_what_cannot_be_drawn_is_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="uptake is 2"):
        show_before_after(uptake=2)
