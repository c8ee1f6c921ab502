"""Reading a network: equal to the public functions, and every mistake worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import read_tie_states, read_ties
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.answers.network.own_network import KEPT, OwnNetwork, network_of
from quickscan_sim.teach.answers.network.pair_labels import label_table
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.questions.expected import expect
from quickscan_sim.teach.variants.planting import planted_parameters

KEYS = {name: name for name in ("mutual", "one_way", "empty", "none", "unknown")}
KINDS = {name: name for name in ("good", "weak", "first_weak", "second_weak")}

# Who names whom with three reporters each (E: two, so that E cannot be read), on one layer:
#      A  B  C  D  E      works with          quality
#   A  –  1  1  0  1      A–B both            A→B 3, A→C 2, A→E 4
#   B  1  –  0  0  0      A–C neither         B→A 3
#   C  1  0  –  1  0      C→D                 C→A 3, C→D 2
#   D  0  0  0  –  0                          (D names nobody)
#   E  ?  ?  ?  ?  –
NAMED = {"AB": 3, "AC": 2, "AE": 4, "BA": 3, "CA": 3, "CD": 2}
WORKS = ("AB", "BA", "CD")


def own(named: Mapping[str, float], works: tuple[str, ...], codes: str, unread: str) -> OwnData:
    """A student's data that holds this network only."""
    n = len(codes)
    names, working, quality = np.zeros((n, n)), np.zeros((n, n)), np.full((n, n), np.nan)
    for pair, value in named.items():
        place = codes.index(pair[0]), codes.index(pair[1])
        names[place], quality[place] = 3, value
        working[place] = 3 * (pair in works)
    data = OwnData("TEST-0001", None, "kade")  # type: ignore[arg-type]
    data.kept[KEPT] = OwnNetwork(
        codes=tuple(codes),
        names=tuple(f"organisation {code}" for code in codes),
        informal=np.array([code == "C" for code in codes]),
        n_invited=np.arange(n)[::-1] + 3,
        layers=("care",),
        layer_names={"care": Bilingual("zorg", "care")},
        n_reporters=np.array([2 if code in unread else 3 for code in codes]),
        counts={"knows": names[None], "works_with": working[None]},
        level=names[None],
        quality=quality[None],
    )
    return data


@pytest.fixture
def small() -> OwnData:
    return own(NAMED, WORKS, "ABCDE", "E")


def value(data: OwnData, name: str, **rules: Any) -> Any:
    return answer_function(name)(data, **rules)


@pytest.fixture(scope="module")
def drawn() -> list[OwnData]:
    found = []
    for number in range(3):
        scan, _ = simulate_quickscan(planted_parameters(2**127 + number))
        found.append(
            OwnData("TEST-0001", scan, str(scan.neighbourhoods["neighbourhood_id"].iloc[0]))
        )
    return found


def readings_of(data: OwnData) -> pd.DataFrame:
    scan = data.scan
    return read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
    )


def test_who_names_whom_equals_the_public_readings(drawn: list[OwnData]) -> None:
    for data in drawn:
        network = network_of(data)
        row: Any
        for row in readings_of(data).itertuples():
            pair = network.codes.index(row.organisation_id), network.codes.index(row.partner_id)
            for tie, column in (("knows", row.names), ("works_with", row.works)):
                told = network.matrix(row.layer, tie)[pair]
                assert (np.isnan(told) and pd.isna(column)) or told == float(column)


def test_labels_of_pairs_equal_the_public_states(drawn: list[OwnData]) -> None:
    for data in drawn:
        network = network_of(data)
        states = read_tie_states(readings_of(data))
        row: Any
        for row in states.itertuples():
            pair = network.codes.index(row.organisation_id), network.codes.index(row.partner_id)
            works = row.works_with in ("confirmed", "one_sided")
            label = {
                "confirmed": "mutual" if works else "empty",
                "one_sided": "one_way",
                "none": "none",
            }.get(row.knows, "unknown")
            assert label_table(network, row.layer)[pair] == label


def test_density_counts_known_pairs_only(small: OwnData) -> None:
    # Six ties; A, B, C and D can each name four others: 6 / 16. With E as naming nobody 6 / 20;
    # each two counted once 6 / 8; with an organisation naming itself 6 / 20.
    assert value(small, "tie_density", layer="care") == 6 / 16
    assert value(small, "tie_density", layer="care", unread="no_tie") == 6 / 20
    assert value(small, "tie_density", layer="care", pairs="undirected") == 6 / 8
    assert value(small, "tie_density", layer="care", pairs="squared") == 6 / 20


