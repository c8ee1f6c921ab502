"""One page for residents: plain words, no table, and what they themselves were not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Day, Listing, Message, mark
from quickscan_sim.present.cells import known, of_grouping, records, whole
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.opening import report_title
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    bullets,
)
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding

AT_MOST = 3
AT_MOST_ALIKE = 2
NOT_TOGETHER = mark("In {neighbourhood} some organisations do not find each other well yet.")
GOES_WELL = {
    "strength": mark("{sector}: they say that they do more than others on {theme}."),
    "strong_tie": mark("In {neighbourhood} there are organisations that work together well."),
}
COULD_BE_BETTER = {
    "wish": mark("A good number of the people who took part want to learn more about {theme}."),
    "hesitation": mark(
        "On {theme}, a good number of the people who took part often see that something is "
        "needed. They then do not know what to do."
    ),
    "no_tie": NOT_TOGETHER,
    "need": mark("{sector}: they say that they do less than others on {theme}."),
    "difference": mark(
        "On {theme}, the people who took part do more in one neighbourhood than in another."
    ),
    "silent": mark("Some organisations have not told us anything yet."),
}
"""In this order; any weak spot in working together is told like ``no_tie``."""


def residents_page(material: Material) -> list[Block]:
    """What was asked of whom, what they say, what was not asked, and where to speak up."""
    say = material.say
    return [
        Heading(1, report_title(material)),
        *_invented(material),
        Heading(2, say("What is this about?")),
        Paragraph(f"{_who_was_asked(material)} {_how_many(material)}"),
        Paragraph(say("The questions were about these things:")),
        _themes(material),
        Heading(2, say("What goes well?")),
        _told(_plain(GOES_WELL, material), material),
        Heading(2, say("What can be done better?")),
        _told(_plain(COULD_BE_BETTER, material), material),
        Heading(2, say("What was not asked?")),
        Paragraph(
            say(
                "You were not asked anything yet. So we do not know what you notice of it. No "
                "question was about one family."
            )
        ),
        Heading(2, say("What happens now?")),
        Paragraph(
            say(
                "The organisations will talk about this. They choose two or three things to do "
                "better. People who know money worries themselves are asked to join, and are paid "
                "for it. In about a year the same questions are asked again."
            )
        ),
        Heading(2, say("Do you want to say something about this?")),
        Callout(
            "caution",
            say(
                "with whom, where and when people can talk about this. Choose a place where "
                "they like to come."
            ),
            say("To be filled in by the municipality:"),
        ),
    ]


def _invented(material: Material) -> list[Block]:
    if not material.scan.invented:
        return []
    return [
        Callout(
            "caution",
            material.say(
                "This place and these people do not exist. This page is there to practise with."
            ),
            material.say("Invented neighbourhood."),
        )
    ]


def _who_was_asked(material: Material) -> str:
    say, scan = material.say, material.scan
    present = set(scan.organisations["sector"])
    sectors = [one for one in material.questionnaire.sector_ids if one in present]
    return say(
        "Not everybody has enough money to get by. In {municipality} we asked people who work "
        "with families how they deal with that. That was in the time up to {day}. They work in: "
        "{sectors}.",
        municipality=scan.municipality,
        day=Day(scan.measured_on),
        sectors=Listing(tuple(material.names.sector(one).lower() for one in sectors)),
    )


def _themes(material: Material) -> Block:
    return Bullets(
        tuple(
            Paragraph(material.text(theme.meaning), f"{material.text(theme.name)}.")
            for theme in material.questionnaire.themes
        )
    )


def _how_many(material: Material) -> str:
    say = material.say
    everybody = records(of_grouping(material.reading.response, "all"))[0]
    n = whole(everybody["n_responded"], "0")
    if known(everybody["n_invited"]) and known(everybody["response"]):
        return say("{n} of the {all} people answered.", n=n, all=whole(everybody["n_invited"]))
    return say("{n} people answered.", n=n)


def _plain(sentences: dict[str, str], material: Material) -> list[str]:
    """What the findings say in plain sentences, without numbers and without organisations."""
    told = [
        _sentence(text, one, material)
        for kind, text in sentences.items()
        for one in _of_kind(kind, material)
    ]
    return list(dict.fromkeys(told))[:AT_MOST]


def _of_kind(kind: str, material: Material) -> list[Finding]:
    kinds = GAP_KINDS if kind == "no_tie" else (kind,)
    return [one for one in material.own_findings if one.kind in kinds][:AT_MOST_ALIKE]


def _sentence(text: str, finding: Finding, material: Material) -> str:
    names = material.names
    facts: dict[str, object] = {}
    if finding.theme:
        facts["theme"] = names.theme(finding.theme).lower()
    if finding.sector:
        facts["sector"] = names.sector(finding.sector)
    if finding.neighbourhood_id:
        facts["neighbourhood"] = names.neighbourhood(finding.neighbourhood_id)
    return material.text(Message(text, **facts))


def _told(sentences: list[str], material: Material) -> Block:
    if sentences:
        return bullets(*sentences)
    return Paragraph(material.say("The answers do not show this clearly yet."))
