"""What a plan row aims at: one variable, its number now and its number then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.language import Day, Message, Number, Share, mark
from quickscan_sim.vocabulary import QUALITY


@dataclass(frozen=True)
class Aim:
    """Goal, indicator, baseline and target of a plan row."""

    goal: Message
    indicator: Message
    baseline: Message
    target: Message


def aim_of(finding: Finding, names: Names, check_date: date, top: int) -> Aim:
    """The aim that fits a finding; its baseline is the number of the finding.

    Parameters
    ----------
    check_date
        The day on which is measured whether the goal was reached.
    top
        The highest possible score.
    """
    facts = _facts(finding, names) | {"day": Day(check_date), "n": finding.n_now}
    if finding.kind in ("need", "difference"):
        return _score_aim(finding, facts, top)
    if finding.kind in ("hesitation", "wish", "silent"):
        return _share_aim(finding, facts)
    if finding.kind == "weak_quality":
        return _quality_aim(finding, facts)
    if finding.kind in GAP_AIMS:
        return _gap_aim(finding, facts)
    return _tie_aim(finding, facts)


def _score_aim(finding: Finding, facts: dict[str, object], top: int) -> Aim:
    now, others = finding.now or 0.0, finding.others or 0.0
    facts |= {"now": Number(now, 1), "then": Number(_better_score(now, others, top), 1)}
    of_sector = mark("On {day} the mean score of {sector} on {theme} is at least {then}.")
    of_wijken = mark(
        "On {day} the mean score on {theme} in these neighbourhoods is at least {then}."
    )
    return _aim(
        of_sector if finding.sector else of_wijken,
        mark("mean score on {theme}"),
        mark("{now} (n = {n})"),
        "{then}",
        facts,
    )


def _better_score(now: float, others: float, top: int) -> float:
    """Halfway to the others, and at least two tenths of a point: reachable and visible."""
    return min(float(top), max(now + 0.2, now + (others - now) / 2))


def _share_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    now = finding.now or 0.0
    facts |= {"now": Share(now), "less": Share(now / 2)}
    goals = {
        "hesitation": mark(
            "On {day} at most {less} say that they often see it and do not know what to do "
            "({theme})."
        ),
        "wish": mark(
            "On {day} everyone who wants to learn about {theme} has had one chance to do so with "
            "colleagues of other organisations."
        ),
        "silent": mark(
            "On {day} every organisation has been asked in person, and at most {less} have not "
            "been heard."
        ),
    }
    indicators = {
        "hesitation": mark("share that often does not know what to do"),
        "wish": mark("share of people with this wish who have had a chance to learn"),
        "silent": mark("share of organisations that have not been heard"),
    }
    is_wish = finding.kind == "wish"
    return _aim(
        goals[finding.kind],
        indicators[finding.kind],
        mark("0% (new); {now} have this wish (n = {n})") if is_wish else "{now} (n = {n})",
        "100%" if is_wish else "{less}",
        facts,
    )


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


def _quality_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    good = float(max(QUALITY) - 1)
    facts |= {"now": Number(finding.now or 0.0, 1), "then": Number(good, 1)}
    return _aim(
        mark("On {day}, {one} and {other} rate working together on {layer} at {then} or higher."),
        mark("mean quality of this tie (1 to 4)"),
        "{now} (n = {n})",
        "{then}",
        facts,
    )


def _gap_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    about_all = finding.kind == "informal_apart" and not finding.organisation_id
    facts |= {"now": Number(finding.now or 0.0, 1)}
    return _aim(*(ALL_INFORMAL_AIM if about_all else GAP_AIMS[finding.kind]), facts)


def _tie_aim(finding: Finding, facts: dict[str, object]) -> Aim:
    return _aim(
        mark(
            "On {day} at least half of the people of {one} and of {other} name each other on "
            "{layer}."
        ),
        mark("number of sides that name the other (at least half of their people)"),
        mark("1 of 2 sides") if finding.kind == "one_way" else mark("0 of 2 sides"),
        mark("2 of 2 sides"),
        facts,
    )


def _aim(goal: str, indicator: str, baseline: str, target: str, facts: dict[str, object]) -> Aim:
    return Aim(*(Message(text, **facts) for text in (goal, indicator, baseline, target)))


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
