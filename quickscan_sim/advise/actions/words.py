"""A suggestion as people read it: line by line, as a text for a plan row, and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions.action import CONFIDENCES, EFFORTS, LEVERS
from quickscan_sim.language import Message, Readable, mark, translator

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.actions.causes import Cause
    from quickscan_sim.advise.actions.suggest import Suggestion
    from quickscan_sim.advise.findings.finding import Finding

TABLE_COLUMNS = (
    "finding_id",
    "finding",
    "place",
    "action_id",
    "action",
    "reasons",
    "lever",
    "effort",
    "who",
    "first_step",
    "mechanism",
    "expected_effect",
    "confidence",
    "risk",
    "residents",
    "resources",
    "indicator",
    "intervention",
    "source",
)
"""Also those of a table without rows."""


def option_in_words(suggestion: Suggestion) -> tuple[tuple[str, Readable | str], ...]:
    """What there is to know of an option: pairs of a heading, for the catalogue, and its text.

    >>> from quickscan_sim.advise.actions import suggest_actions
    >>> from quickscan_sim.advise.findings.finding import Finding
    >>> text = Message("A wish to learn")
    >>> option = suggest_actions(Finding("wish", "firm", text, text, text))[0]
    >>> [heading for heading, _ in option_in_words(option)][:3]
    ['Why this one', 'What it moves', 'Who']
    """
    action = suggestion.action
    return (
        (mark("Why this one"), _Joined(suggestion.reasons)),
        (mark("What it moves"), LEVERS[action.lever]),
        (mark("Who"), action.who),
        (mark("First step"), action.first_step),
        (mark("How it should work"), action.mechanism),
        (mark("Expected effect"), action.expected_effect),
        (mark("What is known"), CONFIDENCES[action.confidence]),
        (mark("Risk"), action.risk),
        (mark("Residents"), action.residents),
        (mark("Time and money"), action.resources),
        (mark("Indicator"), action.indicator),
        (mark("Source"), action.source_in_words),
    )


def advice_in_words(
    finding: Finding, causes: Iterable[Cause], suggestion: Suggestion | None, language: str
) -> str:
    """The way from a finding to an option, as a text to copy into a row of a plan.

    Parameters
    ----------
    causes
        What somebody wants to check first.
    suggestion
        The option chosen; None as long as nothing is.
    """
    say = translator(language)
    lines = [
        say("Finding: {title}.", title=finding.title),
        finding.explanation.in_language(language),
        say("Keep in mind: {caution}", caution=finding.caution),
    ]
    for cause in causes:
        lines.append(
            say(
                "Check first: {cause} {question}",
                cause=cause.explanation,
                question=cause.how_to_find_out,
            )
        )
    if suggestion is None:
        return "\n".join([*lines, say("No option has been chosen yet.")])
    lines.append(say("Action: {action}", action=suggestion.action.text))
    lines += [
        f"{say(heading)}: {_read(text, language)}" for heading, text in option_in_words(suggestion)
    ]
    return "\n".join(lines)


def suggestions_table(
    suggested: Sequence[tuple[Finding, Sequence[Suggestion]]], language: str
) -> pd.DataFrame:
    """Findings with their options as a table in Dutch or English, one row per option.

    ``place`` is the order of an option within its finding, from 1.
    """
    import pandas as pd

    records = [
        _record(finding, place, suggestion, language)
        for finding, suggestions in suggested
        for place, suggestion in enumerate(suggestions, start=1)
    ]
    return pd.DataFrame(records, columns=list(TABLE_COLUMNS))


def _record(
    finding: Finding, place: int, suggestion: Suggestion, language: str
) -> dict[str, object]:
    action = suggestion.action
    texts: dict[str, Readable | str] = {
        "finding": finding.title,
        "action": action.text,
        "reasons": _Joined(suggestion.reasons),
        "lever": LEVERS[action.lever],
        "effort": EFFORTS[action.effort],
        "who": action.who,
        "first_step": action.first_step,
        "mechanism": action.mechanism,
        "expected_effect": action.expected_effect,
        "confidence": CONFIDENCES[action.confidence],
        "risk": action.risk,
        "residents": action.residents,
        "resources": action.resources,
        "indicator": action.indicator,
        "source": action.source_in_words,
    }
    codes = {
        "finding_id": finding.finding_id,
        "place": place,
        "action_id": action.action_id,
        "intervention": action.intervention,
    }
    return codes | {name: _read(text, language) for name, text in texts.items()}


class _Joined:
    """Several short texts with semicolons between them."""

    def __init__(self, parts: Iterable[Message]) -> None:
        self.parts = tuple(parts)

    def in_language(self, language: str) -> str:
        return "; ".join(part.in_language(language) for part in self.parts)


def _read(text: Readable | str, language: str) -> str:
    return text if isinstance(text, str) else text.in_language(language)
