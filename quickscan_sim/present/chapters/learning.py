"""What people want to learn, feel sure of and know, and what their organisation arranged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.present.cells import is_withheld, records, share_with_interval, shown_n
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    import pandas as pd

ORDER = ("wish", "confidence", "hesitation", "knowledge", "checklist")


def learning(material: Material) -> list[Block]:
    """One short table per part of the questionnaire."""
    shares = material.reading.shares
    blocks: list[Block] = [Heading(2, material.say("Learning, knowing and arranging"))]
    for part in ORDER:
        rows = shares[(shares["part"] == part) & shares["sector"].isna()]
        if not rows.empty:
            blocks += _part(part, rows, material)
    if len(blocks) == 1:
        blocks.append(Paragraph(material.say("The questionnaire did not ask about this.")))
    return blocks


def _part(part: str, rows: pd.DataFrame, material: Material) -> list[Block]:
    title, meaning = _texts(part, material)
    ordered = sorted(
        records(rows),
        key=lambda row: (
            is_withheld(row, "share"),
            0 if is_withheld(row, "share") else -row["share"],
        ),
    )
    return [
        Heading(3, title),
        Paragraph(meaning),
        TableBlock(
            title,
            (material.say("question"), material.say("share (95% interval)"), "n"),
            tuple(
                (
                    item_text(str(row["item_id"]), material),
                    share_with_interval(row, material.language),
                    shown_n(row, "share", material.language),
                )
                for row in ordered
            ),
        ),
    ]


def item_text(item_id: str, material: Material) -> str:
    """The question as it stood on the form."""
    return material.text(material.questionnaire.item(item_id).text)


def _texts(part: str, material: Material) -> tuple[str, str]:
    say = material.say
    return {
        "wish": (
            say("What people want to learn"),
            say(
                "The share that said yes. A wish to learn is a good start. Training is one way "
                "to meet it; looking along with a colleague or a fixed contact can help as much."
            ),
        ),
        "confidence": (
            say("What people feel sure of"),
            say("The share that feels sure or very sure."),
        ),
        "hesitation": (
            say("Seeing it, and not knowing what to do"),
            say(
                "The share that often sees it and does not know what to do. That is no "
                "unwillingness: it asks for time, agreements and a place to ask."
            ),
        ),
        "knowledge": (
            say("What people know"),
            say(
                "The share with the right answer. The questions are difficult; the right answers "
                "stand with the questionnaire."
            ),
        ),
        "checklist": (
            say("What organisations arranged"),
            say(
                'The share of people who say that their organisation has this. "I don\'t know" '
                "counts as an answer, and not as yes. Colleagues may see it differently."
            ),
        ),
    }[part]
