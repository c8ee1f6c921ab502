"""What the network picture on a screen gets: checked on a wijk small enough to work by hand."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from typing import Any

import pandas as pd
import pytest
from small_scan import small_scan

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.advise.findings.gap_words import gap_claim
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.reading import Reading
from quickscan_sim.analyse import find_gaps, top_gaps
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.present import network_view as module
from quickscan_sim.present.network_view import network_view
from quickscan_sim.present.network_view_words import view_words
from quickscan_sim.simulate import simulate_quickscan

ORGANISATIONS = ("s1", "s2", "t1", "v1")
LAYERS = ("signaleren", "ondersteunen")
PEOPLE = {"s1": 6, "s2": 3, "t1": 4, "v1": 2}


def reading_with(rows: list[tuple[Any, ...]]) -> Reading:
    """Four organisations: school s1 (6 people), s2 (3), team t1 (4), volunteers v1 (2: unread).

    A row is (layer, organisation, partner, people naming it, level, quality, people rating it);
    every other pair is named by nobody.
    """
    told = {row[:3]: row[3:] for row in rows}
    table = [
        (layer, one, other, PEOPLE[one], *told.get((layer, one, other), (0, None, None, 0)))
        for layer in LAYERS
        for one in ORGANISATIONS
        for other in ORGANISATIONS
        if one != other
    ]
    columns = ("layer", "organisation_id", "partner_id", "n_reporters", "n_naming", "level")
    readings = pd.DataFrame(table, columns=[*columns, "quality", "n_quality"])
    share = readings["n_naming"] / readings["n_reporters"]
    readings = readings.assign(
        neighbourhood_id="n1",
        share_naming=share,
        names=(share >= 0.5).astype("boolean").mask(readings["n_reporters"] < 3),
        level=readings["level"].astype(float),
        quality=readings["quality"].astype(float),
    )
    scan = small_scan(
        organisations=pd.DataFrame(
            {
                "organisation_id": ORGANISATIONS,
                "sector": ["primary_school", "primary_school", "social_team", "informal"],
                "name": ["De Brug", "De Kade", "Team Kade", "Buren"],
                "is_informal": [False, False, False, True],
                "n_invited": 9,
            }
        ),
        active_in=pd.DataFrame({"organisation_id": ORGANISATIONS, "neighbourhood_id": "n1"}),
    )
    nothing = pd.DataFrame()
    empty = {field.name: nothing for field in fields(Reading) if field.default is MISSING}
    gaps = find_gaps(readings.iloc[:0], scan.organisations)
    return Reading(**(empty | {"scan": scan, "tie_readings": readings, "gaps": gaps}))


# s1 and t1 name each other on the first layer: 6 + 4 people, levels 3 and 2: (6*3 + 4*2) / 10 =
# 2.6, so step 3; quality from 3 + 3 people, 3 and 2: 2.5. s2 names t1 (2 of 3 people, level 4),
# t1 does not name s2. s1 names v1, and v1 has 2 people: unknown, whatever they say.
ROWS = [
    ("signaleren", "s1", "t1", 6, 3, 3, 3),
    ("signaleren", "t1", "s1", 4, 2, 2, 3),
    ("signaleren", "s2", "t1", 2, 4, 4, 2),
    ("signaleren", "s1", "v1", 3, 1, None, 0),
    ("signaleren", "v1", "s1", 2, 5, 4, 2),
    ("ondersteunen", "t1", "s2", 4, 1, 1, 4),
]


def wijk(reading: Reading, named: bool = True) -> dict[str, Any]:
    view: dict[str, Any] = network_view(reading, ["n1"], named)["wijken"][0]
    return view


def test_both_sides_of_a_pair_stand_in_one_row() -> None:
    assert wijk(reading_with(ROWS))["layers"][0]["ties"] == [
        [0, 2, 2, 2, 3, 2.5, 6],  # s1 and t1: both work together
        [0, 3, 1, -1, 1, None, None],  # s1 knows v1; v1 is unknown
        [1, 2, 2, 0, 2, None, None],  # s2 works with t1, t1 does not name s2; 2 people: no level
    ]


def test_all_layers_put_what_was_named_anywhere_on_top_of_each_other() -> None:
    ties = {tuple(row[:2]): row[2:] for row in wijk(reading_with(ROWS))["all"]}
    assert ties[1, 2] == [2, 1, 2, None, None]  # now t1 names s2 too, on the other layer
    assert ties[0, 2] == [2, 2, 3, 2.5, 6]


def test_what_works_says_goes_before_the_mean_level() -> None:
    reading = reading_with(ROWS)
    readings = reading.tie_readings.assign(works=False)
    ties = wijk(replace(reading, tie_readings=readings))["layers"][0]["ties"]
    assert [row[2:4] for row in ties] == [[1, 1], [1, -1], [1, 0]]


def test_a_pair_without_a_row_is_named_by_nobody() -> None:
    reading = reading_with(ROWS)
    sparse = reading.tie_readings
    sparse = sparse[(sparse["n_naming"] > 0) | (sparse["partner_id"] == "s1")]
    assert wijk(replace(reading, tie_readings=sparse)) == wijk(reading)


def test_too_few_answers_are_no_zeros_and_no_count_below_five_is_told() -> None:
    shown = wijk(reading_with(ROWS))
    assert [one["readable"] for one in shown["organisations"]] == [True, True, True, False]
    assert [one["answers"]["en"] for one in shown["organisations"]] == [
        "n = 6 people answered",
        "fewer than 5 people answered",
        "fewer than 5 people answered",
        "too few answers to read its ties",
    ]
    assert "n = 13 people" in shown["basis"]["en"]  # 6 + 3 + 4; the 2 of v1 are not read


def test_without_names_nothing_holds_a_name_or_a_code() -> None:
    text = json.dumps(wijk(reading_with(ROWS), named=False))
    assert not [name for name in ("De Brug", "Team Kade", "Buren", *ORGANISATIONS) if name in text]
    shown = wijk(reading_with(ROWS), named=False)
    labels = [one["label"]["en"] for one in shown["organisations"]]
    assert labels == [
        "Primary education 1",
        "Primary education 2",
        "Social team",
        "Informal groups",
    ]


def test_the_view_is_plain_json_and_the_same_every_time() -> None:
    views = [network_view(reading_with(ROWS), ["n1"], named=True) for _ in range(2)]
    one, other = (json.dumps(view, allow_nan=False) for view in views)
    assert one == other


def test_a_wijk_of_one_organisation_and_one_without_any_are_views_too() -> None:
    reading = reading_with(ROWS)
    readings = reading.tie_readings.iloc[:0]
    for here in (ORGANISATIONS[:1], ()):
        active = pd.DataFrame({"organisation_id": list(here), "neighbourhood_id": "n1"})
        scan = replace(reading.scan, active_in=active.astype("str"))
        shown = wijk(replace(reading, scan=scan, tie_readings=readings))
        assert len(shown["organisations"]) == len(here)
        assert shown["all"] == []


def test_the_weak_spots_are_the_few_that_the_command_and_the_report_list() -> None:
    scan, _ = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    reading = summarise_quickscan(scan)
    codes = scan.neighbourhoods["neighbourhood_id"].tolist()
    shown = network_view(reading, codes, named=True)["wijken"]
    names = Names(scan, named=True)
    for code, one in zip(codes, shown, strict=True):
        gaps = reading.gaps[reading.gaps["neighbourhood_id"] == code]
        few = [gap_claim(row, names).in_language("en") for row in top_gaps(gaps).to_dict("records")]
        assert few
        assert [gap["claim"]["en"] for gap in one["gaps"]] == few
        assert one["n_gaps"] == len(gaps)


def test_a_wijk_too_large_to_draw_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DRAWN", 3)
    with pytest.raises(QuickscanError, match="4 organisati"):
        network_view(reading_with(ROWS), ["n1"], named=True)


def test_both_languages_have_the_same_words_with_the_same_fields() -> None:
    dutch, english = view_words("nl"), view_words("en")
    assert dutch.keys() == english.keys()
    assert "{one}" in english["knows_1_0"]
    assert "{one}" in dutch["knows_1_0"]
