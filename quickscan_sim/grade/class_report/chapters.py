"""The chapters of one assignment: questions, objectives, second looks, time and groups."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.grade.class_report.figures import describe_questions, plot_questions
from quickscan_sim.grade.class_report.report import AssignmentResults
from quickscan_sim.grade.class_report.results import QuestionResult
from quickscan_sim.grade.class_report.wording import (
    NOTHING,
    objective_text,
    statement_of,
    with_interval,
)
from quickscan_sim.language import format_number, translator
from quickscan_sim.present.document import Block, FigureBlock, Heading, Paragraph, TableBlock
from quickscan_sim.present.figure_style import as_png

AT_MOST = 3
"""Misconceptions that are named at a question."""


def question_chapter(results: AssignmentResults, language: str) -> Iterator[Block]:
    """Every question: the figure, the table, and the mistakes behind the answers."""
    say = translator(language)
    yield Heading(3, say("Question by question"))
    if not results.is_enough:
        yield Paragraph(
            say("Fewer than 5 students answered each question. So no numbers are shown here.")
        )
        return
    told = describe_questions(results.questions, language)
    caption = say("Share right by question, with the 95% interval")
    figure = as_png(plot_questions(results.questions, language))
    yield FigureBlock(figure, told.alt, caption, told.header, told.rows)
    yield TableBlock(
        say("What students made of each question"),
        (
            say("question"),
            say("objective"),
            say("answered"),
            say("right"),
            say("points"),
            say("left empty"),
            say("not readable"),
            say("waits for you"),
        ),
        tuple(_row(one, language) for one in results.questions),
        align=("left", "left"),
    )
    yield from _mistakes(results, language)


def _row(one: QuestionResult, language: str) -> tuple[str, ...]:
    return (
        one.question.question_id,
        one.question.objective,
        str(one.n_given),
        with_interval(one.right, language),
        with_interval(one.points, language),
        str(one.n_empty),
        str(one.n_form),
        str(one.n_waits),
    )


def _mistakes(results: AssignmentResults, language: str) -> Iterator[Block]:
    say = translator(language)
    rows = [
        (one.question.question_id, _common(one, language))
        for one in results.questions
        if one.misconceptions
    ]
    if rows:
        yield TableBlock(
            say("The most frequent misconceptions at each question"),
            (say("question"), say("what these students think")),
            tuple(rows),
            align=("left", "left"),
        )


def _common(one: QuestionResult, language: str) -> str:
    say = translator(language)
    return "; ".join(
        say("“{thought}” ({n})", thought=statement_of(code, language), n=n)
        for code, n in one.misconceptions[:AT_MOST]
    )


def objective_chapter(results: AssignmentResults, language: str) -> Iterator[Block]:
    """Every objective in words."""
    say = translator(language)
    if not results.is_enough:
        return
    yield Heading(3, say("By objective"))
    rows = [
        (
            one.objective_id,
            objective_text(one.objective_id, language),
            ", ".join(name.partition(".")[2] for name in one.question_ids) or NOTHING,
            with_interval(one.right, language),
            with_interval(one.points, language),
        )
        for one in sorted(results.objectives, key=lambda one: one.objective_id)
    ]
    yield TableBlock(
        say("What students can do"),
        (say("objective"), say("what it is"), say("questions"), say("right"), say("points")),
        tuple(rows),
        align=("left", "left", "left"),
    )


def time_chapter(results: AssignmentResults, language: str) -> Iterator[Block]:
    """Minutes and hints of each question, where notebooks tell."""
    say = translator(language)
    yield Heading(3, say("Time and hints"))
    rows = [
        (
            one.question.question_id,
            format_number(one.question.minutes, language, 1),
            NOTHING if one.minutes is None else format_number(one.minutes[0], language, 1),
            NOTHING if one.minutes is None else str(one.minutes[1]),
            NOTHING if one.hints is None else format_number(one.hints[0], language, 1),
            NOTHING if one.hints is None else str(one.hints[1]),
        )
        for one in results.questions
        if one.minutes is not None or one.hints is not None
    ]
    if not rows:
        yield Paragraph(
            say(
                "Not given: the notebooks say of fewer than 5 students how long they worked or "
                "which hints they opened."
            )
        )
        return
    yield TableBlock(
        say("Minutes of the middle student, and hints opened on average"),
        (
            say("question"),
            say("minutes planned"),
            say("minutes"),
            say("n of minutes"),
            say("hints"),
            say("n of hints"),
        ),
        tuple(rows),
    )


def group_chapter(results: AssignmentResults, language: str) -> Iterator[Block]:
    """Groups of 5 or more, beside each other."""
    say = translator(language)
    found = results.groups
    if not any(results.answers.groups.values()):
        return
    yield Heading(3, say("By group"))
    if found.shown:
        objectives = list(dict.fromkeys(name for one in found.shown for name in one.by_objective))
        yield TableBlock(
            say("Mean share of the points by group"),
            (say("group"), "n", say("all"), *objectives),
            tuple(
                (
                    one.group or say("without a group"),
                    str(one.n),
                    with_interval(one.points, language),
                    *(with_interval(one.by_objective.get(name), language) for name in objectives),
                )
                for one in found.shown
            ),
        )
        yield Paragraph(
            say(
                "Only questions that the computer grades count here; no answer is no points. Do "
                "two intervals overlap for the larger part? Then the groups may well be alike."
            )
        )
    if found.n_hidden_groups:
        yield Paragraph(
            say(
                "Groups that are not shown: {n}, with {n_students} students. A group below 5 "
                "students is not shown. Sometimes one more is left out: else subtraction would "
                "give the small one away.",
                n=found.n_hidden_groups,
                n_students=found.n_hidden_students,
            )
        )
