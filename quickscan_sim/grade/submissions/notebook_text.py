"""The bytes of a notebook: which text they are, and the JSON in it."""

from __future__ import annotations

import json
import re
from typing import Any

from quickscan_sim.errors import QuickscanError

LARGEST = 100_000_000
"""Bytes of a notebook. Large ones are honest nearly always: pictures and tables of a cell that ran.

Reading 50 MB of pictures took 0.6 s and 190 MB of memory, 98 MB of numbers 2.6 s and 480 MB."""

MOST_PARTS = 3_000_000
"""Lists and objects, together. A megabyte of brackets takes fifty megabytes of memory."""

MOST_COMMAS = 15_000_000

NAMES = re.compile(r"\.ipynb(\.(txt|json))?$|\.json$", re.IGNORECASE)
"""Browsers add .txt or .json to a name when they save a notebook."""


def may_be_notebook(name: str) -> bool:
    """Whether a file with this name may be a notebook.

    >>> may_be_notebook("M2_2_werkblad (1).ipynb"), may_be_notebook("work.ipynb.txt")
    (True, True)
    """
    return NAMES.search(name) is not None


def notebook_json(content: bytes, name: str) -> Any:
    """The JSON in a notebook's bytes, in UTF-8, UTF-16 or -32 or the Windows code page 1252.

    Raises
    ------
    QuickscanError
        When it is no JSON, or too large to read. The sentence is for the student.
    """
    if len(content) > LARGEST or _is_bomb(content):
        raise QuickscanError(
            "The notebook {file} is too large to read. Choose Kernel, then Restart Kernel and "
            "Clear Outputs of All Cells. Save it and hand it in again.",
            file=name,
        )
    if not content.strip(b" \r\n\t\0\xef\xbb\xbf\xff\xfe"):
        raise QuickscanError(
            "The file {file} is empty. Open your notebook, save it with Ctrl+S and hand it in "
            "again.",
            file=name,
        )
    try:
        return json.loads(_text(content))
    except json.JSONDecodeError:
        raise _no_notebook(name, content) from None
    except RecursionError:
        raise _no_notebook(name, content) from None
    except ValueError:  # a whole number of thousands of figures
        return _with_any_number(content, name)


def _with_any_number(content: bytes, name: str) -> Any:
    def whole(text: str) -> int:
        return int(text) if len(text) < 400 else 0

    try:
        return json.loads(_text(content), parse_int=whole)
    except (ValueError, RecursionError):
        raise _no_notebook(name, content) from None


def _is_bomb(content: bytes) -> bool:
    """Whether so many parts stand in it that reading would fill the memory."""
    if len(content) < MOST_PARTS:
        return False
    n_parts = content.count(b"[") + content.count(b"{")
    return n_parts > MOST_PARTS or content.count(b",") > MOST_COMMAS


def _text(content: bytes) -> str:
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.lstrip("\ufeff")


def _no_notebook(name: str, content: bytes) -> QuickscanError:
    beginning = content[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    kinds = {
        b"%pdf": "PDF",
        b"pk": "ZIP, Word or Excel",
        b"<!doctype html": "HTML",
        b"<html": "HTML",
        b"{\\rtf": "RTF",
    }
    kind = next((said for start, said in kinds.items() if beginning.startswith(start)), None)
    if kind is not None:
        return QuickscanError(
            "The file {file} is no notebook: its content is {kind}. Open your notebook in "
            "Jupyter, save it with Ctrl+S and hand in the file that ends in .ipynb.",
            file=name,
            kind=kind,
        )
    return QuickscanError(
        "The file {file} is no whole notebook: a part is missing, or it is something else. Open "
        "your notebook in Jupyter, save it with Ctrl+S and hand in the file that ends in .ipynb.",
        file=name,
    )
