"""The short report for professionals: whom they find, what happens next, and the limits."""

from __future__ import annotations

from quickscan_sim.present.chapters.material import NETWORK_KINDS, STRENGTHS, Material
from quickscan_sim.present.chapters.neighbourhood_network import (
    gap_lines,
    gaps_to_list,
    ties_that_work,
)
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, bullets

AT_MOST = 3


def whom_we_find(material: Material) -> list[Block]:
    """A few ties that run well, and a few that are not there yet."""
    say = material.say
    title = Heading(2, say("Whom do we find, and whom not yet?"))
    if material.reading.tie_readings.empty:
        return [
            title,
            Paragraph(say("Nobody was asked about partners, so nothing can be said about this.")),
        ]
    wijk = material.audience.neighbourhood_id
    return [title, *(_in_one(wijk, material) if wijk else _in_all(material))]


def _in_one(neighbourhood: str, material: Material) -> list[Block]:
    say = material.say
    gaps = gaps_to_list(neighbourhood, material).head(AT_MOST)
    return [
        Heading(3, say("Where people find each other")),
        *ties_that_work(neighbourhood, material),
        Heading(3, say("Where they do not find each other yet")),
        *gap_lines(gaps, material),
    ]


def _in_all(material: Material) -> list[Block]:
    say = material.say
    found = [one for one in material.own_findings if one.kind in NETWORK_KINDS]
    good = [one for one in found if one.kind in STRENGTHS][:AT_MOST]
    others = material.main_lines(tuple(found), AT_MOST, with_reasons=False)
    none = Paragraph(say("Nothing was found that is sure enough to name."))
    return [
        Heading(3, say("Where people find each other")),
        Bullets(material.short_lines(good)) if good else none,
        Heading(3, say("Where they do not find each other yet")),
        Bullets(others) if others else none,
        Paragraph(
            say(
                "These are things to ask about, not verdicts. Often there is a reason, or a tie "
                "that runs another way; nobody needs to work with everybody."
            )
        ),
    ]


def what_happens_next(material: Material) -> list[Block]:
    """From this report to the round table, the plan and the next measurement."""
    say = material.say
    return [
        Heading(2, say("What happens next?")),
        bullets(
            say("Discuss this report in your team. What do you recognise, and what not?"),
            say(
                "At a round table the organisations of the neighbourhood choose two or three "
                "goals. Experts by experience sit at the table and are paid for their time."
            ),
            say(
                "One plan says who does what, and by when. The draft is a starting point for "
                "the talk."
            ),
            say("After about a year the quickscan is done again, with the same questions."),
        ),
    ]
