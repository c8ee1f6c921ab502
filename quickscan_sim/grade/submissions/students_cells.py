"""The cells of a notebook in plain form, whatever stands in its JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import grade_id

MOST_CELLS = 5_000
LONGEST_SOURCES = 3_000_000
"""Signs in all cells together. A whole worksheet has 10,000."""
LONGEST_CODE = 500_000
"""Signs in all code cells together: code is parsed, and that takes time."""
KINDS = ("code", "markdown", "raw")
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class FoundCell:
    """One cell as it was handed in. What is of another type than it should be, is empty here."""

    kind: str
    source: str
    cell_id: str = ""
    grade_id: str = ""
    language: str = ""
    outputs: Sequence[Any] = ()
    attachments: Any = None


def cells_of(notebook: Any, name: str) -> tuple[FoundCell, ...]:
    """The cells of a notebook of format 4, or of 3 and 2 with their worksheets.

    Raises
    ------
    QuickscanError
        When the JSON holds no cells at all.
    """
    raw = _raw_cells(notebook)
    if raw is None:
        raise QuickscanError(
            "The file {file} is no notebook: there are no cells in it. Open your notebook in "
            "Jupyter, save it with Ctrl+S and hand in the file that ends in .ipynb.",
            file=name,
        )
    cells = tuple(_cell(one) for one in raw[:MOST_CELLS] if isinstance(one, dict))
    n_signs = sum(len(cell.source) for cell in cells)
    n_code = sum(len(cell.source) for cell in cells if cell.kind == "code")
    if n_signs > LONGEST_SOURCES or n_code > LONGEST_CODE:
        raise QuickscanError(
            "The cells of {file} hold more text than can be read. Take out what you pasted, save "
            "the notebook and hand it in again.",
            file=name,
        )
    return cells


def kernel_language(notebook: Any) -> str:
    """The language that a notebook says it is for, "" when it does not say."""
    metadata = _mapping(_mapping(notebook).get("metadata"))
    for part, key in (
        ("language_info", "name"),
        ("kernelspec", "language"),
        ("kernelspec", "name"),
    ):
        said = _mapping(metadata.get(part)).get(key)
        if isinstance(said, str) and said:
            return said[:40]
    return ""


def _raw_cells(notebook: Any) -> list[Any] | None:
    content = _mapping(notebook)
    if isinstance(content.get("cells"), list):
        return list(content["cells"])
    sheets = content.get("worksheets")
    if not isinstance(sheets, list):
        return None
    parts = [_mapping(sheet).get("cells") for sheet in sheets]
    return [cell for part in parts if isinstance(part, list) for cell in part]


def _cell(raw: dict[str, Any]) -> FoundCell:
    kind = raw.get("cell_type")
    cell_id, outputs = raw.get("id"), raw.get("outputs")
    language = _mapping(raw.get("metadata")).get("lang")
    return FoundCell(
        kind=kind if kind in KINDS else "markdown",  # format 3 has headings
        source=text_of(raw.get("source", raw.get("input"))),
        cell_id=cell_id if isinstance(cell_id, str) and CELL_ID.fullmatch(cell_id) else "",
        grade_id=grade_id(raw) or "",
        language=language if isinstance(language, str) else "",
        outputs=outputs if isinstance(outputs, list) else (),
        attachments=raw.get("attachments"),
    )


def text_of(raw: Any) -> str:
    r"""A text, given as one or as a list of lines, with line ends of one kind.

    Halves of a sign, which no file can hold, become the sign for something unknown.

    >>> text_of(["a\r\n", "b", 3])
    'a\nb'
    """
    if isinstance(raw, list):
        raw = "".join(part for part in raw if isinstance(part, str))
    if not isinstance(raw, str):
        return ""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mapping(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, dict) else {}
