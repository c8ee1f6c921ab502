"""A survey export gives the same quickscan as a data folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from small_export import (
    ROWS,
    changed,
    mapping_text,
    notes_of,
    problems_of,
    table_text,
    write_export,
)

from quickscan_sim.exchange import (
    examine_export,
    read_quickscan,
    read_quickscan_with_notes,
    write_quickscan,
)
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import PROFESSIONALS


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def test_answers_get_the_value_of_their_code(tmp_path: Path) -> None:
    answers = read_quickscan(write_export(tmp_path)).answers
    first = answers[answers["professional_id"] == "w1-1"].set_index("item_id")
    assert first.loc["sig_1", "answer"] == 4
    assert pd.isna(first.loc["sig_2", "answer"])
    assert first["not_applicable"].tolist() == [False, True]


def test_an_item_that_was_not_filled_in_is_missing_and_still_a_row(tmp_path: Path) -> None:
    answers = read_quickscan(write_export(tmp_path)).answers
    second = answers[answers["professional_id"] == "w1-2"].set_index("item_id")
    assert pd.isna(second.loc["sig_2", "answer"])
    assert not second.loc["sig_2", "not_applicable"]


def test_ties_have_a_row_for_each_layer_with_a_level(tmp_path: Path) -> None:
    ties = read_quickscan(write_export(tmp_path)).ties
    first = ties[ties["professional_id"] == "w1-1"]
    assert first["partner_id"].tolist() == ["T1", "T1"]
    assert first["level"].tolist() == [3, 0]
    assert first["quality"].isna().tolist() == [False, True]


def test_a_tick_without_level_is_named_on_every_layer_without_level(tmp_path: Path) -> None:
    path = write_export(tmp_path)
    ties = read_quickscan(path).ties
    third = ties[(ties["professional_id"] == "w1-3") & (ties["partner_id"] == "S1")]
    assert third["layer"].tolist() == ["signaleren", "ondersteunen"]
    assert third["level"].isna().all()
    assert "ticked without a level: 2." in notes_of(path)


def test_other_partners_are_matched_by_the_hand_list_and_never_copied(tmp_path: Path) -> None:
    rows = changed(2, P_other="De voedselbank, mijn zus Fatima")
    path = write_export(tmp_path, rows=rows)
    scan, notes = read_quickscan_with_notes(path)
    assert "B1" in set(scan.ties["partner_id"])
    said = "\n".join(note.in_language("en") for note in notes)
    assert "that the list other_names does not know: 1." in said
    assert "Fatima" not in said


def test_a_partner_list_never_touched_is_unknown_and_not_zero(tmp_path: Path) -> None:
    people = read_quickscan(write_export(tmp_path)).professionals.set_index("professional_id")
    assert people["answered_partners"].to_dict() == {
        "w1-1": True,
        "w1-2": False,
        "w1-3": True,
        "w1-4": False,
    }


def test_ticking_that_one_has_no_partners_counts_as_an_answer(tmp_path: Path) -> None:
    path = write_export(tmp_path, ('  other: "P[other]"\n', '  no_partners: "P[other]"\n'))
    people = read_quickscan(path).professionals.set_index("professional_id")
    assert people.loc["w1-3", "answered_partners"]


def test_levels_may_be_left_out_when_ticks_say_the_layer(tmp_path: Path) -> None:
    path = write_export(
        tmp_path,
        ('  ticked: "P[{partner}]"\n', '  ticked: "N[{partner}_{layer}]"\n'),
        ('  level: "N[{partner}_{layer}]"\n', ""),
        rows=changed(0, N_T1_SIG="Y", N_T1_OND=""),
    )
    ties = read_quickscan(path).ties
    first = ties[ties["professional_id"] == "w1-1"]
    assert first["layer"].tolist() == ["signaleren"]
    assert first["level"].isna().all()


def test_who_names_no_wijk_works_where_the_organisation_has_its_only_one(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(3, WIJK=""))
    works_in = read_quickscan(path).works_in.set_index("professional_id")["neighbourhood_id"]
    assert works_in["w1-4"] == "N1"
    assert "w1-3" not in works_in
    assert "not known in which neighbourhood they work: 1." in notes_of(path)


def test_several_columns_of_wijken_share_the_working_time(tmp_path: Path) -> None:
    path = write_export(
        tmp_path,
        ("  neighbourhood: WIJK\n", '  neighbourhoods: "W[{neighbourhood}]"\n'),
        rows=[row | {"W[N1]": "Y", "W[N2]": "" if row["ORG"] == "T1" else "Y"} for row in ROWS],
    )
    shares = read_quickscan(path).works_in.set_index(["professional_id", "neighbourhood_id"])
    assert shares.loc[("w1-1", "N1"), "share"] == 0.5
    assert shares.loc[("w1-1", "N2"), "share"] == 0.5


def test_without_a_wijk_column_people_work_where_their_organisation_does(tmp_path: Path) -> None:
    path = write_export(tmp_path, ("  neighbourhood: WIJK\n", ""))
    works_in = read_quickscan(path).works_in
    assert works_in[works_in["professional_id"] == "w1-2"]["share"].tolist() == [0.5, 0.5]


def test_numbers_invited_that_are_not_given_stay_unknown(tmp_path: Path) -> None:
    path = write_export(tmp_path)
    organisations = read_quickscan(path).organisations.set_index("organisation_id")
    assert organisations.loc["S1", "n_invited"] == 9
    assert pd.isna(organisations.loc["T1", "n_invited"])
    assert "Response unknown: the mapping does not say how many" in notes_of(path)


def test_rows_without_any_answer_are_left_out_with_a_note(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=[*ROWS, {"id": "5", "ORG": "S1", "WIJK": "N1"}])
    assert len(read_quickscan(path).professionals) == 4
    assert "Rows without any answer, left out: 1." in notes_of(path)


def test_partial_responses_are_kept_or_dropped_as_asked(tmp_path: Path) -> None:
    kept = read_quickscan(write_export(tmp_path))
    assert "w1-2" in set(kept.professionals["professional_id"])
    path = write_export(tmp_path, add="partial_responses: drop\n")
    assert "w1-2" not in set(read_quickscan(path).professionals["professional_id"])
    assert "left out (partial_responses: drop): 1." in notes_of(path)


def test_people_without_organisation_are_left_out_with_a_note(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(1, ORG=""))
    assert len(read_quickscan(path).professionals) == 3
    assert "cannot be placed and were left out: 1." in notes_of(path)


def test_the_sector_may_come_from_a_column(tmp_path: Path) -> None:
    path = write_export(
        tmp_path,
        ("  finished: submitdate\n", "  finished: submitdate\n  sector: SECTOR\n"),
        ("name: Sociaal team, sector: social_team", "name: Sociaal team"),
        add="sectors: {1: primary_school, 2: social_team}\n",
    )
    rows = [row | {"SECTOR": "1" if row["ORG"] == "S1" else "2"} for row in ROWS]
    path.write_text(table_text(rows))
    scan = read_quickscan(path)
    assert scan.organisations["sector"].tolist() == ["primary_school", "social_team", "informal"]
    path.write_text(table_text([*rows[:3], rows[3] | {"SECTOR": "9"}]))
    assert "column SECTOR: '9' is not among the sectors of the mapping" in problems_of(path)


def test_texts_may_stand_for_answers_when_the_mapping_says_so(tmp_path: Path) -> None:
    rows = [dict(row, Q1="vaak", Q2="(bijna) nooit") for row in ROWS]
    path = write_export(
        tmp_path,
        ("answers:\n  frequency: {A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}\n", "answers_are_texts: ja\n"),
        rows=rows,
    )
    assert set(read_quickscan(path).answers["answer"]) == {4, 1}


def test_an_empty_box_is_a_no_only_for_who_ticked_another(tmp_path: Path) -> None:
    path = write_export(
        tmp_path,
        ("  sig_1: Q1\n  sig_2: Q2\n", "  sig_wish: Q1\n  ond_wish: Q2\n"),
        ("sig_wish, ond_wish, ", "sig_1, sig_2, "),
        ("frequency: {A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}", 'yesno: {Y: 1, "": 0}'),
        rows=[dict(row, Q1="Y" if row["id"] == "1" else "", Q2="") for row in ROWS],
    )
    answers = read_quickscan(path).answers
    assert answers["answer"].tolist()[:2] == [1, 0]
    assert answers["answer"][2:].isna().all()


def test_a_link_code_joins_two_waves_in_two_files(tmp_path: Path) -> None:
    write_export(
        tmp_path,
        ("  respondent: id\n", "  respondent: id\n  link_code: WIJK\n"),
        ("  neighbourhood: WIJK\n", ""),
        add="files:\n  - {file: export.csv, wave: 1}\n  - {file: second.csv, wave: 2}\n",
    )
    rows = [dict(row, WIJK=f"ab{number}") for number, row in enumerate(ROWS, start=1)]
    (tmp_path / "export.csv").write_text(table_text(rows))
    (tmp_path / "second.csv").write_text(table_text(rows[2:]))
    scan = read_quickscan(tmp_path / "export.yaml")
    assert scan.waves == [1, 2]
    assert set(scan.of_wave(2).professionals["professional_id"]) == {"ab3", "ab4"}
    (tmp_path / "second.csv").write_text(table_text([*rows[2:], rows[2]]))
    assert "rows 2 of second.csv and 4 of second.csv (column WIJK, wave 2)" in problems_of(
        tmp_path / "export.yaml"
    )


def test_roles_that_few_people_have_are_left_out(tmp_path: Path) -> None:
    path = write_export(
        tmp_path,
        ("  neighbourhood: WIJK\n", "  role: WIJK\n"),
        rows=[{"id": str(n), "ORG": "S1", "WIJK": "leerkracht", "Q1": "A1"} for n in range(5)]
        + [{"id": "9", "ORG": "S1", "WIJK": "directeur", "Q1": "A1"}],
    )
    roles = read_quickscan(path).professionals["role"]
    assert roles.tolist()[:5] == ["leerkracht"] * 5
    assert pd.isna(roles[5])


def test_a_table_of_ties_gives_the_same_ties_as_columns(tmp_path: Path) -> None:
    by_columns = read_quickscan(write_export(tmp_path)).ties
    head, _, _ = mapping_text().partition("partners:")
    (tmp_path / "export.yaml").write_text(
        head + "partners:\n  table: ties.csv\n"
        "  columns: {respondent: wie, partner: partner, layer: thema, level: niveau,"
        " quality: kwaliteit}\n"
        "  layers: {SIG: signaleren, OND: ondersteunen}\n"
    )
    ties = "wie;partner;thema;niveau;kwaliteit\n1;T1;SIG;3;4\n1;T1;OND;0;\n"
    ties += "3;S1;SIG;;\n3;S1;OND;;\n3;B1;signaleren;;\n3;B1;ondersteunen;;\n"
    (tmp_path / "ties.csv").write_text(ties)
    scan = read_quickscan(tmp_path / "export.csv")
    assert_frame_equal(scan.ties, by_columns)
    assert scan.professionals["answered_partners"].tolist() == [True, False, True, False]
    (tmp_path / "ties.csv").write_text(ties + "8;T9;SIG;7;\n")
    said = problems_of(tmp_path / "export.csv")
    assert "Row 8 of ties.csv: '8' is not known as respondent" in said
    assert "'T9' is not known as partner. Expected s1, t1, b1" in said
    assert "'7' is not known as level" in said
    (tmp_path / "ties.csv").write_text(ties + "1;T1;SIG;2;\n")
    assert "Row 8 of ties.csv names the same partner" in problems_of(tmp_path / "export.csv")
    (tmp_path / "ties.csv").write_text(ties.replace("niveau", "nivo"))
    said = problems_of(tmp_path / "export.csv")
    assert "has no column niveau. The nearest is nivo" in said


def test_one_quickscan_through_both_doors_gives_identical_tables(
    limesurvey: ModuleType, tmp_path: Path
) -> None:
    drawn, _ = simulate_quickscan(Parameters(seed=5, n_neighbourhoods=2))
    scan = as_an_export_can_hold_it(drawn)
    write_quickscan(scan, tmp_path / "folder")
    export = tmp_path / "export.csv"
    export.write_bytes(limesurvey.as_limesurvey(limesurvey.export(scan)))
    export.with_suffix(".yaml").write_text(limesurvey.mapping_text(scan), encoding="utf-8")
    by_folder = read_quickscan(tmp_path / "folder")
    by_export = read_quickscan(export)
    for name, frame in by_folder.tables.items():
        assert_frame_equal(by_export.tables[name], frame, obj=name)


def as_an_export_can_hold_it(scan: Quickscan) -> Quickscan:
    """Without what no export holds of people, and with only those who gave an answer."""
    people = scan.professionals[scan.professionals["responded"]]
    given = scan.answers[scan.answers["answer"].notna() | scan.answers["not_applicable"]]
    said = set(given["professional_id"]) | set(scan.ties["professional_id"])
    people = people[people["professional_id"].isin(said)].reset_index(drop=True)
    ids = people["professional_id"]
    tables = {
        name: getattr(scan, name)[getattr(scan, name)["professional_id"].isin(ids)].reset_index(
            drop=True
        )
        for name in ("works_in", "answers", "ties")
    }
    of_person = tables["works_in"].groupby("professional_id")["share"]
    tables["works_in"]["share"] = 1 / of_person.transform("size")
    tables["partner_ratings"] = scan.partner_ratings.iloc[:0]
    needed = [column.name for column in PROFESSIONALS.columns if not column.may_be_missing]
    return replace(scan, professionals=with_types(people[needed], PROFESSIONALS), **tables)


def test_the_example_is_read_and_written_as_a_data_folder(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "limesurvey_export"
    scan = read_quickscan(example)
    assert scan.invented
    assert len(scan.neighbourhoods) == 4
    assert 80 <= len(scan.professionals) <= 110
    write_quickscan(scan, tmp_path / "a")
    again = read_quickscan(tmp_path / "a")
    for name, table in scan.tables.items():
        assert_frame_equal(again.tables[name], table)


def test_the_example_is_what_its_script_makes(limesurvey: ModuleType, tmp_path: Path) -> None:
    limesurvey.FOLDER = tmp_path
    limesurvey.main()
    example = Path(__file__).parents[2] / "examples" / "limesurvey_export"
    for name in ("response_export.csv", "response_export.yaml"):
        assert (tmp_path / name).read_bytes() == (example / name).read_bytes()


def test_the_example_without_mapping_can_be_examined(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "limesurvey_export"
    path = shutil.copy(example / "response_export.csv", tmp_path)
    check = examine_export(path)
    assert not check.is_good
    assert check.mapping is None
