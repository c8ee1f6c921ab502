"""The look of our widgets: large enough for a projector, nothing cut off, keys kept from Lab."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.widgets.opened import remember

WIDE = {"width": "auto"}
"""As wide as there is room: 100 % plus the margin of ipywidgets would scroll sideways."""
AS_LONG_AS_NEEDED = {"description_width": "initial"}
HERE = Path(__file__).parent


def marked(html: str, language: str) -> str:
    """HTML with its language: a screen reader must not guess it.

    >>> marked("<p>Een</p>", "nl")
    '<div lang="nl"><p>Een</p></div>'
    """
    return f'<div lang="{language}">{html}</div>'


def dropdown(name: str, options: Sequence[tuple[str, Any]], **more: Any) -> Any:
    """A list to choose one from: the text and value of each; ``more`` as for ipywidgets."""
    import ipywidgets

    return ipywidgets.Dropdown(
        description=name, options=options, layout=WIDE, style=AS_LONG_AS_NEEDED, **more
    )


def framed(parts: Sequence[Any], name: str) -> Any:
    """The parts below each other in a box with our look; a box that this cell made before closes.

    Parameters
    ----------
    name
        The class of the box is ``quickscan-<name>``.
    """
    import ipywidgets

    box = ipywidgets.VBox([*parts, _look_class()(layout={"display": "none"})])
    box.add_class("quickscan")
    box.add_class(f"quickscan-{name}")
    remember(box)
    return box


@cache
def _look_class() -> type[Any]:
    import anywidget

    class Look(anywidget.AnyWidget):
        """Nothing to see: brings the style sheet, and keeps the keys of JupyterLab away."""

        _esm = (HERE / "look.js").read_text(encoding="utf-8")
        _css = (HERE / "look.css").read_text(encoding="utf-8")

    return Look
