"""Cells that no spreadsheet takes for a formula, and back again.

People choose their own name on a platform. A cell that begins with ``=``, ``+``, ``-`` or ``@``
would run as a formula when a lecturer opens the file, so it gets an apostrophe before it.
"""

from __future__ import annotations

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def to_safe(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would compute.

    >>> to_safe("=1+1"), to_safe("Bo"), to_safe("'=x")
    ("'=1+1", 'Bo', "''=x")
    """
    return f"'{cell}" if _needs_it(cell) else cell


def from_safe(cell: str) -> str:
    """What :func:`to_safe` was given.

    >>> from_safe("'=1+1"), from_safe("'s-Gravenhage")
    ('=1+1', "'s-Gravenhage")
    """
    return cell[1:] if cell.startswith("'") and _needs_it(cell[1:]) else cell


def _needs_it(cell: str) -> bool:
    return cell.lstrip("'").startswith(FORMULA_SIGNS)
