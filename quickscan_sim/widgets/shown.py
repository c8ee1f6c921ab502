"""A piece of a notebook page: sentences, pictures with alternative text, tables.

JupyterLab drops the alternative text of pictures that matplotlib or IPython show; an own ``img``
in HTML keeps it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from quickscan_sim.language import current_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CELL = "padding: 0.25em 1.2em 0.25em 0; text-align: left; font-weight: {weight}"


@dataclass(frozen=True)
class Shown:
    """Something a cell shows: HTML for the notebook, and the same in words for a plain screen."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        language = current_language()
        return f'<div lang="{language}" style="max-width: 60em; font-size: 16px">{self.html}</div>'

    def __repr__(self) -> str:
        return self.text

    def __add__(self, other: Shown) -> Shown:
        return Shown(self.html + other.html, f"{self.text}\n{other.text}")


def sentence(text: str, strong: bool = False) -> Shown:
    """A paragraph.

    >>> sentence("3 < 5")
    3 < 5
    """
    inner = f"<strong>{escape(text)}</strong>" if strong else escape(text)
    return Shown(f'<p style="margin: 0.4em 0">{inner}</p>', text)


def picture(figure: Figure, alt: str) -> Shown:
    """A figure with its alternative text."""
    from quickscan_sim.present.figure_style import as_png

    code = base64.b64encode(as_png(figure)).decode("ascii")
    return Shown(
        f'<img alt="{escape(alt)}" src="data:image/png;base64,{code}" '
        'style="width: 100%; max-width: 58em; background: white">',
        alt,
    )


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Shown:
    """A small table with a caption; the first column names the row.

    >>> table("Scores", ("theme", "n"), [("Noticing", "60")])
    Scores
    theme | n
    Noticing | 60
    """
    head = "".join(_cell("th", text, "col", "bold") for text in header)
    body = "".join(f"<tr>{_row(cells)}</tr>" for cells in rows)
    lines = [caption, *(" | ".join(cells) for cells in (header, *rows))]
    return Shown(
        '<table style="border-collapse: collapse; margin: 0.6em 0; font-size: inherit">'
        f'<caption style="text-align: left; padding: 0.3em 0">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        "\n".join(lines),
    )


def folded(title: str, content: Shown) -> Shown:
    """Something that opens when the reader asks for it."""
    return Shown(
        f'<details><summary style="cursor: pointer">{escape(title)}</summary>'
        f"{content.html}</details>",
        f"{title}\n{content.text}",
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return _cell("th", first, "row") + "".join(_cell("td", text) for text in others)


def _cell(tag: str, text: str, scope: str = "", weight: str = "normal") -> str:
    marked = f' scope="{scope}"' if scope else ""
    return f'<{tag}{marked} style="{CELL.format(weight=weight)}">{escape(text)}</{tag}>'
