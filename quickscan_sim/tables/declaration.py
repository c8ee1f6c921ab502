"""What a table and a column are, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quickscan_sim.language import Bilingual

Kind = Literal["text", "integer", "number", "yes_no"]
DTYPES: dict[Kind, str] = {
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "yes_no": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, and what may stand in it."""

    name: str
    kind: Kind
    meaning: Bilingual
    may_be_missing: bool = False
    allowed: tuple[object, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, and the columns that identify a row.

    ``may_be_absent``: a data folder without it is whole; the table then has no rows.
    """

    name: str
    row: Bilingual
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    may_be_absent: bool = False

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The declaration of one column."""
        return next(column for column in self.columns if column.name == name)


def text(name: str, nl: str, en: str, **more: object) -> Column:
    """A column of texts."""
    return Column(name, "text", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def integer(name: str, nl: str, en: str, **more: object) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def number(name: str, nl: str, en: str, **more: object) -> Column:
    """A column of numbers."""
    return Column(name, "number", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def yes_no(name: str, nl: str, en: str, **more: object) -> Column:
    """A column of yes and no."""
    return Column(name, "yes_no", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def describe_tables(tables: Sequence[Table], language: str) -> str:
    """A Markdown table with a row for every column of every table: the codebook.

    >>> from quickscan_sim.tables import ACTIVE_IN
    >>> print(describe_tables([ACTIVE_IN], "en").splitlines()[2])
    | `active_in` | `organisation_id` | text | code of the organisation | |
    """
    heads = {
        "nl": "| tabel | kolom | soort | betekenis | mag leeg |",
        "en": "| table | column | kind | meaning | may be empty |",
    }
    lines = [heads[language], "|---|---|---|---|---|"]
    for table in tables:
        for column in table.columns:
            kind = f"{column.kind} ({column.unit})" if column.unit else column.kind
            star = "*" if column.may_be_missing else ""
            meaning = column.meaning.in_language(language)
            allowed = f": {', '.join(map(str, column.allowed))}" if column.allowed else ""
            lines.append(
                f"| `{table.name}` | `{column.name}` | {kind} | {meaning}{allowed} | {star}|"
            )
    return "\n".join(lines)
