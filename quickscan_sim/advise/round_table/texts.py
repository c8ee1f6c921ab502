"""The texts of a round table: bilingual data files, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError

FOLDER = Path(__file__).parents[2] / "data" / "round_table"
LANGUAGE_ENDINGS = ("_nl", "_en")

TextRow = Mapping[str, str]


@lru_cache(maxsize=32)
def round_table_texts(name: str, folder: Path = FOLDER) -> tuple[TextRow, ...]:
    """The rows of one file of texts, in its order.

    Parameters
    ----------
    name
        The file without its ending: ``"agenda"``, ``"steps"``, ``"role_texts"`` ...

    Raises
    ------
    QuickscanError
        When a text is missing in one of the two languages; with the file, row and column.

    Examples
    --------
    >>> round_table_texts("steps")[0]["title_en"]
    'Goal and rules'
    """
    path = folder / f"{name}.csv"
    rows = [
        {str(key): value for key, value in row.items()}
        for row in read_delimited(path).to_dict("records")
    ]
    for number, row in enumerate(rows, start=2):
        for column, text in row.items():
            if column.endswith(LANGUAGE_ENDINGS) and not text.strip():
                raise QuickscanError(
                    "{file}, row {row}: the column {column} is empty. Every text of the round "
                    "table is written in Dutch and in English.",
                    file=path.name,
                    row=number,
                    column=column,
                )
    return tuple(rows)


def in_language(row: TextRow, name: str, language: str) -> str:
    """One text of a row in Dutch or English.

    >>> in_language({"title_nl": "Regels", "title_en": "Rules"}, "title", "nl")
    'Regels'
    """
    return row[f"{name}_{language}"]
