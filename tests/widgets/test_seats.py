"""The widget of six seats: one card at a time, and a chair that nobody plays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets import seats
from quickscan_sim.widgets.seats import _prepared, _SixSeats, show_seats


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=20, n_neighbourhoods=2))[0]


@pytest.fixture
def widget(scan: Quickscan) -> _SixSeats:
    return _SixSeats(_prepared(scan, 1, 2))


def private_of(widget: _SixSeats, number: int) -> list[str]:
    return [line.text for line in widget.table.seats[number].own_lines]


def everything_sent(widget: _SixSeats) -> str:
    """All that the browser holds."""
    found, stack = [], [widget.box]
    while stack:
        part = stack.pop()
        stack += getattr(part, "children", ())
        found += [str(getattr(part, name, "")) for name in ("value", "description")]
    return "\n".join(found)


def test_without_a_notebook_it_is_a_text_with_the_rule(scan: Quickscan) -> None:
    told = show_seats(scan, neighbourhood=1).text
    assert "(invented neighbourhood)" in told
    assert "empty chair" in told


def test_in_a_notebook_it_is_a_widget(scan: Quickscan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "in_notebook", lambda: True)
    assert type(show_seats(scan)).__name__ == "VBox"


def test_the_own_part_shows_only_when_asked_and_closes_with_another_seat(
    widget: _SixSeats,
) -> None:
    assert not [text for text in private_of(widget, 0) if text in everything_sent(widget)]
    widget.is_open.value = True
    shown = everything_sent(widget)
    assert "For this seat only" in shown
    widget.seat.value = 1
    assert widget.is_open.value is False
    sent = everything_sent(widget)
    hidden = [text for number in range(5) for text in private_of(widget, number)]
    assert not [text for text in hidden if text in sent]


def test_who_spoke_is_counted_by_round_and_told(widget: _SixSeats) -> None:
    widget.seat.value = 2
    widget.speaks.click()
    widget.speaks.click()
    assert widget.turns.in_round("S3") == 2
    assert ": 2." in widget.status.value
    widget.next.click()
    assert widget.turns.round == 2
    assert widget.next.disabled
    assert widget.table.seats[2].name in widget.tally.value.split("Not heard yet")[1]


def test_the_empty_chair_cannot_speak_and_has_no_part_of_its_own(widget: _SixSeats) -> None:
    widget.seat.value = 5
    assert widget.speaks.disabled
    assert widget.is_open.disabled
    widget.is_taken.value = True
    assert not widget.speaks.disabled


def test_whoever_sits_there_only_questions_are_shown(widget: _SixSeats) -> None:
    for taken in (False, True):
        widget.is_taken.value = taken
        lines = [line for line in widget.questions.value.split("</p>")[1:-1] if line]
        assert lines
        assert all(line.endswith("?") for line in lines)


def test_every_control_has_a_name(widget: _SixSeats) -> None:
    for control in (widget.seat, widget.is_open, widget.is_taken, widget.speaks, widget.next):
        assert control.description


def test_another_neighbourhood_than_there_is_is_refused(scan: Quickscan) -> None:
    with pytest.raises(QuickscanError, match="from 1 to 2"):
        show_seats(scan, neighbourhood=3)
