"""What a student reads: the same words as text and as a box that a screen reader tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

BOX = "border-left: 4px solid {colour}; padding: 0.2em 1em; margin: 0.5em 0; font-size: 16px"
TITLE = "margin: 0.3em 0; font-size: 1.15em"
TEXT = "margin: 0.4em 0; max-width: 46em"
CAPTION = "text-align: left; padding: 0.3em 0; white-space: nowrap"
CELL = "padding: 0.25em 0.8em 0.25em 0; text-align: left; font-weight: {weight}"
# Seen beside white and beside the near-black of a dark notebook; the text has the notebook's own.
GREEN, GREY, ORANGE = "#2e8b57", "#767676", "#b26a00"
COLOURS = {"right": GREEN, "misconception": ORANGE, "unknown": ORANGE, "refused": ORANGE}
CODE = "overflow-wrap: anywhere; font-size: inherit"
SHORT = 16
"""A code, a date or a number of this many characters stays on one line."""
IN_CODE = re.compile(r"`([^`]+)`")
STATUS = 'role="status"'


@dataclass(frozen=True)
class Part:
    """A heading, paragraph, list or table: as HTML and as text."""

    html: str
    text: str


@dataclass(frozen=True)
class Feedback:
    """What is said about an answer.

    ``layer`` tells how far the self-check came: "form", "misconception", "unknown" (no known
    mistake), "right", "protected", "hint", "question" or "refused".
    """

    layer: str
    language: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Everything in words, for a plain screen."""
        return "\n".join(part.text for part in self.parts)

    def _repr_html_(self) -> str:
        colour = COLOURS.get(self.layer, GREY)
        # A status is read aloud as a whole; a question is a place that can be found by its name.
        named = escape(self.parts[0].text, quote=True) if self.parts else ""
        role = f'role="region" aria-label="{named}"' if self.layer == "question" else STATUS
        inner = "".join(part.html for part in self.parts)
        return (
            f'<section {role} lang="{self.language}" style="{BOX.format(colour=colour)}">'
            f"{inner}</section>"
        )

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def heading(text: str) -> Part:
    """The first line of a box: one level below the heading of the part it stands in."""
    return Part(f'<h3 style="{TITLE}">{escape(text)}</h3>', text)


def paragraph(text: str) -> Part:
    """One or more sentences; a new line starts a new paragraph.

    What stands between backticks is code: marked in a box, and as it is on a plain screen.

    >>> paragraph("3 < 5").html
    '<p style="margin: 0.4em 0; max-width: 46em">3 &lt; 5</p>'
    >>> paragraph("Type `3 < 5`.").text
    'Type 3 < 5.'
    """
    blocks = [" ".join(block.split()) for block in text.split("\n")]
    blocks = [block for block in blocks if block]
    html = "".join(f'<p style="{TEXT}">{_with_code(block)}</p>' for block in blocks)
    return Part(html, "\n".join(map(_without_marks, blocks)))


def bullets(lines: Iterable[str]) -> Part:
    """A list."""
    kept = list(lines)
    items = "".join(f"<li>{_with_code(line)}</li>" for line in kept)
    return Part(
        f'<ul style="{TEXT}">{items}</ul>', "\n".join(f"- {_without_marks(line)}" for line in kept)
    )


def table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    named_rows: bool = True,
) -> Part:
    """A small table with a caption; the first column names the row, unless it holds figures."""
    head = "".join(_cell("th", text, "col", "bold") for text in header)
    body = "".join(f"<tr>{_row(cells, named_rows)}</tr>" for cells in rows)
    lines = [caption, *(" | ".join(cells) for cells in (header, *rows))]
    html = (
        '<table style="border-collapse: collapse; margin: 0.6em 0; font-size: inherit">'
        f'<caption style="{CAPTION}">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    # A wide table scrolls by itself, also from the keyboard, so that the page need not.
    named = escape(caption, quote=True)
    scrolls = f'role="group" aria-label="{named}" tabindex="0" style="overflow-x: auto"'
    return Part(f"<div {scrolls}>{html}</div>", "\n".join(lines))


def _row(cells: Sequence[str], named: bool) -> str:
    first, *others = cells
    start = _cell("th", first, "row") if named else _cell("td", first)
    return start + "".join(_cell("td", text) for text in others)


def _cell(tag: str, text: str, scope: str = "", weight: str = "normal") -> str:
    marked = f' scope="{scope}"' if scope else ""
    style = CELL.format(weight=weight)
    if len(text) <= SHORT and " " not in text:
        style += "; white-space: nowrap"
    return f'<{tag}{marked} style="{style}">{escape(text)}</{tag}>'


def _without_marks(text: str) -> str:
    return IN_CODE.sub(r"\1", text)


def _with_code(text: str) -> str:
    return IN_CODE.sub(rf'<code style="{CODE}">\1</code>', escape(text))
