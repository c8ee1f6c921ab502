"""`check` says in sentences what fits, and a first mapping leaves little to fill in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from small_export import ROWS, changed, write_export

from quickscan_sim.exchange import examine_export, first_mapping, read_quickscan
from quickscan_sim.exchange.guesses import match_items
from quickscan_sim.exchange.yaml_lines import read_yaml
from quickscan_sim.language import Message, set_language
from quickscan_sim.questionnaire import load_questionnaire

EXAMPLE = Path(__file__).parents[2] / "examples" / "limesurvey_export" / "response_export.csv"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def bare_export(tmp_path: Path) -> Path:
    """The example without its mapping."""
    return Path(shutil.copy(EXAMPLE, tmp_path / "response_export.csv"))


def said(messages: tuple[Message, ...]) -> str:
    return "\n".join(message.in_language("en") for message in messages)


def test_a_good_export_is_summarised(tmp_path: Path) -> None:
    check = examine_export(write_export(tmp_path))
    assert check.is_good
    assert "4 people answered, of 2 organisations in 2 neighbourhoods of Dovenbrug" in said(
        check.fits
    )
    assert "2 of 4 people answered the partner question. They named partners 3 times." in said(
        check.fits
    )


def test_what_does_not_fit_is_listed(tmp_path: Path) -> None:
    check = examine_export(write_export(tmp_path, rows=changed(0, Q1="A9", ORG="S3")))
    assert not check.is_good
    assert "column Q1: 'A9'" in said(check.problems)
    assert "column ORG: 'S3'" in said(check.problems)
    assert check.mapping is not None


def test_a_file_that_cannot_be_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("")
    assert "is empty" in said(examine_export(path).problems)


def test_without_mapping_it_says_what_it_recognised(bare_export: Path) -> None:
    check = examine_export(bare_export)
    assert "There is no mapping yet" in said(check.problems)
    assert "24 of 42 items of the questionnaire were recognised" in said(check.fits)
    assert "The column ORG looks like organisation" in said(check.fits)
    assert "The columns N[{partner}_{layer}] look like the partner question" in said(check.fits)
    assert "The column ipaddr seems to hold IP addresses" in said(check.notes)


def test_a_first_mapping_is_yaml_and_asks_only_for_what_is_unknown(bare_export: Path) -> None:
    mapping = bare_export.with_suffix(".yaml")
    mapping.write_text(first_mapping(bare_export), encoding="utf-8")
    settings = read_yaml(mapping).content
    assert settings["items"]["sig_1"] == "SIG[SIG1]"
    assert settings["answers"]["frequency"]["A4"] == "4"
    assert settings["not_applicable"] == ["NVT"]
    assert settings["partners"]["layers"]["OND"] == "ondersteunen"
    assert settings["partners"]["no_partners"] == "P[GEEN]"
    assert set(settings["organisations"]) >= {"O01", "O24"}
    problems = said(examine_export(bare_export).problems)
    assert "municipality is needed" in problems
    assert "measured_on is needed" in problems


def test_a_first_mapping_that_is_filled_in_reads_the_export(bare_export: Path) -> None:
    text = first_mapping(bare_export)
    assert "# controleer" in text
    text = text.replace("municipality:  ", "municipality: Ergens  ")
    text = text.replace("measured_on:  ", "measured_on: 2026-03-16  ")
    text = text.replace("sector: ,", "sector: housing,")
    open_items = re.findall(r"^  (\w+):   # invullen", text, flags=re.M)
    text = text.replace("not_asked: []", f"not_asked: [{', '.join(open_items)}]")
    bare_export.with_suffix(".yaml").write_text(text, encoding="utf-8")
    by_example = read_quickscan(EXAMPLE)
    scan = read_quickscan(bare_export)
    assert len(scan.professionals) == len(by_example.professionals)
    scored = by_example.answers["item_id"].isin(scan.answers["item_id"])
    assert scan.answers["answer"].equals(
        by_example.answers[scored].reset_index(drop=True)["answer"]
    )


def test_items_are_recognised_by_their_text() -> None:
    form = load_questionnaire()
    first = form.item("sig_1").text
    names = [f"Hoe vaak? [{first.nl}]", form.item("sig_2").text.en, "ORG"]
    found, unsure = match_items(names, form)
    assert found == {"sig_1": names[0], "sig_2": names[1]}
    assert not unsure


def test_an_item_with_a_slightly_other_text_is_to_be_checked() -> None:
    form = load_questionnaire()
    text = form.item("sig_1").text.nl.replace("tekenen van geldzorgen", "signalen van geldzorgen")
    found, unsure = match_items([text], form)
    assert found == {"sig_1": text}
    assert unsure == {"sig_1"}


def test_answers_in_words_are_recognised(tmp_path: Path) -> None:
    form = load_questionnaire()
    lines = ["sig_1;sig_2;organisatie", "vaak;af en toe;De Wissel", "regelmatig;n.v.t.;De Wissel"]
    path = tmp_path / "words.csv"
    path.write_text("\n".join(lines))
    text = first_mapping(path)
    assert "answers_are_texts: yes" in text
    assert 'not_applicable: ["n.v.t."]' in text
    assert '"De Wissel": {name: "De Wissel"' in text
    assert len(form.items) > 2


def test_an_own_questionnaire_is_named_as_seen_from_the_mapping(tmp_path: Path) -> None:
    own = tmp_path / "forms" / "own.csv"
    own.parent.mkdir()
    shutil.copy(load_questionnaire().path, own)
    path = tmp_path / "data" / "a.csv"
    path.parent.mkdir()
    path.write_text("sig_1,org\n4,A\n3,B\n")
    assert 'questionnaire: "../forms/own.csv"' in first_mapping(path, own)


def test_a_sector_column_gets_its_list(tmp_path: Path) -> None:
    path = tmp_path / "sectors.csv"
    path.write_text("sig_1,org,sector\n4,A,Kinderopvang\n3,B,9\n")
    text = first_mapping(path)
    assert '"Kinderopvang": childcare   # controleer' in text
    assert '"9":    # invullen' in text
    assert "partners is niet herkend" in text


def test_rows_of_the_small_export_stay_as_they_are() -> None:
    assert changed(0, Q1="A1")[0]["Q1"] == "A1"
    assert ROWS[0]["Q1"] == "A4"
