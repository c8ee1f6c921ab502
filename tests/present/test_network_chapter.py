"""The chapter on working together: what is told of agreement, partners, brokers and ratings."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from present.conftest import Story

from quickscan_sim.advise import collect_findings, draft_plan, naming
from quickscan_sim.advise.reading import Reading
from quickscan_sim.analyse import check_published
from quickscan_sim.analyse.disclosure.network_numbers import leaks_about_ties
from quickscan_sim.present.chapters.closing import method
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.network import working_together
from quickscan_sim.present.chapters.network_partners import same_partners, trust_and_value
from quickscan_sim.present.chapters.network_ties import (
    clear_brokers,
    how_sure_ties_are,
    who_stand_between,
)
from quickscan_sim.present.document import Bullets, Heading, Paragraph, TableBlock
from quickscan_sim.present.names import Names
from quickscan_sim.present.published import published_numbers

PEOPLE = (
    "trust between partners",
    "value between partners",
    "colleagues say the same of a partner",
    "two sides say the same of their tie",
)


def material_of(reading: Reading, named: bool = True) -> Material:
    findings = collect_findings(reading)
    names = Names(naming.Names(reading.scan, named), "en")
    return Material(reading, findings, draft_plan(findings, reading, "en"), names)


@pytest.fixture(scope="module")
def material(story: Story) -> Material:
    return material_of(story.reading)


@pytest.fixture(scope="module")
def published(story: Story) -> pd.DataFrame:
    return published_numbers(story.reading, named=True)


def texts(blocks: list[object]) -> str:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += [f"{item.lead} {item.text}" for item in block.items]
        elif isinstance(block, TableBlock):
            found += [" | ".join(row) for row in (block.header, *block.rows)]
    return "\n".join(found)


def test_agreement_is_told_with_its_interval_and_what_it_does_not_say(material: Material) -> None:
    text = texts(list(working_together(material)))
    assert "Two colleagues say the same of a partner in" in text
    assert "Two organisations say the same of their tie in" in text
    assert "That either of them is right." in text


def test_agreement_of_three_people_is_not_told(story: Story) -> None:
    reading = replace(story.reading)
    vars(reading)["reporter_agreement"] = story.reading.reporter_agreement.assign(n_reporters=3)
    assert "say the same" not in texts(list(how_sure_ties_are(material_of(reading))))
    assert not published_numbers(reading, named=True)["quantity"].isin(PEOPLE[2:]).any()


def test_ties_that_are_there_are_those_of_the_true_network_of_all(material: Material) -> None:
    text = texts(list(method(material)))
    assert "It is an estimate of the true network of all." in text
    assert "is predicted, and never counted as zero" in text


def test_dependence_on_one_has_an_interval_around_its_number(story: Story) -> None:
    table = story.reading.network_with_intervals.dropna(subset=["centralisation_low"])
    assert len(table)
    assert (table["centralisation_low"] <= table["centralisation_high"]).all()
    assert table["centralisation"].between(0, 1).all()
    assert len(story.reading.network_with_intervals) == len(story.reading.network_measures)


def test_partners_on_two_subjects_have_a_column_for_each_pair(material: Material) -> None:
    table = next(one for one in same_partners(material) if isinstance(one, TableBlock))
    n = len(material.questionnaire.layers)
    assert len(table.header) == 1 + n * (n - 1) // 2
    assert "%" in table.rows[0][1]


def test_ratings_are_of_all_and_of_wijken_and_never_of_one_organisation(
    material: Material,
) -> None:
    text = texts(list(trust_and_value(material)))
    assert "Partners give each other" in text
    assert not any(name in text for name in material.scan.organisations["name"])


def test_without_ratings_there_is_no_paragraph_about_them(story: Story) -> None:
    scan = story.reading.scan
    none = replace(scan, partner_ratings=scan.partner_ratings.iloc[:0])
    assert trust_and_value(material_of(replace(story.reading, scan=none))) == []


def test_ratings_of_four_people_are_not_shown(story: Story) -> None:
    scan = story.reading.scan
    some = scan.partner_ratings["professional_id"].unique()[:4]
    few = scan.partner_ratings[scan.partner_ratings["professional_id"].isin(some)]
    reading = replace(story.reading, scan=replace(scan, partner_ratings=few))
    table = next(
        one for one in trust_and_value(material_of(reading)) if isinstance(one, TableBlock)
    )
    assert {cell for row in table.rows for cell in row[1:]} == {"not shown"}
    rows = published_numbers(reading, named=True)
    rows = rows[rows["quantity"].isin(PEOPLE[:2])]
    assert len(rows)
    assert rows["withheld"].all()
    assert rows["value"].isna().all()


def test_who_stand_between_are_sectors_where_organisations_are_not_named(story: Story) -> None:
    named = texts(list(who_stand_between(material_of(story.reading))))
    assert any(name in named for name in story.reading.scan.organisations["name"])
    unnamed = texts(list(who_stand_between(material_of(story.reading, named=False))))
    assert not any(name in unnamed for name in story.reading.scan.organisations["name"])
    assert "a risk when one person leaves" in unnamed
    assert "more often than chance gives" in unnamed


def test_a_broker_is_only_told_where_chance_seldom_gives_so_much(story: Story) -> None:
    measures = story.reading.organisation_measures
    assert all(row["brokerage_z"] >= 1.96 for row in clear_brokers(measures))
    assert clear_brokers(measures.assign(brokerage_z=1.0)) == []


def test_every_number_of_the_chapter_is_published(
    story: Story, published: pd.DataFrame, material: Material
) -> None:
    told = texts([*same_partners(material), *trust_and_value(material)])
    shown = published[published["value"].notna()]
    for quantity in ("partners the same on two subjects", *PEOPLE):
        assert (shown["quantity"] == quantity).any(), quantity
    trust = shown[(shown["quantity"] == PEOPLE[0]) & (shown["grouping"] == "all")].iloc[0]
    assert f"{trust['value']:.1f} ({trust['ci_low']:.1f}" in told
    assert f"n\xa0=\xa0{trust['n']}" in told
    own = shown[shown["quantity"] == "centralisation"]
    assert own["ci_low"].notna().any()
    assert len(clear_brokers(story.reading.organisation_measures)) == (
        (shown["quantity"] == "times between two that do not name each other").sum()
    )


def test_the_attack_finds_these_numbers_when_they_rest_on_four_people(
    published: pd.DataFrame,
) -> None:
    assert check_published(published, bounds=False) == []
    for quantity in PEOPLE:
        row = published["quantity"] == quantity
        assert leaks_about_ties(published.assign(n=published["n"].mask(row, 4))), quantity
