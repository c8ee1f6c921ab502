"""How results read: a share with its interval, a misconception in words, an option."""

from __future__ import annotations

import math

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.class_report.intervals import Difference, Estimate
from quickscan_sim.language import format_number, format_share, translator
from quickscan_sim.teach.misconceptions import Misconception, misconception
from quickscan_sim.teach.questions import Question, load_modules

NOTHING = "–"


def between(found: Estimate, language: str) -> str:
    """The interval of a share.

    >>> between(Estimate(0.5, 0.312, 0.688, 24), "en")
    '31% to 69%'
    """
    say = translator(language)
    return say(
        "{low} to {high}",
        low=format_share(found.low, language),
        high=format_share(found.high, language),
    )


def with_interval(found: Estimate | None, language: str) -> str:
    r"""A share with its interval, or a dash.

    >>> with_interval(Estimate(0.5, 0.312, 0.688, 24), "en")
    '50% (31%\xa0to\xa069%)'
    """
    if found is None:
        return NOTHING
    interval = between(found, language).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{format_share(found.value, language)} ({interval})"


def difference_in_words(found: Difference, language: str) -> str:
    r"""A difference of shares in percentage points, with its interval.

    >>> difference_in_words(Difference(0.2, 0.0524, 0.3339), "en")
    '+20 (+5\xa0to\xa0+33)'
    """
    say = translator(language)
    low, high = (_points(one, language) for one in (found.low, found.high))
    interval = say("{low} to {high}", low=low, high=high).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{_points(found.value, language)} ({interval})"


def _points(value: float, language: str) -> str:
    sign = "+" if round(value * 100) > 0 else ""
    return sign + format_number(value * 100, language, 0)


def correlation_in_words(r: float, low: float, high: float, language: str) -> str:
    """A correlation with its interval, or a dash."""
    if math.isnan(r):
        return NOTHING
    say = translator(language)
    ends = (format_number(one, language) for one in (low, high))
    between = say("{low} to {high}", low=next(ends), high=next(ends))
    return f"{format_number(r, language)} ({between})"


def known_misconception(code: str) -> Misconception | None:
    """The misconception with this code; None for one that the catalogue no longer has."""
    try:
        return misconception(code)
    except QuickscanError:
        return None


def statement_of(code: str, language: str) -> str:
    """What somebody thinks, in words."""
    known = known_misconception(code)
    return code if known is None else known.statement.in_language(language).rstrip(".")


def objective_text(objective_id: str, language: str) -> str:
    """What a student can do who reached an objective."""
    for module in load_modules():
        for one in module.objectives:
            if one.objective_id == objective_id:
                return one.text.in_language(language).rstrip(".")
    return objective_id


def option_in_words(question: Question, option: str, language: str) -> str:
    """What an option says: its text, or the misconceptions that lead to it."""
    say = translator(language)
    for one in question.options:
        if one.key == option:
            return f"“{one.text.in_language(language)}”"
    codes = [code for code in option.split() if known_misconception(code) is not None]
    if codes:
        said = "; ".join(statement_of(code, language) for code in codes)
        return say("the option of who thinks: “{thought}”", thought=said)
    return say("a wrong option that fits no known misconception")
