"""Whether a row can be carried out and checked: owner, dates, goal, target (SMART)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from quickscan_sim.advise.plan.checking import Checking, error, warning
from quickscan_sim.advise.plan.drafting import WEEKS_TO_FIRST_STEP
from quickscan_sim.advise.plan.model import PlanRow
from quickscan_sim.advise.plan.text_numbers import aims_in
from quickscan_sim.advise.remark import Remark
from quickscan_sim.advise.word_patterns import says
from quickscan_sim.errors import nearest
from quickscan_sim.language import Day, Message, mark

NEEDED = ("goal", "action", "indicator", "first_step", "residents")


def check_filled(_: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """Everything that a row cannot do without is there."""
    for field in NEEDED:
        if not getattr(row, field).strip():
            yield error(f"no_{field}", number, field)
    for field in ("baseline", "target"):
        if not getattr(row, field).text.strip():
            yield error(f"no_{field}", number, field)


def check_owner(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """Somebody takes the lead who exists, and works there."""
    if row.owner is None:
        yield error("no_owner", number, "owner")
    elif row.owner not in checking.organisations:
        yield error("unknown_owner", number, "owner", _unknown(row.owner, checking, OWNER))
    else:
        yield from _elsewhere(checking, number, row, row.owner)
    if not row.owner_function.strip():
        yield error("no_function", number, "owner_function")
    for partner in row.partners:
        if partner not in checking.organisations:
            yield error("unknown_partner", number, "partners", _unknown(partner, checking, PARTNER))
        elif partner == row.owner:
            sentence = Message("{one} is owner and partner at once.", one=partner)
            yield error("owner_is_partner", number, "partners", sentence)


def _elsewhere(checking: Checking, number: int, row: PlanRow, owner: str) -> Iterator[Remark]:
    wijk = checking.wijk_of(row)
    known = set(checking.reading.scan.neighbourhoods["neighbourhood_id"])
    if wijk is None or wijk not in known or owner in checking.names.in_wijk(wijk):
        return
    yield error(
        "owner_elsewhere",
        number,
        "owner",
        Message(
            "The owner {owner} does not work in {wijk}. Choose an organisation of this "
            "neighbourhood.",
            owner=checking.organisations[owner],
            wijk=checking.names.wijk(wijk),
        ),
    )


OWNER = (
    mark("The owner {code} is no organisation of these data."),
    mark("The owner {code} is no organisation of these data. The nearest is {near}."),
)
PARTNER = (
    mark("The partner {code} is no organisation of these data."),
    mark("The partner {code} is no organisation of these data. The nearest is {near}."),
)


def _unknown(code: str, checking: Checking, sentences: tuple[str, str]) -> Message:
    by_name = {name: one for one, name in checking.organisations.items()}
    near = nearest(code, [*checking.organisations, *by_name])
    if near is None:
        return Message(sentences[0], code=repr(code))
    return Message(sentences[1], code=repr(code), near=by_name.get(near, near))


def check_dates(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """Term and check are there, in order, and after the day of measuring."""
    measured_on = checking.plan.data.measured_on
    if row.term is None:
        yield error("no_term", number, "term")
    elif row.term <= measured_on:
        sentence = _days(
            mark("The term {one} is not after the day of measuring {other}."), row.term, measured_on
        )
        yield error("term_past", number, "term", sentence)
    if row.check_date is None:
        yield error("no_check_date", number, "check_date")
    elif row.term is not None and row.term > row.check_date:
        sentence = _days(
            mark("The term {one} is after the check on {other}."), row.term, row.check_date
        )
        yield error("term_after_check", number, "term", sentence)


def check_first_step(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """A row that starts now takes its first step within six weeks."""
    start = checking.plan.starts_on
    last = start + timedelta(weeks=WEEKS_TO_FIRST_STEP)
    day = row.first_step_by
    if day is None:
        if row.starts_now:
            yield error("no_first_step_date", number, "first_step_by")
        return
    if day < start:
        sentence = _days(
            mark("The first step on {one} is before the plan starts, on {other}."), day, start
        )
        yield error("first_step_past", number, "first_step_by", sentence)
    elif row.starts_now and day > last:
        sentence = _days(
            mark(
                "The first step on {one} is later than six weeks after the start. At the latest: "
                "{other}."
            ),
            day,
            last,
        )
        yield error("first_step_late", number, "first_step_by", sentence)


def check_goal(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """The goal is one thing, and has a number."""
    if not row.goal.strip():
        return
    aims = aims_in(row.goal)
    themes = checking.reading.scan.questionnaire.themes
    named = [one for one in themes if one.name.in_language(checking.plan.language) in row.goal]
    if not aims and not says(row.goal, "number", checking.plan.language):
        yield error("goal_without_number", number, "goal")
    if len(aims) > 1 or len(named) > 1:
        yield warning("goal_two_variables", number, "goal")


def _days(text: str, one: date, other: date) -> Message:
    return Message(text, one=Day(one), other=Day(other))
