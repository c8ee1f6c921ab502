"""A slider that can be told by ear: the handles of ipywidgets have no name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.language import current_language


def slider(
    value: float,
    description: str,
    *,
    at_least: float = 0.0,
    at_most: float = 1.0,
    step: float = 0.05,
    decimals: int = 0,
    is_share: bool = False,
) -> Any:
    """A widget whose ``value`` follows the handle, with its number as the language writes it.

    Parameters
    ----------
    decimals
        How many are shown.
    is_share
        Shown as a percentage; the value itself runs from 0 to 1.

    Examples
    --------
    >>> slider(0.15, "Share that leaves", is_share=True).value
    0.15
    """
    return _slider_class()(
        value=value,
        description=description,
        min=at_least,
        max=at_most,
        step=step,
        decimals=decimals,
        is_share=is_share,
        language=current_language(),
    )


@cache
def _slider_class() -> type[Any]:
    import anywidget
    import traitlets

    class Slider(anywidget.AnyWidget):
        """A range input with its label and its number."""

        _esm = (Path(__file__).parent / "slider.js").read_text(encoding="utf-8")
        value = traitlets.Float().tag(sync=True)
        min = traitlets.Float().tag(sync=True)
        max = traitlets.Float().tag(sync=True)
        step = traitlets.Float().tag(sync=True)
        decimals = traitlets.Int().tag(sync=True)
        is_share = traitlets.Bool().tag(sync=True)
        description = traitlets.Unicode().tag(sync=True)
        language = traitlets.Unicode().tag(sync=True)

        @traitlets.validate("value")
        def _on_a_step(self, proposal: Any) -> float:
            return round(min(max(float(proposal["value"]), self.min), self.max), 6)

    return Slider
