"""The commands of a trainer: the pack, and what came back."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.commands.workshop import app
from quickscan_sim.workshop.cards import read_card

WITH_THE_KIT = read_card.CARDS


def called(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pack") / "W2"
    result = called("paper", "w2", "--out", str(made), "--language", "en")
    assert result.exit_code == 0, result.output
    return made


def test_the_pack_of_a_card_is_five_files_and_says_what_to_fold(folder: Path) -> None:
    assert sorted(path.name for path in folder.glob("W2_*")) == [
        "W2_attitudes.csv",
        "W2_attitudes.pdf",
        "W2_exit_cards.csv",
        "W2_looking_back.txt",
        "W2_print.pdf",
    ]


def test_every_card_gets_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_card, "CARDS", tmp_path / "cards")
    (tmp_path / "cards").mkdir()
    for name in ("W2", "W3"):
        text = (WITH_THE_KIT / "W2.yaml").read_text(encoding="utf-8")
        changed = text.replace("card: W2", f"card: {name}")
        (tmp_path / "cards" / f"{name}.yaml").write_text(changed, encoding="utf-8")
    result = called("paper", "--all", "--out", str(tmp_path / "all"))
    assert result.exit_code == 0, result.output
    for name in ("W2", "W3"):
        assert (tmp_path / "all" / name / f"{name}_print.pdf").is_file()


def test_typed_cards_come_back_on_the_screen_and_as_a_document(
    folder: Path, tmp_path: Path
) -> None:
    typed = tmp_path / "cards.csv"
    head = (folder / "W2_exit_cards.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    row = f"W2,yes,I check the items{',' * (head.count(',') - 2)}yes"
    typed.write_text("\n".join([head, *[row] * 6]), encoding="utf-8")
    out = tmp_path / "results.pdf"
    result = called("results", str(typed), "--out", str(out), "--language", "en")
    assert result.exit_code == 0, result.output
    assert "yes: 6" in result.output
    assert "I check the items" in result.output
    assert out.read_bytes()[:4] == b"%PDF"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("paper", "W22"), "There is no card 'W22'"),
        (("paper",), "Name one card, or choose --all"),
        (("paper", "W2", "--all"), "Name one card, or choose --all"),
        (("results", "none.csv"), "The file none.csv does not exist"),
        (("results", "none.csv", "--out", "x.csv"), "should end in .html"),
    ],
)
def test_a_wrong_call_ends_with_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    result = called(*words, "--language", "en")
    assert result.exit_code == 1
    assert sentence in result.output
