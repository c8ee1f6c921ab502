"""The advice builder: from finding to option in steps, and a text to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, set_language
from quickscan_sim.lesson import show_advice
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets import advice


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))[0]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture
def box(scan: Quickscan, monkeypatch: pytest.MonkeyPatch) -> Any:
    """As in a notebook."""
    monkeypatch.setattr(advice, "in_notebook", lambda: True)
    return show_advice(scan)


def part(box: Any, description: str) -> Any:
    return next(one for one in box.children if description in getattr(one, "description", ""))


def checks(box: Any) -> tuple[Any, ...]:
    return next(one.children for one in box.children if type(one).__name__ == "VBox")


def status(box: Any) -> str:
    return str(box.children[-2].value)


def test_outside_a_notebook_it_is_the_same_in_words(scan: Quickscan) -> None:
    shown = show_advice(scan, "F2")
    assert "(invented)" in shown.text.splitlines()[0]
    assert "(n = " in shown.text or "ratings)" in shown.text
    assert "Option 2" in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_with_a_finding_its_causes_and_options(
    scan: Quickscan, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_language(language)
    monkeypatch.setattr(advice, "in_notebook", lambda: True)
    box = show_advice(scan)
    assert 3 <= len(checks(box)) <= 5
    assert f'lang="{language}"' in box.children[0].value
    assert box.children[-2].language == language
    assert len(part(box, "4. ").options) >= 3
    assert part(box, "5. ").value


def test_every_choice_changes_the_text_to_copy_and_is_said(box: Any) -> None:
    summary, option = part(box, "5. "), part(box, "4. ")
    assert "No option has been chosen yet." in summary.value
    check = checks(box)[1]
    check.value = True
    assert check.description in summary.value
    assert "To check first: 1." in status(box)
    option.value = 0
    assert "Expected effect: " in summary.value
    assert "Risk: " in summary.value
    assert "Option chosen: " in status(box)
    option.value = -1
    assert "No option has been chosen yet." in summary.value


def test_another_finding_begins_again(box: Any) -> None:
    finding, option, summary = part(box, "1. "), part(box, "4. "), part(box, "5. ")
    option.value = 1
    checks(box)[0].value = True
    before = summary.value
    finding.value = len(finding.options) - 1
    assert option.value == -1
    assert not any(check.value for check in checks(box))
    assert summary.value.splitlines()[0] != before.splitlines()[0]
    assert status(box).startswith("F")


def test_what_scrolls_can_be_reached_with_the_keyboard_and_every_control_has_a_name(
    box: Any,
) -> None:
    tables = [one.value for one in box.children if "<table" in str(getattr(one, "value", ""))]
    assert re.search(r'role="region" aria-label="[^"]+" tabindex="0"', tables[0])
    assert "<caption" in tables[0]
    assert 'scope="row"' in tables[0]
    for control in (part(box, "1. "), part(box, "4. "), part(box, "5. "), *checks(box)):
        assert control.description


def test_a_finding_that_is_not_there_gets_a_sentence(scan: Quickscan) -> None:
    with pytest.raises(QuickscanError, match=r"There is no finding F99\. Choose one from F1 to F"):
        show_advice(scan, "F99")


def test_without_findings_it_says_so() -> None:
    """Everybody was heard and nobody answered a question: nothing is certain enough."""
    scan, _ = simulate_quickscan(
        Parameters(seed=1, n_neighbourhoods=1, response_rate=1.0, p_silent_organisation=0.0)
    )
    empty = scan.with_tables({name: scan.tables[name].head(0) for name in ("answers", "ties")})
    assert show_advice(empty).text.startswith("No finding is certain enough")
