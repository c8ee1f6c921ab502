"""What a student wrote, so that a page can show it and nothing of it comes alive.

formgrader turns Markdown into HTML as it stands, so a ``<script>`` in a student's text would run
in the lecturer's browser, with the lecturer's rights. nbconvert also passes raw cells through. In
the marked notebook tags, links and pictures from elsewhere are broken by an invisible sign: they
read as they were typed. What was handed in is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quickscan_sim.grade.gradebook.cell_text import joined, writable

BREAK = "\N{ZERO WIDTH SPACE}"
ALIVE = re.compile(r"<(?=[A-Za-z/!?])|\](?=[(:\[])|\\(?=href|url|style|class|cssId|require|html)")
"""Where a tag, a link or a picture begins, and what formulas have to make links with."""

BASE64 = re.compile(r"[A-Za-z0-9+/\s]+=*\s*")
LONGEST_TEXT = 10_000
LARGEST_PICTURE = 2_000_000
MOST_OUTPUTS = 10


def safe_markdown(text: str) -> str:
    r"""The same text to the eye, in which no tag, link or picture works.

    >>> safe_markdown("a < b <b>c</b>") == f"a < b <{BREAK}b>c<{BREAK}/b>"
    True
    """
    return ALIVE.sub(lambda found: found[0] + BREAK, writable(text))


def safe_outputs(cell: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The texts and PNG pictures of a cell's outputs; everything else stays out."""
    outputs = cell.get("outputs")
    if not isinstance(outputs, list | tuple):
        return []
    kept = (_safe_output(one) for one in outputs[:MOST_OUTPUTS] if isinstance(one, Mapping))
    return [one for one in kept if one is not None]


def stream(text: str) -> dict[str, Any]:
    """A text under a cell, as if it was printed."""
    return {"output_type": "stream", "name": "stdout", "text": writable(text)}


def _safe_output(output: Mapping[str, Any]) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream":
        return stream(_cut(joined(output.get("text"))))
    if kind == "error":
        return stream(_cut(f"{joined(output.get('ename'))}: {joined(output.get('evalue'))}"))
    data = output.get("data")
    if kind not in ("execute_result", "display_data") or not isinstance(data, Mapping):
        return None
    safe = {}
    picture = joined(data.get("image/png"))
    if 0 < len(picture) <= LARGEST_PICTURE and BASE64.fullmatch(picture):
        safe["image/png"] = picture
    if text := _cut(joined(data.get("text/plain"))):
        safe["text/plain"] = text
    return {"output_type": "display_data", "data": safe, "metadata": {}} if safe else None


def _cut(text: str) -> str:
    return writable(text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…")
