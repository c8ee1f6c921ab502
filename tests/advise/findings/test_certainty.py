"""Firm is firm for the whole list: one limit of 5 %, divided over its parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from advise.scans import reading_of
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.advise import collect_findings
from quickscan_sim.advise.findings.certainty import (
    ALPHA,
    PARTS,
    certainty_of,
    divide_network_part,
    doubt_of,
    least_share,
)
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import GAP_KINDS

NOTHING = Message("nothing")
NETWORK = (*GAP_KINDS, "strong_tie")


def with_doubts(*doubts: float) -> list[Finding]:
    """Weak spots with these chances of being wrong."""
    return [
        Finding("no_tie", "indication", NOTHING, NOTHING, NOTHING, doubt=doubt, layer=str(number))
        for number, doubt in enumerate(doubts)
    ]


def test_the_parts_add_up_to_the_limit() -> None:
    assert sum(PARTS.values()) == pytest.approx(ALPHA)
    assert PARTS["sectors"] == PARTS["income groups"] == FIRM


def test_the_surest_weak_spots_are_firm_until_their_doubts_fill_the_part() -> None:
    # 0.0025 + 0.005 + 0.007 = 0.0145 fits in 0.015; 0.04 more does not.
    told = divide_network_part(with_doubts(0.007, 0.04, 0.0025, 0.005))
    assert [one.certainty for one in told] == ["firm", "indication", "firm", "firm"]


@given(st.lists(st.floats(0.0, 1.0), max_size=20))
def test_the_doubts_of_what_is_firm_never_pass_the_part(doubts: list[float]) -> None:
    told = divide_network_part(with_doubts(*doubts))
    firm = [one.doubt for one in told if one.certainty == "firm"]
    other = [one.doubt for one in told if one.certainty != "firm"]
    assert sum(firm) <= PARTS["network"] + 1e-9
    assert not firm or not other or max(firm) <= min(other)


def test_a_rounded_probability_of_one_is_not_without_doubt() -> None:
    assert doubt_of(1.0) > 0
    assert doubt_of(0.9) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("p", "p_adjusted", "certainty"),
    [
        (0.0001, 0.009, "firm"),
        (0.0001, 0.011, "indication"),
        (0.06, 1.0, None),
        (float("nan"), float("nan"), None),
    ],
)
def test_a_difference_is_firm_within_its_part(
    p: float, p_adjusted: float, certainty: str | None
) -> None:
    assert certainty_of(p, p_adjusted) == certainty


def wilson_low(share: float, n: float, z: float) -> float:
    """The lower end of Wilson's interval, by its own formula."""
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return float(max(0.0, middle - half))


@given(st.floats(0.05, 0.95), st.integers(10, 2_000), st.integers(1, 12))
def test_the_least_share_is_wilsons_lower_end_at_the_level_of_its_part(
    share: float, n: int, n_looks: int
) -> None:
    z = t_quantile(np.inf)
    low = wilson_low(share, n, z)
    high = 1 - wilson_low(1 - share, n, z)
    deep = t_quantile(np.inf, 1 - 2 * PARTS["shares"] / n_looks)
    expected = wilson_low(share, n, deep)
    assert least_share(share, low, high, n_looks) == pytest.approx(expected, abs=1e-6)


def test_a_share_says_at_least_what_is_sure_and_not_the_old_limit() -> None:
    reading = reading_of("few")
    # 60 % of 200 people (49 to 71 with eight looks): "at least four in ten", not "a quarter".
    many = reading.shares.assign(n=200, share=0.6, ci_low=0.531, ci_high=0.665)
    found = [one for one in collect_findings(replace(reading, shares=many))
             if one.kind == "hesitation"]  # fmt: skip
    assert found[0].certainty == "firm"
    assert found[0].at_least == 0.4
    assert "at least four in ten" in found[0].title.in_language("en")


@pytest.mark.parametrize("name", ["ordinary", "few", "nothing"])
def test_the_network_part_holds_for_the_list_as_it_is_read(name: str) -> None:
    firm = [
        one.doubt
        for one in collect_findings(reading_of(name))
        if one.certainty == "firm" and one.kind in NETWORK
    ]
    assert sum(firm) <= PARTS["network"] + 1e-9
