"""``quickscan plan``: draft an improvement plan, and check one that people changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from quickscan_sim.advise import (
    ImprovementPlan,
    Reading,
    Remark,
    check_plan,
    collect_findings,
    draft_plan,
    naming,
    read_plan,
    score_plan,
    write_plan,
)
from quickscan_sim.advise.plan.rubric import RubricScore
from quickscan_sim.advise.remark import ERROR, placed
from quickscan_sim.cli.choosing import find_neighbourhood, find_organisation
from quickscan_sim.cli.reading import made_safe, read_reading, tell_naming, write_table
from quickscan_sim.cli.round_table import plan_of_minutes
from quickscan_sim.cli.session import WORK_FAILED, Screen, check_ending
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import Day, Number, mark

TABLE = ".csv"
ENDINGS = (".yaml", ".yml", TABLE)


@dataclass(frozen=True)
class PlanWish:
    """What the user asks for: a plan for whom, or which plan to check, and where it goes."""

    wijk: str | None = None
    organisation: str | None = None
    check: Path | None = None
    rubric: bool = False
    minutes: Path | None = None
    named: bool | None = None


def show_plan(
    screen: Screen,
    data: Path,
    mapping: Path | None,
    wish: PlanWish,
    out: Path | None,
    force: bool,
) -> None:
    """A draft plan, the plan of a round table, or the remarks on a plan in a file."""
    _check_wish(wish, out)
    if wish.minutes:
        plan_of_minutes(screen, data, mapping, wish.named, wish.minutes, out, force)
        return
    plan = read_plan(wish.check) if wish.check else None
    reading = made_safe(screen, read_reading(screen, data, mapping))
    if plan is not None:
        _show_remarks(screen, plan, reading, wish)
        return
    names = naming.Names(reading.scan, naming.is_named(reading.scan, wish.named))
    plan = _draft(screen, reading, wish)
    tell_naming(screen, reading.scan, names.named)
    tell_plan(screen, plan, names)
    if out and out.suffix.lower() == TABLE:
        with atomic_file(out, force) as file:
            write_table(plan.to_frame(names), file)
        screen.place("Draft plan as a table", out)
    elif out:
        write_plan(plan, out, force, names=names)
        screen.place("Draft plan, to be changed in a text editor", out)
        if not names.named:
            screen.say("This file holds the codes of organisations: share it with care.")


def _check_wish(wish: PlanWish, out: Path | None) -> None:
    check_ending(out, *ENDINGS)
    if wish.check and (out or wish.wijk or wish.organisation):
        raise QuickscanError(
            "--check looks at a plan that is there; leave out --out, --wijk and --organisation."
        )
    if wish.minutes and (wish.check or wish.wijk or wish.organisation):
        raise QuickscanError(
            "--minutes makes the plan of that round table; leave out --check, --wijk and "
            "--organisation."
        )
    if wish.rubric and not wish.check:
        raise QuickscanError("--rubric goes with --check and a plan.")


def _draft(screen: Screen, reading: Reading, wish: PlanWish) -> ImprovementPlan:
    scan = reading.scan
    return draft_plan(
        collect_findings(reading, wish.named),
        reading,
        screen.language,
        named=wish.named,
        neighbourhood_id=find_neighbourhood(scan, wish.wijk) if wish.wijk else None,
        organisation_id=find_organisation(scan, wish.organisation) if wish.organisation else None,
    )


def tell_plan(screen: Screen, plan: ImprovementPlan, names: naming.Names) -> None:
    """The rows of a plan on the screen."""
    if not plan.rows:
        screen.say("No finding is certain enough to plan for. Talk about it first.")
    for number, row in enumerate(plan.rows, start=1):
        screen.title(f"{number}. {row.finding}")
        screen.say("Goal: {goal}", goal=row.goal)
        screen.say("Action: {action}", action=row.action)
        screen.say("First step: {step}", step=row.first_step)
        screen.say("Lead: {owner}", owner=row.owner_name(names))
        screen.say(
            "Now: {baseline}. Then: {target}. Check: {day}.",
            baseline=row.baseline.text,
            target=row.target.text,
            day=Day(row.check_date) if row.check_date else "-",
        )


def _show_remarks(screen: Screen, plan: ImprovementPlan, reading: Reading, wish: PlanWish) -> None:
    """Remarks on a plan; exit status 1 when something is to be mended."""
    findings = collect_findings(reading, wish.named)
    remarks = check_plan(plan, reading, findings)
    errors = [remark for remark in remarks if remark.severity == ERROR]
    _tell_remarks(screen, mark("To improve"), errors)
    _tell_remarks(screen, mark("To think about"), [one for one in remarks if one not in errors])
    if wish.rubric:
        _tell_score(screen, score_plan(plan, reading, findings))
    if errors:
        raise typer.Exit(WORK_FAILED)
    screen.say("There is nothing to improve here. People decide whether it is a good plan.")


def _tell_remarks(screen: Screen, title: str, remarks: list[Remark]) -> None:
    if remarks:
        screen.title(title)
        screen.points([placed(remark).in_language(screen.language) for remark in remarks])


def _tell_score(screen: Screen, score: RubricScore) -> None:
    screen.title("Rubric: what can be counted")
    for point in score.points:
        screen.points([f"{point.earned:g} / {point.worth:g}  {screen.translate(point.text)}"])
    screen.say(
        "Automatic part: {points} of {worth} points.",
        points=Number(score.earned, 1),
        worth=score.worth,
    )
    screen.title("Rubric: what a grader looks at")
    for signal in score.signals:
        screen.points([signal.sentence.in_language(screen.language)])
    screen.say("These are pointers for a grader, and never a mark. A person reads the plan.")
