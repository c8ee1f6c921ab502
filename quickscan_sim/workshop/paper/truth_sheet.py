"""The truth card on the last page, to fold or to put in an envelope until the debrief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Callout, Card, Heading, PageBreak, Paragraph

Data = dict[str, Any]


def truth_blocks(data: Data) -> Iterator[Block]:
    """What is true in this neighbourhood, what people should find, and which prediction came out.

    Parameters
    ----------
    data
        The card as :func:`quickscan_sim.workshop.bundle.card_data` gives it.
    """
    say = translator(data["language"])
    yield PageBreak()
    yield Heading(2, say("Truth card: closed until the debrief"))
    yield Callout(
        "caution",
        say("Fold this page, or put it in an envelope. Open it after the third kind of question."),
        say("Closed until the debrief."),
    )
    yield Card(
        say("What is true in this invented neighbourhood"),
        (
            *(Paragraph(text) for text in data["truth"]),
            Paragraph(data["discovery"], say("To be discovered.")),
            *_outcome(data),
        ),
        "private",
    )


def _outcome(data: Data) -> tuple[Paragraph, ...]:
    say = translator(data["language"])
    right = data["prediction"]["right"]
    if right is None:
        return (Paragraph(say("None of the options."), say("What came out of the prediction.")),)
    option = data["prediction"]["options"][right]
    return (Paragraph(option, say("What came out of the prediction.")),)
