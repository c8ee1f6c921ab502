"""Minutes of a round table: what was agreed, and the form it is written down in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise.round_table import minutes_keys as keys
from quickscan_sim.advise.round_table.measured import measured
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import translator

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.round_table.table import RoundTable

AGREEMENTS = 3
"""Two or three goals are chosen; more at once is a wish list."""


@dataclass(frozen=True)
class AgreementForm:
    """What a form already holds for one agreement: a finding with its number now."""

    finding_id: str = ""
    finding: str = ""
    indicator: str = ""
    baseline: str = ""


@dataclass(frozen=True)
class Agreement:
    """One agreement as it was written down; ``number`` counts from 1 in the file."""

    number: int
    finding: str = ""
    goal: str = ""
    action: str = ""
    owner: str = ""
    function: str = ""
    partners: tuple[str, ...] = ()
    first_step: str = ""
    first_step_by: date | None = None
    term: date | None = None
    check_date: date | None = None
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    residents: str = ""
    objections: str = ""


@dataclass(frozen=True)
class Minutes:
    """The minutes of one round table.

    ``lived_experience`` is ``"taken"`` or ``"empty"``; ``said`` what the expert by experience
    said, ``who_will_be_asked`` who is invited when the seat was empty. ``lines`` gives the line of
    the file for ``(number of the agreement, field)``; 0 for the head.
    """

    municipality: str
    neighbourhood_id: str
    measured_on: date
    language: str
    held_on: date | None
    present: tuple[str, ...]
    lived_experience: str
    said: str
    who_will_be_asked: str
    agreements: tuple[Agreement, ...]
    file: str = ""
    lines: Mapping[tuple[int, str], int] = field(default_factory=dict, repr=False, compare=False)

    def line_of(self, number: int, name: str) -> int:
        """The line of a field, or of the agreement where the field is not there."""
        return self.lines.get((number, name), self.lines.get((number, ""), 1))


def agreement_forms(table: RoundTable) -> tuple[AgreementForm, ...]:
    """Three forms: each with one of the first findings of this wijk, or empty where none is left.

    One of a kind first, so that three weak spots of one kind do not fill the form.
    """
    kinds: set[str] = set()
    firsts: list[Finding] = []
    others: list[Finding] = []
    for finding in table.findings:
        (others if finding.kind in kinds else firsts).append(finding)
        kinds.add(finding.kind)
    forms = [_form_of(finding, table) for finding in (*firsts, *others)[:AGREEMENTS]]
    return (*forms, *(AgreementForm() for _ in range(AGREEMENTS - len(forms))))


def _form_of(finding: Finding, table: RoundTable) -> AgreementForm:
    indicator, baseline = measured(finding, table.reading, table.named, table.language)
    title = finding.title.in_language(table.language)
    return AgreementForm(finding.finding_id, f"{title}.", indicator, baseline.text)


def write_minutes_form(table: RoundTable, path: str | Path, force: bool = False) -> Path:
    """Write the form as YAML, to fill in with any text editor.

    Per agreement the finding, the indicator and the number now stand there already. Below stands
    every finding that a goal may rest on, with its code.

    Raises
    ------
    QuickscanError
        When the file exists (without ``force``) or cannot be written.
    """
    with atomic_file(path, force) as file:
        text = "\n".join([*_head(table), *_agreements(table), *_codes(table), ""])
        file.write_text(text, encoding="utf-8", newline="\n")
    return Path(path)


def _head(table: RoundTable) -> Iterator[str]:
    say = translator(table.language)
    head, seat, words = (
        {code: key.in_language(table.language) for code, key in found.items()}
        for found in (keys.HEAD_KEYS, keys.SEAT_KEYS, keys.SEAT_WORDS)
    )
    yield _remark(say("Minutes of the round table {wijk}.", wijk=table.neighbourhood))
    yield _remark(say("Write after the colons. Leave empty what was not agreed."))
    yield _remark(say("Write a date as 2026-09-30. Lines that begin with # are explanation."))
    yield _remark(say("Write no names of residents or families."))
    yield f"{head['municipality']}: {_quoted(table.municipality)}"
    yield f"{head['neighbourhood']}: {_quoted(table.neighbourhood_id)}"
    yield f"{head['measured_on']}: {table.measured_on.isoformat()}"
    yield f"{head['language']}: {table.language}"
    states = say("{taken}: somebody sat there; {empty}: nobody", **words)
    remarks = {
        f"{head['held_on']}:": say("day of the round table"),
        f"{head['present']}: []": say("organisations, with commas: [a, b]"),
        f"{head['lived_experience']}:": "",
        f"  {seat['seat']}: {words['empty']}": states,
        f"  {seat['said']}:": say("what this person said, in own words and with permission"),
        f"  {seat['who_will_be_asked']}:": say("when the seat was empty"),
        f"{head['agreements']}:": "",
    }
    for start, text in remarks.items():
        yield f"{start}  {_remark(text)}" if text else start


def _agreements(table: RoundTable) -> Iterator[str]:
    say = translator(table.language)
    remarks = {
        "finding": say("code of the finding, see below"),
        "goal": say("what is different for families and partners"),
        "action": say("what we do"),
        "owner": say("one organisation of this neighbourhood"),
        "function": say("such as team leader"),
        "first_step": say("small, within six weeks"),
        "check_date": say("when we measure again"),
        "residents": say("how residents take part, from the start"),
        "objections": say("who objected, and what remains open"),
    }
    for form in agreement_forms(table):
        filled = {
            "finding": form.finding_id,
            "indicator": form.indicator,
            "baseline": form.baseline,
        }
        if form.finding:
            yield f"  {_remark(form.finding)}"
        for number, (code, key) in enumerate(keys.AGREEMENT_KEYS.items()):
            start = "  - " if number == 0 else "    "
            value = " []" if code == "partners" else _quoted(filled.get(code, ""), " ")
            remark = f"  {_remark(remarks[code])}" if code in remarks else ""
            yield f"{start}{key.in_language(table.language)}:{value}{remark}"


def _codes(table: RoundTable) -> Iterator[str]:
    say = translator(table.language)
    if table.findings:
        yield _remark(say("Findings that a goal can be based on:"))
    for finding in table.findings:
        yield _remark(f"{finding.finding_id}: {finding.title.in_language(table.language)}")


def _remark(text: str) -> str:
    return f"# {text}"


def _quoted(text: str, before: str = "") -> str:
    """A text in double quotation marks; JSON's are YAML's too."""
    return before + json.dumps(text, ensure_ascii=False) if text else ""
