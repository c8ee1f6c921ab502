"""Texts of a card: words that label people, and what is too long for the back of the room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import LANGUAGES, Bilingual, Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.problem import Problem, problem

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
LONGEST_SENTENCE = 25
MOST_WORDS = {
    ("title",): 10,
    ("levers", "label"): 12,
    ("levers", "positions", "label"): 12,
    ("prediction", "question"): 30,
    ("prediction", "options", "label"): 12,
    ("rounds", "task"): 30,
    ("discovery", "text"): 40,
    ("debrief", "describe"): 30,
    ("debrief", "understand"): 30,
    ("debrief", "structure"): 30,
    ("apply",): 30,
    ("close",): 30,
}
"""Words of what stands on the screen, by the keys that lead to it."""
FEW = 4
"""A text of so many words may well be the same in both languages, such as a name."""

TOLD = 300
"""Signs of a text that a sentence repeats."""


def check_texts(card: Card) -> list[Problem]:
    """Words to avoid, long sentences, texts too long for the screen, texts not translated."""
    return [found for place, text in texts_of(card) for found in _text(place, text)]


def texts_of(part: object, place: Place = ()) -> Iterator[tuple[Place, Bilingual]]:
    """Every text of a card with its place, in the order of the card.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> next(texts_of(load_card("W2")))[0]
    ('title',)
    """
    if isinstance(part, Bilingual):
        yield place, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts_of(getattr(part, name), (*place, name))
    elif isinstance(part, tuple):
        for at, one in enumerate(part):
            yield from texts_of(one, (*place, str(at)))


def _text(place: Place, text: Bilingual) -> list[Problem]:
    problems = []
    if text.nl == text.en and len(text.nl.split()) >= FEW:
        problems.append(
            problem(
                place,
                Message(
                    "The Dutch and the English text are the same. Translate it: {found}",
                    found=text.en,
                ),
            )
        )
    for language in LANGUAGES:
        problems += _told((*place, language), text.in_language(language), language)
    return problems


def _told(place: Place, text: str, language: str) -> list[Problem]:
    """What is wrong with a text in one language."""
    problems = [Problem(place, remark.message) for remark in check_wording(text, language)]
    n, most = len(text.split()), MOST_WORDS.get(_keys(place[:-1]))
    if most is not None and n > most:
        problems.append(
            problem(
                place,
                Message(
                    "This text has {n} words; on the screen fit {most}: {found}",
                    n=n,
                    most=most,
                    found=_begin(text),
                ),
            )
        )
    problems += [
        problem(
            place,
            Message(
                "This sentence has {n} words; {most} is the most: {found}",
                n=len(sentence.split()),
                most=LONGEST_SENTENCE,
                found=_begin(sentence),
            ),
        )
        for sentence in SENTENCE_END.split(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    return problems


def _begin(text: str) -> str:
    """Enough of a text to find it by."""
    return text if len(text) <= TOLD else f"{text[:TOLD].rstrip()} …"


def _keys(place: Place) -> Place:
    """The keys of a place without the numbers in lists."""
    return tuple(key for key in place if not key.isdigit())
