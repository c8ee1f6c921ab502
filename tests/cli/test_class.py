"""``quickscan class``: what a lecturer types, reads and finds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim import judge_all
from quickscan_sim.cli.main import app
from quickscan_sim.teach.key import read_key
from quickscan_sim.teach.questions import load_questions

LIST = "studentnummer;naam;groep\n0101;Fatma Yılmaz;1\n0102;José Núñez;1\n"


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["class", *map(str, arguments)])


@pytest.fixture(scope="module")
def class_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("list") / "klas.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return path


def test_a_group_gets_one_wijk_and_the_key_marks_what_is_handed_in(
    class_list: Path, tmp_path: Path
) -> None:
    out = tmp_path / "klas"
    result = quickscan("variants", class_list, "--run", "2027", "--out", out, "--per-group")
    assert result.exit_code == 0
    assert "Studenten met een eigen wijk: 2, van wie 2 nieuw. Aantal wijken: 1." in result.output
    key = read_key(out / "for_lecturer")
    entry = key[min(key)]
    right = entry.expected["M2.W5"].right
    judged = judge_all(load_questions("M2"), entry.expected, {"M2.W5": f"{right:.2f}"})
    assert sum(one.points for one in judged) == 1
    codes = (out / "for_lecturer" / "codes_2027.csv").read_text(encoding="utf-8-sig")
    assert [row["student"] for row in csv.DictReader(codes.splitlines())] == ["0101", "0102"]


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_place_that_can_not_be_written_is_a_sentence(
    class_list: Path, tmp_path: Path, below: str
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mijn werk")
    result = quickscan("variants", class_list, "--run", "2027", "--out", taken / below)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "kon niet worden geschreven" in " ".join(result.output.split())
    assert taken.read_text() == "mijn werk"


def test_a_secret_that_is_none_leaves_nothing_behind(class_list: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("")
    out = tmp_path / "klas"
    result = quickscan("variants", class_list, "--run", "2027", "--out", out, "--secret", secret)
    assert result.exit_code == 1
    assert not out.exists()
