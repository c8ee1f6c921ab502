"""The truth about answers has the declared columns and says what was drawn."""

from __future__ import annotations

import numpy as np
import pytest

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import ANSWERS, DTYPES
from quickscan_sim.tables.answer_truth import ANSWER_TRUTH_TABLES

Draw = tuple[Quickscan, Truth]


def test_truth_tables_have_the_declared_columns_types_and_keys(example: Draw) -> None:
    for table in ANSWER_TRUTH_TABLES:
        frame = getattr(example[1], table.name)
        assert list(frame.columns) == table.column_names
        check_table(frame, table)
        types = {column.name: DTYPES[column.kind] for column in table.columns}
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == types


def test_answers_are_built_with_their_declared_types(example: Draw) -> None:
    types = {column.name: DTYPES[column.kind] for column in ANSWERS.columns}
    answers = example[0].answers
    assert {name: str(dtype) for name, dtype in answers.dtypes.items()} == types
    assert list(answers.columns) == ANSWERS.column_names


def test_the_truth_names_everybody_invited(example: Draw) -> None:
    scan, truth = example
    assert truth.people["professional_id"].equals(scan.professionals["professional_id"])
    n_answered = scan.answers.groupby("professional_id")["answer"].count()
    stopped = truth.people.set_index("professional_id").loc[n_answered.index, "near_empty"]
    assert n_answered[stopped.to_numpy(bool)].max() <= 5


def test_targeted_shares_sum_to_one_and_run_along_the_form(example: Draw) -> None:
    items = example[1].items
    assert np.allclose(items.groupby("item_id")["share"].sum(), 1)
    reversed_item = items.query("item_id == 'sig_6'")
    assert reversed_item["answer"].tolist() == [5, 4, 3, 2, 1]
    assert reversed_item["threshold"].isna().tolist() == [True, False, False, False, False]
    assert reversed_item["threshold"].dropna().is_monotonic_increasing


def test_true_scores_lie_on_the_scale_and_rise_with_the_trait(example: Draw) -> None:
    for _, of_theme in example[1].traits.groupby("theme"):
        ordered = of_theme.sort_values("trait")["true_score"]
        assert ordered.between(1, 5).all()
        assert ordered.is_monotonic_increasing


def test_thirteen_percent_of_primary_teachers_know_the_figure() -> None:
    knobs = {"seed": 2, "n_neighbourhoods": 60, "p_careless": 0, "effects": ()}
    scan, _ = simulate_quickscan(Parameters(**knobs, known_by={"know_1": {"primary_school": 0.13}}))
    given = scan.answers.query("item_id == 'know_1'").merge(
        scan.professionals[["professional_id", "sector"]]
    )
    right = (given["answer"] == scan.questionnaire.item("know_1").correct).astype(float)
    of_teachers = right[(given["sector"] == "primary_school") & given["answer"].notna()]
    assert of_teachers.mean() == pytest.approx(0.13, abs=0.04)
