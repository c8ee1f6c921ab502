"""``quickscan plan``: draft an improvement plan."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.advise import ImprovementPlan, collect_findings, draft_plan, naming
from quickscan_sim.cli.reading import made_safe, read_reading, tell_naming, write_table
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import Day


def show_plan(
    screen: Screen,
    data: Path,
    mapping: Path | None,
    named: bool | None,
    out: Path | None,
    force: bool,
) -> None:
    """The rows of a draft plan."""
    check_ending(out, ".csv")
    reading = made_safe(screen, read_reading(screen, data, mapping))
    names = naming.Names(reading.scan, naming.is_named(reading.scan, named))
    findings = collect_findings(reading, named)
    plan = draft_plan(findings, reading, screen.language, named=named)
    tell_naming(screen, reading.scan, names.named)
    _tell(screen, plan, names)
    if out:
        with atomic_file(out, force) as file:
            write_table(plan.to_frame(names), file)
        screen.place("Draft plan as a table", out)


def _tell(screen: Screen, plan: ImprovementPlan, names: naming.Names) -> None:
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
