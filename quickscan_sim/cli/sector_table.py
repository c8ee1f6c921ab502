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
    title = screen.translate("Sector")
    columns = [[theme, *(cells[n] for _, cells in named)] for n, theme in enumerate(themes)]
    least = [max(map(_longest_word, column)) for column in columns]
    room = screen.console.width - 1 - sum(width + BESIDE_A_CELL for width in least) - BESIDE_A_CELL
    names = [cut_short(name, max(room, SHORTEST_NAME)) for name, _ in named]
    longest = max(map(_longest_word, [title, *names]))
    table = Table(show_lines=True)
    table.add_column(title, width=longest if room < _longest_line([title, *names]) else None)
    left = room - longest
    for number, (column, width) in enumerate(zip(columns, least, strict=True)):
        wider = max(0, min(_longest_line(column) - width, left // (len(columns) - number)))
        left -= wider
        table.add_column(column[0], justify="right", width=width + wider)
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
    return max(map(len, text.split()), default=0)


def _longest_line(texts: list[str]) -> int:
    return max((len(line) for text in texts for line in text.split("\n")), default=0)
