"""A network on a table: places for the actor cards, a string for each layer, reading questions."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin
from typing import Any

from quickscan_sim.language import mark, translator
from quickscan_sim.present.document import (
    Block,
    Bullets,
    FigureBlock,
    Heading,
    PageBreak,
    Paragraph,
)
from quickscan_sim.present.figure_style import INK, MAIN, SECOND
from quickscan_sim.present.svg_picture import svg_as_png
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.workshop.picture import WIDTH, as_svg, words

NETWORK_VIEWS = ("routes",)
"""Views of which the picture is a network."""

STRINGS = (
    (mark("red string"), SECOND, ""),
    (mark("blue string with one knot"), MAIN, "18 8"),
    (mark("black string with two knots"), INK, "4 8"),
)
QUESTIONS = (
    mark("Who reaches whom in two steps? Follow the string with your finger."),
    mark("Take one card away. Which strings come loose, and who loses whom?"),
    mark("Which string is there for one theme, and not for another?"),
    mark("Who gave no answer? There a missing string is not a no."),
    mark("Lay one new string. What goes over it, how often, and who has the hours?"),
)
TABLE_HEIGHT = 470
LEGEND = 60
PLACE_WIDTH, PLACE_HEIGHT = 212, 58


def string_map_blocks(view: str, data: dict[str, Any]) -> Iterator[Block]:
    """Two pages: the table with its places, and what to do; nothing for another kind of card.

    Parameters
    ----------
    view
        The name of the view of the card.
    data
        The card as :func:`quickscan_sim.workshop.bundle.card_data` gives it.
    """
    names = [role["name"] for role in data["roles"]]
    if view not in NETWORK_VIEWS or not names:
        return
    language = data["language"]
    say = translator(language)
    alt = say("A table with {n} places in a ring, one for each card.", n=len(names))
    yield PageBreak(is_landscape=True)
    yield Heading(2, say("String map: the places on the table"))
    yield FigureBlock(svg_as_png(_table(names, language, alt)), alt, "", share=0.98)
    yield PageBreak()
    yield Heading(2, say("String map: how it goes"))
    yield Bullets(tuple(Paragraph(text) for text in _steps(language)), is_numbered=True)
    yield Heading(3, say("Questions to read it by"))
    yield Bullets(tuple(Paragraph(say(text)) for text in QUESTIONS))


def _steps(language: str) -> Iterator[str]:
    say = translator(language)
    yield say("Lay the cut-out cards on a large table or the floor, in a ring as on the map.")
    for (string, _, _), layer in zip(STRINGS, load_questionnaire().layers, strict=False):
        yield say("{layer}: take the {string}.", layer=layer.name, string=say(string))
    yield say("Lay a string for each line of the picture on the wall. Tape holds it.")
    yield say("Change one thing, as the script says: take a card away, or lay one string.")


def _table(names: list[str], language: str, alt: str) -> str:
    say = translator(language)
    parts: list[str] = []
    for place, name in enumerate(names):
        angle = 2 * pi * place / len(names) - pi / 2
        x = WIDTH / 2 + cos(angle) * (WIDTH / 2 - PLACE_WIDTH / 2 - 10)
        y = TABLE_HEIGHT / 2 + sin(angle) * (TABLE_HEIGHT / 2 - PLACE_HEIGHT / 2 - 6)
        parts += _place(x, y, name)
    layers = load_questionnaire().layers
    for number, ((string, colour, dashes), layer) in enumerate(zip(STRINGS, layers, strict=False)):
        x, y = 20 + 400 * number, TABLE_HEIGHT + LEGEND
        parts.append(
            f'<line x1="{x}" x2="{x + 90}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="6" '
            f'stroke-dasharray="{dashes or "none"}"/>'
        )
        parts.append(words(x + 105, y - 4, layer.name.in_language(language), size=22, bold=True))
        parts.append(words(x + 105, y + 20, say(string), size=20))
    return as_svg(parts, alt, height=TABLE_HEIGHT + 2 * LEGEND)


def _place(x: float, y: float, name: str) -> list[str]:
    lines = _two_lines(name)
    left, top = x - PLACE_WIDTH / 2, y - PLACE_HEIGHT / 2
    box = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{PLACE_WIDTH}" height="{PLACE_HEIGHT}" rx="8" '
        f'fill="none" stroke="{INK}" stroke-width="2" stroke-dasharray="8 6"/>'
    )
    first = y + 6 - 12 * (len(lines) - 1)
    return [box] + [
        words(x, first + 24 * number, line, "middle", size=20) for number, line in enumerate(lines)
    ]


def _two_lines(name: str) -> list[str]:
    """A name in at most two lines of about the same length.

    >>> _two_lines("Jeugdarts van het consultatiebureau")
    ['Jeugdarts van het', 'consultatiebureau']
    """
    parts = name.split(" ")
    if len(name) <= 18 or len(parts) == 1:
        return [name]
    cuts = range(1, len(parts))
    best = min(cuts, key=lambda cut: max(len(" ".join(parts[:cut])), len(" ".join(parts[cut:]))))
    return [" ".join(parts[:best]), " ".join(parts[best:])]
