"""The chapter on questions that deserve a second look."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.grade.class_report.misbehaving import FEWEST, Item, OptionFound
from quickscan_sim.grade.class_report.report import AssignmentResults
from quickscan_sim.grade.class_report.wording import correlation_in_words, option_in_words
from quickscan_sim.language import Share, format_share, translator
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, TableBlock
from quickscan_sim.teach.questions import find_question
from quickscan_sim.teach.simulated_class.item_quality import DEAD


def second_look_chapter(results: AssignmentResults, language: str) -> Iterator[Block]:
    """Questions that are hard, easy or at odds with the rest, and options that do not work."""
    say = translator(language)
    yield Heading(3, say("Questions that deserve a second look"))
    if not results.items:
        yield Paragraph(
            say("Fewer than {n} students: too few to say how a question behaves.", n=FEWEST)
        )
        return
    yield Paragraph(
        say(
            "This is about questions, not about students. A question is listed when fewer than "
            "25% or more than 95% of its points were earned. It is also listed when it hardly goes "
            "with the rest (a correlation below 0.15). On a worksheet, where the student may try "
            "again, many right answers are fine."
        )
    )
    flagged = [one for one in results.items if one.flag]
    if flagged:
        yield TableBlock(
            say("Questions outside the limits"),
            (say("question"), say("what is seen"), say("points"), say("goes with the rest")),
            tuple(_row(one, language) for one in flagged),
            align=("left", "left"),
        )
    else:
        yield Paragraph(say("No question lies outside these limits."))
    yield from _options(results, language)


def _row(one: Item, language: str) -> tuple[str, ...]:
    say = translator(language)
    firm = {
        "easy": say("almost everybody has it right"),
        "hard": say("hard: few points were earned"),
        "low correlation": say("hardly goes with the rest"),
    }
    perhaps = {
        "easy": say("perhaps almost everybody has it right"),
        "hard": say("perhaps hard"),
        "low correlation": say("perhaps hardly goes with the rest"),
    }
    low, high = (format_share(bound, language) for bound in (one.p_low, one.p_high))
    between = say("{low} to {high}", low=low, high=high)
    points = f"{format_share(one.p, language)} ({between})"
    together = correlation_in_words(one.r, one.r_low, one.r_high, language)
    return one.question_id, (firm if one.is_clear else perhaps)[one.flag], points, together


def _options(results: AssignmentResults, language: str) -> Iterator[Block]:
    say = translator(language)
    if not results.has_key:
        yield Paragraph(
            say("The key was not found, so nothing is said of the options that were chosen.")
        )
        return
    if results.options:
        yield Paragraph(say("Options to look at:"))
        yield Bullets(
            tuple(
                Paragraph(_option(one, language), lead=f"{one.question_id}.")
                for one in results.options
            )
        )


def _option(one: OptionFound, language: str) -> str:
    say = translator(language)
    option = option_in_words(find_question(one.question_id), one.option, language)
    if one.why == "dead":
        return say(
            "Of {n_all} students fewer than {share} chose {option}.",
            option=option,
            n_all=one.n,
            share=Share(DEAD),
        )
    return say(
        "Students with more points chose {option} more often: {n} of {n_all}, correlation {r}. "
        "Is this option wrong beyond doubt?",
        option=option,
        n=one.n_chosen,
        n_all=one.n,
        r=correlation_in_words(one.r, one.r_low, one.r_high, language),
    )
