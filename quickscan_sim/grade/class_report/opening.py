"""The top of a class report: who handed in, what most can do, what to talk about first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.grade.class_report.report import AssignmentResults, ClassReport
from quickscan_sim.grade.class_report.results import MisconceptionResult, ObjectiveResult
from quickscan_sim.grade.class_report.wording import (
    between,
    known_misconception,
    objective_text,
    statement_of,
)
from quickscan_sim.language import Listing, Message, Share, translator
from quickscan_sim.present.document import Block, Callout, Heading, Paragraph

FIRST = 3
"""So many misconceptions are talked about first."""
MOST = 0.5


def opening(report: ClassReport, language: str) -> Iterator[Block]:
    """In short: the sentences that somebody with one minute reads."""
    say = translator(language)
    yield Heading(2, say("In short"))
    for one in report.assignments:
        yield Paragraph(_counts(one.answers, language), lead=f"{one.answers.assignment}.")
        yield from (
            Callout("caution", problem.in_language(language)) for problem in one.answers.problems
        )
    yield Paragraph(what_most_can(report.assignments, language), lead=say("What goes well."))
    yield Paragraph(what_first(report, language), lead=say("What to talk about first."))


def _counts(answers: ClassAnswers, language: str) -> str:
    say = translator(language)
    n_in = len(answers.handed_in)
    parts = [
        say(
            "Of the {n} students in this class, {n_in} handed in.",
            n=answers.class_size,
            n_in=n_in,
        )
        if answers.groups
        else say("Students who handed in: {n_in}.", n_in=n_in),
        say("Graded: {n}.", n=len(answers.students)),
        say("Waiting for you: {n}.", n=len(answers.waiting)) if answers.waiting else "",
        say("Not graded yet: {n}.", n=len(answers.unmarked)) if answers.unmarked else "",
        say("Could not be graded: {n}.", n=len(answers.failed)) if answers.failed else "",
    ]
    return " ".join(filter(None, parts))


def what_most_can(assignments: Sequence[AssignmentResults], language: str) -> str:
    """The objectives that most students reach, firmly only where the interval allows it."""
    say = translator(language)
    every = [one for each in assignments for one in each.objectives if one.right is not None]
    if not every:
        return say("Fewer than 5 students answered each question: too few to say something of.")
    best = sorted(every, key=lambda one: -one.right.low if one.right else 0.0)
    sure = [one for one in best if one.right is not None and one.right.low > MOST][:2]
    if sure:
        return say(
            "Most answers are right on: {objectives}.",
            objectives=Listing(tuple(_objective(one, language) for one in sure)),
        )
    if best[0].right is not None and best[0].right.value > MOST:
        return say(
            "It goes best on {objective}. Whether most students can do it is not certain yet.",
            objective=_objective(best[0], language),
        )
    return say(
        "On no objective are most answers right. It goes best on {objective}.",
        objective=_objective(best[0], language),
    )


def _objective(one: ObjectiveResult, language: str) -> str:
    if one.right is None:
        return one.objective_id
    say = translator(language)
    return say(
        "“{objective}” ({share} right; {interval})",
        objective=objective_text(one.objective_id, language),
        share=Share(one.right.value),
        interval=between(one.right, language),
    )


def what_first(report: ClassReport, language: str) -> str:
    """The misconceptions to talk about first, with how many students show them."""
    say = translator(language)
    if not any(one.is_enough for one in report.assignments):
        return say(
            "Look at the answers themselves in formgrader: this class is too small to count."
        )
    if not report.misconceptions:
        return say(
            "No misconception was shown by 5 students or more. Look at the questions with the "
            "lowest share right."
        )
    first = report.misconceptions[:FIRST]
    said = tuple(
        Message(
            "“{thought}” ({n} of {n_all} students; {interval})",
            thought=statement_of(one.code, language),
            n=one.n_students,
            n_all=one.share.n,
            interval=between(one.share, language),
        )
        for one in first
    )
    return say("{thoughts}. What you can do is below.", thoughts=Listing(said))


def what_to_do(report: ClassReport, language: str) -> Iterator[Block]:
    """For each of the first misconceptions: what students think, and what helps."""
    say = translator(language)
    if not report.misconceptions:
        return
    yield Heading(2, say("What you can do in the next lesson"))
    for number, one in enumerate(report.misconceptions[:FIRST], start=1):
        yield Heading(3, f"{number}. {statement_of(one.code, language)}")
        yield Paragraph(_how_often(one, language))
        yield from _help(one, language)


def _how_often(one: MisconceptionResult, language: str) -> str:
    say = translator(language)
    return say(
        "{n} of the {n_all} students who could show this do so: {share}. In a class like this one "
        "it could be {interval}. You see it in {questions}.",
        n=one.n_students,
        n_all=one.share.n,
        share=Share(one.share.value),
        interval=between(one.share, language),
        questions=Listing(one.question_ids),
    )


def _help(one: MisconceptionResult, language: str) -> Iterator[Block]:
    say = translator(language)
    known = known_misconception(one.code)
    if known is None:
        return
    yield Paragraph(known.explanation.in_language(language), lead=say("What the feedback says."))
    yield Paragraph(known.hints[0].in_language(language), lead=say("Start with this."))
    yield Paragraph(known.hints[2].in_language(language), lead=say("An example for the board."))
    yield Paragraph(
        say(
            "In the guide for lecturers: the page Misconceptions at {code}, and the page of module "
            "{module}.",
            code=one.code,
            module=known.module,
        ),
        lead=say("Read on."),
    )
