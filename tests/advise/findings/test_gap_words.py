"""Weak spots in words: every kind, also without a partner, a layer or an organisation."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.advise.findings.gap_texts import (
    BASES,
    CAUTIONS,
    CLAIMS,
    NEXT_STEPS,
    SKIPPED,
    UNKNOWNS,
)
from quickscan_sim.advise.findings.gap_words import (
    gap_basis,
    gap_caution,
    gap_claim,
    gap_next_step,
    gap_unknown,
    not_looked_for,
)
from quickscan_sim.advise.findings.network import gap_finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse import explain_expected, find_gaps, read_ties
from quickscan_sim.analyse.meaning import meaning_of_gap
from quickscan_sim.analyse.network.gaps.skipped import SKIPPED_REASONS
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.tables import GAPS
from quickscan_sim.tables.gaps import GAP_UNKNOWNS
from quickscan_sim.vocabulary import GAP_KINDS

SCAN, _ = simulate_quickscan(Parameters(seed=3, n_neighbourhoods=2))
NAMES = Names(SCAN, named=True)
ENDS = ("", "_n", "_of")
OF_ONE = ("not_found", "hangs_on_one", "informal_apart")
BLAME = re.compile(r"refus|ignor|fail(s|ed|ure)|fault|do not want to work|should have", re.I)


def row_of(kind: str, **known: object) -> dict[str, object]:
    """A row of the table with what this kind fills in."""
    wijk = SCAN.active_in["neighbourhood_id"].iloc[0]
    one, other = NAMES.in_wijk(wijk)[:2]
    row: dict[str, object] = dict.fromkeys(GAPS.column_names, np.nan)
    row |= {"kind": kind, "neighbourhood_id": wijk, "organisation_id": one, "partner_id": other}
    row |= {"layer": SCAN.questionnaire.layer_ids[0], "expected": 0.8, "p_absent": 0.99}
    row |= {"certainty": 0.99, "n_reporters": 6, "n_reporters_back": 7, "n_affected": 3.2}
    row |= {"n_naming": 0, "n_naming_back": 0, "not_known": "whether_needed"}
    if kind in OF_ONE or kind == "split_layer":
        row["partner_id"] = pd.NA
    if kind == "split_layer":
        row["organisation_id"] = pd.NA
    if kind == "not_found":
        row["layer"] = pd.NA
    if kind == "weak_quality":
        row |= {"quality": 1.8, "n_quality": 9}
    return row | known


def texts_of(row: dict[str, object]) -> list[str]:
    messages = [gap_claim(row, NAMES), gap_basis(row, NAMES), gap_next_step(row, NAMES)]
    unknown = gap_unknown(row)
    messages += [gap_caution(str(row["kind"])), *([unknown] if unknown else [])]
    meaning = meaning_of_gap(row)
    messages += [meaning.says, meaning.says_not]
    return [message.in_language("en") for message in messages]


def test_every_kind_has_its_sentences() -> None:
    for sentences in (CLAIMS, BASES, CAUTIONS, NEXT_STEPS):
        assert set(sentences) == set(GAP_KINDS)
    assert set(UNKNOWNS) == set(GAP_UNKNOWNS)


@pytest.mark.parametrize("kind", GAP_KINDS)
def test_every_sentence_can_be_read_without_holes_and_blames_nobody(kind: str) -> None:
    for text in texts_of(row_of(kind)):
        assert "{" not in text
        assert "nan" not in text
        assert "<NA>" not in text
        assert not BLAME.search(text), text


@pytest.mark.parametrize("kind", GAP_KINDS)
def test_every_kind_becomes_a_finding(kind: str) -> None:
    row = row_of(kind)
    finding = gap_finding(row, NAMES)
    assert finding.certainty == "firm"
    assert (finding.layer is None) == (kind == "not_found")
    assert (finding.partner_id is None) == pd.isna(row["partner_id"])


def test_a_doubtful_weak_spot_is_an_indication_and_unclear() -> None:
    row = row_of("hangs_on_one", certainty=0.6)
    assert gap_finding(row, NAMES).certainty == "indication"
    assert meaning_of_gap(row).certainty == "unclear"


def test_levels_are_told_when_both_may_be_shown() -> None:
    shown = gap_basis(row_of("differing_views", level=4.5, level_back=2.0), NAMES)
    assert "sees level 4.5" in shown.in_language("en")
    hidden = gap_basis(row_of("differing_views", level=4.5), NAMES)
    assert "4.5" not in hidden.in_language("en")
    rated = gap_basis(row_of("differing_views", quality=3.6, quality_back=1.5), NAMES)
    assert "1.5" in rated.in_language("en")


def test_all_informal_groups_together_have_a_sentence_of_their_own() -> None:
    row = row_of("informal_apart", organisation_id=pd.NA)
    assert "informal groups" in gap_claim(row, NAMES).in_language("en")
    assert "informal groups" in gap_next_step(row, NAMES).in_language("en")


def test_a_missing_tie_tells_the_two_strongest_reasons_to_expect_it() -> None:
    row = row_of(
        "no_tie",
        because_first="shared_partners",
        because_first_n=4,
        because_first_of=9,
        because_second="other_layers",
        because_second_n=2,
        because_second_of=2,
    )
    text = gap_basis(row, NAMES).in_language("en")
    assert "a probability of 80%. They have 4 partners in common, out of 9 organisations." in text
    assert "organisations. They already work together on 2 of 2 other themes." in text


def test_without_a_reason_only_the_probability_is_told() -> None:
    text = gap_basis(row_of("no_tie"), NAMES).in_language("en")
    assert "with a probability of 80%. The probability that there is truly no tie" in text


def test_the_reasons_in_the_table_are_those_that_explain_what_is_expected() -> None:
    readings = read_ties(
        SCAN.ties,
        SCAN.professionals,
        SCAN.works_in,
        SCAN.active_in,
        SCAN.questionnaire.layer_ids,
    )
    gaps = find_gaps(readings, SCAN.organisations, minimum_certainty=0.0)
    missing = gaps[gaps["kind"] == "no_tie"]
    place = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    reasons = explain_expected(readings, SCAN.organisations).set_index([*place, "rank"])
    told = [
        ([*(row[name] for name in place), rank], [row[f"because_{it}{end}"] for end in ENDS])
        for row in missing.to_dict("records")
        for rank, it in ((1, "first"), (2, "second"))
        if isinstance(row[f"because_{it}"], str)
    ]
    assert len(told) >= len(missing)
    for where, reason in told:
        assert reasons.loc[tuple(where), ["why", "n", "of"]].tolist() == reason


def test_why_not_everything_was_looked_for_is_told_once_a_wijk() -> None:
    assert set(SKIPPED) == set(SKIPPED_REASONS)
    skipped = pd.DataFrame(
        {
            "neighbourhood_id": ["w", "w", "v"],
            "layer": ["a", "b", "a"],
            "n_organisations": [9, 9, 3],
            "n_readable": [4, 4, 3],
            "reason": ["too_few_heard", "too_few_heard", "too_few_clusters"],
        }
    )
    told = [one.in_language("en") for one in not_looked_for(skipped, "w")]
    assert len(told) == 1
    assert told[0].endswith("of 9 organisations only 4 were heard.")
    assert not_looked_for(skipped, "u") == []