def test_reciprocity_is_per_pair() -> None:
    # All five can be read. Mutual: A–B and A–C; one way: A→E and C→D; the other six pairs: none.
    # Per pair 2 / 4; per tie 4 / 6; of all pairs 2 / 10.
    data = own(NAMED, WORKS, "ABCDE", "")
    assert value(data, "reciprocity", layer="care") == 2 / 4
    assert value(data, "reciprocity", layer="care", unit="tie") == pytest.approx(4 / 6)
    assert value(data, "reciprocity", layer="care", unit="every_pair") == 2 / 10
    assert value(data, "tie_density", layer="care", five=True) == 6 / 20
    assert value(data, "tie_density", layer="care", five=True, pairs="squared") == 6 / 25


def test_reciprocity_needs_five_readable_organisations(small: OwnData) -> None:
    assert value(small, "reciprocity", layer="care") is None


def test_labels_tell_a_gap_from_a_missing_answer(small: OwnData) -> None:
    labels = value(small, "pair_labels", layer="care", n_pairs=7, keys=KEYS)
    assert labels == {
        "A-B": "mutual", "A-C": "empty", "A-D": "none", "A-E": "unknown",
        "B-C": "none", "B-E": "unknown", "C-D": "one_way",
    }  # fmt: skip


def test_each_mistake_changes_its_own_labels(small: OwnData) -> None:
    rules = {"layer": "care", "n_pairs": 7, "keys": KEYS}
    right = value(small, "pair_labels", **rules)
    for mistake, changed in (
        # A names E, so with E's silence as "names nobody" A–E is one way and B–E nothing.
        ({"unread": "no_tie"}, {"A-E": "one_way", "B-E": "none"}),
        ({"contact": "ignored"}, {"A-C": "mutual"}),
        # C works with D: as if D said so too.
        ({"direction": "ignored"}, {"C-D": "mutual"}),
    ):
        assert value(small, "pair_labels", **rules, **mistake) == {**right, **changed}


def test_a_mistake_that_changes_no_pair_is_no_answer() -> None:
    data = own(NAMED, WORKS, "ABCDE", "")
    rules = {"layer": "care", "n_pairs": 5, "keys": KEYS}
    assert value(data, "pair_labels", **rules, unread="no_tie") is None


def test_who_cannot_be_read_may_name_the_organisation(small: OwnData) -> None:
    # Asked about: A, named by B and C, left out by D; of E nobody knows.
    assert value(small, "not_naming", layer="care") == {"D"}
    assert value(small, "not_naming", layer="care", unread="no_tie") == {"D", "E"}
    assert value(small, "cannot_tell", layer="care") == {"E"}
    assert value(small, "cannot_tell", layer="care", unread="no_tie") == {"D", "E"}
    assert value(small, "not_naming", layer="care", minimum=1) == {"D", "E"}


def test_informal_partners_are_partners(small: OwnData) -> None:
    # A names B, C (informal) and E.
    assert value(small, "partners_named", layer="care") == {"B", "C", "E"}
    assert value(small, "partners_named", layer="care", informal=False) == {"B", "E"}


def test_most_named_is_not_most_naming(small: OwnData) -> None:
    # Named by: A two, and B, C, D and E one each. Naming: A three, C two, B one.
    assert value(small, "most_named", layer="care") == ("A", "B", "C")
    assert value(small, "most_named", layer="care", direction="naming") == ("A", "C", "B")
    assert value(small, "most_named", layer="care", informal=False) == ("A", "B", "D")


def test_the_broker_is_who_pairs_depend_on() -> None:
    # A–B, A–C, B–C, C–D, D–E, D–F. Pairs two steps apart: A–D and B–D through C; C–E, C–F and
    # E–F through D. D connects three pairs and has three ties; A, who names most others here,
    # connects nobody.
    ties = dict.fromkeys(["AB", "AC", "BC", "CD", "DE", "DF"], 3.0)
    data = own(ties, (), "ABCDEF", "")
    assert value(data, "broker", layer="care") == "D"
    assert value(data, "broker", layer="care", by="naming") == "A"
    assert value(data, "broker", layer="care", by="in_the_middle") == "A"
    assert value(data, "broker", layer="care", by="named") == "C"
    assert value(data, "n_pairs_lost", layer="care") == 3
    assert value(data, "n_pairs_lost", layer="care", counts="ties") == 3
    assert set(value(data, "broker_options", layer="care")) >= {"A", "C", "D"}


