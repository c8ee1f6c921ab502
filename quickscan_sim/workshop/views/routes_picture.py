"""Drawing: two groups, the broker or its empty chair, contacts that are there, gone or new."""

from __future__ import annotations

from quickscan_sim.language import translator
from quickscan_sim.workshop.picture import TYPE, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views import routes_marks as marks
from quickscan_sim.workshop.views.routes_places import MIDDLE
from quickscan_sim.workshop.views.routes_steps import Pair
from quickscan_sim.workshop.views.routes_words import Say, alt_of, table_of, told_of
from quickscan_sim.workshop.views.view import Facts

Place = tuple[float, float]

LARGE = 28
"""The type of a name."""
BESIDE = 37
"""From the middle of a mark to its name."""
LEGEND_Y = 486
LINE_ROOM, SIGN_ROOM = 64, 34
BOW = (0, 0, 90, 120, 140, 150)
"""How far a contact within a group bends inward, by how many places it lies apart."""


def picture(facts: Facts, language: str) -> Picture:
    """The network at some positions of the levers."""
    say = translator(language)
    alt = alt_of(facts, language)
    header, rows = table_of(facts, language)
    return Picture(
        as_svg(
            [*_lines(facts), *_organisations(facts, language), *_legend(facts, say)],
            alt,
        ),
        alt,
        told_of(facts, language),
        header,
        rows,
    )


def _lines(facts: Facts) -> list[str]:
    places, broker = facts["places"], facts["broker"]
    parts = []
    for pair in facts["ties"]:
        kind = "gone" if facts["is_gone"] and broker in pair else "tie"
        start, end = (places[name] for name in pair)
        bend = None if broker in pair else _bend(pair, facts)
        parts.append(marks.line(kind, start, end, bend))
    if facts["link"]:
        start, end = (places[name] for name in facts["link"])
        bend = _bend(facts["link"], facts, outward=20)
        parts += [marks.line("link", start, end, bend), marks.plus(_halfway(start, bend, end))]
    return parts


def _bend(pair: Pair, facts: Facts, outward: float = 0) -> Place:
    """The point that a contact is drawn towards, so that it passes no other organisation."""
    sides = facts["sides"]
    (x, y), (x_other, y_other) = (facts["places"][name] for name in pair)
    middle_x, middle_y = (x + x_other) / 2, (y + y_other) / 2
    for side, inward in zip(sides, (1, -1), strict=True):
        if pair[0] in side and pair[1] in side:
            apart = abs(side.index(pair[0]) - side.index(pair[1]))
            return middle_x + inward * (BOW[min(apart, len(BOW) - 1)] + outward), middle_y
    height = min(middle_y - 20, 120) if middle_y <= MIDDLE[1] else max(middle_y + 20, 350)
    return middle_x, 2 * height - middle_y


def _halfway(start: Place, bend: Place, end: Place) -> Place:
    """The middle of a bent line."""
    x, y = ((a + 2 * b + c) / 4 for a, b, c in zip(start, bend, end, strict=True))
    return x, y


def _organisations(facts: Facts, language: str) -> list[str]:
    say = translator(language)
    names, broker, silent = facts["names"], facts["broker"], facts["silent"]
    sectors = {name: said.in_language(language) for name, said in facts["sectors"].items()}
    parts = []
    for side, anchor, out in zip(facts["sides"], ("end", "start"), (-BESIDE, BESIDE), strict=True):
        for name in side:
            x, y = facts["places"][name]
            n_lost = facts["lost_by"][name]
            sign = "?" if name in silent else f"−{n_lost}" if n_lost else ""
            below = _silence(silent[name], say) if name in silent else sectors[name]
            look = facts["looks"][name]
            parts += [
                marks.node((x, y), look, is_silent=name in silent, sign=sign),
                words(x + out, y - 2, names[name], anchor, LARGE, bold=True),
                words(x + out, y + 24, below, anchor),
            ]
    under = say("empty chair") if facts["is_gone"] else say("broker")
    return [*parts, marks.broker(MIDDLE, names[broker], under, is_gone=facts["is_gone"])]


def _silence(n_people: int, say: Say) -> str:
    return say("too few answers") if n_people else say("did not answer")


def _legend(facts: Facts, say: Say) -> list[str]:
    """What the lines and signs mean, side by side below the picture."""
    lines = [("tie", say("contact"))]
    if facts["is_gone"]:
        lines.append(("gone", say("contact gone")))
    if facts["link"]:
        lines.append(("link", say("new contact")))
    signs = [("−1", say("lost partners"))] if any(facts["lost_by"].values()) else []
    if facts["silent"]:
        signs.append(("?", say("not heard, no gap")))
    samples = [(_line_sample(kind), LINE_ROOM, text) for kind, text in lines]
    samples += [(words(0, 0, sign, bold=True), SIGN_ROOM, text) for sign, text in signs]
    wide = [room + marks.LETTER * TYPE * len(text) for _, room, text in samples]
    gap = min(40.0, (WIDTH - sum(wide)) / len(wide))
    x = (WIDTH - sum(wide) - gap * (len(wide) - 1)) / 2
    parts = []
    for (sample, room, text), own in zip(samples, wide, strict=True):
        told = words(room, 0, text)
        parts.append(f'<g transform="translate({x:.0f} {LEGEND_Y})">{sample}{told}</g>')
        x += own + gap
    return parts


def _line_sample(kind: str) -> str:
    drawn = marks.line(kind, (0, -8), (54, -8))
    return drawn + marks.plus((27, -8)) if kind == "link" else drawn
