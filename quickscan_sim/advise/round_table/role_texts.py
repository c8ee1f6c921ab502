"""The invented part of a role card: a text of the data file, the same for the same wijk."""

from __future__ import annotations

from zlib import crc32

from quickscan_sim.advise.round_table.texts import TextRow, in_language, round_table_texts

FORMAL, INFORMAL, MUNICIPALITY = "*formal", "*informal", "*municipality"
"""Who a text is for when no sector is named."""


def role_text(kind: str, sector: str, group: str, place: str, language: str) -> str:
    """One text of a kind for a seat.

    Parameters
    ----------
    kind
        ``"time"``, ``"rule"``, ``"interest"``, ``"give"`` or ``"question"``.
    sector
        The sector of the seat; its own texts come first.
    group
        Who stands in when the sector has none: :data:`FORMAL`, :data:`INFORMAL` ...
    place
        Chooses among the variants: the same place always has the same text.

    Examples
    --------
    >>> role_text("time", "a sector of my own", FORMAL, "Dovenbrug", "en")
    'Meetings are possible once a month, and not during holidays.'
    """
    rows = [row for row in round_table_texts("role_texts") if row["kind"] == kind]
    fitting = _for(sector, rows) or _for(group, rows)
    # crc32 is the same on every machine and in every run; hash() is not.
    chosen = fitting[crc32(f"{place}/{sector}/{kind}".encode()) % len(fitting)]
    return in_language(chosen, "text", language)


def _for(whom: str, rows: list[TextRow]) -> list[TextRow]:
    return [row for row in rows if whom in row["sectors"].split()]
