"""The few that matter: how sure, how large, in how many wijken, and each about something else."""

from __future__ import annotations

import pytest
from advise.scans import reading_of

from quickscan_sim.advise import collect_findings, main_findings, main_headings, others_alike
from quickscan_sim.advise.findings.collect import KINDS
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.findings.ranking import SUBJECTS, by_weight, weight_of
from quickscan_sim.language import Message

NOTHING = Message("nothing")
GOES_WELL = {"strength", "strong_tie"}


def finding(kind: str, doubt: float, size: float, wijk: str | None = None) -> Finding:
    """A finding of this weight."""
    return Finding(kind, "firm", NOTHING, NOTHING, NOTHING, neighbourhood_id=wijk,
                   doubt=doubt, size=size)  # fmt: skip


def test_every_kind_that_could_be_better_has_a_subject() -> None:
    assert set(KINDS) - set(SUBJECTS) == GOES_WELL


def test_half_as_sure_counts_as_half_as_large() -> None:
    assert weight_of(finding("need", 0.5, 1.0)) == weight_of(finding("need", 0.0, 0.5))


def test_a_weak_spot_in_three_wijken_comes_before_a_larger_one_in_one() -> None:
    # no_tie: (0.6 + 0.6 + 0.6) / 3 = 0.6; weak_quality: (0.9 + 0 + 0) / 3 = 0.3; need: 0.5.
    found = (
        finding("weak_quality", 0.0, 0.9, "a"),
        *(finding("no_tie", 0.0, 0.6, wijk) for wijk in "abc"),
        finding("need", 0.0, 0.5),
    )
    few = main_findings(found)
    assert [one.kind for one in few] == ["no_tie", "need", "weak_quality"]
    assert [one.rank for one in few] == [1, 2, 3]
    assert [one.neighbourhood_id for one in others_alike(few[0], found)] == ["b", "c"]
    assert others_alike(few[1], found) == ()


def test_of_each_subject_one() -> None:
    found = tuple(finding(kind, 0.0, 0.5, "a") for kind in ("no_tie", "single_layer", "one_way"))
    assert [one.kind for one in main_findings(found)] == ["no_tie", "one_way"]


def test_in_one_wijk_a_weak_spot_weighs_in_full() -> None:
    found = (finding("no_tie", 0.0, 0.6, "a"), finding("need", 0.0, 0.5))
    assert [one.kind for one in main_findings(found)] == ["no_tie", "need"]


def test_what_goes_well_is_not_among_them_and_nothing_gives_nothing() -> None:
    assert main_findings((finding("strength", 0.0, 1.0),)) == ()
    assert main_findings(()) == ()


def test_headings_hold_the_few_with_the_others_of_their_kind() -> None:
    found = (
        *(finding("no_tie", 0.0, 0.6, wijk) for wijk in "abc"),
        finding("need", 0.0, 0.5),
        finding("strength", 0.0, 1.0),
    )
    told = [[one.kind for one in (head, *alike)] for head, alike in main_headings(found)]
    assert told == [["no_tie"] * 3, ["need"]]
    assert [one.kind for one in by_weight(found)] == ["no_tie", "need", "no_tie", "no_tie"]


@pytest.mark.parametrize("name", ["ordinary", "own", "few", "nothing"])
def test_ranks_start_with_the_few_and_number_all_that_could_be_better(name: str) -> None:
    findings = collect_findings(reading_of(name))
    ranks = sorted(one.rank for one in findings if one.rank is not None)
    assert ranks == list(range(1, sum(one.kind in SUBJECTS for one in findings) + 1))
    assert all(one.rank is None for one in findings if one.kind in GOES_WELL)
    few = main_findings(findings)
    assert [one.finding_id for one in few] == [
        next(one.finding_id for one in findings if one.rank == rank)
        for rank in range(1, len(few) + 1)
    ]
