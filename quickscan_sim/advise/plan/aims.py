"""What a plan row aims at: one variable, its number now and its number then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan.intervals import Interval, first_above, first_below
from quickscan_sim.language import Day, Message, Number, Share, mark
from quickscan_sim.vocabulary import QUALITY

LOWER_IS_BETTER = ("hesitation", "silent", "hangs_on_one", "split_layer", "differing_views")
"""Kinds of findings whose number should go down."""


@dataclass(frozen=True)
class Quantity:
    """A number as it reads in both languages, its value, and how many it rests on."""

    text: Message
    value: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class Aim:
    """Goal, indicator, baseline and target of a plan row."""

    goal: Message
    indicator: Message
    baseline: Quantity
    target: Quantity


def aim_of(
    finding: Finding, names: Names, check_date: date, top: int, interval: Interval | None = None
) -> Aim:
    """The aim that fits a finding; its baseline is the number of the finding.

    Parameters
    ----------
    check_date
        The day on which is measured whether the goal was reached.
    top
        The highest possible score.
    interval
        Of the number now, from :func:`~quickscan_sim.advise.plan.intervals.baseline_interval`:
        the target lies outside it where that asks no more than what others do now (or a tenth of
        a point above), so that a later measurement can show that it was reached.
    """
    facts = _facts(finding, names) | {"day": Day(check_date), "n": finding.n_now}
    if finding.kind in ("need", "difference"):
        return _score_aim(finding, facts, top, interval)
    if finding.kind in ("hesitation", "wish", "silent"):
        return _share_aim(finding, facts, interval)
    if finding.kind == "weak_quality":
        return _quality_aim(finding, facts, interval)
    if finding.kind in GAP_AIMS:
        return _gap_aim(finding, facts)
    return _tie_aim(finding, facts)


def _score_aim(
    finding: Finding, facts: dict[str, object], top: int, interval: Interval | None
) -> Aim:
    now, others = finding.now or 0.0, finding.others or 0.0
    then = _better_score(now, others, top, interval)
    facts |= {"now": Number(now, 1), "then": Number(then, 1)}
    of_sector = mark("On {day} the mean score of {sector} on {theme} is at least {then}.")
    of_wijken = mark(
        "On {day} the mean score on {theme} in these neighbourhoods is at least {then}."
    )
    return Aim(
        Message(of_sector if finding.sector else of_wijken, **facts),
        Message(mark("mean score on {theme}"), **facts),
        Quantity(Message(mark("{now} (n = {n})"), **facts), round(now, 2), finding.n_now),
        Quantity(Message("{then}", **facts), then),
    )


def _better_score(now: float, others: float, top: int, interval: Interval | None) -> float:
    """Halfway to the others, at least two tenths of a point, and visible where that can be."""
    halfway = round(min(float(top), max(now + 0.2, now + (others - now) / 2)), 1)
    visible = first_above(interval)
    may_ask = min(float(top), max(others + 0.1, halfway))
    return visible if halfway < visible <= may_ask else halfway


SHARE_AIMS = {
    "hesitation": (
        mark(
            "On {day} at most {less} say that they often see it and do not know what to do "
            "({theme})."
        ),
        mark("share that often does not know what to do"),
    ),
    "wish": (
        mark(
            "On {day} everyone who wants to learn about {theme} has had one chance to do so with "
            "colleagues of other organisations."
        ),
        mark("share of people with this wish who have had a chance to learn"),
    ),
    "silent": (
        mark(
            "On {day} every organisation has been asked in person, and at most {less} have not "
            "been heard."
        ),
        mark("share of organisations that have not been heard"),
    ),
}
"""Goal and indicator of a share, by the kind of finding."""


def _share_aim(finding: Finding, facts: dict[str, object], interval: Interval | None) -> Aim:
    now, n = finding.now or 0.0, finding.n_now
    half = round(now / 2, 2)
    visible = first_below(interval)
    less = visible if 0 < visible < half else half
    facts |= {"now": Share(now), "less": Share(less)}
    goal, indicator = (Message(text, **facts) for text in SHARE_AIMS[finding.kind])
    if finding.kind == "wish":
        wish = Message(mark("0% (new); {now} have this wish (n = {n})"), **facts)
        return Aim(goal, indicator, Quantity(wish, 0.0, n), Quantity(Message("100%"), 1.0))
    baseline = Quantity(Message(mark("{now} (n = {n})"), **facts), round(now, 3), n)
    return Aim(goal, indicator, baseline, Quantity(Message("{less}", **facts), less))


GAP_AIMS = {
    "single_broker": (
        mark("On {day}, {other} has at least one partner on {layer} beside {one}."),
        mark("number of partners of {other} on {layer} beside {one}"),
        "0",
        "1",
    ),
    "hangs_on_one": (
        mark("On {day} less than a quarter lose the others on {layer} if {one} falls away."),
        mark("organisations that lose the largest group if {one} falls away (expected number)"),
        "{now}",
        mark("less than a quarter of the organisations"),
    ),
    "split_layer": (
        mark("On {day} less than a quarter of the organisations are apart on {layer}."),
        mark("organisations outside the largest group (expected number)"),
        "{now}",
        mark("less than a quarter of the organisations"),
    ),
    "not_found": (
        mark("On {day} at least one organisation names {one}."),
        mark("number of organisations that name {one} (at least half of their people)"),
        "0",
        "1",
    ),
    "informal_apart": (
        mark("On {day}, {one} has a tie with at least one formal organisation on {layer}."),
        mark("number of formal organisations with a tie with {one} on {layer}"),
        "0",
        "1",
    ),
    "single_layer": (
        mark("On {day}, {one} and {other} name each other on at least two subjects."),
        mark("number of subjects on which they name each other"),
        "1",
        "2",
    ),
    "differing_views": (
        mark("On {day} the views of {one} and {other} on {layer} are less than two steps apart."),
        mark("difference between the two sides, in steps"),
        mark("two steps or more"),
        mark("less than two steps"),
    ),
}
"""Goal, indicator, baseline and target of a weak spot, by its kind."""

ALL_INFORMAL_AIM = (
    mark("On {day} at least one informal group has a tie with a formal organisation on {layer}."),
    mark("number of informal groups with such a tie on {layer}"),
    "0",
    "1",
)


GAP_NUMBERS = {
    "single_broker": (0.0, 1.0),
    "not_found": (0.0, 1.0),
    "informal_apart": (0.0, 1.0),
    "single_layer": (1.0, 2.0),
    "no_tie": (0.0, 2.0),
    "one_way": (1.0, 2.0),
}
"""Baseline and target of what is counted; other kinds have their number from the finding."""


def _quality_aim(finding: Finding, facts: dict[str, object], interval: Interval | None) -> Aim:
    now, good = finding.now or 0.0, float(max(QUALITY) - 1)
    visible = first_above(interval)
    good = visible if good < visible <= max(QUALITY) else good
    facts |= {"now": Number(now, 1), "then": Number(good, 1)}
    return Aim(
        Message(
            "On {day}, {one} and {other} rate working together on {layer} at {then} or higher.",
            **facts,
        ),
        Message("mean quality of this tie (1 to 4)"),
        Quantity(Message("{now} (n = {n})", **facts), round(now, 2), finding.n_now),
        Quantity(Message("{then}", **facts), good),
    )


def _gap_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    about_all = finding.kind == "informal_apart" and not finding.organisation_id
    facts |= {"now": Number(finding.now or 0.0, 1)}
    texts = ALL_INFORMAL_AIM if about_all else GAP_AIMS[finding.kind]
    return _counted(texts, finding, facts, (finding.now, None))


def _tie_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    texts = (
        mark(
            "On {day} at least half of the people of {one} and of {other} name each other on "
            "{layer}."
        ),
        mark("number of sides that name the other (at least half of their people)"),
        mark("1 of 2 sides") if finding.kind == "one_way" else mark("0 of 2 sides"),
        mark("2 of 2 sides"),
    )
    return _counted(texts, finding, facts, (0.0, 2.0))


def _counted(
    texts: tuple[str, str, str, str],
    finding: Finding,
    facts: dict[str, object],
    otherwise: tuple[float | None, float | None],
) -> Aim:
    goal, indicator, baseline, target = (Message(text, **facts) for text in texts)
    found, then = GAP_NUMBERS.get(finding.kind, otherwise)
    now = None if found is None else round(found, 2)
    return Aim(goal, indicator, Quantity(baseline, now), Quantity(target, then))


def _facts(finding: Finding, names: Names) -> dict[str, object]:
    facts: dict[str, object] = {}
    if finding.theme:
        facts["theme"] = names.theme(finding.theme)
    if finding.layer:
        facts["layer"] = names.layer(finding.layer)
    if finding.sector:
        facts["sector"] = names.sector(finding.sector)
    if finding.organisation_id:
        facts["one"] = names.organisation(finding.organisation_id, finding.neighbourhood_id)
    if finding.partner_id:
        facts["other"] = names.organisation(finding.partner_id, finding.neighbourhood_id)
    return facts
