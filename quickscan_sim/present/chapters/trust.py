"""How far the numbers can be trusted: the questions, and the people who stayed away."""

from __future__ import annotations

from quickscan_sim.advise import Explanation, explain_reading
from quickscan_sim.analyse.meaning.reliability import ENOUGH
from quickscan_sim.language import Listing, format_number
from quickscan_sim.present.cells import known, records, whole
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, TableBlock

MOST_SAID = 6
"""Readings of one kind; with more, the page is no longer read."""


def trust(material: Material) -> list[Block]:
    """Whether the questions go together, and whether people who stayed away could turn it."""
    say, reading = material.say, material.reading
    told = explain_reading(
        reading, material.names.names, ("reliability", "direction", "stayed_away")
    )
    return [
        Heading(2, say("How far can you trust these numbers?")),
        Paragraph(
            say(
                "A score is a mean of several questions. That makes sense when people who score "
                "high on one of them mostly score high on the others too. Alpha shows that: from 0 "
                "(not at all) to 1 (fully)."
            )
        ),
        _alphas(material),
        *_go_together([one for one in told if one.topic == "reliability"], material),
        *_lines([one for one in told if _stands_out(one)], material),
        Heading(3, say("What people who stayed away could change")),
        Paragraph(
            say(
                "Not everybody answered. Here stands for each difference that stands out whether "
                "it would stay if those people had answered otherwise than their colleagues."
            )
        ),
        *_stayed_away(told, material),
    ]


def _alphas(material: Material) -> TableBlock:
    say, language = material.say, material.language
    rows = []
    for row in records(material.reading.reliability):
        has_number = known(row["estimate"])
        numbers = [format_number(row[name], language) for name in ("estimate", "ci_low", "ci_high")]
        text = f"{numbers[0]} [{numbers[1]}; {numbers[2]}]" if has_number else "–"
        rows.append((material.names.theme(row["theme"]), text, whole(row["n"])))
    return TableBlock(
        say("Alpha per theme, with the 95% interval"),
        (say("theme"), say("alpha"), say("people who answered every question")),
        tuple(rows),
    )


def _go_together(told: list[Explanation], material: Material) -> list[Block]:
    """The themes that surely go together in one line; the others with their own reading."""
    table = material.reading.reliability
    enough = set(table.loc[table["ci_low"] > ENOUGH, "theme"])
    sure = [one for one in told if one.theme in enough]
    line = Paragraph(
        material.say(
            "These questions go together well enough, with 95% certainty: {themes}.",
            themes=Listing(tuple(material.names.theme(one.theme) for one in sure)),
        )
    )
    return [*([line] if sure else []), *_lines([one for one in told if one not in sure], material)]


def _stands_out(one: Explanation) -> bool:
    """A question that may not have been turned around is told; that none is, is not news."""
    return one.topic == "direction" and bool({"items", "first"} & set(one.meaning.says.facts))


def _stayed_away(told: tuple[Explanation, ...], material: Material) -> list[Block]:
    """The conclusions that stand out, and whether they stay."""
    found = {
        (one.sector, one.theme) for one in material.findings if one.kind in ("need", "strength")
    }
    own = [one for one in told if one.topic == "stayed_away" and (one.sector, one.theme) in found]
    if not own:
        return [
            Paragraph(
                material.say(
                    "No difference between sectors stands out, so there is no conclusion that "
                    "they could turn."
                )
            )
        ]
    return _lines(own, material)


def _lines(told: list[Explanation], material: Material) -> list[Block]:
    if not told:
        return []
    return [
        Bullets(
            tuple(
                Paragraph(material.text(one.meaning.says), f"{material.text(one.title)}.")
                for one in told[:MOST_SAID]
            )
        )
    ]
