"""The chapter on two classes or years beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quickscan_sim.grade.class_report.comparison import Compared, Comparison
from quickscan_sim.grade.class_report.wording import (
    difference_in_words,
    objective_text,
    with_interval,
)
from quickscan_sim.language import Number, translator
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock


def comparison_chapter(comparisons: Sequence[Comparison], language: str) -> Iterator[Block]:
    """Every other class, with what may be said of the differences."""
    say = translator(language)
    for one in comparisons:
        yield Heading(
            2, say("{assignment} beside {other}", assignment=one.assignment, other=one.other)
        )
        yield from _one(one, language)


def _one(found: Comparison, language: str) -> Iterator[Block]:
    say = translator(language)
    yield Paragraph(
        say(
            "This class: {n_here} students graded. {other}: {n_there}. Every student has an own "
            "wijk, so the numbers in the answers differ; the questions are the same.",
            n_here=found.n_here,
            n_there=found.n_there,
            other=found.other,
        )
        if found.is_same
        else say(
            "The questions or their points were changed between these two classes. So they are "
            "not compared: a difference could come from the questions."
        )
    )
    n_all = len((*found.questions, *found.objectives))
    if not found.is_same:
        return
    if not n_all:
        yield Paragraph(say("No question has 5 answers or more in both classes."))
        return
    yield Paragraph(
        say(
            "{n_all} differences were looked at. If the classes did not differ at all, about "
            "{n_chance} of them would still seem to differ. Seen here: {n_clear}.",
            n_all=n_all,
            n_chance=Number(found.n_by_chance, 1),
            n_clear=found.n_clear,
        )
    )
    yield _table(say("Differences by objective"), found.objectives, language, in_words=True)
    yield _table(say("Differences by question"), found.questions, language)
    yield Paragraph(
        say(
            "A difference is in percentage points: this class minus the other one. “May be alike” "
            "means that the interval holds 0. A difference does not say why: other students, "
            "another lesson or chance."
        )
    )


def _table(
    caption: str, rows: Sequence[Compared], language: str, *, in_words: bool = False
) -> TableBlock:
    say = translator(language)
    return TableBlock(
        caption,
        (
            say("objective") if in_words else say("question"),
            say("this class"),
            say("other class"),
            say("difference"),
            say("what it says"),
        ),
        tuple(
            (
                f"{one.name} {objective_text(one.name, language)}" if in_words else one.name,
                with_interval(one.here, language),
                with_interval(one.there, language),
                difference_in_words(one.difference, language),
                _verdict(one, language),
            )
            for one in rows
        ),
        align=("left", "right", "right", "right", "left"),
    )


def _verdict(one: Compared, language: str) -> str:
    say = translator(language)
    if not one.difference.is_clear:
        return say("may be alike")
    return say("more right here") if one.difference.value > 0 else say("fewer right here")
