"""``quickscan plan``: write a plan, check it, and end with the right status."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise import read_plan
from quickscan_sim.cli.main import app
from quickscan_sim.exchange import write_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["plan", *map(str, arguments), "--language", "en"])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scan, _ = simulate_quickscan(Parameters(seed=5, n_neighbourhoods=2))
    return write_quickscan(scan, tmp_path_factory.mktemp("plan") / "data")


@pytest.fixture(scope="module")
def file(data: Path) -> Path:
    out = data.parent / "plan.yaml"
    assert quickscan(data, "--out", out).exit_code == 0
    return out


def test_a_draft_is_checked_and_the_owners_are_asked_for(data: Path, file: Path) -> None:
    result = quickscan(data, "--check", file, "--rubric")
    assert result.exit_code == 1
    assert "The owner is missing." in result.output
    assert "never a mark" in result.output


def test_a_finished_plan_passes(data: Path, file: Path, tmp_path: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    plan = read_plan(file)
    known = next(row.owner for row in plan.rows if row.owner)
    whole = [f"    owner: {known}" if line.strip() == "owner:" else line for line in lines]
    whole = [line for line in whole if line.strip() != f"- {known}"]
    own = tmp_path / "own.yaml"
    own.write_text("\n".join(whole) + "\n", encoding="utf-8")
    result = quickscan(data, "--check", own)
    errors = [line for line in result.output.splitlines() if "does not work in" not in line]
    assert "The owner is missing" not in "\n".join(errors)


def test_a_plan_for_one_wijk_holds_nothing_of_another(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "wijk.yaml"
    assert quickscan(data, "--wijk", 1, "--out", out).exit_code == 0
    plan = read_plan(out)
    assert plan.neighbourhood_id is not None
    assert {row.neighbourhood_id for row in plan.rows} <= {plan.neighbourhood_id}
    assert {row.level for row in plan.rows} <= {"neighbourhood"}


def test_a_plan_for_one_organisation_is_led_by_it(data: Path, file: Path, tmp_path: Path) -> None:
    owner = next(row.owner for row in read_plan(file).rows if row.owner)
    out = tmp_path / "own.yaml"
    assert quickscan(data, "--organisation", owner, "--out", out).exit_code == 0
    plan = read_plan(out)
    assert plan.rows
    assert {row.owner for row in plan.rows} == {owner}
    assert {row.level for row in plan.rows} == {"institution"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--wijk", "Nergens"), "There is no neighbourhood 'Nergens'"),
        (("--organisation", "O999"), "There is no organisation 'O999'"),
        (("--rubric",), "--rubric goes with --check"),
        (("--minutes", "m.yaml", "--check", "p.yaml"), "--minutes makes the plan of that round"),
        (("--out", "plan.txt"), "should end in .yaml"),
        (("--check", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_a_wrong_order_is_told_in_a_sentence(
    data: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = quickscan(data, *arguments)
    assert result.exit_code == 1
    assert said in result.output


def test_a_typo_is_told_with_its_line_and_the_file_stays(
    data: Path, file: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    text = file.read_text(encoding="utf-8").replace("    term:", "    trem:", 1)
    own.write_text(text, encoding="utf-8")
    result = quickscan(data, "--check", own)
    assert result.exit_code == 1
    line = text[: text.index("    trem:")].count("\n") + 1
    assert (
        f"own.yaml, line {line}: there is no key 'trem' here. The nearest is term." in result.output
    )
    assert own.read_text(encoding="utf-8") == text
