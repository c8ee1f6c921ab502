"""Whether somebody reads along in a notebook."""

from __future__ import annotations

import sys


def in_notebook() -> bool:
    """Whether there is a notebook to show a widget in, and not just a terminal.

    >>> in_notebook()
    False
    """
    interactive = sys.modules.get("IPython")
    shell = interactive.get_ipython() if interactive else None
    return getattr(shell, "kernel", None) is not None