def test_who_has_most_ties_need_not_be_named_most() -> None:
    # A is named by B, C and D. E names B, C, D and F, and is named by nobody: it has most ties.
    ties = dict.fromkeys(["BA", "CA", "DA", "EB", "EC", "ED", "EF"], 3.0)
    data = own(ties, (), "ABCDEF", "")
    assert value(data, "most_named_one", layer="care") == "A"
    assert value(data, "most_named_one", layer="care", by="with_most_ties") == "E"
    assert set(value(data, "most_named_options", layer="care")) >= {"A", "E"}


def test_of_equal_brokers_the_first_code_counts() -> None:
    # In the chain A–B–C–D both B and C hold one pair together.
    data = own(dict.fromkeys(["AB", "BC", "CD"], 3.0), (), "ABCD", "")
    assert value(data, "broker", layer="care") == "B"


def test_where_no_pair_depends_on_anybody_there_is_no_broker() -> None:
    data = own(dict.fromkeys(["AB", "BC", "CA"], 3.0), (), "ABC", "")
    assert value(data, "broker", layer="care") is None
    assert value(data, "n_pairs_lost", layer="care") is None


def test_a_mistake_that_leads_to_the_broker_is_no_answer() -> None:
    data = own(dict.fromkeys(["AB", "AC", "AD"], 3.0), (), "ABCD", "")
    assert value(data, "broker", layer="care") == "A"
    assert value(data, "broker", layer="care", by="naming") is None


def test_a_tie_of_weak_quality_is_no_good_tie(small: OwnData) -> None:
    # Of six ties two have a quality of 2.
    assert value(small, "n_good_ties", layer="care") == 4
    assert value(small, "n_good_ties", layer="care", counts="all") == 6


def test_both_views_of_a_tie_are_read(small: OwnData) -> None:
    # A–C: A gives 2, C gives 3; A–B: both 3. Which pair is asked about follows from the network.
    reading = value(small, "quality_reading", layer="care", keys=KINDS)
    assert reading in ("first_weak", "good")


def test_the_first_link_brings_most_within_reach() -> None:
    # In a row: C–B–A–D–E. With C–E, C gets D and E within two steps, and E gets B and C: four.
    # B–E brings three (B gets E; E gets B and C), C–D three, B–D two, A–C and A–E one. F is silent.
    ties = dict.fromkeys(["AB", "BA", "BC", "DE", "AD"], 3.0)
    data = own(ties, ("AB", "BA"), "ABCDEF", "F")
    found = value(data, "first_link", layer="care")
    others = {value(data, "first_link", layer="care", by=by) for by in ("strongest", "unheard")}
    assert found == "C-E"
    assert value(data, "first_link", layer="care", by="active") == "A-C"
    assert others == {"A-B", "A-F"}


def test_an_unknown_layer_says_which_are_there(small: OwnData) -> None:
    with pytest.raises(QuickscanError, match="care"):
        value(small, "tie_density", layer="caer")


def test_every_mistake_shows_where_there_is_a_right_answer(drawn: list[OwnData]) -> None:
    questions = [it for it in load_questions("M5") if it.answer and it.kind != "number"]
    for data in drawn:
        for question in questions:
            expected = expect(question, data)
            if expected.right is not None:
                assert expected.right not in list(expected.mutants.values())


def test_options_hold_the_right_one_and_every_mistake(drawn: list[OwnData]) -> None:
    asked = [it for it in load_questions("M5") if it.kind == "choice" and it.options_from]
    for data in drawn:
        for question in asked:
            expected = expect(question, data)
            if expected.right is not None:
                chosen = {expected.right, *expected.mutants.values()} - {None}
                assert chosen <= set(expected.options)
                assert len(expected.options) >= 4


def test_points_and_protection_follow_the_curriculum() -> None:
    asked = [it for it in load_questions("M5") if it.part == "assignment"]
    automatic = [it for it in asked if it.is_automatic]
    assert sum(it.points for it in automatic) == 22
    assert sum(it.points for it in asked if not it.is_automatic) == 10
    assert sum(it.points for it in automatic if not it.is_open) >= 11
