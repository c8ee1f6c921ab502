from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate.names import organisation_words
from quickscan_sim.simulate.people_names import POOLS, draw_people_names

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


def test_names_are_as_mixed_as_the_pools() -> None:
    names = pd.Series(draw_people_names(4000, np.random.default_rng(1)))
    assert names.nunique() > 3000
    assert names.str.contains(r"^\S+ .*\S$").all()
    assert names.str.contains(" van | de | ter | op ").mean() > 0.2
    assert abs(sum(POOLS.values()) - 1) < 1e-9
    assert 0.01 < names.str.contains("El |Bou|Ben|Azz|Ouali|Bakk|Haddou|Chaoui").mean() < 0.1


def test_roles_come_from_the_sector(example: Draw) -> None:
    people = example[0].professionals
    for sector, roles in people.groupby("sector")["role"]:
        words = organisation_words(str(sector), "role", is_informal=False)
        assert set(roles) <= set(words)
        assert roles.value_counts().idxmax() in words[:2]


def test_a_new_sector_gets_general_roles() -> None:
    assert "vrijwilliger" in organisation_words("library friends", "role", is_informal=True)
    assert "medewerker" in organisation_words("library", "role", is_informal=False)


def test_shares_of_working_time_add_up_to_one(example: Draw) -> None:
    shares = example[0].works_in.groupby("professional_id")["share"]
    assert np.allclose(shares.sum(), 1)
    assert shares.size().max() == 3


def test_staff_works_where_the_organisation_is_active(example: Draw) -> None:
    scan, _ = example
    works = scan.works_in.merge(scan.professionals[["professional_id", "organisation_id"]])
    places = set(map(tuple, scan.active_in.to_numpy()))
    own = zip(works["organisation_id"], works["neighbourhood_id"], strict=True)
    assert set(own) == places
