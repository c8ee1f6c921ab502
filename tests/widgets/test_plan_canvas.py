"""The plan canvas: what somebody types is checked at once, and can be saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quickscan_sim.advise import read_plan
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_plan
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets import plan_canvas


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))[0]


@pytest.fixture
def canvas(scan: Quickscan, tmp_path: Path) -> Iterator[Any]:
    from quickscan_sim.advise import collect_findings, draft_plan
    from quickscan_sim.widgets.choices import reading_of

    set_language("en")
    reading = reading_of(scan)
    findings = collect_findings(reading)
    plan = draft_plan(findings, reading, "en")
    yield plan_canvas._Canvas(reading, findings, plan, str(tmp_path / "plan.yaml"))
    set_language("nl")


def parts_of(widget: Any) -> list[Any]:
    children = getattr(widget, "children", ())
    return [widget, *(part for child in children for part in parts_of(child))]


def part(canvas: Any, name: str) -> Any:
    return next(one for one in parts_of(canvas.box) if getattr(one, "description", "") == name)


def test_a_change_is_checked_at_once(canvas: Any) -> None:
    assert "The term is missing" not in canvas.checklist.value
    part(canvas, "1. Ready by").value = None
    assert "Row 1: The term is missing." in canvas.checklist.value
    assert canvas.status.value.startswith("To improve: ")
    assert canvas.status.value.endswith("Row 1: The term is missing.")
    assert "The term is missing." in canvas.cards[1].notes["term"].value
    part(canvas, "1. Ready by").value = canvas.plan.rows[1].term
    assert "The term is missing" not in canvas.cards[1].notes["term"].value
    assert "The term is missing" not in canvas.status.value


def test_a_row_is_shown_at_a_time_and_what_was_typed_in_another_stays(canvas: Any) -> None:
    part(canvas, "1. Goal").value = "Typed first."
    canvas.row.value = 2
    shown = [n for n, card in canvas.cards.items() if card.box.layout.display is None]
    assert shown == [2]
    canvas.row.value = 1
    assert part(canvas, "1. Goal").value == "Typed first."
    assert canvas.plan.rows[0].goal == "Typed first."


def test_choosing_an_owner_takes_the_remark_away(canvas: Any) -> None:
    row = next(n for n, one in enumerate(canvas.plan.rows, start=1) if one.owner is None)
    assert f"Row {row}: The owner is missing" in canvas.checklist.value
    canvas.row.value = row
    owner = part(canvas, f"{row}. Who takes the lead")
    assert owner.label == "to be chosen at the round table"
    owner.value = owner.options[1][1]
    assert f"Row {row}: The owner is missing" not in canvas.checklist.value


def test_the_number_of_a_target_follows_its_text(canvas: Any) -> None:
    part(canvas, "1. Target").value = "4.2 (n = 12)"
    assert canvas.plan.rows[0].target.value == 4.2
    assert canvas.plan.rows[0].target.n == 12


def test_every_field_has_a_name_of_its_own(canvas: Any) -> None:
    for row in range(1, len(canvas.plan.rows) + 1):
        canvas.row.value = row
    names = [one.description for one in parts_of(canvas.box) if hasattr(one, "observe")
             and getattr(one, "description", "")]  # fmt: skip
    assert len(names) == len(set(names))
    assert len(names) > 10 * len(canvas.plan.rows)


def test_the_plan_is_saved_and_an_older_file_is_kept(canvas: Any) -> None:
    part(canvas, "1. Goal").value = "On 1 March 2027 it is 4."
    canvas.button.click()
    assert read_plan(canvas.file.value) == canvas.plan
    part(canvas, "1. Goal").value = "On 1 March 2027 it is 5."
    canvas.button.click()
    assert read_plan(canvas.file.value) == canvas.plan
    assert "it is 4." in Path(canvas.file.value + ".bak").read_text(encoding="utf-8")


def test_a_file_of_somebody_else_is_replaced_on_request_only(canvas: Any, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("theirs", encoding="utf-8")
    canvas.file.value = str(other)
    canvas.button.click()
    assert canvas.replaces.description in canvas.saved.value
    assert other.read_text(encoding="utf-8") == "theirs"
    canvas.replaces.value = True
    canvas.button.click()
    assert read_plan(other) == canvas.plan


def test_a_plan_that_was_saved_is_there_again(
    canvas: Any, scan: Quickscan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_canvas, "in_notebook", lambda: True)
    file = canvas.file.value

    def goal(scan: Quickscan) -> str:
        box = show_plan(scan, file=file)
        return next(one.value for one in parts_of(box) if type(one).__name__ == "Textarea")

    draft = goal(scan)
    part(canvas, "1. Goal").value = "On 1 March 2027 it is 4."
    canvas.button.click()
    assert goal(scan) == "On 1 March 2027 it is 4."
    set_language("nl")
    assert goal(scan) != "On 1 March 2027 it is 4.", "in the other language it begins anew"
    set_language("en")
    other, _ = simulate_quickscan(Parameters(seed=22, n_neighbourhoods=2))
    assert goal(other) != "On 1 March 2027 it is 4.", "so it does for other data"
    Path(file).write_text("nothing to read", encoding="utf-8")
    assert goal(scan) == draft


@pytest.mark.parametrize("file", ["", ".", "/proc/none/plan.yaml", "a\0b.yaml", "x" * 300])
def test_a_file_that_cannot_be_written_is_a_sentence_and_the_plan_stays(
    canvas: Any, file: str
) -> None:
    before = canvas.plan
    canvas.file.value = file
    canvas.button.click()
    assert canvas.saved.value
    assert not canvas.saved.value.startswith(("Saved", "Not saved yet"))
    assert canvas.plan is before


def test_on_a_plain_screen_it_is_told_in_words(scan: Quickscan) -> None:
    set_language("en")
    text = show_plan(scan).text
    set_language("nl")
    assert "(invented)" in text.splitlines()[0]
    assert "The owner is missing" in text
