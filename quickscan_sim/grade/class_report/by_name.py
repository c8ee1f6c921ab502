"""The chapter for the lecturer alone: who did not hand in, what went wrong, what waits."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.grade.class_report.class_answers import ClassAnswers
from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock


def names_chapter(answers: ClassAnswers, language: str) -> Iterator[Block]:
    """One table of students to do something about; nobody else is named."""
    say = translator(language)
    yield Heading(3, say("For you alone: students to look after"))
    rows = list(name_rows(answers, language))
    if not rows:
        yield Paragraph(say("Everybody handed in, everything is graded, and there are no notes."))
        return
    yield TableBlock(
        say("Students, and what to do or know"),
        (say("student"), say("what is the matter"), say("more")),
        tuple(rows),
        align=("left", "left", "left"),
    )


def name_rows(answers: ClassAnswers, language: str) -> Iterator[tuple[str, str, str]]:
    """Who did not hand in, who failed and why, who waits, and notes of marking."""
    say = translator(language)
    for student in answers.absent:
        yield _named(answers, student), say("handed in nothing"), answers.groups[student]
    for student in answers.unmarked:
        yield _named(answers, student), say("not graded yet"), say("run quickscan class grade")
    for record in answers.failed:
        why = record.failure.in_language(language) if record.failure else ""
        yield _named(answers, record.student), say("could not be graded"), why
    for record in answers.marked:
        for note in record.notes:
            yield _named(answers, record.student), say("note"), note.in_language(language)
    for student in answers.waiting:
        waits = [one.question_id for one in answers.answers if one.student == student and one.waits]
        yield _named(answers, student), say("waits for you"), ", ".join(waits)


def _named(answers: ClassAnswers, student: str) -> str:
    name = answers.names.get(student, "")
    return f"{name} ({student})" if name else student
