"""What a student reads: the same words as text and as a box that a screen reader tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

BOX = "border-left: 4px solid {colour}; padding: 0.2em 1em; margin: 0.5em 0; max-width: 46em"
CELL = "padding: 0.25em 1.2em 0.25em 0; text-align: left; font-weight: {weight}"
COLOURS = {"right": "#1b6e3c", "form": "#5b5b5b", "question": "#5b5b5b"}
OTHERWISE = "#7a4a00"


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
        colour = COLOURS.get(self.layer, OTHERWISE)
        role = "region" if self.layer == "question" else "status"
        label = escape(self.parts[0].text, quote=True) if self.parts else ""
        inner = "".join(part.html for part in self.parts)
        return (
            f'<section role="{role}" lang="{self.language}" aria-label="{label}" '
            f'style="{BOX.format(colour=colour)}">{inner}</section>'
        )

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def heading(text: str, level: int = 4) -> Part:
    """The first line of a box."""
    return Part(f'<h{level} style="margin: 0.3em 0">{escape(text)}</h{level}>', text)


def paragraph(text: str) -> Part:
    """One or more sentences; an empty line in the text starts a new paragraph.

    >>> paragraph("3 < 5").html
    '<p style="margin: 0.4em 0">3 &lt; 5</p>'
    """
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    html = "".join(f'<p style="margin: 0.4em 0">{escape(block)}</p>' for block in blocks)
    return Part(html, "\n".join(blocks))


def bullets(lines: Iterable[str]) -> Part:
    """A list."""
    kept = list(lines)
    items = "".join(f"<li>{escape(line)}</li>" for line in kept)
    return Part(f"<ul>{items}</ul>", "\n".join(f"- {line}" for line in kept))


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Part:
    """A small table with a caption; the first column names the row."""
    head = "".join(_cell("th", text, "col", "bold") for text in header)
    body = "".join(f"<tr>{_row(cells)}</tr>" for cells in rows)
    lines = [caption, *(" | ".join(cells) for cells in (header, *rows))]
    return Part(
        '<table style="border-collapse: collapse; margin: 0.6em 0">'
        f'<caption style="text-align: left; padding: 0.3em 0">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        "\n".join(lines),
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return _cell("th", first, "row") + "".join(_cell("td", text) for text in others)


def _cell(tag: str, text: str, scope: str = "", weight: str = "normal") -> str:
    marked = f' scope="{scope}"' if scope else ""
    return f'<{tag}{marked} style="{CELL.format(weight=weight)}">{escape(text)}</{tag}>'
