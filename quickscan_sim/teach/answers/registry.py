"""The functions that question files may name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from inspect import getsourcefile
from typing import Any, TypeVar

from quickscan_sim.errors import QuickscanError, nearest

Function = TypeVar("Function", bound=Callable[..., Any])

ROOMS = (
    "fixed",
    "dealt_letters",
    "scoring",
    "network",
    "plan",
    "reliability",
    "comparison",
    "cells",
)
"""Modules of this package whose functions question files may name."""

_known: dict[str, Callable[..., Any]] = {}


def answers(function: Function) -> Function:
    """Mark a function ``(data, **rules)`` as one that question files may name.

    Raises
    ------
    ValueError
        When another function has this name already: a question would compute something else.
    """
    other = _known.get(function.__name__)
    # By file: a test module that pytest imports under two names is one module.
    if other is not None and getsourcefile(other) != getsourcefile(function):
        raise ValueError(f"{function.__name__} stands in {other.__module__} already")
    _known[function.__name__] = function
    return function


def answer_function(name: str) -> Callable[..., Any]:
    """The function with this name; an unknown one raises with the nearest.

    Raises
    ------
    QuickscanError
        When no function has this name.
    """
    for room in ROOMS:
        if name in _known:  # a student's notebook loads no more than it asks for
            break
        importlib.import_module(f"quickscan_sim.teach.answers.{room}")
    if name not in _known:
        raise QuickscanError(
            "A question asks for the computation {found}, which does not exist; the nearest is "
            "{near}. Correct the question file.",
            found=repr(name),
            near=nearest(name, _known) or ", ".join(sorted(_known)),
        )
    return _known[name]
