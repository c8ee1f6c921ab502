"""One question on the answer sheet: what is right, and which mistake gives which other answer."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock
from quickscan_sim.teach.misconceptions.misconception import Misconception
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.paper.question_blocks import title_of, without_marks
from quickscan_sim.teach.questions.expected import Expected, Value, expect
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.wording import options_of, shown
from quickscan_sim.teach.self_check.as_read import as_read


def answer_blocks(
    question: Question, data: OwnData, language: str, known: dict[str, Misconception]
) -> Iterator[Block]:
    """The right answer and the others; of a text a good answer and the levels."""
    say = translator(language)
    yield Heading(3, title_of(question, language))
    if not question.is_automatic:
        yield from _marked_by_a_person(question, language)
        return
    expected = expect(question, data)
    right = answer_text(question, expected.right, data, language)
    yield Paragraph(right, lead=say("Right:"))
    rows = tuple(_mistakes(question, expected, data, language, known))
    if rows:
        yield TableBlock(
            say("Other answers"),
            (say("Answer"), say("The thought behind it")),
            rows,
            ("left", "left"),
        )


def answer_text(question: Question, value: Value, data: OwnData, language: str) -> str:
    """An answer with the text of the option that was chosen."""
    if value is None:
        return "–"
    if question.kind == "choice":
        label = options_of(question, data).get(value)
        text = without_marks(shown(label, language)) if label is not None else ""
        if not text:
            return str(value)
        return text if text.lower().startswith(str(value).lower()) else f"{value}: {text}"
    read = as_read(question, _rounded(value, question.form.decimals))
    return "–" if read is None else read.in_language(language)


def _rounded(value: Value, decimals: int | None) -> Value:
    if decimals is None:
        return value
    if isinstance(value, dict):
        return {row: _rounded(cell, decimals) for row, cell in value.items()}
    return round(value, decimals) if isinstance(value, float) else value


def _mistakes(
    question: Question,
    expected: Expected,
    data: OwnData,
    language: str,
    known: dict[str, Misconception],
) -> Iterator[tuple[str, str]]:
    """Answers with the mistakes that lead to them; those with one answer stand together."""
    found: dict[str, list[str]] = {}
    values = [(name, value) for name, value in expected.mutants.items() if value is not None]
    if question.kind in ("choice", "several"):
        values += [
            (option.misconception, option.key if question.kind == "choice" else {option.key})
            for option in question.options
            if option.misconception
        ]
    for name, value in values:
        if value != expected.right and name in known:
            text = answer_text(question, value, data, language)
            found.setdefault(text, []).append(name)
    for text, names in found.items():
        thoughts = [
            f"{name}: {known[name].statement.in_language(language)}"
            for name in dict.fromkeys(names)
        ]
        yield text, " / ".join(thoughts)


def _marked_by_a_person(question: Question, language: str) -> Iterator[Block]:
    say = translator(language)
    if question.good_answer is not None:
        text = without_marks(question.good_answer.in_language(language))
        yield Paragraph(text, lead=say("A good answer:"))
    rows = tuple(
        (
            row.name.in_language(language),
            " / ".join(
                f"{place}. {level.in_language(language)}" for place, level in enumerate(row.levels)
            ),
        )
        for row in question.rubric
    )
    if rows:
        yield TableBlock(
            say("How to mark it"), (say("Criterion"), say("Levels")), rows, ("left", "left")
        )
