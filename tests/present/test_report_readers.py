"""Four readers, one source: the same numbers, and to each only what is theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from present.conftest import Story
from present.test_report import blocks_of, whole_text

from quickscan_sim.advise import collect_findings, draft_plan
from quickscan_sim.analyse import check_published
from quickscan_sim.errors import QuickscanError
from quickscan_sim.present.chapters.audience import READERS, Audience
from quickscan_sim.present.chapters.material import POINTS
from quickscan_sim.present.document import Bullets, Document, Heading, Record, TableBlock
from quickscan_sim.present.report import CHAPTERS, report_document
from quickscan_sim.present.report_files import (
    SafeStory,
    file_stem,
    safe_story,
    write_report,
    write_reports,
)
from quickscan_sim.quickscan import Quickscan

NUMBER = re.compile(r"\d+[.,]\d+|\d+%")
SHORT = ("institution", "professional", "residents")


@pytest.fixture(scope="module")
def safe(story: Story) -> SafeStory:
    findings = collect_findings(story.reading)
    return safe_story(story.reading, findings, draft_plan(findings, story.reading, "en"))


@pytest.fixture(scope="module")
def own(story: Story) -> str:
    """An organisation of which scores may be shown to itself."""
    summary = story.reading.score_summary
    shown = summary[(summary["grouping"] == "organisation") & ~summary["withheld"]]
    return str(shown["organisation_id"].iloc[0])


def audience_of(reader: str, own: str) -> Audience:
    return Audience(reader, own if reader == "institution" else None)


DOCUMENTS: dict[tuple[int, Audience], Document] = {}


def document_of(safe: SafeStory, audience: Audience, language: str = "en") -> Document:
    """The report of one reader, made once for all tests of this file."""
    key = (id(safe), audience)
    if key not in DOCUMENTS:
        DOCUMENTS[key] = safe.document(audience, language)
    return DOCUMENTS[key]


def test_every_reader_has_chapters() -> None:
    assert tuple(CHAPTERS) == READERS


def short_lines(document: Document) -> dict[str, str]:
    """What summaries and lists tell of a finding in one line, by its title."""
    starts = ("The difference is", "That is", "Its quality is", "This is")
    return {
        item.lead.removeprefix("The same kind: "): item.text.split(")")[0]
        for block in blocks_of(document, Bullets)
        for item in block.items
        if item.text.startswith(starts)
    }


def test_a_finding_reads_the_same_for_every_reader(
    safe: SafeStory, own: str, report_en: Document
) -> None:
    full = short_lines(report_en)
    brief = short_lines(document_of(safe, Audience("professional"), "en"))
    mine = short_lines(document_of(safe, Audience("institution", own), "en"))
    for title in (full.keys() | mine.keys()) & brief.keys():
        assert {one[title] for one in (full, brief, mine) if title in one} == {brief[title]}
    assert len(full.keys() & brief.keys()) >= 2
    values = {f"{one.value:.2f}" for one in safe.findings if one.kind in POINTS and one.value}
    shown = [line for line in full.values() if line.startswith("The difference is")]
    assert all(any(value.lstrip("-") in line for value in values) for line in shown)


def test_the_means_of_an_institution_are_those_of_the_municipality(
    safe: SafeStory, own: str, report_en: Document
) -> None:
    """The columns of sector, wijk and everybody hold cells that the annex holds too."""
    document = document_of(safe, Audience("institution", own), "en")
    table = next(
        one for one in blocks_of(document, TableBlock) if one.caption.startswith("Mean scores (")
    )
    of_all = {
        cell for one in blocks_of(report_en, TableBlock) for row in one.rows for cell in row[1:]
    }
    sector = [row[2] for row in table.rows]
    wijken = [cell for row in table.rows for cell in row[3:-1]]
    assert set(sector) <= of_all
    assert set(wijken) <= of_all


def test_an_institution_sees_its_own_scores_and_nobody_elses(safe: SafeStory, own: str) -> None:
    audience = Audience("institution", own)
    summary = safe.reading.score_summary
    of_organisations = summary[(summary["grouping"] == "organisation") & ~summary["withheld"]]
    text = whole_text(document_of(safe, audience, "en"))
    for row in of_organisations.to_dict("records"):
        low, high = (f"{row[name]:.1f}" for name in ("ci_low", "ci_high"))
        cell = f"{row['mean']:.1f} ({low}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{high})"
        cell += f"\nn\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{row['n']}"
        if row["organisation_id"] == own:
            assert cell in text
    numbers = safe.numbers_for([audience])
    scores = numbers[(numbers["grouping"] == "organisation") & (numbers["place"] == "scores")]
    assert set(scores["organisation_id"]) == {own}
    assert len(scores) == len(summary["theme"].unique())


def test_a_report_that_names_no_institution_holds_no_scores_of_any(safe: SafeStory) -> None:
    numbers = safe.numbers_for([Audience(), Audience("professional")])
    scores = numbers[(numbers["grouping"] == "organisation") & (numbers["place"] == "scores")]
    assert scores.empty


def test_all_reports_together_give_nothing_away(safe: SafeStory) -> None:
    codes = safe.reading.scan.organisations["organisation_id"]
    everything = safe.numbers_for([Audience("institution", str(code)) for code in codes])
    assert len(everything) == len(safe.published)
    assert check_published(everything, bounds=False) == []


def test_residents_get_one_page_without_table_or_name(story: Story, scan: Quickscan) -> None:
    real = Story(replace(story.reading, scan=replace(scan, invented=False)))
    document = real.document("nl", reader="residents")
    assert blocks_of(document, TableBlock) == []
    assert blocks_of(document, Record) == []
    text = whole_text(document)
    assert [name for name in scan.organisations["name"] if name in text] == []
    assert NUMBER.findall(text) == []
    assert len(text.split()) < 350
    assert document.contents_title == ""


def test_residents_are_told_that_they_were_not_asked(story: Story) -> None:
    text = whole_text(story.document("en", reader="residents"))
    assert "You were not asked anything yet." in text
    assert "To be filled in by the municipality:" in text


@pytest.mark.parametrize("reader", SHORT)
def test_levels_of_headings_are_in_order(safe: SafeStory, own: str, reader: str) -> None:
    document = document_of(safe, audience_of(reader, own), "en")
    levels = [heading.level for heading in blocks_of(document, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("reader", SHORT)
def test_no_reader_sees_a_group_below_five(safe: SafeStory, own: str, reader: str) -> None:
    found = re.findall(
        r"\bn\s?=\s?(\d+)", whole_text(document_of(safe, audience_of(reader, own), "en"))
    )
    assert all(int(n) >= 5 for n in found)


def test_an_institution_with_few_answers_gets_its_report_without_own_numbers(
    safe: SafeStory,
) -> None:
    summary = safe.reading.score_summary
    rows = summary[summary["grouping"] == "organisation"]
    hidden = rows.groupby("organisation_id")["withheld"].all()
    code = str(hidden[hidden].index[0])
    document = document_of(safe, Audience("institution", code), "en")
    table = next(
        one for one in blocks_of(document, TableBlock) if one.caption.startswith("Mean scores (")
    )
    assert {row[1] for row in table.rows} == {"not shown"}
    assert "Some numbers of your organisation are not shown." in whole_text(document)


def test_partners_are_the_same_from_both_sides(safe: SafeStory, own: str) -> None:
    """Who stands as "both" with one, stands as "both" with the other."""
    scan = safe.reading.scan
    names = dict(
        zip(scan.organisations["organisation_id"], scan.organisations["name"], strict=True)
    )
    codes = {name: code for code, name in names.items()}

    def views(code: str) -> dict[str, tuple[str, ...]]:
        document = document_of(safe, Audience("institution", code), "en")
        tables = [one for one in blocks_of(document, TableBlock) if "names whom" in one.caption]
        return {row[0]: row[1:] for table in tables for row in table.rows}

    other = {"both": "both", "only you": "only they", "only they": "only you", "–": "–"}
    mine = views(own)
    assert mine
    partner = sorted(mine)[0]
    back = views(codes[partner])[names[own]]
    for here, there in zip(mine[partner], back, strict=True):
        assert here not in other or other[here] == there


def test_one_wijk_is_about_one_wijk(safe: SafeStory) -> None:
    first, second = safe.reading.scan.neighbourhoods["neighbourhood_id"]
    findings = {one.finding_id for one in safe.findings if one.neighbourhood_id == second}
    document = document_of(safe, Audience("professional", None, str(first)), "en")
    text = whole_text(document)
    assert findings
    assert [code for code in findings if f"({code})" in text] == []


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (Audience("mayor"), "There is no reader 'mayor'"),
        (Audience("institution"), "Give both, or neither"),
        (Audience("residents", "O01"), "Give both, or neither"),
        (Audience("institution", "nobody"), "There is no organisation_id 'nobody'"),
        (Audience("professional", None, "nowhere"), "There is no neighbourhood_id 'nowhere'"),
    ],
)
def test_a_reader_that_does_not_exist_is_a_sentence(
    story: Story, audience: Audience, sentence: str, tmp_path: Path
) -> None:
    findings = collect_findings(story.reading)
    plan = draft_plan(findings, story.reading)
    with pytest.raises(QuickscanError) as caught:
        write_report(
            story.reading,
            findings,
            plan,
            tmp_path,
            reader=audience.reader,
            organisation_id=audience.organisation_id,
            neighbourhood_id=audience.neighbourhood_id,
        )
    assert sentence in caught.value.in_language("en")
    assert list(tmp_path.iterdir()) == []


def test_a_set_is_written_with_one_table_of_numbers(
    safe: SafeStory, own: str, tmp_path: Path
) -> None:
    audiences = [Audience("institution", own), Audience("residents")]
    written = write_reports(safe, audiences, tmp_path, "en", formats=("html",))
    names = {path.name for path in tmp_path.iterdir()}
    stem = file_stem(audiences[0], safe.reading)
    assert names == {f"{stem}.html", "report_residents.html", "published_numbers.csv"}
    assert set(written) == set(audiences)
    numbers = pd.read_csv(tmp_path / "published_numbers.csv")
    assert len(numbers) == len(safe.numbers_for(audiences))


def test_a_plan_of_the_partners_own_stands_in_the_report_as_it_is(story: Story) -> None:
    findings = collect_findings(story.reading)
    plan = draft_plan(findings, story.reading, "en")
    changed = replace(plan.rows[0], action="Drink coffee together every Monday.")
    mine = replace(plan, title="Plan of Monday", rows=(changed,))
    safe = safe_story(story.reading, findings, mine)
    assert not safe.is_draft
    document = report_document(
        safe.reading, safe.findings, mine, "en", reader="professional", is_draft=False
    )
    assert document.title
    own = changed.owner or str(story.reading.scan.organisations["organisation_id"].iloc[0])
    text = whole_text(safe.document(Audience("institution", own), "en"))
    assert "Proposal 1" not in text
    assert ("Drink coffee together every Monday." in text) == (changed.owner is not None)
