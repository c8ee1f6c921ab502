"""A table of sectors by themes that also fits a narrow screen, without breaking a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from quickscan_sim.cli.session import Screen

BESIDE_A_CELL = 3
"""Signs that a column takes beside its text: a space on both sides and a line."""

SHORTEST_NAME = 10


def sector_table(screen: Screen, themes: list[str], rows: Iterable[tuple[str, list[str]]]) -> Table:
    """A row for each name with a cell for each theme; a long word is cut short."""
    from rich.table import Table

    named = list(rows)
    widths = [_longest_word(theme) for theme in themes]
    room = screen.console.width - 1 - sum(width + BESIDE_A_CELL for width in widths) - BESIDE_A_CELL
    room = max(room, SHORTEST_NAME)
    names = [cut_short(name, room) for name, _ in named]
    table = Table(show_lines=True)
    longest = max((_longest_word(name) for name in names), default=0)
    table.add_column(screen.translate("Sector"), min_width=longest)
    for theme, width in zip(themes, widths, strict=True):
        table.add_column(theme, justify="right", min_width=width)
    for name, (_, cells) in zip(names, named, strict=True):
        table.add_row(name, *cells)
    return table


def cut_short(name: str, room: int) -> str:
    """The name with every word that is longer than the room ended with a point.

    >>> cut_short("Jeugdgezondheidszorg en welzijn", 12)
    'Jeugdgezond. en welzijn'
    """
    return " ".join(
        word if len(word) <= room else f"{word[: room - 1]}." for word in name.split(" ")
    )


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)
