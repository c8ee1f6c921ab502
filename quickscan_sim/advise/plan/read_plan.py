"""Read a plan that people changed by hand; every mistake is told with its line."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from quickscan_sim.advise.plan import plan_keys as keys
from quickscan_sim.advise.plan.model import DataVersion, ImprovementPlan, Measure, PlanRow
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.yaml_lines import DAY, Place, YamlFile, day_in, read_yaml
from quickscan_sim.language import LANGUAGES, Bilingual, Message, mark

SHOWN = 40
"""Signs of a wrong cell that a sentence repeats."""


def read_plan(path: str | Path) -> ImprovementPlan:
    """The plan in a YAML file, as ``write_plan`` makes it and people change it.

    Keys may be Dutch or English words. Whether the plan fits the data is for ``check_plan``.

    Raises
    ------
    QuickscanError
        When the file is missing, empty, not YAML or no plan, and one sentence with its line for
        every key that is unknown, missing or twice there, and every value that cannot be read.
        The file stays as it is.
    """
    file = read_yaml(Path(path))
    if not file.content:
        raise QuickscanError("{file} is empty; expected an improvement plan.", file=file.path.name)
    if keys.MARK not in file.content:
        raise QuickscanError(
            "{file} is no improvement plan: the line {mark} is missing. Make a plan with: "
            "quickscan plan DATA --out plan.yaml",
            file=file.path.name,
            mark=f"{keys.MARK}: {keys.FORM}",
        )
    return Reading(file).plan()


class Reading:
    """A plan file that is being read, and what was found wrong in it so far."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[tuple[int, Message]] = []

    def plan(self) -> ImprovementPlan:
        """The whole plan; raises everything that was wrong, in the order of the file."""
        content = {name: one for name, one in self.file.content.items() if name != keys.MARK}
        self._check_form()
        part = Part(self, content, (), keys.PLAN_KEYS)
        plan = ImprovementPlan(
            language=part.one_of("language", {code: Bilingual(code, code) for code in LANGUAGES}),
            title=part.text("title"),
            municipality=part.text("municipality"),
            neighbourhood_id=part.code("neighbourhood_id"),
            organisation_id=part.code("organisation_id"),
            data=_data(part.inner("data", keys.DATA_KEYS)),
            rows=tuple(_row(row) for row in part.rows("rows", keys.ROW_KEYS)),
            not_found=part.text("not_found"),
            limits=part.text("limits"),
            process=part.text("process"),
            decided_on=part.day("decided_on"),
        )
        if self.problems:
            ordered = sorted(self.problems, key=lambda problem: problem[0])
            raise QuickscanError.of(sentence for _, sentence in ordered)
        return plan

    def wrong(self, place: Place, text: str, **facts: object) -> None:
        """Note a sentence about a place in the file."""
        line = self.file.line_of(place)
        self.problems.append((line, self.file.at(place, Message(text, **facts))))

    def _check_form(self) -> None:
        found = self.file.content[keys.MARK]
        if found != keys.FORM:
            self.wrong(
                (keys.MARK,),
                mark(
                    "this plan has form {found}; this version of the kit reads form {known}. "
                    "Install the newest version of the kit."
                ),
                found=_shown(found),
                known=keys.FORM,
            )


