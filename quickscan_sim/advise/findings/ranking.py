"""The few findings that matter: how sure, how large, and in how many neighbourhoods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim.language import mark

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding

SUBJECTS = {
    "need": "sectors",
    "difference": "income groups",
    "no_tie": "finding each other",
    "not_found": "finding each other",
    "informal_apart": "formal and informal",
    "single_layer": "finding each other",
    "one_way": "seeing it alike",
    "differing_views": "seeing it alike",
    "weak_quality": "running well",
    "single_broker": "resting on more than one",
    "hangs_on_one": "resting on more than one",
    "split_layer": "resting on more than one",
    "hesitation": "knowing what to do",
    "wish": "wanting to learn",
    "silent": "being heard",
}
"""What could be better, by kind: of each subject one finding is among the few."""

CLEAR_IN = 3
"""A weak spot of one wijk weighs fully when it is as clear in two other wijken."""

WHY_THESE = mark(
    "First come the findings that matter most. For each we look at three things. How sure is "
    "it? How large is it on its own scale? And in how many neighbourhoods does it show? Of each "
    "subject we take one. The others are in the full list."
)
"""The rule in plain words, for readers."""


def weight_of(finding: Finding) -> float:
    """How much a finding matters by itself: how sure (1 - ``doubt``) times how large (``size``).

    It is the size that may be expected: half as sure counts as half as large.
    """
    return (1.0 - finding.doubt) * finding.size


def main_findings(findings: tuple[Finding, ...], at_most: int = 3) -> tuple[Finding, ...]:
    """The few that matter among what could be better, with their ``rank``.

    The rule. Every finding has a weight: how sure it is times how large it is on its own scale
    (:func:`weight_of`). A weak spot of one wijk is seldom the concern of a whole municipality: a
    kind of weak spot weighs the mean of its three clearest in different wijken, where a missing
    one counts as nothing. Of each subject (:data:`SUBJECTS`) the heaviest kind comes forward, with
    its clearest finding; those are ranked by weight. What goes well is not among them.

    Parameters
    ----------
    findings
        From :func:`~quickscan_sim.advise.collect_findings`; also part of them, such as those of
        one wijk: where all are of one wijk, each kind weighs what its clearest weighs.
    at_most
        How many.

    Returns
    -------
    tuple of Finding
        The heaviest first. Others of the same kind (:func:`others_alike`) belong with it.
    """
    heads = _by_subject(findings)[:at_most]
    return tuple(replace(finding, rank=rank) for rank, finding in enumerate(heads, start=1))


def main_headings(
    findings: tuple[Finding, ...], at_most: int = 3
) -> tuple[tuple[Finding, tuple[Finding, ...]], ...]:
    """The main findings, each with the others that are told under the same heading.

    Whoever shows the main findings shows these: a problem of many wijken is not told by its
    clearest example alone.
    """
    heads = main_findings(findings, at_most)
    return tuple((head, others_alike(head, findings)) for head in heads)


def by_weight(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What could be better, what matters most first: those of :func:`main_findings` lead."""
    ranked = [one for one in with_ranks(findings) if one.rank is not None]
    return tuple(sorted(ranked, key=lambda one: one.rank or 0))


def others_alike(finding: Finding, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings of the same kind elsewhere, to be told under the same heading.

    Only for what is about one wijk: a difference of a sector stands by itself.
    """
    if finding.neighbourhood_id is None:
        return ()
    return tuple(one for one in findings if one.kind == finding.kind and not _is_same(one, finding))


def with_ranks(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings; what could be better has its ``rank``, what matters most is 1.

    First one of each subject, then what is left by its own weight.
    """
    heads = _by_subject(findings)
    rest = [
        one
        for one in findings
        if one.kind in SUBJECTS and not any(_is_same(one, head) for head in heads)
    ]
    order = [*heads, *sorted(rest, key=weight_of, reverse=True)]
    rank_of = {_about(finding): rank for rank, finding in enumerate(order, start=1)}
    return tuple(replace(one, rank=rank_of.get(_about(one))) for one in findings)


def _by_subject(findings: tuple[Finding, ...]) -> list[Finding]:
    """The clearest finding of the heaviest kind of every subject, the heaviest first."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind in SUBJECTS:
            kinds.setdefault(finding.kind, []).append(finding)
    wijken = {one.neighbourhood_id for one in findings if one.neighbourhood_id}
    best: dict[str, tuple[float, Finding]] = {}
    for kind, alike in kinds.items():
        alike.sort(key=weight_of, reverse=True)
        weight = _weight_of_kind(alike, min(CLEAR_IN, len(wijken)))
        if weight > best.get(SUBJECTS[kind], (-1.0, None))[0]:
            best[SUBJECTS[kind]] = weight, alike[0]
    ranked = sorted(best.values(), key=lambda entry: -entry[0])
    return [finding for _, finding in ranked]


def _weight_of_kind(alike: list[Finding], clear_in: int) -> float:
    """The heaviest; of weak spots in wijken the mean of the three heaviest."""
    if alike[0].neighbourhood_id is None:
        return weight_of(alike[0])
    return sum(map(weight_of, alike[:clear_in])) / max(clear_in, 1)


def _is_same(one: Finding, other: Finding) -> bool:
    return _about(one) == _about(other)


def _about(finding: Finding) -> tuple[str | None, ...]:
    who = (finding.neighbourhood_id, finding.organisation_id, finding.partner_id)
    return (finding.kind, finding.theme, finding.layer, finding.sector, *who)
