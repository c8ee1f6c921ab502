"""Whether a plan as a whole holds: its data, its number of first steps, its themes."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.advise.actions import load_actions
from quickscan_sim.advise.plan.check_data import small_cell
from quickscan_sim.advise.plan.checking import PLAN_TEXTS, SENTENCES, Checking, error, warning
from quickscan_sim.advise.plan.data_version import data_version
from quickscan_sim.advise.plan.draft import AT_MOST_FIRST_STEPS
from quickscan_sim.advise.plan.model import PlanRow
from quickscan_sim.advise.plan.text_numbers import numbers_of_people
from quickscan_sim.advise.remark import Remark
from quickscan_sim.advise.word_patterns import says
from quickscan_sim.language import Day, Listing, Message
from quickscan_sim.vocabulary import SMALL_CELL


def check_data_version(checking: Checking) -> Iterator[Remark]:
    """The plan was made from these very data."""
    plan, here = checking.plan, data_version(checking.reading)
    if plan.data.fingerprint == here.fingerprint:
        return
    yield error(
        "other_data",
        None,
        "data",
        Message(
            "This plan belongs to other data: {own}, wave {own_wave}, measured on {own_day} (mark "
            "{own_mark}). It was compared with {municipality}, wave {wave}, measured on {day} "
            "(mark {mark}).",
            own=plan.municipality,
            own_wave=plan.data.wave,
            own_day=Day(plan.data.measured_on),
            own_mark=plan.data.fingerprint[:8],
            municipality=checking.reading.scan.municipality,
            wave=here.wave,
            day=Day(here.measured_on),
            mark=here.fingerprint[:8],
        ),
    )


def check_place(checking: Checking) -> Iterator[Remark]:
    """The wijk or organisation that the plan is for exists."""
    plan, scan = checking.plan, checking.reading.scan
    if plan.neighbourhood_id and plan.neighbourhood_id not in set(
        scan.neighbourhoods["neighbourhood_id"]
    ):
        sentence = Message(
            "The plan is for the neighbourhood {code}, which is not in these data.",
            code=repr(plan.neighbourhood_id),
        )
        yield error("unknown_neighbourhood", None, "neighbourhood_id", sentence)
    if plan.organisation_id and plan.organisation_id not in checking.organisations:
        sentence = Message(
            "The plan is for the organisation {code}, which is not in these data.",
            code=repr(plan.organisation_id),
        )
        yield error("unknown_organisation", None, "organisation_id", sentence)


def check_amount(checking: Checking) -> Iterator[Remark]:
    """There are rows, and at most three start now."""
    starting = [row for row in checking.plan.rows if row.starts_now]
    if not checking.plan.rows:
        yield warning("no_rows", None, "rows")
    if len(starting) > AT_MOST_FIRST_STEPS:
        sentence = Message(
            "{n} rows start now. Choose at most {most}; the others wait.",
            n=len(starting),
            most=AT_MOST_FIRST_STEPS,
        )
        yield error("too_many_first_steps", None, "starts_now", sentence)


def check_twice(checking: Checking) -> Iterator[Remark]:
    """No action stands there twice."""
    first: dict[str, int] = {}
    for number, row in enumerate(checking.plan.rows, start=1):
        for same in {f"id {row.action_id}"} if row.action_id else {row.action.strip().casefold()}:
            if same and same in first:
                sentence = Message("This is the same action as in row {row}.", row=first[same])
                yield error("action_twice", number, "action", sentence)
            first.setdefault(same, number)


def check_training(checking: Checking) -> Iterator[Remark]:
    """Training is not the answer to everything."""
    rows = checking.plan.rows
    learning = {one.action_id for one in load_actions() if one.asks_training}
    trained = [row for row in rows if is_training(row, learning, checking.plan.language)]
    if len(rows) > 1 and len(trained) * 2 > len(rows):
        text = SENTENCES["training_everywhere"]
        sentence = Message(text, n=len(trained), all=len(rows))
        yield warning("training_everywhere", None, "rows", sentence)


def is_training(row: PlanRow, learning: set[str], language: str) -> bool:
    """Whether the action of a row is that professionals learn something."""
    return row.action_id in learning or says(row.action, "training", language)


def check_themes(checking: Checking) -> Iterator[Remark]:
    """Every theme that is scored has a row, or is said to have none."""
    plan, questionnaire = checking.plan, checking.reading.scan.questionnaire
    known = set(questionnaire.theme_ids)
    for number, row in enumerate(plan.rows, start=1):
        if row.theme and row.theme not in known:
            sentence = Message("There is no theme {theme} in these data.", theme=repr(row.theme))
            yield error("unknown_theme", number, "theme", sentence)
    if plan.neighbourhood_id or plan.organisation_id:
        return
    missing = [
        theme.name
        for theme in questionnaire.themes
        if theme.theme_id not in {row.theme for row in plan.rows}
        and theme.name.in_language(plan.language) not in plan.not_found
    ]
    if missing:
        sentence = Message(
            "Nothing is said about {themes}. Add a row, or say that nothing was found there.",
            themes=Listing(tuple(missing)),
        )
        yield warning("theme_missing", None, "not_found", sentence)


def check_limits(checking: Checking) -> Iterator[Remark]:
    """The plan says what may not be concluded, and that invented data are invented."""
    plan = checking.plan
    if not plan.limits.strip():
        yield warning("no_limits", None, "limits")
    told = " ".join(getattr(plan, field) for field in PLAN_TEXTS)
    if plan.data.invented and not says(told, "invented", plan.language):
        yield warning("not_said_invented", None, "limits")
    for field in PLAN_TEXTS:
        for n in numbers_of_people(getattr(plan, field)):
            if n < SMALL_CELL:
                yield small_cell(None, field, n)
