"""Findings: readable in both languages, as sure as their numbers, and never about blame."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from advise.scans import reading_of, without_rows

from quickscan_sim.advise import collect_findings, findings_table, summarise_quickscan
from quickscan_sim.advise.findings.certainty import certainty_of
from quickscan_sim.advise.findings.collect import AT_MOST_OF_A_KIND, KINDS
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.findings.scores import compared_within_sector
from quickscan_sim.advise.reading import Reading
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language

READINGS = ["ordinary", "own", "few", "nothing"]
BLAME = re.compile(
    r"\b(fout|schuld|gefaald|falen\w*|slecht\w*|tekortschiet\w*|onwillig\w*|laks\w*"
    r"|zwakke (wijk|school|organisatie)\w*"
    r"|fault|blame|fail\w*|bad|poor|refus\w*|unwilling|lazy|weakest|worst)\b",
    re.IGNORECASE,
)


def sentences(findings: tuple[Finding, ...], language: str) -> list[str]:
    messages = [part for one in findings for part in (one.title, one.explanation, one.caution)]
    return [message.in_language(language) for message in messages]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", READINGS)
def test_every_sentence_reads_with_no_open_field_and_no_missing_number(
    name: str, language: str
) -> None:
    for named in (True, False):
        for sentence in sentences(collect_findings(reading_of(name), named), language):
            assert not re.search(r"[{}]|\bnan\b|<NA>|None|Message\(", sentence), sentence
            assert sentence == sentence.strip()


@pytest.mark.parametrize("name", READINGS)
def test_dutch_and_english_say_it_in_their_own_words(name: str) -> None:
    findings = collect_findings(reading_of(name))
    pairs = zip(sentences(findings, "nl"), sentences(findings, "en"), strict=True)
    assert [dutch for dutch, english in pairs if dutch == english] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_blames(language: str) -> None:
    said = [
        one for name in READINGS for one in sentences(collect_findings(reading_of(name)), language)
    ]
    assert [one for one in said if BLAME.search(one)] == []


@pytest.mark.parametrize("name", READINGS)
def test_findings_are_few_numbered_and_start_with_what_goes_well(name: str) -> None:
    findings = collect_findings(reading_of(name))
    assert [one.finding_id for one in findings] == [f"F{n + 1}" for n in range(len(findings))]
    order = [KINDS.index(one.kind) for one in findings]
    assert order == sorted(order)
    kinds = pd.Series([one.kind for one in findings], dtype=object)
    assert (kinds.value_counts() <= AT_MOST_OF_A_KIND).all()


@pytest.mark.parametrize("name", READINGS)
def test_every_finding_carries_n_and_a_published_number(name: str) -> None:
    for one in collect_findings(reading_of(name)):
        assert one.value is not None, one.kind
        assert one.n is not None, one.kind
        assert one.n >= 5 or one.kind in ("silent", "single_broker"), one.kind


def test_an_ordinary_quickscan_gives_what_goes_well_and_each_kind_of_weak_spot() -> None:
    kinds = {one.kind for one in collect_findings(reading_of("ordinary"))}
    assert {"strong_tie", "one_way", "weak_quality"} <= kinds


@pytest.mark.parametrize(
    ("p", "p_adjusted", "certainty"),
    [
        (0.001, 0.009, "firm"),
        (0.03, 0.4, "indication"),
        (0.2, 1.0, None),
        (float("nan"),) * 2 + (None,),
    ],
)
def test_firm_needs_holm_and_an_indication_its_own_interval(
    p: float, p_adjusted: float, certainty: str | None
) -> None:
    assert certainty_of(p, p_adjusted) == certainty


@pytest.mark.parametrize("seed", range(1, 5))
def test_a_difference_is_firm_only_when_holm_says_so(seed: int) -> None:
    reading = reading_of("ordinary", seed)
    within = compared_within_sector(reading).set_index("theme")
    contrasts = reading.contrasts.set_index(["theme", "sector"])
    for one in collect_findings(reading):
        if one.kind in ("need", "strength"):
            row = contrasts.loc[(one.theme, one.sector)]
        elif one.kind == "difference":
            row = within.loc[one.theme]
        else:
            continue
            # Each of the two sets of looks has a fifth of the 5 %.
            assert (one.certainty == "firm") == (row["p_adjusted"] < 0.01)
        assert row["p"] < 0.05
        assert "perhaps" not in one.title.in_language("en") or one.certainty == "indication"


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_sector_that_is_withheld_is_in_no_finding(seed: int) -> None:
    reading = reading_of("few", seed)
    summary = reading.score_summary
    shown = set(summary.loc[(summary["grouping"] == "sector") & ~summary["withheld"], "sector"])
    found = {one.sector for one in collect_findings(reading) if one.sector}
    assert found <= shown
    assert set(reading.contrasts["sector"]) <= shown


def test_where_organisations_may_not_be_named_no_sentence_names_one() -> None:
    reading = reading_of("ordinary")
    names = reading.scan.organisations["name"]
    for language in ("nl", "en"):
        said = " ".join(sentences(collect_findings(reading, named=False), language))
        assert [name for name in names if name in said] == []
        named = " ".join(sentences(collect_findings(reading, named=True), language))
        assert any(name in named for name in names)


def test_organisations_of_a_real_quickscan_are_not_named_unless_asked() -> None:
    from dataclasses import replace

    reading = reading_of("ordinary")
    real = replace(reading, scan=replace(reading.scan, invented=False))
    said = " ".join(sentences(collect_findings(real), "nl"))
    assert [name for name in reading.scan.organisations["name"] if name in said] == []


def test_a_share_that_is_clearly_below_a_quarter_is_no_finding() -> None:
    reading = reading_of("few")
    low = reading.shares.assign(share=0.1, ci_low=0.0, ci_high=0.45)
    assert not with_shares(reading, low, {"hesitation", "wish"})
    some = reading.shares.assign(n=20, share=0.4, ci_low=0.2, ci_high=0.6)
    assert with_shares(reading, some, {"hesitation"}) == {"indication"}
    many = reading.shares.assign(n=60, share=0.6, ci_low=0.5, ci_high=0.7)
    assert with_shares(reading, many, {"hesitation"}) == {"firm"}


def with_shares(reading: Reading, shares: pd.DataFrame, kinds: set[str]) -> set[str]:
    """How sure the findings of these kinds are when the shares are these."""
    from dataclasses import replace

    found = collect_findings(replace(reading, shares=shares))
    return {one.certainty for one in found if one.kind in kinds}


def test_where_nothing_is_planted_firm_claims_about_sectors_and_wijken_are_rare() -> None:
    claims = [
        [one for one in collect_findings(reading_of("nothing", seed)) if one.certainty == "firm"
         and one.kind in ("need", "strength", "difference")]
        for seed in range(1, 13)
    ]  # fmt: skip
    assert sum(bool(found) for found in claims) <= 3


@pytest.mark.parametrize(
    "tables",
    [("answers",), ("ties",), ("ties", "answers"), ("works_in",), ("active_in",)],
    ids=" and ".join,
)
def test_an_empty_table_gives_fewer_findings_and_no_crash(tables: tuple[str, ...]) -> None:
    scan = without_rows(reading_of("few").scan, *tables)
    findings = collect_findings(summarise_quickscan(scan))
    assert len(findings_table(findings, "nl")) == len(findings)


def test_nobody_at_all_is_a_sentence() -> None:
    scan = without_rows(reading_of("few").scan, "professionals", "works_in", "answers", "ties")
    set_language("en")
    try:
        with pytest.raises(QuickscanError, match="holds nobody: the table professionals is empty"):
            summarise_quickscan(scan)
    finally:
        set_language("nl")


def test_the_last_wave_is_read_unless_another_is_asked() -> None:
    scan = reading_of("few").scan
    later = {
        name: pd.concat([frame, frame.assign(wave=2)], ignore_index=True)
        for name, frame in scan.tables.items()
        if "wave" in frame
    }
    both = scan.with_tables(later)
    assert summarise_quickscan(both).scan.waves == [2]
    assert summarise_quickscan(both, wave=1).scan.waves == [1]


def test_no_findings_still_make_a_table_with_columns() -> None:
    table = findings_table((), "nl")
    assert len(table) == 0
    assert {"finding_id", "title", "n", "ci_low"} <= set(table.columns)
