"""``quickscan lavaan`` from the command line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_folder_for_r_is_written_and_said(language: str, tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    assert quickscan("simulate", "--out", data).exit_code == 0
    result = quickscan("lavaan", data, "--out", out, "--language", language)
    assert result.exit_code == 0, result.output
    assert str(out) in result.output
    assert (out / "model.R").exists()
    assert quickscan("lavaan", data, "--out", out, "--language", language).exit_code == 1


def test_its_help_has_an_example() -> None:
    assert "quickscan lavaan wijken" in quickscan("lavaan", "--help").output
