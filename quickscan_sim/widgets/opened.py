"""Widgets of an earlier run of a cell, closed when it runs again: else the kernel keeps them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Run:
    """What one run of a cell has opened."""

    count: int
    boxes: list[Any] = field(default_factory=list)


_runs: dict[str, Run] = {}


def remember(box: Any) -> None:
    """Note that the cell that runs now opened this box; close what its earlier run opened.

    Outside a notebook, or in one that does not tell its cells apart, nothing is closed.
    """
    interactive = sys.modules.get("IPython")
    shell = interactive.get_ipython() if interactive else None
    if shell is None or getattr(shell, "kernel", None) is None:
        return
    cell = shell.get_parent().get("metadata", {}).get("cellId")
    if cell is None:
        return
    run = _runs.get(cell)
    if run is None or run.count != shell.execution_count:
        for old in run.boxes if run else ():
            close(old)
        run = _runs[cell] = Run(shell.execution_count)
    run.boxes.append(box)


def close(widget: Any) -> None:
    """Close a widget with everything in it; nothing listens to it any more.

    Examples
    --------
    >>> import ipywidgets
    >>> inner = ipywidgets.Text()
    >>> close(ipywidgets.VBox([inner]))
    >>> inner.comm is None
    True
    """
    for child in getattr(widget, "children", ()):
        close(child)
    for look in (getattr(widget, "layout", None), getattr(widget, "style", None)):
        if look is not None:
            look.close()
    widget.unobserve_all()
    widget.close()
