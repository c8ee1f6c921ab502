"""A wijk reads the same, whether pairs that nobody names have a row or not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from analyse.reports import LAYER, both_ways, readings
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import read_ties
from quickscan_sim.analyse.network.ties.pair_sides import pair_sides
from quickscan_sim.analyse.network.ties.place_readings import MATRIX_UP_TO, places_of
from quickscan_sim.errors import QuickscanError

NAMES = "abcde"
LAYERS = [LAYER, "ondersteunen"]
REPORT = st.tuples(
    st.sampled_from(NAMES), st.integers(0, 3), st.sampled_from(NAMES), st.sampled_from(LAYERS),
    st.sampled_from([None, 0, 1, 2, 5]),
)  # fmt: skip


def tables(
    sizes: list[int], reports: list[tuple[str, int, str, str, int | None]]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    people = pd.DataFrame(
        [(f"{one}{number}", one) for one, size in zip(NAMES, sizes, strict=True)
         for number in range(size)],
        columns=["professional_id", "organisation_id"],
    ).assign(wave=1, responded=True, answered_partners=True)  # fmt: skip
    ties = pd.DataFrame(
        [(f"{one}{number}", one, other, layer, level) for one, number, other, layer, level in
         reports],
        columns=["professional_id", "organisation_id", "partner_id", "layer", "level"],
    ).assign(wave=1, quality=None)  # fmt: skip
    ties = ties.astype({"level": "Int64", "quality": "Int64"})
    works_in = people[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
    active = pd.DataFrame({"organisation_id": list(NAMES), "neighbourhood_id": "n1"})
    return ties, people, works_in, active


@settings(max_examples=40)
@given(
    sizes=st.lists(st.integers(0, 4), min_size=5, max_size=5),
    reports=st.lists(REPORT, max_size=25),
    contact=st.sampled_from(["names", "works"]),
)
def test_with_and_without_rows_for_pairs_nobody_names_a_place_reads_the_same(
    sizes: list[int], reports: list[tuple[str, int, str, str, int | None]], contact: str
) -> None:
    given_tables = tables(sizes, reports)
    dense, sparse = (read_ties(*given_tables, LAYERS, dense_up_to=most) for most in (5, 4))
    assert len(dense) == 2 * 5 * 4
    assert len(sparse) <= len(dense)
    places = [list(places_of(table, contact)) for table in (dense, sparse)]  # type: ignore[arg-type]
    assert [one.place for one in places[0]] == [one.place for one in places[1]]
    for one, two in zip(*places, strict=True):
        assert one.names.tolist() == two.names.tolist() == list(NAMES)
        assert one.reporters().tolist() == two.reporters().tolist() == sizes
        assert one.readable.tolist() == two.readable.tolist()
        np.testing.assert_array_equal(one.matrix(), two.matrix())
        np.testing.assert_array_equal(
            one.named_matrix().toarray(), np.nan_to_num(two.matrix(), nan=0.0)
        )


@settings(max_examples=40)
@given(
    sizes=st.lists(st.integers(0, 4), min_size=5, max_size=5),
    reports=st.lists(REPORT, max_size=25),
)
def test_the_sides_of_a_pair_that_has_a_row_are_the_same_too(
    sizes: list[int], reports: list[tuple[str, int, str, str, int | None]]
) -> None:
    given_tables = tables(sizes, reports)
    frames = []
    for most in (5, 4):
        sides = pair_sides(read_ties(*given_tables, LAYERS, dense_up_to=most))
        columns = sides.place | {f"{name}_there": it for name, it in sides.told.items()}
        columns |= {f"{name}_back": it for name, it in sides.told_back.items()}
        frames.append(pd.DataFrame(columns).set_index(list(sides.place)))
    dense, sparse = frames
    assert len(dense) == 2 * 10
    pd.testing.assert_frame_equal(dense.loc[sparse.index], sparse)
    others = dense.drop(sparse.index)
    assert (others[["n_naming_there", "n_naming_back"]] == 0).all(axis=None)


def test_too_many_organisations_for_a_full_table_get_a_sentence() -> None:
    few = next(places_of(readings(dict.fromkeys("abc", 3), both_ways("ab"))))
    many = replace(few, names=np.arange(MATRIX_UP_TO + 1))
    assert many.named_matrix().sum() == 2
    with pytest.raises(QuickscanError, match="full table of 5001 organisations"):
        many.matrix()
