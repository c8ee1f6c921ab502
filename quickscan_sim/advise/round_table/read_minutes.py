"""Read minutes that people filled in; every mistake with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quickscan_sim.advise.round_table import minutes_keys as keys
from quickscan_sim.advise.round_table.minutes import Agreement, Minutes
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import Place, YamlFile, day_in, read_yaml
from quickscan_sim.language import LANGUAGES, Bilingual, Message

DAYS = ("first_step_by", "term", "check_date")
MUST_STAND_THERE = ("municipality", "neighbourhood", "measured_on", "language")
PREFILLED = ("finding", "indicator", "baseline")
"""Of these alone an agreement does not exist yet."""


def read_minutes(path: str | Path) -> Minutes:
    """The minutes in a YAML file of :func:`write_minutes_form`; keys in Dutch or English.

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


@dataclass(frozen=True)
class _Part:
    """A part of the file: values and written names by the code of the field."""

    place: Place
    values: dict[str, Any]
    written: dict[str, str]

    def text(self, name: str) -> str:
        """The value as a text; empty when nothing was filled in."""
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def at(self, name: str) -> Place:
        """Where a field stands; the part itself when it is not there."""
        return (*self.place, self.written[name]) if name in self.written else self.place


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Message] = []
        self.lines: dict[tuple[int, str], int] = {}

    def minutes(self) -> Minutes:
        head = self._part(self.file.content, keys.HEAD_KEYS, ())
        self._note_lines(0, head)
        for name in MUST_STAND_THERE:
            if not head.text(name):
                written = keys.HEAD_KEYS[name]
                self._problem((), Message("{name} is missing or empty.", name=written))
        seat = self._seat(head)
        return Minutes(
            municipality=head.text("municipality"),
            neighbourhood_id=head.text("neighbourhood"),
            measured_on=self._day(head, "measured_on") or date.min,
            language=self._one_of(head, "language", {one: one for one in LANGUAGES}),
            held_on=self._day(head, "held_on"),
            present=self._listed(head, "present"),
            lived_experience=self._one_of(seat, "seat", keys.by_written(keys.SEAT_WORDS))
            or "empty",
            said=seat.text("said"),
            who_will_be_asked=seat.text("who_will_be_asked"),
            agreements=self._agreements(head),
            file=self.file.path.name,
            lines=self.lines,
        )

    def _seat(self, head: _Part) -> _Part:
        found = head.values.get("lived_experience")
        place = head.at("lived_experience")
        if found is not None and not isinstance(found, dict):
            allowed = ", ".join(key.en for key in keys.SEAT_KEYS.values())
            self._problem(place, Message("expected the fields {fields}.", fields=allowed))
        return self._part(found if isinstance(found, dict) else {}, keys.SEAT_KEYS, place)

    def _agreements(self, head: _Part) -> tuple[Agreement, ...]:
        found, place = head.values.get("agreements"), head.at("agreements")
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self._problem(
                place, Message("agreements are a list; each begins with a hyphen and a finding.")
            )
            return ()
        parts = [
            self._part(one, keys.AGREEMENT_KEYS, (*place, str(number)))
            for number, one in enumerate(found)
        ]
        numbered = [self._agreement(number, part) for number, part in enumerate(parts, start=1)]
        return tuple(one for one in numbered if one is not None)

    def _agreement(self, number: int, part: _Part) -> Agreement | None:
        self._note_lines(number, part)
        if not any(part.values.get(name) for name in part.values if name not in PREFILLED):
            return None
        texts = {
            name: part.text(name) for name in keys.AGREEMENT_KEYS if name not in (*DAYS, "partners")
        }
        return Agreement(
            number=number,
            partners=self._listed(part, "partners"),
            first_step_by=self._day(part, "first_step_by"),
            term=self._day(part, "term"),
            check_date=self._day(part, "check_date"),
            **texts,
        )

    def _part(self, found: dict[str, Any], known: dict[str, Bilingual], place: Place) -> _Part:
        """The fields by their code; what is no field of the form is a problem."""
        codes = keys.by_written(known)
        values: dict[str, Any] = {}
        written: dict[str, str] = {}
        for name, value in found.items():
            if name in codes:
                values[codes[name]], written[codes[name]] = value, name
                continue
            near = nearest(name, codes) or ", ".join(codes)
            self._problem(
                (*place, name),
                Message(
                    "{name} is no field of this form. The nearest is {near}.", name=name, near=near
                ),
            )
        return _Part(place, values, written)

    def _note_lines(self, number: int, part: _Part) -> None:
        self.lines[number, ""] = self.file.line_of(part.place)
        for name in part.written:
            self.lines[number, name] = self.file.line_of(part.at(name))

    def _day(self, part: _Part, name: str) -> date | None:
        value = part.text(name)
        if not value:
            return None
        if (day := day_in(value)) is None:
            self._problem(
                part.at(name),
                Message(
                    "{name} is {found}; expected a date such as 2026-09-30.",
                    name=part.written[name],
                    found=repr(value),
                ),
            )
        return day

    def _one_of(self, part: _Part, name: str, allowed: dict[str, str]) -> str:
        value = part.text(name).lower()
        if value and value not in allowed:
            self._problem(
                part.at(name),
                Message(
                    "{name} is {found}; expected one of: {allowed}.",
                    name=part.written[name],
                    found=repr(value),
                    allowed=", ".join(allowed),
                ),
            )
        return allowed.get(value, "")

    def _listed(self, part: _Part, name: str) -> tuple[str, ...]:
        found = part.values.get(name)
        if found is None:
            return ()
        if isinstance(found, str):
            return tuple(one.strip() for one in found.split(",") if one.strip())
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        self._problem(part.at(name), Message("expected a list such as [one, other]."))
        return ()

    def _problem(self, place: Place, sentence: Message) -> None:
        self.problems.append(self.file.at(place, sentence))
