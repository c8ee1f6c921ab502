"""What the report does not say, how it was measured, and how findings were chosen."""

from __future__ import annotations

from quickscan_sim.present.chapters.definitions import CHOOSING, DEFINITIONS, FACTS
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    bullets,
)
from quickscan_sim.vocabulary import COLLABORATION_LEVELS


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
