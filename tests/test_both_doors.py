"""One quickscan through both doors: a data folder and a survey export give the same numbers."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from quickscan_sim import analyse
from quickscan_sim.exchange import read_quickscan, write_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

SCRIPT = Path(__file__).parents[1] / "examples" / "limesurvey_export" / "make_example.py"


@dataclass(frozen=True)
class Doors:
    """The quickscan as it was drawn, and as each door gives it."""

    drawn: Quickscan
    folder: Quickscan
    export: Quickscan


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Doors:
    folder = tmp_path_factory.mktemp("doors")
    drawn, _ = simulate_quickscan(Parameters(seed=11, n_neighbourhoods=3))
    write_quickscan(drawn, folder / "data")
    limesurvey = export_script()
    path = folder / "export.csv"
    path.write_bytes(limesurvey.as_limesurvey(limesurvey.export(drawn)))
    path.with_suffix(".yaml").write_text(limesurvey.mapping_text(drawn), encoding="utf-8")
    return Doors(drawn, read_quickscan(folder / "data"), read_quickscan(path))


def export_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_example", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same(one: pd.DataFrame, other: pd.DataFrame, keys: list[str]) -> None:
    """The same rows and exactly the same numbers, row order aside."""
    in_order = [table.sort_values(keys).reset_index(drop=True) for table in (one, other)]
    assert len(one) > 0
    assert_frame_equal(*in_order, check_exact=True)


def scores_of(scan: Quickscan) -> pd.DataFrame:
    return analyse.score_themes(scan.answers, scan.questionnaire)


def test_the_draw_has_what_could_get_lost(doors: Doors) -> None:
    reversed_ids = [item.item_id for item in doors.drawn.questionnaire.items if item.is_reversed]
    of_reversed = doors.drawn.answers[doors.drawn.answers["item_id"].isin(reversed_ids)]
    assert of_reversed["answer"].notna().any()
    assert doors.drawn.answers["not_applicable"].any()
    assert (doors.drawn.answers["answer"].isna() & ~doors.drawn.answers["not_applicable"]).any()


def test_theme_scores_are_the_same(doors: Doors) -> None:
    same(scores_of(doors.export), scores_of(doors.folder), ["professional_id", "theme"])


def test_the_summary_of_scores_is_the_same(doors: Doors) -> None:
    def summary(scan: Quickscan) -> pd.DataFrame:
        return analyse.summarise_scores(
            scores_of(scan), scan.professionals, scan.works_in, scan.neighbourhoods
        )

    keys = ["grouping", "sector", "neighbourhood_id", "organisation_id", "theme"]
    same(summary(doors.export), summary(doors.folder), keys)


def test_reliability_is_the_same(doors: Doors) -> None:
    found = [
        analyse.summarise_reliability(scan.answers, scan.questionnaire)
        for scan in (doors.export, doors.folder)
    ]
    same(*found, ["theme"])


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("summarise_shares", ["item_id", "sector"]),
        ("summarise_answers", ["item_id", "outcome", "sector"]),
        ("summarise_checklist", ["item_id", "organisation_id"]),
        ("compare_seeing_acting", ["theme", "sector"]),
        ("summarise_item_distributions", ["item_id", "sector"]),
    ],
)
def test_what_answers_are_summed_up_to_is_the_same(
    name: str, keys: list[str], doors: Doors
) -> None:
    found = [
        getattr(analyse, name)(scan.answers, scan.questionnaire, scan.professionals)
        for scan in (doors.export, doors.folder)
    ]
    same(*found, keys)


def test_distributions_are_the_same(doors: Doors) -> None:
    found = [
        analyse.summarise_distributions(scores_of(scan), scan.questionnaire, scan.professionals)
        for scan in (doors.export, doors.folder)
    ]
    same(*found, ["theme", "sector"])


def test_reports_of_ties_are_the_same(doors: Doors) -> None:
    keys = ["professional_id", "partner_id", "layer"]
    same(doors.export.ties, doors.folder.ties, keys)
