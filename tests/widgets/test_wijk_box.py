"""The box below the first cell: which neighbourhood is open, and from how many people."""

from __future__ import annotations

import pytest

from quickscan_sim.language import LANGUAGES, set_language
from quickscan_sim.lesson import open_my_wijk
from quickscan_sim.widgets import wijk_box
from quickscan_sim.widgets.wijk_box import opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_wijk_says_it_is_invented_and_counts(language: str) -> None:
    box = opened(open_my_wijk("", language))
    html = box._repr_html_()
    set_language("nl")
    assert 'role="status"' in html
    assert f'lang="{language}"' in html
    for part in ("Tijmkwartier", "Essendam", "87", "39", "12"):
        assert part in box.text
    assert ("verzonnen" if language == "nl" else "invented") in box.text
    assert ("oefenwijk" if language == "nl" else "practice") in box.text


def test_with_a_code_it_says_which() -> None:
    box = opened(open_my_wijk("", "nl"), " 7K3M-<b> ")
    assert "7K3M-<b>" in box.text
    assert "7K3M-&lt;b&gt;" in box.html
    assert "oefenwijk" not in box.text


def test_outside_a_notebook_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    open_my_wijk("", "nl")
    assert capsys.readouterr().out == ""


def test_in_a_notebook_opening_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr(wijk_box, "in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", shown.append)
    open_my_wijk("", "nl")
    assert len(shown) == 1
