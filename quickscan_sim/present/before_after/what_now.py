"""What two measurements do not show, and what people may decide now."""

from __future__ import annotations

from quickscan_sim.language import translator
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets


def not_shown(language: str) -> list[Block]:
    """The limits of a before-after reading."""
    say = translator(language)
    return [
        Heading(2, say("What this does not show")),
        bullets(
            say(
                "Whether the plan did it. There was no group without the plan to compare with, "
                "and other things changed in the same year."
            ),
            say(
                "Whether families are helped better. Professionals described their own work. "
                "Ask families and experts by experience."
            ),
            say("What one person did. Nobody's change is shown, and nobody may look for it."),
            say(
                "Whether a team is good or bad. The team that scored lowest comes back a little "
                "by itself. And of many teams one always rises."
            ),
            say(
                "That nothing changed, where no change is seen. With few people only a large "
                "change is seen."
            ),
        ),
    ]


def what_now(language: str) -> list[Block]:
    """Four ways on, with what speaks for each; people decide."""
    say = translator(language)
    return [
        Heading(2, say("What now? That is for you to decide")),
        Paragraph(
            say(
                "Sit down together with the people who carried out the plan, with residents and "
                "with experts by experience. Ask first what they saw happen."
            )
        ),
        TableBlock(
            say("Four ways on"),
            (say("choice"), say("when it fits"), say("ask first")),
            (
                (
                    say("continue"),
                    say("People see it work, and the numbers do not speak against it."),
                    say("What makes it work? Who may stop without it falling apart?"),
                ),
                (
                    say("adjust"),
                    say("It was not carried out as agreed, or it works in one place only."),
                    say("What stood in the way: time, rules or contact?"),
                ),
                (
                    say("stop"),
                    say("It costs more than it gives, also in the eyes of residents."),
                    say("Who would miss it? What goes in its place?"),
                ),
                (
                    say("measure again"),
                    say("Too few people answered, or the time was too short to see anything."),
                    say("Same questions, same people, same months? Who asks those who left?"),
                ),
            ),
            align=("left", "left", "left"),
        ),
    ]
