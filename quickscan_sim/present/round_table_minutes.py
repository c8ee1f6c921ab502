"""The minutes form on paper, and the closing question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.round_table.minutes import agreement_forms
from quickscan_sim.language import translator
from quickscan_sim.present.document import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    WritingSpace,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table.minutes import AgreementForm
    from quickscan_sim.advise.round_table.table import RoundTable


def minutes_blocks(table: RoundTable, *, starts_page: bool = True) -> list[Block]:
    """A page for the meeting, and one for each agreement."""
    say = translator(table.language)
    opening: list[Block] = [PageBreak()] if starts_page else []
    blocks = [
        *opening,
        Heading(2, say("Minutes form")),
        Paragraph(
            say(
                "Write during the talk. Afterwards type it into minutes.yaml. From that file "
                "the kit makes the rows of the plan."
            )
        ),
        WritingSpace(say("Date, and who was at the table"), 3),
        WritingSpace(
            say("What the expert by experience said; or: seat empty, who will be asked and when"),
            4,
        ),
    ]
    for number, form in enumerate(agreement_forms(table), start=1):
        blocks += _agreement(number, form, table.language)
    return blocks


def _agreement(number: int, form: AgreementForm, language: str) -> list[Block]:
    say = translator(language)
    finding = f"{form.finding_id}. {form.finding}" if form.finding_id else ""
    rows: list[Block] = [PageBreak(), Heading(3, say("Agreement {number}", number=number))]
    if finding:
        rows.append(Paragraph(finding, say("Suggested finding (another is fine):")))
    else:
        rows.append(WritingSpace(say("Finding")))
    rows += [
        WritingSpace(say("Goal: what is different for families and partners"), 2),
        WritingSpace(say("What we do")),
        WritingSpace(say("Owner (organisation) and function")),
        WritingSpace(say("First step, and when it will be ready (within six weeks)")),
        WritingSpace(say("Term, and the day on which we measure again")),
    ]
    if form.indicator:
        measured = say("{indicator}. Now: {now}.", indicator=form.indicator, now=form.baseline)
        rows.append(Paragraph(measured, say("What we measure:")))
        rows.append(WritingSpace(say("Target")))
    else:
        rows.append(WritingSpace(say("What we measure, number now and target")))
    return [
        *rows,
        WritingSpace(say("How residents take part, from the start")),
        WritingSpace(say("Who objected, and what remains open")),
    ]


def closing_blocks(table: RoundTable) -> list[Block]:
    """The exit question, on paper and without a name."""
    say = translator(table.language)
    return [
        PageBreak(),
        Heading(2, say("Closing question")),
        Paragraph(say("Write without your name. It helps to make the next round table better.")),
        WritingSpace(say("Which information came too late today?"), 2),
        WritingSpace(say("Who talked most, and who was not heard?"), 2),
        WritingSpace(say("Which question would a resident have asked that nobody asked?"), 2),
        WritingSpace(say("What do I do myself, before which day?"), 2),
    ]
