"""``quickscan diagnose`` as a lecturer meets it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app


def diagnose(*arguments: object) -> Result:
    words = ["diagnose", *(str(argument) for argument in arguments)]
    return CliRunner().invoke(app, words, env={"COLUMNS": "160"})


def test_it_tells_in_sentences_and_writes_every_number(tmp_path: Path) -> None:
    out = tmp_path / "diagnosis.csv"
    result = diagnose("class_of_40", "--draws", 4, "--language", "en", "--out", out)
    assert result.exit_code == 0, result.output
    said = " ".join(result.output.split())
    assert "4 invented quickscans were drawn" in said
    assert "Mean of a theme: Noticing" in said
    assert "seconds" in said
    table = pd.read_csv(out)
    assert {"bias", "rmse", "coverage", "power", "bias_mcse", "why"} <= set(table.columns)
    assert (table["n_draws"] == 4).all()


def test_sizes_stand_beside_each_other(tmp_path: Path) -> None:
    out = tmp_path / "sizes.csv"
    result = diagnose(
        "class_of_40", "--draws", 2, "--invite", "30,90", "--language", "en", "--out", out
    )
    assert result.exit_code == 0, result.output
    assert "What more people would bring" in result.output
    assert pd.read_csv(out)["n_invited"].nunique() == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("class_of_4", "--draws", 2), "class_of_40"),
        (("class_of_40", "--draws", 0), "0"),
        (("class_of_40", "--draws", 2, "--workers", 0), "0"),
        (("class_of_40", "--draws", 2, "--invite", "veel"), "'veel'"),
        (("class_of_40", "--draws", 2, "--invite", 4), "10"),
        (("class_of_40", "--draws", 2, "--set", "response_rat=.5"), "response_rate"),
    ],
)
def test_a_wrong_call_is_answered_with_a_sentence(
    arguments: tuple[object, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = diagnose(*arguments)
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []
