"""What came back after a workshop, as a document: exit cards, or the attitude check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.present.cells import n_and_mark, number
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    TableBlock,
)
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.afterwards.attitude_change import AttitudeResults, attitude_results
from quickscan_sim.workshop.afterwards.attitude_columns import attitude_columns
from quickscan_sim.workshop.afterwards.attitude_forms import read_attitudes
from quickscan_sim.workshop.afterwards.attitude_words import backfire_sentence, change_text
from quickscan_sim.workshop.afterwards.exit_cards import ExitResults, exit_results
from quickscan_sim.workshop.afterwards.exit_form import (
    CARD,
    MAY_BE_SHOWN,
    PREDICTION,
    RIGHT,
    answer_column,
)
from quickscan_sim.workshop.afterwards.typed_forms import matching, read_forms
from quickscan_sim.workshop.card import Card

EXIT_HEADINGS = {one.en: one for one in (CARD, PREDICTION, MAY_BE_SHOWN, answer_column(1))}


BESIDE = (".txt", ".yaml", ".yml")
"""Files of a workshop that lie beside the table; most of them are none."""


def read_results(path: str | Path, card: Card | None = None) -> ExitResults | AttitudeResults:
    """Read a file that a trainer typed: the columns tell what it is.

    Parameters
    ----------
    path
        CSV or XLSX.
    card
        The card that exit cards should be about; None: as the file says.

    Raises
    ------
    QuickscanError
        When it cannot be read, or holds too few people.
    """
    try:
        table = read_forms(Path(path))
    except QuickscanError as problem:
        if Path(path).is_file() and Path(path).suffix.lower() in BESIDE:
            raise _no_results(path) from problem
        raise
    as_exit, as_attitudes = (
        matching(table, columns) for columns in (EXIT_HEADINGS, attitude_columns())
    )
    if not as_exit and not as_attitudes:
        raise _no_results(path)
    if as_attitudes > as_exit:
        return attitude_results(read_attitudes(table), Path(path).name)
    return exit_results(table, card)


def _no_results(path: str | Path) -> QuickscanError:
    return QuickscanError(
        "The file {file} holds no exit cards and no attitude check: none of their columns is "
        "in it. Start from a table that quickscan workshop paper wrote.",
        file=Path(path).name,
    )


def results_document(
    results: ExitResults | AttitudeResults, language: str, made_on: date
) -> Document:
    """The results to read or to print; the screen shows the same blocks."""
    say = translator(language)
    is_exit = isinstance(results, ExitResults)
    title = say("Exit cards") if is_exit else say("Attitude check: before and after")
    blocks = (
        exit_result_blocks(results, language)
        if isinstance(results, ExitResults)
        else attitude_result_blocks(results, language)
    )
    return Document(
        title=title,
        language=language,
        made_on=made_on,
        blocks=(Heading(1, title), *blocks),
        contents_title="",
        skip_text=say("Skip to the text"),
        data_table_text=say("The figure as a table"),
    )


def exit_result_blocks(results: ExitResults, language: str) -> Iterator[Block]:
    """How many predictions came out, and what people may share."""
    say = translator(language)
    card = results.card
    yield Paragraph(say("Card {card}, {title}.", card=card.card, title=card.title))
    if results.prediction is None:
        yield Paragraph(_too_few(language), say("Prediction came out:"))
    else:
        n = sum(results.prediction.values())
        yield TableBlock(
            say("Prediction came out? Number of people, {n}", n=n_and_mark(n, language)),
            (say("answer"), say("people")),
            tuple((say(RIGHT[code]), str(count)) for code, count in results.prediction.items()),
        )
    for question, texts in zip(card.exit_card, results.texts, strict=True):
        yield Heading(2, question.in_language(language))
        if texts is None:
            yield Paragraph(
                say(
                    "Not shown: fewer than {minimum} people wrote something that may be shown.",
                    minimum=SMALL_CELL,
                )
            )
        else:
            yield Bullets(tuple(Paragraph(text) for text in texts))


def attitude_result_blocks(results: AttitudeResults, language: str) -> Iterator[Block]:
    """Where the group went, how sure that is, and the numbers behind it."""
    say = translator(language)
    n = n_and_mark(results.n, language)
    yield Paragraph(backfire_sentence(results, language), say("The main point."))
    yield Callout(
        "caution",
        say(
            "These are five own practice items, not a validated instrument. There was no group "
            "without a workshop beside it, so a change can have other causes. Never use it to "
            "judge people or trainers."
        ),
    )
    changes = [
        (f"{item.item_id}. {item.text.in_language(language)}", change)
        for item, change in results.items
    ]
    changes.append((say("Score: A1 and A4 minus A2 and A5"), results.score))
    yield TableBlock(
        say("Means of the same people: {n}, with 95% interval of the change", n=n),
        (say("statement"), say("before"), say("after"), say("change")),
        tuple(
            (
                text,
                number(change.before, language, decimals=2),
                number(change.after, language, decimals=2),
                change_text(change, language),
            )
            for text, change in changes
        ),
    )
    yield Paragraph(
        say(
            "From 1 (fully disagree) to 5 (fully agree). A higher score puts the cause more in "
            "wages, benefits and rules; a lower one more in the person. Only people who filled in "
            "everything both times count."
        )
    )


def _too_few(language: str) -> str:
    say = translator(language)
    return say(
        "Not shown: an answer was given by fewer than {minimum} people, or nobody filled it in. "
        "In a small group people could be recognised.",
        minimum=SMALL_CELL,
    )
