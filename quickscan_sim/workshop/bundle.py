"""A played card as plain data for the page: texts of one language and every picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Bilingual, mark, translator
from quickscan_sim.workshop.card import Debrief, Lever, Round
from quickscan_sim.workshop.phases import LENGTHS, Phase, phases_of
from quickscan_sim.workshop.what_to_do import DOES

if TYPE_CHECKING:
    from quickscan_sim.workshop.card_run import CardRun, Key

BANNER = mark("Invented neighbourhood, simulated data: these are no real people.")

DEBRIEF_PARTS = {
    "describe": mark("Describe"),
    "understand": mark("Understand"),
    "structure": mark("Structure"),
}

Data = dict[str, Any]


def card_data(run: CardRun, language: str, keys: Iterable[Key] | None = None) -> Data:
    """Everything the page shows of a card, in one language, as JSON can hold it.

    Parameters
    ----------
    run
        The card with its seed.
    keys
        Positions of which the picture goes along; None: all of them.

    Returns
    -------
    dict
        ``card``, ``title``, ``module``, ``language``, ``banner``, ``opens_with`` (minutes),
        ``objectives``, ``lengths`` (for "45" and "30" a list of phases: ``phase``, ``title``,
        ``minutes``, ``screen``, ``notes`` and ``does`` (what to do in any workshop) as
        lists of texts, and in the debrief ``labels``, the
        kind of each question), ``levers`` (``name``, ``label``,
        ``positions`` as labels), ``rounds`` (for "1", "2" and "only": ``task``, ``start``,
        ``end``, ``moves``), ``frames`` (see :func:`frame_data`, by key), ``prediction``
        (``question``, ``options``, ``right``), ``discovery``, ``verdict``, ``truth``,
        ``pitfalls``, ``roles`` and ``exit_card``.
    """
    card = run.card
    say = translator(language)

    def told(texts: Iterable[Bilingual]) -> list[str]:
        return [text.in_language(language) for text in texts]

    return {
        "card": card.card,
        "title": card.title.in_language(language),
        "module": card.module,
        "language": language,
        "banner": say(BANNER),
        "people": list(card.people),
        "opens_with": card.minutes,
        "objectives": told(card.objectives),
        "lengths": {
            str(length): [_phase(run, phase, length, language) for phase in phases_of(length)]
            for length in LENGTHS
        },
        "levers": [_lever(lever, language) for lever in run.levers],
        "rounds": {name: _round(run, name, language) for name in ("1", "2", "only")},
        "frames": {
            key_text(key): frame_data(run, key, language)
            for key in (run.keys if keys is None else keys)
        },
        "prediction": {
            "question": card.prediction.question.in_language(language),
            "options": told(option.label for option in card.prediction.options),
            "round": card.prediction.round,
            "right": run.right_option(),
        },
        "discovery": card.discovery.text.in_language(language),
        "verdict": run.verdict(),
        "truth": told(card.truth) + [line.in_language(language) for line in run.truth()],
        "pitfalls": told(pitfall.text for pitfall in card.pitfalls),
        "roles": [
            {"name": role.name.in_language(language), "text": role.text.in_language(language)}
            for role in card.roles
        ],
        "exit_card": told(card.exit_card),
    }


def frame_data(run: CardRun, key: Key, language: str) -> Data:
    """The picture at these positions: ``svg``, ``alt``, ``told``, ``header`` and ``rows``."""
    picture = run.picture(key, language)
    return {
        "svg": picture.svg,
        "alt": picture.alt,
        "told": picture.told,
        "header": list(picture.header),
        "rows": [list(row) for row in picture.rows],
    }


def key_text(key: Key) -> str:
    """How a key is written in the page.

    >>> key_text((0, 2))
    '0-2'
    """
    return "-".join(map(str, key))


def _lever(lever: Lever, language: str) -> Data:
    positions = () if isinstance(lever.positions, str) else lever.positions
    return {
        "name": lever.name,
        "label": lever.label.in_language(language),
        "positions": [position.label.in_language(language) for position in positions],
    }


def _round(run: CardRun, name: str, language: str) -> Data:
    """Round 1, round 2, or the only one: from where the first starts to where the second ends."""
    first, last = (1, 2) if name == "only" else (int(name), int(name))
    start, end = run.start(first), run.end(last)
    of_round: Round = run.card.rounds[last - 1]
    moved = [lever.name for lever, a, b in zip(run.levers, start, end, strict=True) if a != b]
    return {
        "task": of_round.task.in_language(language),
        "start": list(start),
        "end": list(end),
        "moves": moved + [name for name in of_round.also if name not in moved],
    }


def _phase(run: CardRun, phase: Phase, length: int, language: str) -> Data:
    say = translator(language)
    screen, notes = _texts(run, phase.phase, length)
    labels = _kinds_of_questions(run.card.debrief) if phase.phase == "debrief" else []
    return {
        "phase": phase.phase,
        "title": say(phase.title),
        "minutes": phase.minutes(length),
        "screen": [text.in_language(language) for text in screen],
        "notes": [text.in_language(language) for text in notes],
        "does": [say(DOES[phase.phase])],
        "labels": [say(label) for label in labels],
    }


def _kinds_of_questions(debrief: Debrief) -> list[str]:
    return [
        title for part, title in DEBRIEF_PARTS.items() for _ in range(len(getattr(debrief, part)))
    ]


def _texts(run: CardRun, phase: str, length: int) -> tuple[list[Bilingual], list[Bilingual]]:
    """What everybody sees in a phase, and what only the trainer sees."""
    card = run.card
    questions = card.debrief
    first, second = card.rounds
    if phase == "round_1" and length == 30:
        return [first.task, second.task], [first.notes, second.notes]
    screen = {
        "prebrief": list(card.prebrief),
        "predict": [card.prediction.question],
        "round_1": [first.task],
        "round_2": [second.task],
        "debrief": [*questions.describe, *questions.understand, *questions.structure],
        "apply": [card.apply],
        "close": [card.close],
    }
    notes = {"round_1": [first.notes], "round_2": [second.notes]}
    return screen.get(phase, []), notes.get(phase, [])
