"""The rubric: three anchored plans within bands that were fixed before any was scored."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from advise.plan.municipality import PLANS, municipality, sample

from quickscan_sim.advise import naming, score_plan
from quickscan_sim.advise.plan import load_rubric, plan_text
from quickscan_sim.delimited import read_delimited

NAMES = ("weak", "sufficient", "strong")
SCRIPT = Path(__file__).parents[3] / "docs" / "write_sample_plans.py"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_plan_scores_within_its_band(name: str, language: str) -> None:
    bands = read_delimited(PLANS / "bands.csv").set_index("plan").loc[name].astype(float)
    score = score_plan(sample(name, language), *municipality())
    assert bands["points_low"] <= score.earned <= bands["points_high"]
    assert bands["signals_low"] <= score.allowed_at_most <= bands["signals_high"]
    assert score.worth == 8


@pytest.mark.parametrize("name", NAMES)
def test_no_sign_is_below_the_level_that_the_plan_was_given(name: str) -> None:
    """A sign says what a plan allows at most, so it may be higher and never lower."""
    anchors = read_delimited(PLANS / "anchors.csv")
    levels = anchors[anchors["plan"] == name].set_index("criterion")["level"].astype(int)
    for language in ("nl", "en"):
        score = score_plan(sample(name, language), *municipality())
        for signal in score.signals:
            assert signal.level_at_most >= levels[signal.criterion.criterion], signal.sentence


def test_the_anchored_levels_add_up_to_the_anchored_scores() -> None:
    anchors = read_delimited(PLANS / "anchors.csv")
    weights = {one.criterion: one.weight for one in load_rubric()}
    assert sum(weights.values()) == 8
    totals = {
        name: sum(
            weights[row["criterion"]] * int(row["level"])
            for row in anchors[anchors["plan"] == name].to_dict("records")
        )
        for name in NAMES
    }
    assert totals == {"weak": 9, "sufficient": 19, "strong": 28}
    assert all(anchors["reason_nl"].str.len() > 10)
    assert all(anchors["reason_en"].str.len() > 10)


def test_the_sample_plans_are_those_of_the_script() -> None:
    spec = importlib.util.spec_from_file_location("write_sample_plans", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    reading, findings = municipality()
    names = naming.Names(reading.scan, named=True)
    for language in ("nl", "en"):
        for name, plan in script.sample_plans(reading, findings, language).items():
            written = (PLANS / f"{name}_{language}.yaml").read_text(encoding="utf-8")
            assert written == plan_text(plan, names), f"run {SCRIPT.name}"


def test_words_cost_no_points() -> None:
    from dataclasses import replace

    plan = sample("strong", "nl")
    rows = (replace(plan.rows[0], risk="Probleemgezinnen komen niet."), *plan.rows[1:])
    score = score_plan(replace(plan, rows=rows), *municipality())
    assert score.earned == score_plan(plan, *municipality()).earned
    assert [remark.code for remark in score.wording] == ["label"]
