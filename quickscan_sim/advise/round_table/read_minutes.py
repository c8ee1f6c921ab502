"""Read minutes that people filled in; every mistake with its line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from quickscan_sim.advise.round_table.minutes import (
    AGREEMENT_FIELDS,
    HEAD_FIELDS,
    SEAT_FIELDS,
    SEAT_STATES,
    Agreement,
    Minutes,
)
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import Place, YamlFile, read_yaml
from quickscan_sim.language import LANGUAGES, Message

DAYS = ("first_step_by", "term", "check_date")
MUST_STAND_THERE = ("municipality", "neighbourhood", "measured_on", "language")
PREFILLED = ("finding", "indicator", "baseline")
"""Of these alone an agreement does not exist yet."""


def read_minutes(path: str | Path) -> Minutes:
    """The minutes in a YAML file of :func:`write_minutes_form`.

    Agreements in which nothing was filled in are left out.

    Raises
    ------
    QuickscanError
        One sentence with its line for each field that is unknown, each date that is no date, and
        each thing that must stand there and does not.
    """
    reader = _Reader(read_yaml(Path(path)))
    minutes = reader.minutes()
    if reader.problems:
        raise QuickscanError.of(reader.problems)
    return minutes


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Message] = []
        self.lines: dict[tuple[int, str], int] = {}

    def minutes(self) -> Minutes:
        content = self.file.content
        self._check_fields(content, HEAD_FIELDS, ())
        for name in HEAD_FIELDS:
            self.lines[0, name] = self.file.line_of((name,))
        for name in MUST_STAND_THERE:
            if not content.get(name):
                self._problem((), Message("{name} is missing or empty.", name=name))
        seat = self._seat(content.get("lived_experience"))
        return Minutes(
            municipality=_text(content.get("municipality")),
            neighbourhood_id=_text(content.get("neighbourhood")),
            measured_on=self._day(content, "measured_on", ()) or date.min,
            language=self._one_of(content, "language", LANGUAGES, ()),
            held_on=self._day(content, "held_on", ()),
            present=self._listed(content.get("present"), ("present",)),
            lived_experience=seat["seat"],
            said=seat["said"],
            who_will_be_asked=seat["who_will_be_asked"],
            agreements=self._agreements(content.get("agreements")),
            file=self.file.path.name,
            lines=self.lines,
        )

    def _seat(self, found: Any) -> dict[str, str]:
        place: Place = ("lived_experience",)
        if not isinstance(found, dict):
            if found is not None:
                self._problem(place, Message("expected the fields {fields}.", fields=SEAT_FIELDS))
            return {"seat": "empty", "said": "", "who_will_be_asked": ""}
        self._check_fields(found, SEAT_FIELDS, place)
        texts = {name: _text(found.get(name)) for name in SEAT_FIELDS}
        return texts | {"seat": self._one_of(found, "seat", SEAT_STATES, place) or "empty"}

    def _agreements(self, found: Any) -> tuple[Agreement, ...]:
        place: Place = ("agreements",)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self._problem(
                place, Message("agreements is a list; each agreement begins with - finding:")
            )
            return ()
        numbered = [
            self._agreement(number, one, (*place, str(number - 1)))
            for number, one in enumerate(found, start=1)
        ]
        return tuple(one for one in numbered if one is not None)

    def _agreement(self, number: int, found: dict[str, Any], place: Place) -> Agreement | None:
        self._check_fields(found, AGREEMENT_FIELDS, place)
        for name in ("", *AGREEMENT_FIELDS):
            self.lines[number, name] = self.file.line_of((*place, name) if name else place)
        if not any(found.get(name) for name in AGREEMENT_FIELDS if name not in PREFILLED):
            return None
        texts = {
            name: _text(found.get(name))
            for name in AGREEMENT_FIELDS
            if name not in (*DAYS, "partners")
        }
        days = {name: self._day(found, name, place) for name in DAYS}
        partners = self._listed(found.get("partners"), (*place, "partners"))
        return Agreement(number=number, partners=partners, **texts, **days)  # type: ignore[arg-type]

    def _day(self, found: dict[str, Any], name: str, place: Place) -> date | None:
        value = found.get(name)
        if not value:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self._problem(
                (*place, name),
                Message(
                    "{name} is {found}; expected a date such as 2026-09-30.",
                    name=name,
                    found=repr(value),
                ),
            )
            return None

    def _one_of(
        self, found: dict[str, Any], name: str, allowed: Collection[str], place: Place
    ) -> str:
        value = _text(found.get(name))
        if value and value not in allowed:
            self._problem(
                (*place, name),
                Message(
                    "{name} is {found}; expected one of: {allowed}.",
                    name=name,
                    found=repr(value),
                    allowed=", ".join(allowed),
                ),
            )
        return value

    def _listed(self, found: Any, place: Place) -> tuple[str, ...]:
        if found is None:
            return ()
        if isinstance(found, str):
            return tuple(part.strip() for part in found.split(",") if part.strip())
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        self._problem(place, Message("expected a list such as [one, other]."))
        return ()

    def _check_fields(self, found: dict[str, Any], known: Collection[str], place: Place) -> None:
        for name in found:
            if name not in known:
                self._problem(
                    (*place, name),
                    Message(
                        "{name} is no field of this form. The nearest is {near}.",
                        name=name,
                        near=nearest(name, known) or ", ".join(known),
                    ),
                )

    def _problem(self, place: Place, sentence: Message) -> None:
        self.problems.append(self.file.at(place, sentence))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
