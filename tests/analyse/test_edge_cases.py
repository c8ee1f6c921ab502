"""What every function of items does with tables that give no ordinary answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reliability.edge_cases import TABLES

from quickscan_sim import analyse
from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.errors import QuickscanError

Function = Callable[[pd.DataFrame], Any]


def groups_of(items: pd.DataFrame) -> list[str]:
    """Two groups that take turns."""
    return [("one", "two")[row % 2] for row in range(len(items))]


OF_ITEMS: dict[str, Function] = {
    "careless_indices": analyse.careless_indices,
    "cronbach_alpha": analyse.cronbach_alpha,
    "find_dif": lambda items: analyse.find_dif(items, groups_of(items)).items,
    "find_unreversed": analyse.find_unreversed,
    "guttman_lambda6": analyse.guttman_lambda6,
    "intraclass_correlation": analyse.intraclass_correlation,
    "intraclass_correlation of the mean": lambda items: analyse.intraclass_correlation(
        items, "ICC(3,k)"
    ),
    "item_statistics": analyse.item_statistics,
    "omega_total": lambda items: analyse.omega_total(items, n_bootstrap=20),
    "ordinal_alpha": lambda items: analyse.ordinal_alpha(items, n_bootstrap=20),
    "parallel_analysis": lambda items: analyse.parallel_analysis(items, n_draws=20),
    "polychoric_correlation": analyse.polychoric_correlation,
    "score_items": lambda items: analyse.score_items(items, (1, 5)),
    "split_half": lambda items: analyse.split_half(items, n_bootstrap=20),
    "within_group_agreement": lambda items: analyse.within_group_agreement(
        items, groups_of(items), 5
    ),
}
OF_TWO_COLUMNS: dict[str, Function] = {
    "between_group_correlation": lambda items: (
        analyse.between_group_correlation(items.iloc[:, 0], groups_of(items)).icc1
    ),
    "hedges_g": lambda items: analyse.hedges_g(
        items.iloc[:, 0].to_numpy(float), items.iloc[:, -1].to_numpy(float)
    ),
    "retest_reliability": lambda items: analyse.retest_reliability(
        items.iloc[:, 0], items.iloc[:, -1]
    ),
}


def reasons_of(found: Any) -> set[object]:
    """The reasons in a result or in a table of results."""
    if isinstance(found, pd.DataFrame):
        named = [name for name in found.columns if "reason" in str(name)]
        return set(pd.concat([found[name].dropna() for name in named])) if named else set()
    reason = getattr(found, "reason", None)
    return {reason} if reason is not None else set()


@pytest.mark.parametrize("case", list(TABLES))
@pytest.mark.parametrize("name", [*OF_ITEMS, *OF_TWO_COLUMNS])
def test_an_odd_table_gives_a_number_a_reason_or_a_sentence(name: str, case: str) -> None:
    items = TABLES[case]
    if name in OF_TWO_COLUMNS and items.empty and not len(items.columns):
        pytest.skip("there is no column to take")
    try:
        found = (OF_ITEMS | OF_TWO_COLUMNS)[name](items)
    except QuickscanError:
        return  # a sentence; what it says is tested beside each function
    known = set(REASONS) | {"nothing_applies"}
    # A reason per column reads "irv: too_few_answers; even_odd: too_few_items".
    codes = {one.split(": ")[-1] for cell in reasons_of(found) for one in str(cell).split("; ")}
    assert codes <= known
    if isinstance(found, pd.DataFrame) and len(found):
        numbers = found.select_dtypes("number").isna().all(axis=1)
        named = [column for column in found.columns if "reason" in str(column)]
        assert found.loc[numbers, named].notna().any(axis=1).all(), "a row of NaN has no reason"
    if isinstance(found, Estimate) and np.isnan([found.estimate, found.ci_low]).any():
        assert found.reason in REASONS, found
    if isinstance(found, Estimate):
        for language in ("nl", "en"):
            read = found.in_language(language)
            assert "nan" not in read.split()
            assert "{" not in read
