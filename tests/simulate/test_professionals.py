from __future__ import annotations

import numpy as np
import pandas as pd
from pandas.testing import assert_frame_equal

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.names import organisation_words
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import ACTIVE_IN, ORGANISATIONS, PROFESSIONALS, WORKS_IN

Draw = tuple[Quickscan, Truth]


def test_pseudonyms_do_not_follow_the_order_of_organisations(example: Draw) -> None:
    people = example[0].professionals
    assert people["professional_id"].is_monotonic_increasing
    assert not people["organisation_id"].is_monotonic_increasing
    rank = people["organisation_id"].str[1:].astype(int)
    assert abs(np.corrcoef(rank, people.index)[0, 1]) < 0.15


def test_names_never_stand_in_an_id_or_in_another_table(example: Draw) -> None:
    scan, _ = example
    words = {word for name in scan.professionals["name"] for word in name.split() if len(word) > 3}
    ids = set(scan.professionals["professional_id"]) | set(scan.organisations["organisation_id"])
    assert not words & ids
    assert not any("name" in table for table in (scan.works_in, scan.answers, scan.ties))


def test_roles_come_from_the_sector(example: Draw) -> None:
    people = example[0].professionals
    for sector, roles in people.groupby("sector")["role"]:
        words = organisation_words(str(sector), "role", is_informal=False)
        assert set(roles) <= set(words)
        assert roles.value_counts().idxmax() in words[:2]


def test_the_tables_have_their_declared_types(example: Draw) -> None:
    scan, _ = example
    for table in (ORGANISATIONS, ACTIVE_IN, PROFESSIONALS, WORKS_IN):
        frame = scan.tables[table.name]
        assert_frame_equal(frame, with_types(frame, table), check_column_type=False)


def test_a_thousand_people_get_four_digits_and_more_get_more() -> None:
    organisations = pd.DataFrame(
        {"organisation_id": ["O1"], "sector": "housing", "is_informal": False, "n_invited": 10_000}
    ).astype({"organisation_id": "str", "sector": "str"})
    ids = draw_professionals(Parameters(), organisations)["professional_id"]
    assert (ids.iloc[0], ids.iloc[-1]) == ("P00001", "P10000")