class Part:
    """One table of the file, with its keys in either language."""

    def __init__(
        self, reading: Reading, content: Any, place: Place, words: Mapping[str, Bilingual]
    ) -> None:
        self.reading = reading
        self.place = place
        self.words = words
        self.found: dict[str, tuple[Place, Any]] = {}
        self.mistyped: set[str] = set()
        if not isinstance(content, dict):
            self._expected(place, content, LINES)
            return
        for key, value in content.items():
            self._take(str(key), value)
        for name, word in words.items():
            is_told = name in self.found or name in self.mistyped
            if not is_told and name not in keys.MAY_BE_ABSENT:
                reading.wrong(
                    place,
                    mark("the key {key} is missing here. Add it, empty if need be."),
                    key=word,
                )

    def text(self, name: str) -> str:
        """A text; empty where it was left open."""
        place, value = self._value(name)
        if value is None or isinstance(value, str):
            return value or ""
        self._expected(place, value, Bilingual("een tekst", "a text"))
        return ""

    def code(self, name: str) -> str | None:
        """A code, or None where it was left open."""
        return self.text(name).strip() or None

    def codes(self, name: str) -> tuple[str, ...]:
        """A list of codes; one code alone is a list of one."""
        place, value = self._value(name)
        if value is None or isinstance(value, str):
            return (value,) if value else ()
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._expected(place, value, Bilingual("een lijst van codes", "a list of codes"))
        return ()

    def day(self, name: str) -> date | None:
        """A date, or None where it was left open."""
        place, value = self._value(name)
        if value is None or value == "":
            return None
        day = day_in(value) if isinstance(value, str) else None
        if day is None and isinstance(value, str) and DAY.fullmatch(value.strip()):
            sentence = mark("{key} is {found}; that date does not exist.")
            self.reading.wrong(place, sentence, key=place[-1], found=_shown(value))
        elif day is None:
            self._expected(place, value, A_DAY)
        return day

    def number(self, name: str) -> float | None:
        """A number with a point or a comma, or None where it was left open."""
        place, value = self._value(name)
        if value is None or value == "":
            return None
        try:
            number = float(str(value).strip().replace(",", "."))
        except ValueError:
            number = math.nan
        if isinstance(value, str) and math.isfinite(number):
            return number
        self._expected(place, value, Bilingual("een getal", "a number"))
        return None

    def whole(self, name: str) -> int | None:
        """A whole number from 0 on, or None where it was left open."""
        place, value = self._value(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
            return int(value)
        self._expected(place, value, Bilingual("een heel getal", "a whole number"))
        return None

    def yes(self, name: str) -> bool:
        """Yes or no, in either language."""
        words = {"true": keys.YES, "false": keys.NO}
        return self.one_of(name, words) == "true"

    def one_of(self, name: str, words: Mapping[str, Bilingual]) -> str:
        """One of a few words, in either language; the first where it is wrong."""
        place, value = self._value(name)
        known = {text: code for code, word in words.items() for text in (word.nl, word.en, code)}
        first = next(iter(words))
        if name not in self.found:
            return first
        found = known.get(value.strip().lower()) if isinstance(value, str) else None
        if found is None:
            shown = [word.in_language(self._language) for word in words.values()]
            self.reading.wrong(
                place,
                mark("{key} is {found}; expected one of: {allowed}."),
                key=place[-1],
                found=_shown(value),
                allowed=", ".join(shown),
            )
        return found or first

    def inner(self, name: str, words: Mapping[str, Bilingual]) -> Part:
        """A table inside this one."""
        place, value = self._value(name)
        if name not in self.found:  # said already, and what should be in it need not be
            return Part(self.reading, {}, place, {})
        return Part(self.reading, value, place, words)

    def rows(self, name: str, words: Mapping[str, Bilingual]) -> list[Part]:
        """The tables of a list."""
        place, value = self._value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._expected(place, value, Bilingual("een lijst met streepjes", "a list with dashes"))
            return []
        return [
            Part(self.reading, one, (*place, str(number)), words)
            for number, one in enumerate(value)
        ]

    @property
    def _language(self) -> str:
        content = self.reading.file.content
        found = content.get(keys.LANGUAGE.nl, content.get(keys.LANGUAGE.en))
        return found if isinstance(found, str) and found in LANGUAGES else "en"

    def _take(self, key: str, value: Any) -> None:
        place = (*self.place, key)
        known = {text: name for name, word in self.words.items() for text in (word.en, word.nl)}
        name = known.get(key)
        if name is None:
            here = [word.in_language(self._language) for word in self.words.values()]
            near = nearest(key, [*here, *known])
            self.mistyped |= {known[near]} if near else set()
            self.reading.wrong(
                place,
                mark("there is no key {key} here. The nearest is {near}."),
                key=_shown(key),
                near=near or ", ".join(here),
            )
        elif name in self.found:
            self.reading.wrong(
                place,
                mark("{key} stands here a second time, in another language."),
                key=_shown(key),
            )
        else:
            self.found[name] = (place, value)

    def _value(self, name: str) -> tuple[Place, Any]:
        return self.found.get(name, (self.place, None))

    def _expected(self, place: Place, value: Any, kind: Bilingual) -> None:
        self.reading.wrong(
            place,
            mark("{key} is {found}; expected {kind}."),
            key=place[-1] if place else "",
            found=_shown(value),
            kind=kind,
        )


LINES = Bilingual("regels met naam: waarde", "lines with name: value")
A_DAY = Bilingual("een datum zoals 2026-12-16", "a date such as 2026-12-16")


def _data(part: Part) -> DataVersion:
    return DataVersion(
        fingerprint=part.text("fingerprint"),
        wave=part.whole("wave") or 0,
        measured_on=part.day("measured_on") or date.min,
        invented=part.yes("invented"),
        kit_version=part.text("kit_version"),
    )


def _row(part: Part) -> PlanRow:
    texts = (
        *("finding_id", "finding", "goal", "action", "owner_function", "first_step", "indicator"),
        *("residents", "risk", "resources", "expected_effect", "assumption"),
    )
    days = ("first_step_by", "term", "check_date")
    codes = ("theme", "neighbourhood_id", "action_id", "owner")
    given: dict[str, Any] = {name: part.text(name) for name in texts}
    given |= {name: part.day(name) for name in days}
    given |= {name: part.code(name) for name in codes}
    return PlanRow(
        partners=part.codes("partners"),
        baseline=_measure(part.inner("baseline", keys.MEASURE_KEYS)),
        target=_measure(part.inner("target", keys.MEASURE_KEYS)),
        level=part.one_of("level", keys.LEVEL_WORDS),
        starts_now=part.yes("starts_now"),
        status=part.one_of("status", keys.STATUS_WORDS),
        **given,
    )


def _measure(part: Part) -> Measure:
    return Measure(part.text("text"), part.number("value"), part.whole("n"))


def _shown(value: object) -> str | Bilingual:
    """A wrong value as a sentence may repeat it."""
    if isinstance(value, str):
        return repr(value) if len(value) <= SHOWN else repr(value[:SHOWN] + "…")
    if value is None:
        return Bilingual("leeg", "empty")
    return (
        Bilingual("een lijst", "a list")
        if isinstance(value, list)
        else Bilingual("een tabel", "a table")
    )
