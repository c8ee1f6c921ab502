"""``quickscan simulate --plan`` and ``quickscan change`` with a plan, as their users call them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise import collect_findings, draft_plan, load_actions, summarise_quickscan
from quickscan_sim.advise.plan import write_plan
from quickscan_sim.cli.main import app
from quickscan_sim.exchange import read_quickscan, write_quickscan

SETTING = ("example", "--seed", "4", "--set", "n_neighbourhoods=2")


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in (*arguments, "--language", "en")])


def words(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first measurement, a plan of actions with an assumed effect, and the year after it."""
    folder = tmp_path_factory.mktemp("plan")
    assert quickscan("simulate", *SETTING, "--out", folder / "first").exit_code == 0
    reading = summarise_quickscan(read_quickscan(folder / "first"))
    actions = tuple(one for one in load_actions() if one.intervention)
    plan = draft_plan(collect_findings(reading), reading, "en", actions=actions)
    assert len(plan.rows) >= 3
    talk = next(one for one in actions if one.intervention == "team_talk_on_signs")
    first = replace(plan.rows[0], action_id=talk.action_id, level="municipality")
    write_plan(replace(plan, rows=(first, *plan.rows[1:])), folder / "plan.yaml")
    made = quickscan(*_year(folder, "year"))
    assert made.exit_code == 0, made.output
    (folder / "said.txt").write_text(words(made), encoding="utf-8")
    return folder


def _year(folder: Path, name: str, *more: object) -> tuple[object, ...]:
    out = ("--out", folder / name, "--truth", folder / f"{name}_truth")
    return ("simulate", *SETTING, "--plan", folder / "plan.yaml", *out, *more)


def test_the_year_holds_both_measurements_and_its_truth_what_would_have_been(place: Path) -> None:
    scan = read_quickscan(place / "year")
    assert scan.waves == [1, 2]
    first = read_quickscan(place / "first")
    pd.testing.assert_frame_equal(scan.of_wave(1).answers, first.answers)
    table = pd.read_csv(place / "year_truth" / "without_plan_scores.csv")
    assert (table.loc[table["wave"] == 1, "effect"] == 0).all()
    assert (table.loc[table["wave"] == 2, "effect"] != 0).any()
    ties = pd.read_csv(place / "year_truth" / "without_plan_ties.csv")
    assert {"level_with", "level_without", "effect"} <= set(ties)
    assert not list((place / "year").glob("*without*"))


def test_each_row_says_what_it_changes_and_how_sure_that_is(place: Path) -> None:
    said = (place / "said.txt").read_text(encoding="utf-8")
    assert "What each row of the plan changes" in said
    assert "nobody measured it" in said


def test_without_any_effect_everything_is_zero(place: Path) -> None:
    made = quickscan(*_year(place, "nothing", "--plan-effect", "0"))
    assert made.exit_code == 0, made.output
    for name in ("scores", "ties"):
        table = pd.read_csv(place / "nothing_truth" / f"without_plan_{name}.csv")
        assert set(table["effect"]) == {0}


def test_the_change_tells_each_row_and_stands_beside_the_truth(place: Path) -> None:
    truth = ("--truth", place / "year_truth")
    made = quickscan(
        "change", place / "year", "--plan", place / "plan.yaml", *truth, "--report", place / "doc"
    )
    assert made.exit_code == 0, made.output
    text = words(made)
    assert "What became of the plan" in text
    assert "What would we have seen without the plan?" in text
    assert "hold what the plan truly did" in text
    files = {path.suffix for path in (place / "doc").iterdir()}
    assert files == {".html", ".docx", ".pdf", ".csv"}
    checked = quickscan("check", place / "doc" / "before_after_published_numbers.csv")
    assert checked.exit_code == 0, checked.output
    page = (place / "doc" / "before_after.html").read_text(encoding="utf-8")
    assert "What now? That is for you to decide" in page
    assert "What would we have seen without the plan?" in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--seed", "5"), "belongs to other data"),
        (("--set", "response_rate=0.3"), "belongs to other data"),
        (("--plan-effect", "2"), "effect is 2.0"),
        (("--households",), "--plan draws a year of one municipality"),
    ],
)
def test_a_year_that_cannot_be_drawn_is_a_sentence(
    place: Path, more: tuple[str, ...], says: str
) -> None:
    made = quickscan(*_year(place, "wrong", *more))
    assert made.exit_code == 1
    assert says in words(made)
    assert not (place / "wrong").exists()


def test_a_truth_without_a_plan_is_a_sentence(place: Path) -> None:
    plain = place / "plain_truth"
    quickscan("simulate", *SETTING, "--out", place / "plain", "--truth", plain)
    made = quickscan("change", place / "year", "--truth", plain)
    assert made.exit_code == 1
    assert "holds no without_plan_scores.csv" in words(made)


def test_two_files_that_are_no_two_measurements_get_a_sentence(place: Path) -> None:
    scan = read_quickscan(place / "year")
    for wave in (1, 2):
        write_quickscan(scan.of_wave(wave), place / f"wave{wave}", force=True)
    same = quickscan("change", place / "wave1", place / "wave1")
    assert "the very same answers" in words(same)
    turned = quickscan("change", place / "wave2", place / "wave1")
    assert "before the first" in words(turned)
    small = ("--set", "n_neighbourhoods=2")
    quickscan("simulate", "example", "--seed", "8", *small, "--out", place / "elsewhere")
    other = quickscan("change", place / "wave1", place / "elsewhere")
    assert "are of other municipalities" in words(other)


def test_two_folders_with_the_plan_give_the_verdicts_of_one(place: Path) -> None:
    scan = read_quickscan(place / "year")
    for wave in (1, 2):
        write_quickscan(scan.of_wave(wave), place / f"apart{wave}", force=True)
    plan = ("--plan", place / "plan.yaml")
    one = quickscan("change", place / "year", *plan)
    two = quickscan("change", place / "apart1", place / "apart2", *plan)
    assert two.exit_code == 0, two.output
    after = "What became of the plan"
    shown = [words(each).split(after)[1].split("rows were judged")[0] for each in (one, two)]
    assert shown[0] == shown[1]
    assert "without the plan" not in words(one)


def test_a_year_under_a_plan_about_an_unknown_finding_is_refused(place: Path) -> None:
    text = (place / "plan.yaml").read_text(encoding="utf-8")
    own = next(line for line in text.splitlines() if "- finding:" in line)
    file = place / "unknown.yaml"
    file.write_text(text.replace(own, "  - finding: F999", 1), encoding="utf-8")
    made = quickscan("simulate", *SETTING, "--plan", file, "--out", place / "unknown")
    assert made.exit_code == 1
    assert "Row 1: There is no finding 'F999'" in words(made)
    assert not (place / "unknown").exists()
