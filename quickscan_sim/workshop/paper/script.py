"""The script: what to do, ask and watch in each phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Heading, PageBreak, Record
from quickscan_sim.workshop.paper.steps import DOES

Data = dict[str, Any]


def script_blocks(data: Data) -> Iterator[Block]:
    """A box for each phase of 45 minutes.

    Parameters
    ----------
    data
        The card as :func:`quickscan_sim.workshop.bundle.card_data` gives it.
    """
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Script"))
    for phase in data["lengths"]["45"]:
        yield _phase(phase, data)


def _phase(phase: Data, data: Data) -> Record:
    say = translator(data["language"])
    parts = [(say("What you do"), say(DOES[phase["phase"]]))]
    # The questions of the debrief have a page of their own.
    if phase["screen"] and phase["phase"] != "debrief":
        parts.append((say("Read out"), "\n".join(phase["screen"])))
    if phase["notes"]:
        parts.append((say("Notes"), "\n".join(phase["notes"])))
    title = say("{phase}: {minutes} minutes", phase=phase["title"], minutes=phase["minutes"])
    return Record(title, tuple(parts))
