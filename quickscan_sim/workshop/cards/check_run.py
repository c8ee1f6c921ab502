"""What shows when a card is played: one lever moves, a prediction comes out, it is to be seen."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Message
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.card_run import CardRun, Key
from quickscan_sim.workshop.cards.problem import Problem, problem, problems_of

MOST_PICTURES = 60
UNUSABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What a view stumbles over that is given settings it was not made for."""

Step = Callable[[int, int], None]
"""How many pictures are made, and how many there are."""


def check_run(card: Card, step: Step | None = None) -> list[Problem]:
    """Play the card with its seed; everything that does not come out as it should.

    Parameters
    ----------
    step
        Asks for every picture to be made, and hears how far it is; None: only those that the
        rounds show.
    """
    try:
        run = CardRun(card)
        if len(run.keys) > MOST_PICTURES:
            return [_too_many(run)]
        ends = (run.end(1), run.end(2))
        problems = [*_one_moves(run, *ends), *_prediction(run), *_discovery(run)]
        run.truth()
        _make_pictures(run, ends, step)
    except QuickscanError as refused:
        return problems_of((), refused)
    except UNUSABLE as found:
        return [
            problem(
                ("settings",),
                Message(
                    "The view {view} cannot be shown with these settings and levers ({reason}). "
                    "Compare them with a card of the kit: quickscan workshop copy.",
                    view=card.view,
                    reason=f"{type(found).__name__}: {found}",
                ),
            )
        ]
    return problems


def _too_many(run: CardRun) -> Problem:
    return problem(
        ("levers",),
        Message(
            "The levers have {n} combinations of positions; {most} is the most, or the page "
            "takes too long. Leave out positions or a lever.",
            n=len(run.keys),
            most=MOST_PICTURES,
        ),
    )


def _one_moves(run: CardRun, first: Key, second: Key) -> list[Problem]:
    moved = [lever.name for lever, a, b in zip(run.levers, first, second, strict=True) if a != b]
    if len(moved) == 1:
        return []
    if not moved:
        return [
            problem(
                ("rounds", 1),
                Message(
                    "Nothing changes between the end of round 1 and the end of round 2. Move one "
                    "lever in round 2."
                ),
            )
        ]
    return [
        problem(
            ("rounds", 1),
            Message(
                "Between the end of round 1 and the end of round 2 {n} levers move: {moved}. "
                "Move one; otherwise nobody knows what did it.",
                n=len(moved),
                moved=", ".join(moved),
            ),
        )
    ]


def _prediction(run: CardRun) -> list[Problem]:
    if run.right_option() is not None:
        return []
    return [
        problem(
            ("prediction", "options"),
            Message(
                "No option of the prediction comes out. What comes out is {outcome}.",
                outcome=repr(run.outcome()),
            ),
        )
    ]


def _discovery(run: CardRun) -> list[Problem]:
    sentences = {
        "not seen": Message(
            "With seed {seed} the discovery does not show. Try another seed, or other positions.",
            seed=run.seed,
        ),
        "opposite": Message(
            "With seed {seed} the opposite of the discovery shows. Try another seed, or other "
            "positions.",
            seed=run.seed,
        ),
    }
    verdict = run.verdict()
    return [] if verdict == "seen" else [Problem(("seed",), sentences[verdict])]


def _make_pictures(run: CardRun, ends: tuple[Key, Key], step: Step | None) -> None:
    """Make pictures in both languages; what a view cannot draw shows here."""
    keys = [run.start(1), *ends] if step is None else run.keys
    for number, key in enumerate(keys, start=1):
        for language in LANGUAGES:
            run.picture(key, language)
        if step is not None:
            step(number, len(keys))
