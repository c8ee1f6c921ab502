"""Student code runs here: apart from the lecturer's files, the network and other students."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quickscan_sim.grade.sandbox.find import explain_missing, find_sandbox
    from quickscan_sim.grade.sandbox.limits import Limits
    from quickscan_sim.grade.sandbox.ran import Called, Fetched, Ran, Wanted
    from quickscan_sim.grade.sandbox.run import run_cells
    from quickscan_sim.grade.sandbox.sandbox import Sandbox

__all__ = [
    "Called",
    "Fetched",
    "Limits",
    "Ran",
    "Sandbox",
    "Wanted",
    "explain_missing",
    "find_sandbox",
    "run_cells",
]

_PLACES = {
    "Called": "ran",
    "Fetched": "ran",
    "Limits": "limits",
    "Ran": "ran",
    "Sandbox": "sandbox",
    "Wanted": "ran",
    "explain_missing": "find",
    "find_sandbox": "find",
    "run_cells": "run",
}


def __getattr__(name: str) -> Any:
    """Import on use: the program inside passes here and needs none of these."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
