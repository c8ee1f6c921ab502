"""The first page of the pack: what, for whom, how long, and what lies ready."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Callout, Heading, Record, TableBlock, bullets
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.paper.wall import wall_pictures
from quickscan_sim.workshop.phases import PHASES, Phase

Data = dict[str, Any]
NONE = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"


def overview_blocks(run: CardRun, data: Data, title: str) -> Iterator[Block]:
    """One page for the trainer.

    Parameters
    ----------
    data
        The card as :func:`quickscan_sim.workshop.bundle.card_data` gives it.
    """
    say = translator(data["language"])
    low, high = data["people"]
    yield Heading(1, title)
    yield Callout("caution", data["banner"])
    yield Record(
        say("In short"),
        (
            (say("People"), say("{low} to {high}, in groups of three or four", low=low, high=high)),
            (say("Goal"), " ".join(_sentence(text) for text in data["objectives"])),
            (
                say("In 30 minutes"),
                say(
                    "One round of eight minutes. Begin with the first picture. Show the last one "
                    "when the groups have an explanation."
                ),
            ),
            (
                say("Always"),
                say(
                    "Ask about organisations, rules and routes, never about the choices of a "
                    "family. Say aloud how much time is left."
                ),
            ),
            (say("Print"), say("Everything on one side. Black and white is fine.")),
        ),
    )
    yield TableBlock(
        say("Minutes of each phase, and what to hand out"),
        (
            say("phase"),
            say("of 45").replace(" ", NO_BREAK),
            say("of 30").replace(" ", NO_BREAK),
            say("on paper"),
        ),
        tuple(_row(run, phase, data) for phase in PHASES),
        align=("left", "right", "right", "left"),
    )
    yield Heading(3, say("What trainers see go wrong"))
    yield bullets(*data["pitfalls"])


def _sentence(text: str) -> str:
    """A goal with a capital and a full stop.

    >>> _sentence("explain a number")
    'Explain a number.'
    """
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _row(run: CardRun, phase: Phase, data: Data) -> tuple[str, ...]:
    say = translator(data["language"])
    return (
        say(phase.title),
        str(phase.minutes(45)),
        str(phase.minutes(30) or NONE),
        _on_paper(run, phase.phase, data) or NONE,
    )


def _on_paper(run: CardRun, phase: str, data: Data) -> str:
    say = translator(data["language"])
    if phase.startswith("round_"):
        number = int(phase[-1])
        shown = [one.number for one in wall_pictures(run) if number in one.rounds]
        return say("picture {numbers} on the wall", numbers=", ".join(map(str, shown)))
    return {
        "prebrief": say("role cards") if data["roles"] else "",
        "predict": say("prediction sheet"),
        "debrief": say("questions; then the truth card"),
        "close": say("exit cards"),
    }.get(phase, "")
