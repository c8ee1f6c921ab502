"""The script: what to do, ask and watch in each phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Heading, PageBreak, TableBlock
from quickscan_sim.workshop.what_to_do import DOES

Data = dict[str, Any]


def script_blocks(data: Data) -> Iterator[Block]:
    """A row for each phase of 45 minutes, so that the script is one page.

    Parameters
    ----------
    data
        The card as :func:`quickscan_sim.workshop.bundle.card_data` gives it.
    """
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Script"))
    yield TableBlock(
        "",
        (say("phase"), say("what you do"), say("read out; between brackets for you")),
        tuple(_row(phase, data["language"]) for phase in data["lengths"]["45"]),
        align=("left", "left", "left"),
    )


def _row(phase: Data, language: str) -> tuple[str, ...]:
    say = translator(language)
    title = say("{phase}: {minutes} minutes", phase=phase["title"], minutes=phase["minutes"])
    # The questions of the debrief have a page of their own.
    read_out = [] if phase["phase"] == "debrief" else phase["screen"]
    notes = [f"({note})" for note in phase["notes"]]
    return title, say(DOES[phase["phase"]]), "\n".join([*read_out, *notes])
