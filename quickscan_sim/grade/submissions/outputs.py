"""What a cell showed, as far as a lecturer may look at it: text and small pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quickscan_sim.grade.submissions.students_cells import text_of

LONGEST_TEXT = 20_000
LARGEST_PICTURE = 700_000
"""Signs of base 64; three quarters of it in bytes."""

MOST_OUTPUTS = 20
MOST_ATTACHED = 4_000_000
PICTURES = {"image/png": "iVBORw0KGgo", "image/jpeg": "/9j/"}
"""How these begin in base 64. SVG is left out: it can hold scripts."""

BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
FILE_NAME = re.compile(r"[\w .()-]{1,100}")


def safe_outputs(outputs: Sequence[Any]) -> list[dict[str, Any]]:
    """The outputs without HTML, JavaScript, SVG and widgets, cut to a readable length.

    >>> data = {"text/html": "<script>", "text/plain": "1"}
    >>> safe_outputs([{"output_type": "display_data", "data": data}])[0]["data"]
    {'text/plain': '1'}
    """
    safe = (_safe(one) for one in outputs[:MOST_OUTPUTS] if isinstance(one, dict))
    return [one for one in safe if one is not None]


def safe_attachments(raw: Any) -> dict[str, dict[str, str]]:
    """The pictures that were pasted into a text; a handful, of an ordinary size."""
    kept: dict[str, dict[str, str]] = {}
    size = 0
    for name, bundle in raw.items() if isinstance(raw, dict) else ():
        pictures = _pictures(bundle, MOST_ATTACHED) if isinstance(bundle, dict) else {}
        size += sum(map(len, pictures.values()))
        if size > MOST_ATTACHED:
            break
        if pictures and FILE_NAME.fullmatch(name):
            kept[name] = pictures
    return kept


def _safe(output: Mapping[str, Any]) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": _cut(output.get("text"))}
    if kind in ("error", "pyerr"):
        lines = output.get("traceback")
        traceback = [_cut(line) for line in lines[:50]] if isinstance(lines, list) else []
        names = {key: _cut(output.get(key))[:1000] for key in ("ename", "evalue")}
        return {"output_type": "error", **names, "traceback": traceback}
    given = output.get("data")
    bundle = given if isinstance(given, dict) else {}
    data = {"text/plain": _cut(bundle.get("text/plain", output.get("text")))}
    data = {**{key: text for key, text in data.items() if text}, **_pictures(bundle)}
    return {"output_type": "display_data", "metadata": {}, "data": data} if data else None


def _pictures(bundle: Mapping[str, Any], most: int = LARGEST_PICTURE) -> dict[str, str]:
    found = {}
    for kind, beginning in PICTURES.items():
        content = text_of(bundle.get(kind)).strip()
        fits = content.startswith(beginning) and len(content) <= most
        if fits and BASE64.fullmatch(content):
            found[kind] = content
    return found


def _cut(raw: Any) -> str:
    """A text of a readable length; a list of lines is not joined further than that."""
    if isinstance(raw, list):
        raw = raw[: LONGEST_TEXT // 10]
    text = text_of(raw)
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "\n[…]"
