"""What a trainer types: list, copy, check."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.workshop.cards.read_card import card_names


def workshop(*arguments: object) -> Result:
    return CliRunner().invoke(
        app, ["workshop", *map(str, arguments), "--language", "en"], terminal_width=500
    )


@pytest.mark.parametrize("word", ["list", "--list"])
def test_the_list_has_every_card_with_its_minutes(word: str) -> None:
    result = workshop(word)
    assert result.exit_code == 0, result.output
    assert all(f"{name}  " in result.output for name in card_names())
    assert "minutes, with M" in result.output


def test_a_whole_card_is_told_with_how_often_its_discovery_shows(card_file: Path) -> None:
    result = workshop("check", card_file, "--seeds", "1")
    assert result.exit_code == 0, result.output
    assert "The card own is whole: 30 minutes, for 4 to 30 people." in result.output
    assert "With its own seed (20202) the discovery shows" in result.output
    assert "of 1 other neighbourhoods it shows" in result.output


def test_what_is_missing_is_told_line_by_line(card_file: Path, own_text: str) -> None:
    text = own_text.replace("theme: signaleren", "theme: signalern")
    card_file.write_text(text.replace("people: [4, 30]", "people: [4, 3]"), encoding="utf-8")
    result = workshop("check", card_file)
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert "my_card.yaml, line 6: people is 4 to 3" in said
    assert "my_card.yaml, line 13: The questionnaire practice has no theme 'signalern'" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "W22"), "There is no card 'W22'"),
        (("check", "none.yaml"), "The file none.yaml does not exist"),
        (("copy", "W22", "mine.yaml"), "There is no card 'W22'"),
        (("copy", "W2", "mine.docx"), "A card is a file that ends in .yaml"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = workshop(*arguments)
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_an_own_card_is_whole(card_file: Path, tmp_path: Path) -> None:
    made = tmp_path / "second.yaml"
    assert workshop("copy", card_file, made).exit_code == 0
    assert workshop("copy", card_file, made).exit_code == 1
    result = workshop("check", made)
    assert result.exit_code == 0, result.output
    assert "The card second is whole" in result.output
