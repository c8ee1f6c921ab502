"""A data folder gives back what was written, byte for byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, read_quickscan_with_notes, write_quickscan
from quickscan_sim.exchange.folder import FileFormat
from quickscan_sim.exchange.recipe import public_recipe
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.tables import PROFESSIONALS, SCHEMA_VERSION


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_read_back_is_what_was_written(scan: Quickscan, tmp_path: Path) -> None:
    back = read_quickscan(write_quickscan(scan, tmp_path / "data"))
    for name, frame in scan.tables.items():
        assert_frame_equal(back.tables[name], frame)
    assert (back.municipality, back.measured_on, back.invented) == (
        scan.municipality,
        scan.measured_on,
        scan.invented,
    )


def test_reading_and_writing_again_gives_the_same_bytes(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "a")
    write_quickscan(read_quickscan(tmp_path / "a"), tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_files_have_unix_line_ends_and_empty_cells_for_missing(
    scan: Quickscan, tmp_path: Path
) -> None:
    write_quickscan(scan, tmp_path / "data")
    answers = (tmp_path / "data" / "answers.csv").read_bytes().decode()
    assert answers.splitlines()[:3] == [
        "professional_id,wave,item_id,answer,not_applicable",
        "ann,1,sig_1,4,False",
        "ann,1,sig_2,,True",
    ]
    assert "\r" not in answers


def test_the_questionnaire_is_copied_byte_for_byte(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    copy = tmp_path / "data" / "questionnaire.csv"
    assert copy.read_bytes() == scan.questionnaire.path.read_bytes()


def test_the_recipe_holds_hashes_and_never_a_seed(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    recipe = json.loads((tmp_path / "data" / "recipe.json").read_text(encoding="utf-8"))
    assert recipe["municipality"] == "Dovenbrug"
    assert recipe["invented"] is True
    assert len(recipe["tables"]["answers.csv"]) == 64
    assert "seed" not in json.dumps(recipe)
    with pytest.raises(ValueError, match="never holds a seed"):
        public_recipe(replace(scan, recipe={"Seed": "1"}), {})


def test_the_codebook_describes_every_column_in_both_languages(
    scan: Quickscan, tmp_path: Path
) -> None:
    write_quickscan(scan, tmp_path / "data")
    codebook = (tmp_path / "data" / "codebook.md").read_text(encoding="utf-8")
    assert codebook.count("| `answers` | `not_applicable` |") == 2
    assert "Verzonnen gegevens" in codebook
    assert "residents were not asked" in codebook


def test_every_missing_table_is_named(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    (tmp_path / "data" / "ties.csv").unlink()
    (tmp_path / "data" / "works_in.csv").unlink()
    with pytest.raises(QuickscanError, match=r"ties\.csv is missing") as found:
        read_quickscan(tmp_path / "data")
    assert "works_in.csv is missing" in str(found.value)


def test_a_folder_without_recipe_is_no_data_folder(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"not a data folder: the file recipe\.json"):
        read_quickscan(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "does not say format"),
        ('{"format": 1}', "does not say municipality"),
    ],
)
def test_a_broken_recipe_is_said(scan: Quickscan, tmp_path: Path, text: str, sentence: str) -> None:
    write_quickscan(scan, tmp_path / "data")
    (tmp_path / "data" / "recipe.json").write_text(text)
    with pytest.raises(QuickscanError, match=sentence):
        read_quickscan(tmp_path / "data")


def test_a_folder_of_a_newer_kit_is_said(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    recipe = tmp_path / "data" / "recipe.json"
    recipe.write_text(recipe.read_text().replace(f'"format": {SCHEMA_VERSION}', '"format": 99'))
    with pytest.raises(QuickscanError, match=f"format 99; .* reads formats 1 to {SCHEMA_VERSION}"):
        read_quickscan(tmp_path / "data")


FORMAT_1 = [
    "professional_id",
    "wave",
    "organisation_id",
    "sector",
    "role",
    "name",
    "years_experience",
    "responded",
    "answered_partners",
]
"""The columns of professionals in folders of the first format."""


def test_a_folder_of_the_first_format_is_read_with_empty_new_columns(tmp_path: Path) -> None:
    scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=1))
    folder = write_quickscan(scan, tmp_path / "old")
    people = pd.read_csv(folder / "professionals.csv", dtype="str")[FORMAT_1]
    people.to_csv(folder / "professionals.csv", index=False, lineterminator="\n")
    recipe = json.loads((folder / "recipe.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((folder / "professionals.csv").read_bytes()).hexdigest()
    recipe |= {"format": 1, "tables": recipe["tables"] | {"professionals.csv": digest}}
    (folder / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")

    old, notes = read_quickscan_with_notes(folder)
    assert not notes
    new = [name for name in PROFESSIONALS.column_names if name not in FORMAT_1]
    assert len(new) == 6
    assert old.professionals[new].isna().all(axis=None)
    assert_frame_equal(old.professionals[FORMAT_1], scan.professionals[FORMAT_1])
    again = write_quickscan(old, tmp_path / "new")
    assert json.loads((again / "recipe.json").read_text())["format"] == SCHEMA_VERSION
    assert_frame_equal(read_quickscan(again).professionals, old.professionals)


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_ratings_of_partners_come_back_and_a_folder_without_them_is_whole(
    tmp_path: Path, file_format: FileFormat
) -> None:
    scan, _ = simulate_quickscan(Parameters(n_neighbourhoods=1))
    folder = write_quickscan(scan, tmp_path / "data", file_format=file_format)
    assert_frame_equal(read_quickscan(folder).partner_ratings, scan.partner_ratings)
    none = scan.with_tables({"partner_ratings": scan.partner_ratings.head(0)})
    folder = write_quickscan(none, tmp_path / "without", file_format=file_format)
    assert not (folder / f"partner_ratings.{file_format}").exists()
    assert "partner_ratings" not in (folder / "codebook.md").read_text(encoding="utf-8")
    assert read_quickscan(folder).partner_ratings.empty


@pytest.mark.parametrize("found", [0, -1, True, "1", 1.5, None])
def test_a_format_that_never_was_is_refused(scan: Quickscan, tmp_path: Path, found: object) -> None:
    folder = write_quickscan(scan, tmp_path / "data")
    recipe = json.loads((folder / "recipe.json").read_text())
    (folder / "recipe.json").write_text(json.dumps(recipe | {"format": found}))
    with pytest.raises(QuickscanError, match="says format"):
        read_quickscan(folder)


def test_a_changed_table_is_read_and_noted(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    answers = tmp_path / "data" / "answers.csv"
    answers.write_text(answers.read_text().replace("ann,1,sig_1,4", "ann,1,sig_1,2"))
    changed, notes = read_quickscan_with_notes(tmp_path / "data")
    assert changed.answers["answer"][0] == 2
    assert [note.in_language("en") for note in notes if "answers.csv was changed" in str(note)]
    assert len(notes) == 1


def test_tables_saved_with_a_dutch_excel_are_read(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    for name in ("works_in.csv", "answers.csv", "organisations.csv"):
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8").replace(",", ";").replace(".", ",")
        text = text.replace("True", "WAAR").replace("False", "ONWAAR")
        encoding = "cp1252" if name == "organisations.csv" else "utf-8-sig"
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    back = read_quickscan(tmp_path / "data")
    for name in ("works_in", "answers", "organisations"):
        assert_frame_equal(back.tables[name], scan.tables[name])


def test_a_wrong_answer_in_a_table_is_said(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    answers = tmp_path / "data" / "answers.csv"
    good = answers.read_text()
    answers.write_text(good.replace("ann,1,sig_1,4", "ann,1,sig_1,6"))
    with pytest.raises(QuickscanError, match="sig_1 holds the answer 6; expected one of 1, 2"):
        read_quickscan(tmp_path / "data")
    answers.write_text(good.replace("ann,1,sig_1,4", "ann,1,sig_1,vaak"))
    with pytest.raises(QuickscanError, match="row 1: the column answer holds 'vaak'"):
        read_quickscan(tmp_path / "data")


def test_a_self_tie_in_a_table_is_said_with_the_person(scan: Quickscan, tmp_path: Path) -> None:
    write_quickscan(scan, tmp_path / "data")
    ties = tmp_path / "data" / "ties.csv"
    ties.write_text(ties.read_text().replace("ann,s1,t1", "ann,s1,s1"))
    with pytest.raises(QuickscanError, match="ann names the own organisation s1"):
        read_quickscan(tmp_path / "data")


def test_a_quickscan_that_does_not_fit_is_not_written(scan: Quickscan, tmp_path: Path) -> None:
    wrong = replace(scan, ties=scan.ties.tail(1).assign(partner_id="t1"))
    with pytest.raises(QuickscanError, match="own organisation"):
        write_quickscan(wrong, tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_names_of_real_people_are_never_written(scan: Quickscan, tmp_path: Path) -> None:
    named = replace(
        scan, invented=False, professionals=scan.professionals.assign(name="Fatima Jansen")
    )
    with pytest.raises(QuickscanError, match="holds names of people"):
        write_quickscan(named, tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_columns_that_are_not_declared_are_not_written(scan: Quickscan, tmp_path: Path) -> None:
    more = replace(scan, professionals=scan.professionals.assign(email="a@b.nl"))
    write_quickscan(more, tmp_path / "data")
    assert b"a@b.nl" not in b"".join(contents(tmp_path / "data").values())


def test_a_questionnaire_that_is_gone_is_said(scan: Quickscan, tmp_path: Path) -> None:
    gone = replace(scan.questionnaire, path=tmp_path / "gone.csv")
    with pytest.raises(QuickscanError, match=r"gone\.csv is no longer there"):
        write_quickscan(replace(scan, questionnaire=gone), tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=12)
@given(
    values=st.lists(
        st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.booleans()), min_size=1, max_size=24
    ),
    score=st.one_of(st.none(), st.floats(-5, 5)),
)
def test_every_answer_and_number_survives_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory,
    make_scan: Callable[..., Quickscan],
    values: list[tuple[int | None, bool]],
    score: float | None,
) -> None:
    scan = make_scan()
    items = [item.item_id for item in scan.questionnaire.items][: len(values)]
    answers = pd.DataFrame(
        {
            "professional_id": "ann",
            "wave": 1,
            "item_id": items,
            "answer": [answer for answer, _ in values],
            "not_applicable": [skip and answer is None for answer, skip in values],
        }
    ).astype({"answer": "Int64"})
    wijken = scan.neighbourhoods.assign(ses_score=pd.Series([score, None], dtype="float64"))
    scan = make_scan(answers=answers, neighbourhoods=wijken)
    folder = tmp_path_factory.mktemp("trip") / "data"
    back = read_quickscan(write_quickscan(scan, folder))
    assert_frame_equal(back.answers, scan.answers)
    assert_frame_equal(back.neighbourhoods, scan.neighbourhoods, check_exact=True)
