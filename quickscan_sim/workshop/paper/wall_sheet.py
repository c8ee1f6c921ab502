"""A picture of the projector as a sheet for the wall: big words above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quickscan_sim.language import mark, translator
from quickscan_sim.present.fonts import width_of
from quickscan_sim.workshop.picture import HEIGHT, TYPE, WIDTH, Picture, as_svg, words

LINE_HEIGHT = 1.35
GAP = 16
FOOT = mark("Invented neighbourhood, simulated data, no real people.")
HEIGHT_OF_VIEW = re.compile(r'viewBox="\S+ \S+ \S+ (?P<height>[\d.]+)"')

PLACE = re.compile(r' (?:x|y|width|height)="[^"]*"')


def wall_sheet(picture: Picture, levers: str, language: str) -> str:
    """The picture between what the levers stand on, what it tells, and the foot, as SVG.

    Parameters
    ----------
    picture
        What the projector would show.
    levers
        The sentence above it.
    """
    say = translator(language)
    parts: list[str] = []
    y = _lines(parts, levers, 0, size=26, bold=True) + GAP
    height = _height_of(picture.svg)
    parts.append(_inside(picture.svg, y, height))
    y = _lines(parts, picture.told, y + height + GAP, size=26)
    y = _lines(parts, say(FOOT), y + GAP, size=22)
    return as_svg(parts, picture.alt, height=round(y + GAP))


def _lines(parts: list[str], text: str, top: float, size: int = TYPE, bold: bool = False) -> float:
    """Add a text, broken into lines; gives how far down it comes."""
    y = top
    for line in _broken(text, WIDTH - 40, size, "bold" if bold else "regular"):
        y += size * LINE_HEIGHT
        parts.append(words(20, y, line, size=size, bold=bold))
    return y


def _broken(text: str, room: float, size: int, face: str) -> Iterator[str]:
    """A text in lines that are no wider than the room.

    >>> list(_broken("one two three", 90, 24, "regular"))
    ['one two', 'three']
    """
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and width_of(longer, face) * size > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _height_of(svg: str) -> float:
    found = HEIGHT_OF_VIEW.search(svg)
    return float(found["height"]) if found else HEIGHT


def _inside(svg: str, y: float, height: float) -> str:
    """The picture at its place: an SVG inside another one says where it stands."""
    head, rest = svg.split(">", 1)
    place = f'<svg x="0" y="{y:.1f}" width="{WIDTH}" height="{height:.1f}"'
    return PLACE.sub("", head).replace("<svg", place, 1) + ">" + rest
