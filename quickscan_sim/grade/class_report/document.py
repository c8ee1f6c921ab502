"""A class report as a document."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.grade.class_report.beside import comparison_chapter
from quickscan_sim.grade.class_report.by_name import names_chapter
from quickscan_sim.grade.class_report.chapters import (
    group_chapter,
    objective_chapter,
    question_chapter,
    time_chapter,
)
from quickscan_sim.grade.class_report.figures import describe_misconceptions, plot_misconceptions
from quickscan_sim.grade.class_report.opening import opening, what_to_do
from quickscan_sim.grade.class_report.report import AssignmentResults, ClassReport
from quickscan_sim.grade.class_report.second_look import second_look_chapter
from quickscan_sim.language import format_day, translator
from quickscan_sim.present.document import (
    Block,
    Callout,
    Document,
    FigureBlock,
    Heading,
    Paragraph,
    bullets,
)
from quickscan_sim.present.figure_style import as_png

AT_MOST = 12
"""Misconceptions in the figure."""


def class_document(report: ClassReport, language: str) -> Document:
    """The whole report, ready to be rendered."""
    say = translator(language)
    title = say("Class report {course_run}", course_run=report.course_run)
    return Document(
        title=title,
        language=language,
        made_on=report.made_on,
        blocks=tuple(_blocks(report, title, language)),
        contents_title=say("Contents"),
        skip_text=say("Go to the text"),
        data_table_text=say("The same as a table"),
    )


def _blocks(report: ClassReport, title: str, language: str) -> Iterator[Block]:
    say = translator(language)
    yield Heading(1, title)
    yield Paragraph(
        say(
            "Where does the class get stuck, and what can you do on Monday? Made on {day}.",
            day=format_day(report.made_on, language),
        )
    )
    if report.with_names:
        yield Callout(
            "caution",
            say("This report holds names and numbers of small groups. Keep it for yourself."),
        )
    yield from opening(report, language)
    yield from what_to_do(report, language)
    yield from _misconceptions(report, language)
    for one in report.assignments:
        yield Heading(2, one.answers.assignment)
        yield from _assignment(one, language, with_names=report.with_names)
    yield from comparison_chapter(report.comparisons, language)
    yield from _how_to_read(language)


def _misconceptions(report: ClassReport, language: str) -> Iterator[Block]:
    say = translator(language)
    if not report.misconceptions:
        return
    yield Heading(2, say("All misconceptions"))
    shown = report.misconceptions[:AT_MOST]
    told = describe_misconceptions(shown, language)
    whole = describe_misconceptions(report.misconceptions, language)
    caption = say("How many students show each misconception, with the 95% interval")
    figure = as_png(plot_misconceptions(shown, language))
    yield FigureBlock(figure, told.alt, caption, whole.header, whole.rows)
    if not report.with_names:
        yield Paragraph(say("What fewer than 5 students think is not shown."))


def _assignment(results: AssignmentResults, language: str, *, with_names: bool) -> Iterator[Block]:
    say = translator(language)
    if not results.answers.students:
        yield Paragraph(say("Nothing that was handed in could be graded, so there are no numbers."))
    else:
        yield from question_chapter(results, language)
        yield from objective_chapter(results, language)
        yield from second_look_chapter(results, language)
        yield from time_chapter(results, language)
        yield from group_chapter(results, language)
    if with_names:
        yield from names_chapter(results.answers, language)


def _how_to_read(language: str) -> Iterator[Block]:
    say = translator(language)
    yield Heading(2, say("How to read this"))
    yield bullets(
        say(
            "Right: the share of the students who answered and got every point. Not readable "
            "answers count as answers that are not right."
        ),
        say(
            "Points: the mean share of the points of everybody who was graded. An empty answer "
            "has no points. Points that you gave count in the place of the computer's."
        ),
        say(
            "Between brackets is the 95% interval. A class of 30 is small: look at the interval "
            "before you draw a conclusion."
        ),
        say(
            "A misconception is a thought that leads to this very answer. Whether the student "
            "really thinks so, you only hear in a talk. An answer that fits two counts for both."
        ),
        say(
            "Below 5 students no number about answers is shown. Work that could not be graded "
            "does not count in the numbers."
        ),
        say(
            "These numbers say how the questions were answered. They do not say how good a student "
            "or a lesson is."
        ),
    )
