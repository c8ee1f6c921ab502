"""Exit cards that were typed in: what may be told about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.survey_table import SurveyTable
from quickscan_sim.language import LANGUAGES, current_language, translator
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.afterwards.exit_form import (
    CARD,
    MAY_BE_SHOWN,
    PREDICTION,
    RIGHT,
    YES_NO,
    exit_columns,
)
from quickscan_sim.workshop.afterwards.typed_forms import Form, heading_of, typed_forms
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.read_card import load_card


@dataclass(frozen=True)
class ExitResults:
    """What people wrote at the end; None where fewer than 5 people are behind it.

    ``prediction``: for each answer how many gave it, where every answer that was given has at
    least 5 people: in a small room one "no" has a name. ``texts``: for each open question what may
    be shown, in the order of the alphabet, so that nobody can be told from the place in the list.
    """

    card: Card
    n: int
    prediction: Mapping[str, int] | None
    texts: tuple[tuple[str, ...] | None, ...]


def exit_results(table: SurveyTable, card: Card | None = None) -> ExitResults:
    """Count the exit cards of one session.

    Parameters
    ----------
    table
        The file.
    card
        The card they should be about; None: the card that the file names.

    Raises
    ------
    QuickscanError
        When a column is missing, an answer cannot be read, cards are mixed, or fewer than 5
        people wrote something.
    """
    card = card or _card_of(table)
    forms = [form for form in typed_forms(table, exit_columns(card)) if _is_filled(form)]
    for form in forms:
        _check_card(form, card, table)
    answers = [_choice(form, "prediction", RIGHT, table) for form in forms]
    consent = [_choice(form, "may_be_shown", YES_NO, table) == "yes" for form in forms]
    if len(forms) < SMALL_CELL:
        raise QuickscanError(
            "The file {file} has fewer than {minimum} exit cards. Then nothing is counted, "
            "because people could be recognised. Talk about them instead.",
            file=table.path.name,
            minimum=SMALL_CELL,
        )
    shown = [form for form, may in zip(forms, consent, strict=True) if may]
    return ExitResults(
        card=card,
        n=len(forms),
        prediction=_counted([answer for answer in answers if answer]),
        texts=tuple(_texts(shown, number) for number in range(1, len(card.exit_card) + 1)),
    )


def _card_of(table: SurveyTable) -> Card:
    for name in table.cells[heading_of(table, CARD)].str.strip():
        if name:
            return load_card(name)
    raise QuickscanError(
        "The file {file} does not say which card it is about. Fill in the column {column}, or "
        "name the card with --card.",
        file=table.path.name,
        column=CARD.in_language(current_language()),
    )


def _is_filled(form: Form) -> bool:
    """Whether somebody wrote something: the card alone was there already."""
    return any(text for name, text in form.cells.items() if name != "card")


def _check_card(form: Form, card: Card, table: SurveyTable) -> None:
    found = form.cells["card"]
    if found and found.upper() != card.card.upper():
        raise QuickscanError(
            "Line {line} of {file} is about card {found}, and the file is about {card}. Give "
            "every card and every session its own file.",
            line=form.line,
            file=table.path.name,
            found=found,
            card=card.card,
        )


def _choice(form: Form, name: str, choices: Mapping[str, str], table: SurveyTable) -> str:
    """Which of the answers somebody ticked, in either language; empty when none."""
    written = form.cells[name].strip(" .!").lower()
    if not written:
        return ""
    known = {
        translator(language)(label).lower(): code
        for language in LANGUAGES
        for code, label in choices.items()
    }
    if written == "?":
        return "unknown" if "unknown" in choices else ""
    if written in known:
        return known[written]
    say = translator(current_language())
    column = PREDICTION if name == "prediction" else MAY_BE_SHOWN
    labels = [say(label) for label in choices.values()]
    raise QuickscanError(
        "Line {line} of {file} has {found} in the column {column}. Expected: {known}, or nothing. "
        "The nearest is {near}.",
        line=form.line,
        file=table.path.name,
        found=repr(form.cells[name]),
        column=column.in_language(current_language()),
        known=", ".join(labels),
        near=nearest(written, labels) or labels[0],
    )


def _counted(answers: list[str]) -> dict[str, int] | None:
    """How many gave each answer; None where any answer is that of 1 to 4 people."""
    counts = Counter(answers)
    if not counts or min(counts.values()) < SMALL_CELL:
        return None
    return {code: counts[code] for code in RIGHT}


def _texts(forms: list[Form], number: int) -> tuple[str, ...] | None:
    written = [form.cells[f"answer_{number}"] for form in forms]
    found = sorted((text for text in written if text), key=str.casefold)
    return tuple(found) if len(found) >= SMALL_CELL else None
