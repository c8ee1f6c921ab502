"""Time and hints, where a notebook tells of them."""

from __future__ import annotations

from typing import Any

from quickscan_sim.grade.marking.traces import hints_in, seconds_on


def cell(role: str, event: str, time: str) -> dict[str, Any]:
    marks = {"grade_id": f"m2-w1-{role}"}
    return {"metadata": {"nbgrader": marks, "execution": {event: time}}}


SHOWN = cell("show", "iopub.execute_input", "2027-03-01T10:00:00+00:00")
CHECKED = cell("check", "shell.execute_reply", "2027-03-01T10:04:30+00:00")


def test_time_runs_from_showing_a_question_to_its_last_check() -> None:
    assert seconds_on("M2.W1", [SHOWN, CHECKED]) == 270
    assert seconds_on("M2.W2", [SHOWN, CHECKED]) is None


def test_a_night_between_showing_and_checking_is_no_working_time() -> None:
    next_day = cell("check", "shell.execute_reply", "2027-03-02T09:00:00+00:00")
    assert seconds_on("M2.W1", [SHOWN, next_day]) is None


def test_times_that_cannot_be_read_or_compared_are_no_times() -> None:
    for time in ("soon", "2027-03-01T10:04:30", "2027-03-01T09:59:00+00:00"):
        assert seconds_on("M2.W1", [SHOWN, cell("check", "shell.execute_reply", time)]) is None


def test_the_furthest_hint_that_stands_there_counts() -> None:
    outputs = [{"data": {"text/plain": [f"M2.W{n}: hint {n} of 3"]}} for n in (1, 3)]
    assert hints_in([{"outputs": outputs}, {"outputs": "none"}, {}]) == {"M2.W1": 1, "M2.W3": 3}
