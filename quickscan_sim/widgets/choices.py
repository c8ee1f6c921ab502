"""What a student may ask for: one of the neighbourhoods, by its number in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    from quickscan_sim.advise import Reading
    from quickscan_sim.quickscan import Quickscan

_last: list[tuple[Quickscan, Reading]] = []
"""The quickscan read last: the cells of a lesson ask for the same one several times."""


def reading_of(scan: Quickscan) -> Reading:
    """Everything computed from this very quickscan, never from an earlier one."""
    from quickscan_sim.advise import summarise_quickscan

    if not _last or _last[0][0] is not scan:
        _last[:] = [(scan, summarise_quickscan(scan))]
    return _last[0][1]


def neighbourhood_named(scan: Quickscan, number: object) -> tuple[str, str]:
    """Code and name of the neighbourhood with this number in the list, counted from 1.

    Raises
    ------
    QuickscanError
        When there is no neighbourhood with that number.
    """
    n_all = len(scan.neighbourhoods)
    row = scan.neighbourhoods.iloc[chosen("neighbourhood", number, n_all) - 1]
    return str(row["neighbourhood_id"]), str(row["name"])


def chosen(name: str, number: object, n_all: int) -> int:
    """The number given, when it is a whole number from 1 to ``n_all``."""
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= n_all:
        raise QuickscanError(
            "You chose {name}={number}. Choose a whole number from 1 to {n_all} and run the cell "
            "again.",
            name=name,
            number=repr(number),
            n_all=n_all,
        )
    return number
