"""Which level of the rubric a plan allows at most, by what can be found in it."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.advise.plan.rubric_evidence import Evidence
from quickscan_sim.advise.plan.rubric_points import NUMBER_CODES, SMALL_CELL_CODES
from quickscan_sim.advise.plan.text_numbers import numbers_of_people
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import GAP_KINDS

Level = tuple[int, Message]
SMART_CODES = {
    "no_goal",
    "goal_without_number",
    "goal_two_variables",
    "no_owner",
    "unknown_owner",
    "owner_elsewhere",
    "no_function",
    "no_indicator",
    "no_baseline",
    "no_target",
    "target_not_better",
    "target_impossible",
    "target_in_interval",
    "no_term",
    "term_past",
    "term_after_check",
    "no_check_date",
}


def evidence_level(evidence: Evidence) -> Level:
    """Numbers, n, interval, and what was not found."""
    plan, rows = evidence.checking.plan, evidence.checking.plan.rows
    quoted = [row for row in rows if evidence.quotes_numbers(row)]
    with_n = [row for row in rows if numbers_of_people(row.finding)]
    with_interval = [row for row in rows if evidence.says(row.finding, "interval")]
    level = 1 if quoted else 0
    if rows and len(with_n) * 2 >= len(rows) and not evidence.codes & NUMBER_CODES:
        level = 2 + bool(len(with_interval) * 2 >= len(rows))
        level += bool(level == 3 and plan.not_found.strip())
    found = Message(
        "{numbers} of {all} rows quote a number, {n} with n, {interval} with an interval.",
        numbers=len(quoted),
        all=len(rows),
        n=len(with_n),
        interval=len(with_interval),
    )
    return level, found


def network_level(evidence: Evidence) -> Level:
    """Partners, a gap, formal beside informal, non-response."""
    checking, rows = evidence.checking, evidence.checking.plan.rows
    found = [checking.finding_of(row) for row in rows]
    gaps = [one for one in found if one is not None and one.kind in GAP_KINDS]
    is_informal = dict(
        zip(
            checking.reading.scan.organisations["organisation_id"],
            checking.reading.scan.organisations["is_informal"].astype(bool),
            strict=True,
        )
    )
    named = [[one for one in (row.owner, *row.partners) if one in is_informal] for row in rows]
    mixed = [row for row in named if len({is_informal[one] for one in row}) > 1]
    texts = " ".join(
        [checking.plan.not_found, checking.plan.limits, *(row.finding for row in rows)]
    )
    silent = evidence.says(texts, "non_response")
    level = 1 if any(row.partners for row in rows) else 0
    if gaps:
        level = 2 + bool(mixed) + bool(mixed and silent)
    said = Message(
        "{gaps} of {all} rows are about a weak spot in the network, {mixed} bring formal and "
        "informal together.",
        gaps=len(gaps),
        all=len(rows),
        mixed=len(mixed),
    )
    return level, said


def reasoning_level(evidence: Evidence) -> Level:
    """From finding to action: a link, how it works, how one notices that it does not."""
    rows = evidence.checking.plan.rows
    linked = [row for row in rows if evidence.checking.finding_of(row) is not None]
    works = [row for row in rows if row.assumption.strip()]
    noticed = [row for row in works if evidence.says(row.assumption, "notices")]
    level = 1 if evidence.some("action") else 0
    if rows and len(linked) == len(rows) and evidence.every("action"):
        level = 2 if "training_everywhere" not in evidence.codes else 1
    if level == 2 and len(works) * 2 > len(rows):
        level = 3 + bool(len(noticed) == len(rows))
    said = Message(
        "{linked} of {all} rows are linked to a finding; {works} say how the action works.",
        linked=len(linked),
        all=len(rows),
        works=len(works),
    )
    return level, said


def smart_level(evidence: Evidence) -> Level:
    """One variable, owner, dates, baseline, target."""
    lacking = {number: evidence.codes_of(number) & SMART_CODES for number in evidence.rows}
    whole = [number for number, codes in lacking.items() if not codes]
    nearly = [number for number, codes in lacking.items() if len(codes) <= 1]
    level = 1 if evidence.some("goal") else 0
    if lacking and len(nearly) == len(lacking):
        level = 2 + bool(len(whole) * 2 > len(lacking)) + bool(len(whole) == len(lacking))
    said = Message(
        "{whole} of {all} rows have owner, dates, baseline and one goal with a number.",
        whole=len(whole),
        all=len(lacking),
    )
    return level, said


def involvement_level(evidence: Evidence) -> Level:
    """Residents: nobody, informed, a talk, from the start, paid and with partners."""
    rows = evidence.checking.plan.rows
    absent = {"no_residents", "informed_only"}
    there = [n for n in evidence.rows if not evidence.codes_of(n) & absent]
    from_start = [n for n in there if "not_from_start" not in evidence.codes_of(n)]
    paid = [row for row in rows if evidence.says(row.residents, "paid")]
    level = 1 if evidence.some("residents") else 0
    if rows and len(there) == len(rows):
        level = 2 + bool(len(from_start) * 2 > len(rows))
    has_partners = any(row.partners for row in rows)
    if level == 3 and len(from_start) == len(rows) and len(paid) * 2 > len(rows) and has_partners:
        level = 4
    said = Message(
        "In {start} of {all} rows experts by experience take part from the start, in {paid} paid.",
        start=len(from_start),
        all=len(rows),
        paid=len(paid),
    )
    return level, said


def feasibility_level(evidence: Evidence) -> Level:
    """A planning, a small first step, means and risks."""
    plan = evidence.checking.plan
    spoiled = {"first_step_late", "too_many_first_steps", "no_first_step_date", "no_first_step"}
    dated = [row for row in plan.rows if row.first_step_by and row.term]
    level = 1 if evidence.some("first_step") else 0
    if plan.rows and len(dated) == len(plan.rows) and not evidence.codes & spoiled:
        level = 2 + bool(evidence.every("risk") or evidence.every("resources"))
        level += bool(evidence.every("risk") and evidence.every("resources"))
    said = Message(
        "{dated} of {all} rows have a first step and a term with a date; {n} start now.",
        dated=len(dated),
        all=len(plan.rows),
        n=sum(row.starts_now for row in plan.rows),
    )
    return level, said


def ethics_level(evidence: Evidence) -> Level:
    """No small cell, no blame, no labels."""
    found = evidence.codes
    if found & SMALL_CELL_CODES or found & {"blame", "unwilling"}:
        return 0, Message("A small group is quoted, or a text sounds like blame.")
    if "label" in found:
        return 1, Message("A text labels people.")
    if "training_everywhere" in found:
        return 2, Message("No labels, no blame, no small group; every change is asked of people.")
    return 4, Message("No labels, no blame, no small group were found.")


def limits_level(evidence: Evidence) -> Level:
    """Data for practice, what may not be concluded, another explanation, how AI was used."""
    plan = evidence.checking.plan
    told = f"{plan.limits} {plan.process}"
    if not told.strip():
        return 0, Message("Nothing is said about limits.")
    signs = (
        not plan.data.invented or evidence.says(told, "invented"),
        evidence.says(plan.limits, "concludes"),
        evidence.says(plan.limits, "explains"),
        evidence.says(plan.process, "account"),
    )
    level = 1 + bool(signs[0]) + all(signs[:2]) + all(signs)
    found = Message(
        "{n} of 4 are there: practice data, what may not be concluded, another explanation, use "
        "of AI.",
        n=sum(signs),
    )
    return level, found


LEVELS_OF: dict[str, Callable[[Evidence], Level]] = {
    "evidence": evidence_level,
    "network": network_level,
    "reasoning": reasoning_level,
    "smart": smart_level,
    "involvement": involvement_level,
    "feasibility": feasibility_level,
    "ethics": ethics_level,
    "limits": limits_level,
}
"""By the criteria of ``data/rubric.csv``."""

__all__ = ["LEVELS_OF", "Evidence"]
