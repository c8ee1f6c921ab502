"""``quickscan check`` on the table of published numbers of a report."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from typer.testing import CliRunner

from quickscan_sim.cli.main import app


def table(file: Path, n: list[int | None]) -> str:
    """Everybody and two sectors; a sector without n is withheld."""
    rows = pd.DataFrame({"grouping": ["all", "sector", "sector"], "sector": [None, "a", "b"]})
    rows[["neighbourhood_id", "organisation_id", "income_group"]] = None
    rows = rows.assign(quantity="mean", theme="t", low=1, high=5)
    rows["n"] = pd.array(n, dtype="Int64")
    rows["value"] = rows["n"].where(rows["n"].isna(), 3).astype("Float64")
    rows.assign(withheld=rows["n"].isna()).to_csv(file, index=False)
    return str(file)


def test_a_leak_is_said_and_gives_exit_status_1(tmp_path: Path) -> None:
    file = table(tmp_path / "published_numbers.csv", [20, 14, None])
    found = CliRunner().invoke(app, ["check", file, "--language", "en"])
    assert found.exit_code == 1
    assert "sector b" in " ".join(found.output.split())


def test_a_safe_table_gives_exit_status_0(tmp_path: Path) -> None:
    file = table(tmp_path / "published_numbers.csv", [20, 14, 6])
    assert CliRunner().invoke(app, ["check", file]).exit_code == 0


def test_a_word_among_the_numbers_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "published_numbers.csv"
    table(file, [20, 14, 6])
    file.write_text(file.read_text().replace("14", "many"))
    found = CliRunner().invoke(app, ["check", str(file)])
    assert found.exit_code != 0
    assert "Traceback" not in found.output
