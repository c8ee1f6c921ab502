"""Whether a row says what the data say: finding, baseline, target, small cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.plan.aims import LOWER_IS_BETTER, SHARE_AIMS
from quickscan_sim.advise.plan.checking import Checking, error, warning
from quickscan_sim.advise.plan.intervals import baseline_interval
from quickscan_sim.advise.plan.model import Measure, PlanRow
from quickscan_sim.advise.plan.text_numbers import (
    first_number,
    numbers_in,
    numbers_of_people,
    quoted_in,
)
from quickscan_sim.advise.plan.withheld_numbers import quotes_withheld
from quickscan_sim.advise.remark import Remark
from quickscan_sim.language import Message, Number, Share
from quickscan_sim.vocabulary import QUALITY, SMALL_CELL

TENTH = 0.0501
"""A number with one decimal may differ this much from the number behind it."""
PERCENT = 0.00501


def check_finding(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """The finding exists, and its numbers are those of the data."""
    if not row.finding_id.strip():
        yield error("no_finding", number, "finding_id")
        return
    finding = checking.finding_of(row)
    if finding is None:
        listed = ", ".join(one.finding_id for one in checking.findings)
        sentence = Message(
            "There is no finding {found} in these data. There are: {known}.",
            found=repr(row.finding_id),
            known=listed or "-",
        )
        yield error("unknown_finding", number, "finding_id", sentence)
        return
    own = {one for text in _texts(finding, checking) for one in numbers_in(text)}
    for quoted, rounding in quoted_in(row.finding):
        if not any(abs(quoted - one) <= rounding + 1e-9 for one in own):
            sentence = Message(
                "The finding quotes {quoted}, and finding {finding} does not hold that number.",
                quoted=Number(quoted, 2),
                finding=finding.finding_id,
            )
            yield error("finding_differs", number, "finding", sentence)
            return


def _texts(finding: Finding, checking: Checking) -> Iterator[str]:
    now = checking.aim_of(finding, None).baseline.text
    for message in (finding.title, finding.explanation, finding.caution, now):
        yield message.in_language(checking.plan.language)


def check_baseline(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """The number now is that of the data, with the same number of people."""
    finding = checking.finding_of(row)
    if finding is None or not row.baseline.text.strip():
        return
    now = checking.aim_of(finding, row.check_date).baseline
    if now.value is None:
        return
    quoted = [row.baseline.value, first_number(row.baseline.text)]
    allowed = _rounding(finding)
    if any(one is not None and abs(one - now.value) > allowed for one in quoted):
        sentence = Message(
            "The number now ({found}) is not that of the data: {now}.",
            found=row.baseline.text,
            now=now.text,
        )
        yield error("baseline_differs", number, "baseline", sentence)
    people = [*numbers_of_people(row.baseline.text), *_given(row.baseline.n)]
    if now.n is not None and any(one != now.n for one in people):
        sentence = Message(
            "The number now rests on n = {n}; the plan says {found}.",
            n=now.n,
            found=next(one for one in people if one != now.n),
        )
        yield error("baseline_n_differs", number, "baseline", sentence)


def _given(n: int | None) -> tuple[int, ...]:
    return () if n is None else (n,)


def _rounding(finding: Finding) -> float:
    return PERCENT if finding.kind in SHARE_AIMS else TENTH


def check_target(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """The target is better than now, possible, and far enough from now to be seen."""
    finding, target, now = checking.finding_of(row), row.target, row.baseline
    said = first_number(target.text)
    if target.value is None and said is not None:  # somebody changed the words alone
        target = replace(target, value=said)
    if finding is None or target.value is None:
        return
    if said is not None and abs(said - target.value) > _rounding(finding):
        sentence = Message(
            "The target reads {words}, and the number beside it is {value}.",
            words=target.text,
            value=Number(target.value),
        )
        yield error("target_differs", number, "target", sentence)
        return
    low, high = _limits(finding, checking)
    if not low <= target.value <= high:
        sentence = Message(
            "The target {target} cannot be reached: the number runs from {low} to {high}.",
            target=target.text,
            low=_shown(low, finding),
            high=_shown(high, finding),
        )
        yield error("target_impossible", number, "target", sentence)
    elif now.value is not None:
        yield from _far_enough(checking, number, finding, now, target)


def _far_enough(
    checking: Checking, number: int, finding: Finding, now: Measure, target: Measure
) -> Iterator[Remark]:
    then, start = target.value or 0.0, now.value or 0.0
    is_lower_better = finding.kind in LOWER_IS_BETTER
    if then >= start if is_lower_better else then <= start:
        sentence = Message(
            "The target {target} is not better than the number now, {now}.",
            target=target.text,
            now=now.text,
        )
        yield error("target_not_better", number, "target", sentence)
        return
    interval = baseline_interval(finding, checking.reading)
    if interval and interval[0] <= then <= interval[1]:
        sentence = Message(
            "The target {target} lies within the interval of the number now, {low} to {high}. A "
            "second measurement like this one cannot show that it was reached.",
            target=target.text,
            low=_shown(interval[0], finding),
            high=_shown(interval[1], finding),
        )
        yield warning("target_in_interval", number, "target", sentence)


def _limits(finding: Finding, checking: Checking) -> tuple[float, float]:
    if finding.kind in SHARE_AIMS:
        return 0.0, 1.0
    if finding.kind == "weak_quality":
        return float(min(QUALITY)), float(max(QUALITY))
    if finding.kind in ("need", "difference"):
        scale = checking.reading.scan.questionnaire.scored_scale
        return float(scale.low), float(scale.high)
    return 0.0, float("inf")


def _shown(value: float, finding: Finding) -> Share | Number:
    return Share(value) if finding.kind in SHARE_AIMS else Number(value)


def check_small_cells(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """No text quotes a group of fewer than five people, or a number that is withheld."""
    quoted = [(field, text) for field, text in checking.texts_of(row)]
    small = [(field, n) for field, text in quoted for n in numbers_of_people(text)]
    small += [("baseline", n) for n in _given(row.baseline.n)]
    for field, n in dict.fromkeys(small):
        if n < SMALL_CELL:
            yield small_cell(number, field, n)
    for field, text in quoted:
        for found in quotes_withheld(text, checking.reading):
            sentence = Message(
                "{found} is a number of a small group that is withheld. Leave it out.",
                found=found,
            )
            yield error("withheld_number", number, field, sentence)


def small_cell(number: int | None, field: str, n: int) -> Remark:
    """The remark on a group that is too small to quote."""
    sentence = Message(
        "A group of {n} people is quoted. Below {least} people nothing is shown.",
        n=n,
        least=SMALL_CELL,
    )
    return error("small_cell", number, field, sentence)
