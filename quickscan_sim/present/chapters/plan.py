"""The draft plan, and the agenda of the round table where it becomes the partners' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.certainty import PARTS
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.language import Day
from quickscan_sim.present.cells import number, whole
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import (
    Block,
    Callout,
    Heading,
    PageBreak,
    Paragraph,
    Record,
    TableBlock,
)
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    from quickscan_sim.advise.plan import PlanRow

DIFFERENCES = ("need", "strength", "difference")


def draft_plan_chapter(material: Material) -> list[Block]:
    """One card per row of the plan that the reader has a part in."""
    say = material.say
    title = say("Draft improvement plan") if material.is_draft else say("Improvement plan")
    # The plan of the municipality goes to the table on sheets of its own; the short one of an
    # institution stands behind what it is about.
    start = [PageBreak()] if material.audience.organisation_id is None else []
    blocks: list[Block] = [*start, Heading(2, title), *_how_to_use(material)]
    if not material.own_rows:
        blocks.append(
            Paragraph(say("No row is proposed: nothing was found that is clear enough to act on."))
        )
    return blocks + [
        _card(number, row, material) for number, row in enumerate(material.own_rows, start=1)
    ]


def _how_to_use(material: Material) -> list[Block]:
    """A draft is there to be changed; a plan of the partners' own says what it is called."""
    say = material.say
    if not material.is_draft:
        return [Paragraph(material.plan.title)] if material.plan.title else []
    return [
        Callout(
            "note",
            say(
                "The partners around the table know the neighbourhood; these rows do not. Change "
                "them, drop them, choose at most three to start with, and write down who does "
                "what by when."
            ),
            say("A proposal for the round table."),
        )
    ]


def _card(number: int, row: PlanRow, material: Material) -> Record:
    say, text, names = material.say, material.text, material.names.names
    partners = ", ".join(text(name) for name in row.partner_names(names))
    to_agree = say("to be agreed at the round table")
    pairs = (
        (
            say("Finding ({finding})", finding=row.finding_id),
            row.finding,
        ),
        (say("How sure"), _certainty(row, material)),
        (say("Goal"), row.goal),
        (say("Action"), row.action),
        (say("First step"), row.first_step),
        (say("Who takes the lead"), text(row.owner_name(names))),
        (say("Functions needed"), row.owner_function or to_agree),
        (say("Partners"), partners or say("to be chosen at the round table")),
        (say("Level"), _level(row.level, material)),
        (say("Start"), say("now") if row.starts_now else say("later, when the first are running")),
        (say("Ready by"), text(Day(row.term)) if row.term else to_agree),
        (say("What we measure"), row.indicator),
        (say("Now"), row.baseline.text),
        (say("Target"), row.target.text),
        (say("Residents' voice"), row.residents),
        (say("What could go wrong"), row.risk),
        (say("What is known about it"), row.expected_effect),
        (say("Check date"), text(Day(row.check_date)) if row.check_date else to_agree),
    )
    title = (
        say("Proposal {number}: {title}", number=number, title=row.action)
        if material.is_draft
        else f"{number}. {row.action}"
    )
    return Record(title, pairs)


def _certainty(row: PlanRow, material: Material) -> str:
    """What firm means differs: a difference, a tie or weak spot, a share, or a count."""
    say = material.say
    found = [one for one in material.findings if one.finding_id == row.finding_id]
    if not found:
        return say("This row is about no finding of this quickscan.")
    finding = found[0]
    if finding.certainty != "firm":
        return say("An indication: it may be chance. Check it first with the people concerned.")
    if finding.kind in ("strong_tie", *GAP_KINDS):
        return say(
            "Firm: it is among the surest ties and weak spots. The chance that any of those is "
            "wrong is {part}% at most.",
            part=number(100 * PARTS["network"], material.language),
        )
    if finding.kind in DIFFERENCES:
        return say(
            "Firm: it stays clear, also when we take into account how much was looked at. "
            "Suppose that nothing were going on. Then at most 1 in {n} quickscans would still "
            "call such a thing firm.",
            n=whole(1 / FIRM),
        )
    if finding.kind == "silent":
        return say("Firm: this was counted, not estimated.")
    return say(
        "Firm: it is at least the share in the sentence, also when we count how many shares were "
        "looked at."
    )


def _level(level: str, material: Material) -> str:
    say = material.say
    return {
        "institution": say("institution"),
        "neighbourhood": say("neighbourhood"),
        "sector": say("sector"),
        "municipality": say("municipality"),
    }.get(level, level)


def round_table(material: Material) -> list[Block]:
    """An agenda of ninety minutes."""
    say = material.say
    return [
        Heading(2, say("Agenda for the round table (90 minutes)")),
        Paragraph(
            say(
                "At the table: the organisations of the neighbourhood, the municipality, and "
                "experts by experience who are paid for their time. Nobody is ranked; what is "
                "said at the table stays there unless agreed otherwise."
            )
        ),
        TableBlock(
            say("Agenda"),
            (say("minutes"), say("part"), say("question at the table")),
            _agenda(material),
            ("left", "left", "left"),
        ),
    ]


def _agenda(material: Material) -> tuple[tuple[str, ...], ...]:
    say = material.say
    parts = (
        (10, say("Goal and agreements"), say("What do we want to have when we leave?")),
        (20, say("Results per theme"), say("What goes well, and what makes that possible?")),
        (
            20,
            say("Recognise or not"),
            say("What fits our experience, what does not, who is missing?"),
        ),
        (
            15,
            say("Network picture"),
            say("One tie that two sides see differently: what does each mean by it?"),
        ),
        (
            15,
            say("Choosing goals"),
            say(
                "Which two or three goals will families notice? What do experts by experience say?"
            ),
        ),
        (10, say("Agreements and dates"), say("Who does the first step, when do we look again?")),
    )
    rows, start = [], 0
    for minutes, part, question in parts:
        rows.append((f"{start}–{start + minutes}", part, question))
        start += minutes
    return tuple(rows)
