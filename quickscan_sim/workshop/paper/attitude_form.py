"""The attitude check on paper: the same five items before and after, with an own code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quickscan_sim.language import mark, translator
from quickscan_sim.present.document import (
    Align,
    Block,
    Callout,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.workshop.afterwards.attitude_items import SCALE, load_attitude_items

BOX = "☐"
MOMENTS = (mark("before the workshop"), mark("after the workshop"))

CODE_RULES = (
    mark(
        "Make a code that only you know: an animal and two digits, such as otter 47. No name, no "
        "birthday. Write it on your own paper too: you need it again."
    ),
    mark("Write the same code as on the first form. It stands on your own paper."),
)


def attitude_document(language: str, made_on: date) -> Document:
    """Two pages: the form before and the form after.

    Examples
    --------
    >>> attitude_document("en", date(2026, 3, 16)).title
    'What do you think? Five statements'
    """
    say = translator(language)
    title = say("What do you think? Five statements")
    return Document(
        title=title,
        language=language,
        made_on=made_on,
        blocks=tuple(_blocks(title, language)),
        contents_title="",
        skip_text=say("Skip to the text"),
        data_table_text=say("The figure as a table"),
        mark=say("own practice items"),
    )


def _blocks(title: str, language: str) -> Iterator[Block]:
    say = translator(language)
    yield Heading(1, title)
    for number, moment in enumerate(MOMENTS):
        if number:
            yield PageBreak()
        yield Heading(2, say("Form {moment}", moment=say(moment)))
        yield from _form(CODE_RULES[number], language)


def _align() -> tuple[Align, ...]:
    middle: Align = "center"
    return ("left", *(middle for _ in SCALE))


def _form(code_rule: str, language: str) -> Iterator[Block]:
    say = translator(language)
    yield Callout(
        "note",
        say(
            "Taking part is your own choice. There are no right answers. These five statements "
            "are practice items of this kit, not a validated instrument. They say something about "
            "the group, never about you. With fewer than 5 people nothing is shown."
        ),
    )
    yield Paragraph(say(code_rule), say("Your code."))
    yield WritingSpace(say("Code: an animal and two digits"))
    yield TableBlock(
        say("Tick one box on each row"),
        (say("statement"), *(f"{value} {say(label)}" for value, label in SCALE.items())),
        tuple(
            (f"{item.item_id}. {item.text.in_language(language)}", *(BOX for _ in SCALE))
            for item in load_attitude_items()
        ),
        align=_align(),
        is_to_fill=True,
    )
    yield Paragraph(say("Fold the form and put it in the box. Thank you."))
