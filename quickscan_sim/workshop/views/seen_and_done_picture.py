"""Sectors by signals: a large filled disc where more than half often notice, a ring where not."""

from __future__ import annotations

import textwrap

from quickscan_sim.language import format_share, translator
from quickscan_sim.present.figure_style import INK, LINE, MAIN
from quickscan_sim.workshop.picture import HEIGHT, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views.seen_and_done_words import (
    Say,
    alt_text,
    numbers,
    told,
    why_none,
)
from quickscan_sim.workshop.views.shares_of_sectors import State
from quickscan_sim.workshop.views.view import Facts

NAMES, COUNTS = 10, 345
"""Where the names of sectors start, and where their numbers of people end."""
COLUMNS = (390, 1030)
"""From where to where the signals stand."""
ROWS = (78, 400)
TABLE = 446
"""The line of text on what the table has together."""
LARGEST = 21
HIGHLIGHT = "#e6eff7"


def picture(facts: Facts, language: str) -> Picture:
    """A row for each sector, a column for each signal, and below them the table together."""
    say = translator(language)
    acting = facts["aspect"] == "acting"
    parts = [*_heads(facts, language, acting), *_rows(facts, language)]
    parts += [*_together(facts, say), *_legend(say)]
    sentence = told(facts, say, acting)
    alt = f"{alt_text(facts, say, acting)} {sentence}"
    header = (say("sector"), say("n"), *(text.in_language(language) for text in facts["signals"]))
    return Picture(as_svg(parts, alt), alt, sentence, header, numbers(facts, language))


def _x(column: int, facts: Facts) -> float:
    wide = (COLUMNS[1] - COLUMNS[0]) / len(facts["signals"])
    return COLUMNS[0] + wide * (column + 0.5)


def _heads(facts: Facts, language: str, acting: bool) -> list[str]:
    say = translator(language)
    question = say("Who often does this?") if acting else say("Who often notices this?")
    parts = [words(NAMES, 28, question, bold=True), words(COUNTS, 58, say("n"), "end")]
    for column, signal in enumerate(facts["signals"]):
        lines = textwrap.wrap(signal.in_language(language), 14)[:2]
        for line, text in enumerate(lines):
            parts.append(words(_x(column, facts), 28 + 30 * line, text, "middle", bold=True))
    sure = say("does often") if acting else say("notices often")
    return [*parts, words(WIDTH - 10, 28, sure, "end", bold=True)]


def _rows(facts: Facts, language: str) -> list[str]:
    say = translator(language)
    step = min(46.0, (ROWS[1] - ROWS[0]) / len(facts["names"]))
    latest = sum(facts["at_table"]) - 1
    alone = not all(facts["at_table"])
    parts = []
    for row, name in enumerate(facts["names"]):
        y = ROWS[0] + step * (row + 0.5)
        if alone and row == latest:
            parts.append(
                f'<rect x="0" y="{y - step / 2:.1f}" width="{WIDTH}" height="{step:.1f}" '
                f'fill="{HIGHLIGHT}"/>'
            )
        parts.append(words(NAMES, y + 8, name.in_language(language), bold=row == latest and alone))
        if facts["at_table"][row]:
            parts += _laid(facts, row, y, language)
        else:
            parts.append(_face_down(y, step, say))
    return parts


def _laid(facts: Facts, row: int, y: float, language: str) -> list[str]:
    """The view of a sector that lies on the table."""
    say = translator(language)
    n = facts["n"][row]
    parts = [words(COUNTS, y + 8, "< 5" if n is None else str(n), "end")]
    for column, (state, share) in enumerate(
        zip(facts["states"][row], facts["shares"][row], strict=True)
    ):
        x = _x(column, facts)
        if share is None:
            parts.append(words(x, y + 8, why_none(state, say), "middle"))
        else:
            parts.append(disc(x - 30, y, state, 5 + (LARGEST - 5) * share))
            parts.append(words(x + 2, y + 8, format_share(share, language)))
    of = say("{k} of {m}", k=facts["counts"][row], m=len(facts["signals"]))
    return [*parts, words(WIDTH - 10, y + 8, of, "end")]


def _face_down(y: float, step: float, say: Say) -> str:
    """A card that still lies face down: a dashed frame with words."""
    wide, middle = WIDTH - 10 - COLUMNS[0], (WIDTH - 10 + COLUMNS[0]) / 2
    return (
        f'<rect x="{COLUMNS[0]}" y="{y - step / 2 + 4:.1f}" width="{wide}" '
        f'height="{step - 8:.1f}" rx="8" fill="white" stroke="{LINE}" stroke-width="2" '
        f'stroke-dasharray="8 6"/>' + words(middle, y + 8, say("still face down"), "middle")
    )


def disc(x: float, y: float, state: State, radius: float) -> str:
    """Surely more than half: a full disc; unsure: half full; surely less: an open ring."""
    ring = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" '
        f'fill="{MAIN if state == "more" else "white"}" stroke="{MAIN}" stroke-width="3"/>'
    )
    if state != "unsure":
        return ring
    half = (
        f'<path d="M {x:.1f} {y - radius:.1f} A {radius:.1f} {radius:.1f} 0 0 0 '
        f'{x:.1f} {y + radius:.1f} Z" fill="{MAIN}"/>'
    )
    return ring + half


def _together(facts: Facts, say: Say) -> list[str]:
    line = f'<line x1="0" x2="{WIDTH}" y1="408" y2="408" stroke="{INK}" stroke-width="3"/>'
    parts = [line, words(NAMES, TABLE, say("This table together"), size=28, bold=True)]
    texts = {"more": say("yes"), "unsure": say("unsure"), "less": say("no")}
    for column, state in enumerate(facts["together_by_signal"]):
        there = state == "more"
        parts.append(words(_x(column, facts), TABLE, texts[state], "middle", size=28, bold=there))
    of = say("{k} of {m}", k=facts["together"], m=len(facts["signals"]))
    return [*parts, words(WIDTH - 10, TABLE, of, "end", size=44, bold=True)]


def _legend(say: Say) -> list[str]:
    y = HEIGHT - 12
    keys: tuple[tuple[State, str, int], ...] = (
        ("more", say("surely more than half"), 40),
        ("unsure", say("unsure"), 420),
        ("less", say("surely less than half"), 620),
    )
    shown = [disc(x - 18, y - 8, state, 12) + words(x, y, text) for state, text, x in keys]
    return [*shown, words(WIDTH - 10, y, say("sure = 95%"), "end")]
