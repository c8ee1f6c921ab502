"""``quickscan actions``: for the main findings, what could be done, by whom, and why this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import (
    Suggestion,
    collect_findings,
    load_actions,
    naming,
    possible_causes,
    suggest_actions,
)
from quickscan_sim.advise.actions import (
    note_on_themes,
    option_in_words,
    sectors_of,
    suggestions_table,
)
from quickscan_sim.advise.findings.ranking import WHY_THESE, main_findings, others_alike
from quickscan_sim.cli.main_points import points_alike
from quickscan_sim.cli.reading import made_safe, read_reading, tell_naming, write_table
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import atomic_file

if TYPE_CHECKING:
    from quickscan_sim.advise import Action, Finding, Reading

SHOWN = ("Why this one", "Who", "First step", "Expected effect", "Risk", "Source")
"""Of an option on the screen; the rest is in the file."""


@dataclass(frozen=True)
class ActionsWish:
    """What somebody asks of the command."""

    data: Path
    mapping: Path | None = None
    named: bool | None = None
    finding: str | None = None
    library: Path | None = None
    out: Path | None = None
    force: bool = False


def show_actions(screen: Screen, wish: ActionsWish) -> None:
    """Options for the main findings, or for one, on the screen; those for all in a file."""
    check_ending(wish.out, ".csv")
    reading = made_safe(screen, read_reading(screen, wish.data, wish.mapping))
    actions = _library(screen, wish.library, reading)
    findings = collect_findings(reading, wish.named)
    shown = _asked(findings, wish.finding)
    tell_naming(screen, reading.scan, naming.is_named(reading.scan, wish.named))
    if not shown:
        screen.say("No finding is certain enough to plan for. Talk about it first.")
    elif wish.finding is None:
        screen.console.print()
        screen.paragraph(screen.translate(WHY_THESE))
    told = list(shown)
    for finding in shown:
        alike = () if wish.finding else others_alike(finding, findings)
        _show_finding(screen, finding, alike, _options(finding, actions, reading))
        told += alike
    _tell_the_others(screen, findings, told)
    if wish.out:
        wanted = shown if wish.finding else findings
        suggested = [(finding, _options(finding, actions, reading)) for finding in wanted]
        with atomic_file(wish.out, wish.force) as file:
            write_table(suggestions_table(suggested, screen.language), file)
        screen.place("All options as a table", wish.out)


def _library(screen: Screen, path: Path | None, reading: Reading) -> tuple[Action, ...]:
    """The own library of an institution, or that of the kit; says which of it cannot be used."""
    questionnaire = reading.scan.questionnaire
    if path is not None:
        return load_actions(path, questionnaire)
    actions = load_actions()
    note = note_on_themes(actions, questionnaire)
    if note is not None:
        screen.tell(note)
    return actions


def _asked(findings: tuple[Finding, ...], finding_id: str | None) -> tuple[Finding, ...]:
    """The finding somebody asks for, or the main ones."""
    if finding_id is None:
        return main_findings(findings)
    found = [one for one in findings if one.finding_id.casefold() == finding_id.casefold()]
    if found:
        return tuple(found)
    if not findings:
        raise QuickscanError(
            "There are no findings here, so there is no {finding}.", finding=finding_id
        )
    raise QuickscanError(
        "There is no finding {finding}. Choose one from {first} to {last}.",
        finding=finding_id,
        first=findings[0].finding_id,
        last=findings[-1].finding_id,
    )


def _options(
    finding: Finding, actions: tuple[Action, ...], reading: Reading
) -> tuple[Suggestion, ...]:
    return suggest_actions(finding, actions, sectors=sectors_of(finding, reading.scan))


def _show_finding(
    screen: Screen,
    finding: Finding,
    alike: tuple[Finding, ...],
    options: tuple[Suggestion, ...],
) -> None:
    """The finding, those of the same kind elsewhere, possible causes and options."""
    language = screen.language
    screen.title("{id}. {title}", id=finding.finding_id, title=finding.title)
    screen.paragraph(finding.explanation.in_language(language))
    screen.paragraph(finding.caution.in_language(language))
    if finding.why_it_matters is not None:
        screen.paragraph(finding.why_it_matters.in_language(language))
    screen.points(points_alike(screen, alike))
    screen.console.print()
    screen.say("What may lie behind it is not known. Find out first:")
    screen.points(
        [
            f"{cause.explanation.in_language(language)} "
            f"{cause.how_to_find_out.in_language(language)}"
            for cause in possible_causes(finding)
        ]
    )
    if not options:
        screen.say("The action library has nothing for this kind of finding.")
    for number, option in enumerate(options, start=1):
        _show_option(screen, number, option)


def _show_option(screen: Screen, number: int, option: Suggestion) -> None:
    language = screen.language
    text = option.action.text.in_language(language)
    screen.console.print()
    screen.paragraph(f"{number}. {text} [{option.action.action_id}]", style="bold")
    for heading, told in option_in_words(option):
        if heading in SHOWN:
            said = told if isinstance(told, str) else told.in_language(language)
            screen.paragraph(f"{screen.translate(heading)}: {said}", indent="   ")


def _tell_the_others(
    screen: Screen, findings: tuple[Finding, ...], shown: Sequence[Finding]
) -> None:
    """Which findings were not shown, what goes well among them."""
    told = {finding.finding_id for finding in shown}
    others = [finding for finding in findings if finding.finding_id not in told]
    if not others:
        return
    screen.console.print()
    screen.say("Other findings; see their options with --finding and the code:")
    screen.points([f"{one.finding_id}. {one.title.in_language(screen.language)}" for one in others])
