"""The attack on published numbers finds planted leaks, and finds none in what is withheld well."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.disclosure.test_withholding import ORGANISATIONS, quickscan
from hypothesis import given, settings
from scipy import sparse

from quickscan_sim.analyse import check_published, summarise_scores
from quickscan_sim.analyse.disclosure.blocks import withheld_in_blocks
from quickscan_sim.analyse.disclosure.choosing import Problem
from quickscan_sim.errors import QuickscanError

LABELS = ("sector", "neighbourhood_id", "organisation_id", "income_group")


def sectors(**n: int | None) -> pd.DataFrame:
    """Everybody and sectors, each with mean 3 on a scale of 1 to 5; None is withheld."""
    rows = pd.DataFrame({"grouping": ["all", *["sector"] * (len(n) - 1)], "n": list(n.values())})
    rows[list(LABELS)] = None
    rows["sector"] = [None, *list(n)[1:]]
    rows["n"] = rows["n"].astype("Int64")
    rows["value"] = np.where(rows["n"].isna(), np.nan, 3.0)
    return rows.assign(quantity="mean", theme="t", low=1, high=5, withheld=rows["n"].isna())


def published(organisations: list[tuple[str, str, int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    scores, professionals, works_in = quickscan(organisations)
    summary = summarise_scores(scores, professionals, works_in)
    table = summary.assign(quantity="mean", value=summary["mean"])
    return table, professionals.merge(works_in).assign(income_group=None)


def test_the_last_of_the_sectors_follows_from_the_total() -> None:
    leaks = check_published(sectors(all=20, s=14, u=None))
    assert any("sector u follows" in str(leak) for leak in leaks)


def test_two_withheld_sectors_of_four_together_are_found() -> None:
    leaks = check_published(sectors(all=20, s=16, u=None, v=None))
    assert any("4 people are left of all" in str(leak) for leak in leaks)


def test_two_withheld_sectors_of_six_together_are_safe() -> None:
    assert check_published(sectors(all=20, s=14, u=None, v=None)) == []


def test_a_shown_small_group_is_found() -> None:
    assert "fewer than 5" in str(check_published(sectors(all=20, s=3, u=None, v=None))[0])


def test_a_mean_at_the_end_of_the_scale_gives_the_withheld_means_away() -> None:
    rows = sectors(all=20, s=14, u=None, v=None)
    rows["value"] = np.where(rows["withheld"], np.nan, 5.0)
    assert any("tenth of the scale" in str(leak) for leak in check_published(rows))


def test_another_table_is_refused() -> None:
    with pytest.raises(QuickscanError, match=r"published_numbers\.csv"):
        check_published(pd.DataFrame({"a": [1]}))


def test_an_empty_table_gives_nothing_away() -> None:
    assert check_published(sectors(all=9).iloc[:0]) == []


@pytest.mark.parametrize(("n", "leaks"), [(9, 0), (5, 0), (4, 1), (0, 0), (None, 0)])
def test_of_one_group_only_the_number_of_people_counts(n: int | None, leaks: int) -> None:
    assert len(check_published(sectors(all=n))) == leaks


def test_a_table_without_a_theme_is_attacked_too() -> None:
    rows = sectors(all=20, s=14, u=None).assign(theme=None)
    assert any("follows" in str(leak) for leak in check_published(rows))


@settings(max_examples=40, deadline=None)
@given(organisations=ORGANISATIONS)
def test_what_is_withheld_never_follows_for_somebody_who_knows_who_works_where(
    organisations: list[tuple[str, str, int]],
) -> None:
    if sum(size for _, _, size in organisations):
        table, places = published(organisations)
        assert check_published(table, places) == []


def test_a_cell_that_follows_may_not_leave_few_people_of_its_sector() -> None:
    # The wijk n1 and the cells of t and u in it tell that of s: 5 people. Sector s has 9, and the
    # 4 others would be what is left.
    cells = [("s", "n1", 5), ("s", "n2", 2), ("s", "n3", 2)]
    cells += [(sector, wijk, 20) for sector in "tu" for wijk in ("n1", "n2", "n3")]
    table, _ = published(cells)
    assert check_published(table, bounds=False) == []


@settings(max_examples=40, deadline=None)
@given(organisations=ORGANISATIONS)
def test_what_is_shown_never_leaves_few_people_for_somebody_who_reads_the_labels(
    organisations: list[tuple[str, str, int]],
) -> None:
    if sum(size for _, _, size in organisations):
        assert check_published(published(organisations)[0], bounds=False) == []


def test_publishing_one_withheld_cell_is_found() -> None:
    cells = [(s, w, 3 if (s, w) == ("s", "n1") else 6) for s in "stu" for w in ("n1", "n2", "n3")]
    table, places = published(cells)
    opened = table["withheld"] & (table["grouping"] == "sector x neighbourhood")
    opened &= (table["sector"] != "s") & (table["neighbourhood_id"] == "n1")
    assert opened.sum() == 1
    table.loc[opened, ["n", "value", "withheld"]] = [6, 0.5, False]
    assert any("follows" in str(leak) for leak in check_published(table, places))


@pytest.mark.parametrize("seed", range(10))
def test_blocks_with_shared_totals_give_nothing_away(seed: int) -> None:
    # Four blocks of three wijken by three sectors; totals per sector couple the blocks.
    rng = np.random.default_rng(seed)
    cells = np.eye(36)
    sector, wijk = np.arange(36) % 3, np.arange(36) // 3
    groups = np.vstack(
        [
            np.ones((1, 36)),
            *(cells[sector == s].sum(0)[None] for s in range(3)),
            *(cells[wijk == w].sum(0)[None] for w in range(12)),
            cells,
        ]
    )
    rank = np.repeat([0, 2, 4, 5], [1, 3, 12, 36])
    counts = rng.integers(0, 14, (1, 36))
    none = sparse.csr_array((0, 36))
    hidden = withheld_in_blocks(Problem(sparse.csr_array(groups), counts, rank, none, 5), 3)
    known = groups[~hidden] * (counts > 0)
    for target in groups[hidden] * (counts > 0):
        weights = np.linalg.lstsq(known.T, target, rcond=None)[0]
        assert not np.allclose(weights @ known, target, atol=1e-7)
