"""What comes from others never steers the terminal of whoever reads it."""

from __future__ import annotations

import pytest

from quickscan_sim.cli.session import Screen

CLEAR = "\x1b[2J\x1b]0;title\x07"


def test_no_name_of_a_file_or_person_steers_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = Screen("en")
    screen.say("{name}", name=f"Anna{CLEAR}\u202e \x9b")
    screen.title("{name}", name=CLEAR)
    screen.paragraph(f"work{CLEAR}.py")
    screen.points([CLEAR])
    shown = capsys.readouterr().out
    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "Anna?[2J" in shown


def test_dutch_names_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Screen("en").say("{name}", name="Zoë van ’t Hof – [bold]Ünal[/bold]")
    assert "Zoë van ’t Hof – [bold]Ünal[/bold]" in capsys.readouterr().out
