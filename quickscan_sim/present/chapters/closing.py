"""What the report does not say, how it was measured, and how findings were chosen."""

from __future__ import annotations

from quickscan_sim.advise.findings.no_findings import NoFinding, say_nothing_about
from quickscan_sim.present.chapters.definitions import CHOOSING, DEFINITIONS, FACTS
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    TableBlock,
    bullets,
)
from quickscan_sim.vocabulary import COLLABORATION_LEVELS

AT_MOST_SHOWN = 40
"""Rows of what could not be found; with more, the table is no longer read."""


def limits(material: Material) -> list[Block]:
    """What cannot be read from it."""
    say = material.say
    notice = material.text(material.questionnaire.notice)
    return [
        Heading(2, say("What this report does not say")),
        Bullets(
            (
                Paragraph(
                    say("This is the view of professionals; residents were not asked.")
                    + " "
                    + say("Whether families are helped by it has to be asked of families.")
                ),
                Paragraph(
                    say(
                        "People answered about themselves. What people say they do and what they "
                        "do can differ."
                    )
                ),
                Paragraph(
                    say(
                        "It is one moment. Without a second measurement it does not show whether "
                        "things get better or worse, and it never shows why."
                    )
                ),
                Paragraph(
                    say(
                        "It is about groups and about working together, never about one "
                        "professional or one family, and it is no ranking."
                    )
                ),
                Paragraph(
                    say(
                        "How families are doing depends on income, housing, debts and rules too. "
                        "Professionals cannot solve that alone."
                    )
                ),
                *(
                    (Paragraph(say("About the questionnaire: {notice}.", notice=notice)),)
                    if notice and material.audience.reader != "professional"
                    else ()
                ),
            )
        ),
    ]


def nothing_to_say(material: Material) -> list[Block]:
    """What was looked at without a finding: because nothing showed, or because it could not."""
    say = material.say
    found = _nothing(material)
    if not found:
        return []
    shown, more = found[:AT_MOST_SHOWN], len(found) - AT_MOST_SHOWN
    blocks: list[Block] = [
        Heading(2, say("Where nothing can be said")),
        Paragraph(
            say(
                "Here we looked, and there is no finding. That can mean that there is no "
                "difference. It can also mean that it is too small to see here."
            )
        ),
        TableBlock(
            say("What was looked at without a finding"),
            (say("about"), say("what that says")),
            tuple((material.text(one.about), material.text(one.explanation)) for one in shown),
            ("left", "left"),
            is_compact=True,
        ),
    ]
    if more > 0:
        blocks.append(Paragraph(say("Others like these: {n}.", n=more)))
    return blocks


def _nothing(material: Material) -> list[NoFinding]:
    """What this reader reads about: an institution its own sector and its own wijken."""
    told = say_nothing_about(material.reading, material.names.named)
    sector = material.audience.sector(material.scan)
    return [
        one
        for one in told
        if one.neighbourhood_id in (None, *material.neighbourhoods)
        and (sector is None or one.sector in (None, sector))
    ]


def method(material: Material) -> list[Block]:
    """What the words and numbers mean, and by which rule findings were chosen."""
    say = material.say
    reader = material.audience.reader
    lines = [
        Paragraph(say(one.text, **FACTS), f"{say(one.term)}:")
        for one in DEFINITIONS
        if reader in one.readers
    ]
    return [
        Heading(2, say("How this was measured")),
        Bullets((_scale(material), *lines)),
        *_withholds_more(material),
        *_levels(material),
        Heading(3, say("How findings were chosen")),
        bullets(*(say(text) for text in CHOOSING)),
    ]


def _scale(material: Material) -> Paragraph:
    labels = material.questionnaire.scored_scale.labels
    text = "; ".join(f"{value} = {material.text(label)}" for value, label in labels)
    return Paragraph(f"{text}.", material.say("Scale:"))


def _levels(material: Material) -> list[Block]:
    """The levels of working together, for who reads the network of a whole wijk."""
    if material.audience.reader != "municipality":
        return []
    return [
        Heading(3, material.say("How closely organisations work together")),
        bullets(
            *(f"{level}: {material.text(label)}." for level, label in COLLABORATION_LEVELS.items())
        ),
    ]


def _withholds_more(material: Material) -> list[Block]:
    if not material.reading.withholds_more:
        return []
    return [
        Paragraph(
            material.say(
                "In this report more is left out than usual: together the numbers would have "
                "given small groups away."
            )
        )
    ]
