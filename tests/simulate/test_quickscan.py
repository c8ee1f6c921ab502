"""The whole draw: repeatable, apart from its truth, and one knob at a time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.parameters import Effect, Parameters, SectorPlan
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.quickscan_checks import check_quickscan
from quickscan_sim.simulate import simulate_quickscan

Draw = tuple[Quickscan, Truth]

FINGERPRINT = """
import hashlib
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan
scan, truth = simulate_quickscan(Parameters(seed=1))
tables = [*scan.tables.values(), truth.traits, truth.true_ties, truth.planted, truth.effects]
tables += [truth.items, truth.people]
text = "".join(table.to_csv(index=False) for table in tables)
print(hashlib.sha256(text.encode()).hexdigest())
"""


def changed_tables(one: Quickscan, other: Quickscan) -> set[str]:
    return {name for name in one.tables if not one.tables[name].equals(other.tables[name])}


def test_equal_parameters_give_the_same_bytes_in_another_process(example: Draw) -> None:
    scan, truth = example
    tables = [*scan.tables.values(), truth.traits, truth.true_ties, truth.planted, truth.effects]
    tables += [truth.items, truth.people]
    text = "".join(table.to_csv(index=False) for table in tables)
    elsewhere = subprocess.run(
        [sys.executable, "-c", FINGERPRINT],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    assert elsewhere.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_another_seed_gives_other_tables(example: Draw) -> None:
    other, _ = simulate_quickscan(Parameters(seed=2))
    assert changed_tables(example[0], other) >= {
        "neighbourhoods",
        "professionals",
        "answers",
        "ties",
    }


@pytest.mark.parametrize(
    ("knob", "value", "touched"),
    [
        ("p_report_tie", 0.9, {"ties", "partner_ratings"}),
        ("tie_density", 0.2, {"ties", "partner_ratings"}),
        ("sector_affinity", 0.0, {"ties", "partner_ratings"}),
        ("n_planted_gaps", 0, {"ties", "partner_ratings"}),
        ("rating_noise", 0.2, {"partner_ratings"}),
        ("p_skipped", 0.2, {"answers"}),
        ("p_not_applicable_outside", 0.1, {"answers"}),
        ("reliability", 0.6, {"answers"}),
        ("theme_correlation", 0.0, {"answers"}),
        ("icc_organisation", 0.3, {"answers"}),
        ("category_shares", {"frequency": (0.1, 0.2, 0.3, 0.3, 0.1)}, {"answers"}),
        ("hesitation", 0.5, {"answers"}),
        ("social_desirability", 0.5, {"answers"}),
        ("p_careless", 0.3, {"answers"}),
        ("p_straight_lining", 0.3, {"answers"}),
        ("skipped_depends_on", "trait", {"answers"}),
        ("known_by", {"know_2": 0.9}, {"answers"}),
        ("effects", (), {"answers"}),
        ("p_no_partner_answer", 0.5, {"professionals", "ties", "partner_ratings"}),
        ("response_rate", 0.3, {"professionals", "answers", "ties", "partner_ratings"}),
    ],
)
def test_a_knob_of_one_stage_leaves_the_other_tables_untouched(
    knob: str, value: object, touched: set[str], example: Draw
) -> None:
    other, _ = simulate_quickscan(Parameters(seed=1, **{knob: value}))
    assert changed_tables(example[0], other) == touched


def test_who_responds_does_not_change_what_people_answer(example: Draw) -> None:
    scan, _ = example
    fewer, _ = simulate_quickscan(Parameters(seed=1, response_rate=0.3))
    for name, key in (
        ("answers", ["professional_id", "item_id"]),
        ("ties", ["professional_id", "partner_id", "layer"]),
    ):
        both = scan.tables[name].merge(fewer.tables[name], on=key, suffixes=("", "_fewer"))
        values = ["answer"] if name == "answers" else ["level"]
        assert len(both) > 0.8 * len(fewer.tables[name])
        assert all(both[value].equals(both[f"{value}_fewer"].rename(value)) for value in values)


def test_the_recipe_does_not_hold_the_seed() -> None:
    scan, _ = simulate_quickscan(Parameters(seed=987654321, n_neighbourhoods=1))
    assert set(scan.recipe) == {"scenario", "kit_version", "schema_version"}
    public = str(dict(scan.recipe)) + scan.municipality
    assert "987654321" not in public + "".join(t.to_csv() for t in scan.tables.values())


def test_the_draw_passes_every_check(example: Draw, large: Draw) -> None:
    check_quickscan(example[0])
    check_quickscan(large[0])


def test_a_given_municipality_and_day_are_kept() -> None:
    parameters = Parameters(municipality="Voorbeeldstad", n_neighbourhoods=1)
    scan, _ = simulate_quickscan(parameters)
    assert scan.municipality == "Voorbeeldstad"
    assert set(scan.neighbourhoods["municipality"]) == {"Voorbeeldstad"}
    assert scan.measured_on == parameters.measured_on
    assert scan.invented


def test_sixty_wijken_are_fast() -> None:
    start = time.process_time()
    simulate_quickscan(Parameters(seed=3, n_neighbourhoods=60))
    assert time.process_time() - start < 5


def test_no_response_at_all_leaves_empty_tables_with_their_types() -> None:
    scan, truth = simulate_quickscan(Parameters(response_rate=0))
    assert check_quickscan(scan).answers.empty
    assert scan.ties.empty
    assert len(truth.traits) > 0


def test_an_institutions_own_questionnaire_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(OWN_QUESTIONNAIRE, encoding="utf-8")
    scan, truth = simulate_quickscan(Parameters(questionnaire=str(path), n_neighbourhoods=3))
    check_quickscan(scan)
    questionnaire = load_questionnaire(path)
    assert set(scan.organisations["sector"]) == set(questionnaire.sector_ids)
    assert set(scan.ties["layer"]) == {"geld"}
    assert set(scan.answers["item_id"]) == {item.item_id for item in questionnaire.items}
    assert set(truth.traits["theme"]) == {"zien", "doen"}
    scored = scan.answers.loc[scan.answers["item_id"] == "z1", "answer"].dropna()
    assert scored.between(-3, 0).all()
    assert scored.nunique() > 1


def test_a_questionnaire_without_layers_has_no_ties(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    without = "\n".join(r for r in OWN_QUESTIONNAIRE.splitlines() if not r.startswith("layer"))
    path.write_text(without, encoding="utf-8")
    scan, truth = simulate_quickscan(Parameters(questionnaire=str(path)))
    assert check_quickscan(scan).ties.empty
    assert truth.true_ties.empty


@settings(max_examples=15)
@given(
    seed=st.integers(0, 2**63),
    n_neighbourhoods=st.integers(1, 4),
    response_rate=st.floats(0, 0.94),
    p_near_empty=st.floats(0, 1),
    tie_density=st.floats(0.01, 0.9),
    n_planted_gaps=st.integers(0, 4),
    n_served=st.integers(1, 5),
    reliability=st.floats(0.2, 0.95),
)
def test_every_possible_setting_gives_a_quickscan_that_fits_together(
    n_served: int, **knobs: object
) -> None:
    plan = SectorPlan(n_served=n_served, n_invited_low=1, n_invited_high=6)
    scan, truth = simulate_quickscan(Parameters(sectors={}, other_sectors=plan, **knobs))
    check_quickscan(scan)
    assert scan.answers["professional_id"].nunique() == scan.professionals["responded"].sum()
    assert scan.professionals.loc[~scan.professionals["responded"], "answered_partners"].sum() == 0
    assert truth.true_ties["level"].between(1, 5).all()
    assert truth.true_ties["quality"].between(1, 4).all()


def test_planted_effects_and_gaps_are_told_in_both_languages(example: Draw) -> None:
    planted = example[1].planted
    assert set(planted["kind"]) == {"effect", "gap"}
    assert planted[["text_nl", "text_en"]].notna().all(axis=None)
    assert (planted["kind"] == "effect").sum() == 3
    unwilling = planted["text_en"].str.contains("refuse|unwilling|won't|bad", regex=True)
    assert not unwilling.any()


def test_given_effects_are_planted_and_no_others() -> None:
    effects = (Effect(theme="stimuleren", sector="housing", size=1.5),)
    _, truth = simulate_quickscan(Parameters(effects=effects, n_planted_gaps=0))
    assert truth.planted[["theme", "sector", "size"]].to_numpy().tolist() == [
        ["stimuleren", "housing", 1.5]
    ]
    of_sector = truth.effects.query("level == 'sector' and id == 'housing'")
    assert of_sector.set_index("theme")["size"]["stimuleren"] == pytest.approx(1.5)


def test_truth_tables_belong_to_the_same_people_and_places(example: Draw) -> None:
    scan, truth = example
    assert set(truth.traits["professional_id"]) == set(scan.professionals["professional_id"])
    places = set(map(tuple, scan.active_in.to_numpy()))
    ties = truth.true_ties
    for side in ("organisation_id", "partner_id"):
        assert set(zip(ties[side], ties["neighbourhood_id"], strict=True)) <= places
    assert isinstance(truth.planted, pd.DataFrame)


OWN_QUESTIONNAIRE = """\
row,id,theme,part,aspect,scale,value,reversed,sectors,informal,correct,text_nl,text_en,help_nl,help_en
questionnaire,own,,,,,,,,,,Eigen lijst,Own list,,
theme,zien,,,,,,,,,,Zien,Seeing,,
theme,doen,,,,,,,,,,Doen,Doing,,
layer,geld,,,,,,,,,,Samen?,Together?,Geld,Money
sector,library,,,,,,,,no,,Bibliotheek,Library,,
sector,volunteers,,,,,,,,yes,,Vrijwilligers,Volunteers,,
scale,odd,,,,,-3,,,,,a,a,,
scale,odd,,,,,-2,,,,,b,b,,
scale,odd,,,,,-1,,,,,c,c,,
scale,odd,,,,,0,,,,,d,d,,
scale,want,,,,,1,,,,,ja,yes,,
scale,want,,,,,2,,,,,nee,no,,
scale,quiz,,,,,10,,,,,x,x,,
scale,quiz,,,,,20,,,,,y,y,,
item,z1,zien,practice,seeing,odd,,no,*,,,Zie ik?,Do I see?,,
item,z2,zien,practice,other,odd,,yes,library,,,Zie ik niet?,Do I not see?,,
item,d1,doen,practice,acting,odd,,no,*,,,Doe ik?,Do I act?,,
item,w1,doen,wish,,want,,no,*,,,Wil ik?,Do I want?,,
item,c1,doen,confidence,,odd,,no,*,,,Kan ik?,Can I?,,
item,k1,,knowledge,,quiz,,no,*,,20,Weet ik?,Do I know?,,
item,o1,doen,checklist,,want,,no,*,,,Is er?,Is there?,,
"""
