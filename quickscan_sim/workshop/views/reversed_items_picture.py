"""Sectors in a fixed order with dot and interval; open rings show where the dots stood first."""

from __future__ import annotations

from quickscan_sim.language import Number, format_number, translator
from quickscan_sim.present.figure_style import LINE, MAIN, QUIET, SECOND
from quickscan_sim.workshop.picture import HEIGHT, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views.reversed_items_words import told
from quickscan_sim.workshop.views.view import Facts

NAMES, COUNTS = 10, 345
"""Where the names of sectors start, and where their numbers of people end."""
AXIS = (390, 930)
"""From where to where the scores stand; to the right of it is room for words."""
ROWS = (56, 424)
TICKS = 452
HIGHLIGHT = "#fdf0e6"
FAR = 24
"""A dot that moves less than this gets no arrow."""


def picture(facts: Facts, language: str) -> Picture:
    """A row for each sector, with the lowest and the highest named; arrows for what moved."""
    say = translator(language)
    parts = [_band(facts), *_axis(facts, language)]
    for row in range(len(facts["sectors"])):
        parts += _row(facts, row, language)
    sentence = told(facts, language)
    alt = say(
        "Mean scores on {theme} of {n} sectors, as dots with intervals. {told}",
        theme=facts["theme"],
        n=len(facts["sectors"]),
        told=sentence,
    )
    header = (say("sector"), say("mean"), say("95% interval"), say("n"))
    return Picture(as_svg(parts, alt), alt, sentence, header, _numbers(facts, language))


def _x(facts: Facts, value: float) -> float:
    low, high = map(float, facts["axis"])
    return AXIS[0] + (value - low) / (high - low) * (AXIS[1] - AXIS[0])


def _step(facts: Facts) -> float:
    return min(54.0, (ROWS[1] - ROWS[0]) / len(facts["sectors"]))


def _axis(facts: Facts, language: str) -> list[str]:
    """Lines at every half point, the scale below, and what the columns are."""
    say = translator(language)
    low, high = facts["axis"]
    parts = [
        words(AXIS[0] - 20, 30, say("Mean score on {theme}", theme=facts["theme"]), bold=True),
        words(COUNTS, 30, say("n"), "end"),
    ]
    for number in range(round((high - low) * 2) + 1):
        value = low + number / 2
        x = _x(facts, value)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{ROWS[0]}" y2="{ROWS[1]}" '
            f'stroke="{LINE}" stroke-width="1.5"/>'
        )
        parts.append(words(x, TICKS, format_number(value, language, 1), "middle"))
    least, most = facts["scale"]
    note = say("scale {least} to {most}; the line is the 95% interval", least=least, most=most)
    parts.append(words(AXIS[0] - 20, HEIGHT - 12, note))
    if facts["moved"]:
        parts.append(
            _ring(NAMES + 12, HEIGHT - 20) + words(NAMES + 36, HEIGHT - 12, say("round 1"))
        )
    return parts


def _row(facts: Facts, row: int, language: str) -> list[str]:
    y = ROWS[0] + _step(facts) * (row + 0.5)
    sector = facts["sectors"][row]
    in_focus = sector == facts["first_lowest"]
    colour = SECOND if in_focus else MAIN
    name = facts["names"][row].in_language(language)
    parts = [
        words(NAMES, y + 8, name, bold=in_focus),
        words(COUNTS, y + 8, str(facts["n"][row]), "end"),
    ]
    x = _x(facts, facts["means"][row])
    if facts["moved"]:
        before = _x(facts, facts["before"][row])
        parts += _from(before, x, y, colour if in_focus else QUIET, 6 if in_focus else 3)
    low, high = facts["lows"][row], facts["highs"][row]
    if low is not None and high is not None:
        parts.append(
            f'<line x1="{_x(facts, low):.1f}" x2="{_x(facts, high):.1f}" y1="{y:.1f}" '
            f'y2="{y:.1f}" stroke="{colour}" stroke-width="6"/>'
        )
    return [*parts, _dot(facts, sector, x, y, colour), *_named(facts, sector, y, language)]


def _band(facts: Facts) -> str:
    """A band behind the sector that the card is about, which stands in the last row."""
    step = _step(facts)
    return (
        f'<rect x="0" y="{ROWS[0] + step * (len(facts["sectors"]) - 1):.1f}" width="{WIDTH}" '
        f'height="{step:.1f}" fill="{HIGHLIGHT}"/>'
    )


def _from(before: float, now: float, y: float, colour: str, thick: int) -> list[str]:
    """Where the dot stood first, and an arrow when it moved far."""
    parts = [_ring(before, y, colour)]
    if abs(now - before) < FAR:
        return parts
    way = 1 if now > before else -1
    start, tip = before + way * 11, now - way * 16
    return [
        *parts,
        f'<path d="M {start:.1f} {y - 15:.1f} L {tip:.1f} {y - 15:.1f}" stroke="{colour}" '
        f'stroke-width="{thick}" fill="none"/>'
        f'<path d="M {tip + way * 10:.1f} {y - 15:.1f} l {-way * 18} -9 l 0 18 Z" '
        f'fill="{colour}"/>',
    ]


def _ring(x: float, y: float, colour: str = QUIET) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="white" stroke="{colour}" stroke-width="3"/>'
    )


def _dot(facts: Facts, sector: str, x: float, y: float, colour: str) -> str:
    """A triangle down for the lowest, up for the highest, a dot for the others."""
    if sector in (facts["lowest"], facts["highest"]):
        way = 1 if sector == facts["lowest"] else -1
        return (
            f'<path d="M {x - 16:.1f} {y - way * 12:.1f} h 32 L {x:.1f} {y + way * 16:.1f} Z" '
            f'fill="{colour}"/>'
        )
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="11" fill="{colour}"/>'


def _named(facts: Facts, sector: str, y: float, language: str) -> list[str]:
    """The words beside the lowest and the highest: softer where intervals overlap."""
    say = translator(language)
    texts = {
        facts["highest"]: say("highest") if facts["highest_is_sure"] else say("highest? not sure"),
        facts["lowest"]: say("lowest") if facts["lowest_is_sure"] else say("lowest? not sure"),
    }
    if sector not in texts:
        return []
    return [words(WIDTH - 10, y + 9, texts[sector], "end", size=28, bold=True)]


def _numbers(facts: Facts, language: str) -> tuple[tuple[str, ...], ...]:
    say = translator(language)
    rows = []
    for row, name in enumerate(facts["names"]):
        low, high = facts["lows"][row], facts["highs"][row]
        ends = (
            say("none")
            if low is None or high is None
            else say("{low} to {high}", low=Number(low), high=Number(high))
        )
        mean = format_number(facts["means"][row], language)
        rows.append((name.in_language(language), mean, ends, str(facts["n"][row])))
    hidden = say("too few people to show")
    rows += [(name.in_language(language), hidden, "", "") for name in facts["withheld"]]
    return tuple(rows)
