"""Moments as learning platforms write them in names, in Dutch or English.

A platform writes the time of the place where it is used; kept is always UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

TIME_ZONE = "Europe/Amsterdam"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari",
            "feb february februari",
            "mar march mrt maart",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august augustus",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

CLOCK = (
    r"(?P<hour>\d{1,2})[:._ h-]?(?P<minute>\d\d)(?:[:._-](?P<second>\d\d))?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
)
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<month>[a-z]+)\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}),?\s+{CLOCK}",
        rf"(?P<day>\d{{1,2}})\.?[ -](?P<month>[a-z]+)\.?,?[ -](?P<year>\d{{4}}),?\s+{CLOCK}",
        rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[-T_ ]{CLOCK}",
        rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-(?P<year>\d{{4}}),?\s+{CLOCK}",
    )
)


def read_moment(text: str, time_zone: str = TIME_ZONE) -> str:
    """The moment in a name, as ISO 8601 in UTC; "" when it is none.

    >>> read_moment("Nov 23, 2026 730 PM")
    '2026-11-23T18:30:00+00:00'
    >>> read_moment("23 november 2026 19:30"), read_moment("2026-11-23-19-30-00")
    ('2026-11-23T18:30:00+00:00', '2026-11-23T18:30:00+00:00')
    >>> read_moment("yesterday")
    ''
    """
    for form in FORMS:
        found = form.fullmatch(" ".join(text.split()))
        if found is None:
            continue
        parts = found.groupdict()
        month = parts["month"].lower()
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        hour = _hour(int(parts["hour"]), (parts["half"] or "").lower()[:1])
        try:
            local = datetime(
                int(parts["year"]),
                number,
                int(parts["day"]),
                hour,
                int(parts["minute"]),
                int(parts["second"] or 0),
                tzinfo=ZoneInfo(time_zone),
            )
            return local.astimezone(UTC).isoformat()
        except (ValueError, OverflowError):  # no such day, or no such year in UTC
            continue
    return ""


def _hour(hour: int, half: str) -> int:
    """On a clock of 24 hours; with "am" or "pm" 12 comes first."""
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def name_of_moment(moment: str) -> str:
    """A moment as the name of a folder.

    >>> name_of_moment("2026-11-23T18:30:00+00:00"), name_of_moment("")
    ('2026-11-23T183000Z', 'time_unknown')
    """
    if not moment:
        return "time_unknown"
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
