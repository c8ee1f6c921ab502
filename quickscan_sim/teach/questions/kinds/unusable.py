"""Things that are no answer to any question, each with its own sentence.

Libraries are told by the name of their module, so that nothing slow is imported to find out.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quickscan_sim.language import Message, mark

HUGE = 1e300
"""Whole numbers of Python may have more figures than a float or a sentence can hold."""

NOTHING = ("NAType", "NaTType", "MaskedConstant")
"""What numpy and pandas call an empty place."""

NOT_ANSWERED = mark("Not answered yet: give your answer in the place of the three dots.")


def plain(raw: Any) -> Any:
    """A value of Python for a single value of numpy, pandas or a text with spaces around it."""
    if type(raw).__name__ in NOTHING and _library(raw) in ("numpy", "pandas"):
        return None
    if _library(raw) == "numpy" and getattr(raw, "shape", None) == ():
        if str(getattr(raw, "mask", False)) == "True":  # what lies behind it is anything
            return None
        raw = raw.item()
        if _library(raw) == "numpy":  # wider than a float of Python
            raw = float(raw)
    if isinstance(raw, (Decimal, Fraction)) or (isinstance(raw, int) and abs(raw) > HUGE):
        return _as_float(raw)
    return str(raw).strip() if isinstance(raw, str) else raw


def _as_float(raw: Decimal | Fraction | int) -> float:
    try:
        return float(raw)
    except OverflowError:
        return HUGE if raw > 0 else -HUGE
    except ValueError:  # the signalling nan of Decimal
        return math.nan


def is_unanswered(raw: Any) -> bool:
    """Whether the place of the answer was left as it was."""
    return raw is None or raw is Ellipsis or (isinstance(raw, str) and raw in ("", "...", "…"))


def refusal(raw: Any) -> Message | None:
    """The sentence for something that cannot hold an answer of any kind."""
    if is_unanswered(raw):
        return Message(NOT_ANSWERED)
    if any(str(part.__module__).split(".")[0] == "ipywidgets" for part in type(raw).__mro__):
        return Message(
            "You gave a button or slider itself. Type the value that it shows, or write .value "
            "behind its name. What a slider shows is not kept with your notebook."
        )
    if isinstance(raw, type) or callable(raw):
        return Message(
            "You gave a function itself. Give what it yields: write brackets () behind its name."
        )
    return None


def is_column(raw: Any) -> bool:
    """Whether it is a column, an array or a whole table of numpy or pandas."""
    return _library(raw) in ("numpy", "pandas") and hasattr(raw, "shape")


def listed(raw: Any) -> Any:
    """A list for a tuple, a column or an array; anything else as it is."""
    if is_column(raw) and len(raw.shape) == 1:
        return list(raw)
    return list(raw) if isinstance(raw, (list, tuple)) else raw


def _library(raw: Any) -> str:
    return str(type(raw).__module__).split(".")[0]
