"""Numbers of a results table as the texts that stand in cells and sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from quickscan_sim.language import format_number, format_share, translator

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
NO_BREAK = "\N{NO-BREAK SPACE}"


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries with names as keys."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def known(value: object) -> bool:
    """Whether a cell holds something: not NA, not None."""
    import pandas as pd

    return not bool(pd.isna(cast("Any", value)))


def whole(value: object, if_missing: str = "") -> str:
    """A count as text.

    >>> whole(12)
    '12'
    """
    return str(int(cast("Any", value))) if known(value) else if_missing


def count(value: object, language: str) -> str:
    """A large count with a mark between thousands.

    >>> count(12620, "nl")
    '12.620'
    """
    mark = {"nl": ".", "en": ","}[language]
    return f"{int(cast('Any', value)):,}".replace(",", mark)


def number(value: object, language: str, if_missing: str = "", decimals: int = 1) -> str:
    """A number as text, with the decimal mark of the language.

    >>> number(3.25, "nl", decimals=2)
    '3,25'
    """
    if not known(value):
        return if_missing
    return format_number(float(cast("Any", value)), language, decimals)


def share(value: object, language: str, if_missing: str = "") -> str:
    """A share as a whole percentage."""
    return format_share(float(cast("Any", value)), language) if known(value) else if_missing


def interval(low: object, high: object, show: Callable[[object], str], language: str) -> str:
    r"""Two bounds as "2.9 to 3.4", or nothing when one is missing.

    >>> interval(0.25, 0.5, lambda value: share(value, "en"), "en")
    '25%\xa0to\xa050%'
    """
    if not (known(low) and known(high)):
        return ""
    say = translator(language)
    text = say("{low} to {high}", low=show(low), high=show(high))
    return text.replace(" ", NO_BREAK)


def with_interval(row: Row, value: str, language: str, decimals: int = 1) -> str:
    """A mean with its interval, as "3.1 (2.9 to 3.4)"; "not shown" when it is withheld."""
    if is_withheld(row, value):
        return withheld_text(language)

    def show(found: object) -> str:
        return number(found, language, decimals=decimals)

    bounds = interval(row["ci_low"], row["ci_high"], show, language)
    return f"{show(row[value])} ({bounds})" if bounds else show(row[value])


def share_with_interval(row: Row, language: str) -> str:
    """A share with its interval; "not shown" when it is withheld."""
    if is_withheld(row, "share"):
        return withheld_text(language)
    bounds = interval(row["ci_low"], row["ci_high"], lambda found: share(found, language), language)
    shown = share(row["share"], language)
    return f"{shown} ({bounds})" if bounds else shown


def is_withheld(row: Row, value: str) -> bool:
    """Whether a row may not, or cannot, show its number."""
    return bool(known(row.get("withheld")) and row["withheld"]) or not known(row[value])


def shown_n(row: Row, value: str, language: str) -> str:
    """The number of people behind a value, marked when few; a dash when the value is withheld.

    >>> shown_n({"n": 7, "mean": 3.2}, "mean", "en")
    '7 (few people)'
    """
    return "–" if is_withheld(row, value) else _with_mark(whole(row["n"], "–"), row["n"], language)


def withheld_text(language: str) -> str:
    """What stands where a number is withheld.

    >>> withheld_text("en")
    'not shown'
    """
    say = translator(language)
    return say("not shown")


def n_is(n: str) -> str:
    r"""The number of people in a cell or sentence, kept on one line.

    >>> n_is("12")
    'n\xa0=\xa012'
    """
    return f"n{NO_BREAK}={NO_BREAK}{n}"


def n_and_mark(n: object, language: str) -> str:
    r"""The number of people, with a quiet mark when they are few (5 to 9).

    >>> n_and_mark(7, "en"), n_and_mark(12, "en")
    ('n\xa0=\xa07 (few people)', 'n\xa0=\xa012')
    """
    return _with_mark(n_is(whole(n)), n, language)


def _with_mark(text: str, n: object, language: str) -> str:
    from quickscan_sim.analyse.meaning.disclosure import is_few

    say = translator(language)
    few = say("few people")
    return f"{text} ({few})" if is_few(n) else text


def of_grouping(frame: pd.DataFrame, grouping: str, **only: str) -> pd.DataFrame:
    """The rows of one kind of group, and of one theme, sector or neighbourhood when given."""
    rows = frame[frame["grouping"] == grouping]
    for column, value in only.items():
        rows = rows[rows[column] == value]
    return rows
