"""The look of our widgets: large enough for a projector, and nothing cut off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.widgets.opened import remember

WIDE = {"width": "auto"}
"""As wide as there is room: 100 % plus the margin of ipywidgets would scroll sideways."""
AS_LONG_AS_NEEDED = {"description_width": "initial"}


def framed(parts: Sequence[Any], name: str) -> Any:
    """The parts below each other in a box with our look; a box that this cell made before closes.

    Parameters
    ----------
    name
        The class of the box is ``quickscan-<name>``.
    """
    import ipywidgets

    box = ipywidgets.VBox([ipywidgets.HTML(f"<style>{_style()}</style>"), *parts])
    box.add_class("quickscan")
    box.add_class(f"quickscan-{name}")
    remember(box)
    return box


@cache
def _style() -> str:
    return (Path(__file__).parent / "look.css").read_text(encoding="utf-8")
