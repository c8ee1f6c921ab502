"""When a submission was handed in, as nbgrader writes it beside the notebook."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

TIMESTAMP = "timestamp.txt"
LONGEST = 100


def handed_in_at(folder: Path) -> str:
    """ISO 8601 in UTC from ``timestamp.txt``; "" when there is none or it cannot be read.

    nbgrader writes ``2027-03-01 14:05:06.123456 UTC``; an offset such as ``+0100`` and the name of
    a time zone are read too. Without any of these it is UTC.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "timestamp.txt").write_text("2027-03-01 14:05:06.123456 +0100")
    >>> handed_in_at(folder)
    '2027-03-01T13:05:06+00:00'
    """
    try:
        with (folder / TIMESTAMP).open(encoding="utf-8") as file:
            text = file.read(LONGEST).strip()
    except (OSError, ValueError):
        return ""
    found = _parsed(text)
    return "" if found is None else found.astimezone(UTC).isoformat(timespec="seconds")


def _parsed(text: str) -> datetime | None:
    from dateutil import parser, tz

    parts = text.split(" ")
    zones = {}
    if len(parts) == 3 and (zone := tz.gettz(parts[2])) is not None:
        text, zones = f"{parts[0]} {parts[1]} TZ", {"TZ": zone}
    try:
        found: datetime = parser.parse(text, tzinfos=zones)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
