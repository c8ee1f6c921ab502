"""Contents pages of packages: their names, each imported when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any


def imported_on_use(package: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package of which the names are imported when somebody asks.

    Parameters
    ----------
    package
        ``__name__`` of the package.
    places
        For each name the module inside the package in which it lives.

    Examples
    --------
    >>> found = imported_on_use("quickscan_sim.exchange", {"write_whole": "outputs"})
    >>> found("write_whole").__name__
    'write_whole'
    """

    def find(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"{package}.{places[name]}"), name)

    return find
