"""Who shows the main findings tells the others of their kind, why they matter and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from advise.round_table.tables import table_of
from advise.scans import reading_of
from present.conftest import Story

from quickscan_sim.advise import (
    Finding,
    Reading,
    collect_findings,
    draft_plan,
    findings_table,
    main_headings,
    naming,
)
from quickscan_sim.advise.findings.certainty import THE_RULE
from quickscan_sim.advise.findings.ranking import WHY_THESE, by_weight
from quickscan_sim.cli.main_points import main_points
from quickscan_sim.cli.session import Screen
from quickscan_sim.present.chapters.audience import Audience
from quickscan_sim.present.chapters.closing import method
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.opening import AT_MOST, summary
from quickscan_sim.present.document import Bullets, Heading
from quickscan_sim.present.names import Names
from quickscan_sim.present.round_table_map import map_blocks
from quickscan_sim.present.round_table_results import results_blocks
from quickscan_sim.vocabulary import SMALL_CELL


def material_of(reading: Reading, audience: Audience) -> Material:
    """What the chapters of one reader are written from."""
    findings = collect_findings(reading)
    names = Names(naming.Names(reading.scan, named=True), "en")
    return Material(reading, findings, draft_plan(findings, reading, "en"), names, audience)


def summary_lines(material: Material) -> dict[str, str]:
    """The lines under "What can improve" in the summary: what is told, by its bold start."""
    blocks = summary(material)
    titles = [block.text if isinstance(block, Heading) else "" for block in blocks]
    block = blocks[titles.index("What can improve") + 1]
    assert isinstance(block, Bullets)
    return {item.lead: item.text for item in block.items}


def own_organisation(story: Story) -> str:
    """The organisation that most findings about working together name."""
    named = [one.organisation_id for one in collect_findings(story.reading) if one.organisation_id]
    return max(sorted(set(named)), key=named.count)


@pytest.mark.parametrize("reader", ["municipality", "institution", "professional"])
def test_a_summary_tells_the_others_under_the_same_heading(reader: str, story: Story) -> None:
    own = own_organisation(story) if reader == "institution" else None
    material = material_of(story.reading, Audience(reader, own))
    lines, concerned = summary_lines(material), material.own_findings
    headings = main_headings(concerned, AT_MOST)
    assert headings
    expected = [
        f"{start}{one.title.in_language('en')} ({one.finding_id})."
        for head, alike in headings
        for start, one in (("", head), *(("The same kind: ", one) for one in alike))
    ]
    assert list(lines) == expected
    if reader == "municipality":
        assert any(alike for _, alike in headings)
    for head, _ in headings:
        told = lines[f"{head.title.in_language('en')} ({head.finding_id})."]
        assert has_number(head, told), told
        assert head.why_it_matters is not None
        assert head.why_it_matters.in_language("en") in told
        assert head.caution.in_language("en") in told


def has_number(finding: Finding, told: str) -> bool:
    """Its n, and its interval or how sure it is."""
    assert finding.n is not None
    n = f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{finding.n}"
    few = f"fewer than {SMALL_CELL} people"
    sure = "the chance that it is so, is" in told
    with_interval = finding.ci_low is not None and "to" in told
    counted = finding.kind == "silent" and "That is" in told
    return (n if finding.n >= SMALL_CELL else few) in told and (sure or with_interval or counted)


def test_of_fewer_than_five_people_the_number_is_not_told() -> None:
    material = material_of(reading_of("ordinary", 2), Audience())
    one = replace(material.findings[-1], kind="single_broker", n=SMALL_CELL - 1)
    (line,) = material.short_lines([one])
    assert "(fewer than 5 people)" in line.text
    assert "n\N{NO-BREAK SPACE}=" not in line.text
    table = findings_table((one, replace(one, n=SMALL_CELL)), "en")
    assert table["n"].isna().tolist() == [True, False]


def test_the_page_on_method_tells_the_rules(story: Story) -> None:
    page = " ".join(map(str, method(material_of(story.reading, Audience()))))
    assert THE_RULE in page
    assert WHY_THESE in page


def test_the_screen_tells_the_same(story: Story) -> None:
    findings = collect_findings(story.reading)
    points = main_points(Screen("en"), findings)
    expected = [one for head, alike in main_headings(findings) for one in (head, *alike)]
    assert len(points) == len(expected)
    for one, point in zip(expected, points, strict=True):
        assert f"{one.finding_id}. {one.title.in_language('en')}" in point
        assert one.explanation.in_language("en") in point


def test_a_round_table_gets_the_main_findings_of_its_wijk() -> None:
    table = table_of("en")
    page = " ".join(map(str, (*results_blocks(table), *map_blocks(table))))
    told = [one for head, alike in main_headings(table.findings) for one in (head, *alike)]
    assert told
    assert [one.finding_id for one in told if f"{one.finding_id}. " not in page] == []
    assert by_weight(table.findings)[0].finding_id == told[0].finding_id
