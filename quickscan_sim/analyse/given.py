"""Tables and options that a function was given, looked at before it computes."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Real

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError

SCORES = ("professional_id", "wave", "theme", "score")
ANSWERS = ("professional_id", "wave", "item_id", "answer", "not_applicable")
PEOPLE = ("professional_id", "wave", "organisation_id", "sector")
PLACES = ("professional_id", "wave", "neighbourhood_id", "share")
SUMMARY = ("grouping", "theme", "sector", "neighbourhood_id", "organisation_id", "withheld")
INVITED = ("organisation_id", "sector", "n_invited")
REPORTERS = ("professional_id", "wave", "organisation_id", "responded", "answered_partners")
TOLD_IN = ("professional_id", "wave", "neighbourhood_id")
ACTIVE = ("organisation_id", "neighbourhood_id")
TIES = ("professional_id", "wave", "organisation_id", "partner_id", "layer", "level", "quality")
READINGS = (
    "neighbourhood_id",
    "layer",
    "organisation_id",
    "partner_id",
    "n_reporters",
    "n_naming",
    "names",
)
LEVELS = ("level", "quality", "n_quality")
"""Columns of ``tie_readings`` that say how closely and how well organisations work together."""
LISTED = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")
WIJKEN = ("neighbourhood_id", "income_group")


def check_table(table: object, name: str, columns: Iterable[str]) -> None:
    """Raise a sentence where this is no table with these columns, each once."""
    if not isinstance(table, pd.DataFrame):
        raise QuickscanError(
            "`{name}` is a table (a pandas DataFrame). Found: {found}.",
            name=name,
            found=type(table).__name__,
        )
    given = [str(column) for column in table.columns]
    missing = [column for column in columns if given.count(column) != 1]
    if missing:
        raise QuickscanError(
            "`{name}` needs each of these columns once: {missing}. It has: {given}.",
            name=name,
            missing=", ".join(missing),
            given=", ".join(given) or "-",
        )


def check_option(option: str, value: object, allowed: Iterable[str]) -> None:
    """Stop when the value of an option is not one of those allowed."""
    choices = list(allowed)
    if value not in choices:
        raise QuickscanError(
            "{option} is {value}; choose from: {allowed}.",
            option=option,
            value=repr(value),
            allowed=", ".join(choices),
        )


def check_count(option: str, value: object, least: int) -> None:
    """Stop when an option is no whole number, or one that is too small."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise QuickscanError(
            "{option} is {value}; give a whole number of at least {least}.",
            option=option,
            value=repr(value),
            least=least,
        )


def check_numbers(table: pd.DataFrame, name: str, columns: Iterable[str]) -> None:
    """Stop when one of these columns holds something else than numbers."""
    for column in columns:
        try:
            table[column].to_numpy(float, na_value=np.nan)
        except (TypeError, ValueError):
            raise QuickscanError(
                "`{name}` needs numbers in its column {column}.", name=name, column=column
            ) from None


def check_codes(option: str, value: object) -> None:
    """Stop when an option that takes several codes is one text, or nothing to go through."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise QuickscanError("{option} is {value}; give a list.", option=option, value=repr(value))


def check_share(option: str, value: object) -> None:
    """Stop when an option is no number from 0 to 1."""
    if not isinstance(value, Real) or not 0 <= float(value) <= 1:
        raise QuickscanError(
            "{option} is {value}; expected a number from 0 to 1.", option=option, value=repr(value)
        )
