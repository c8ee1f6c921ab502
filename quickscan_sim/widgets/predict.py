"""A row of buttons of which one is pressed: what somebody predicts, before there is anything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.language import current_language


def one_of(question: str, options: Mapping[str, str]) -> Any:
    """A widget whose ``value`` is the key of the button that was pressed last, "" before that.

    The buttons of ipywidgets do not tell a screen reader which one is pressed.

    Parameters
    ----------
    question
        The name of the row.
    options
        What stands on each button, by its key.

    Examples
    --------
    >>> one_of("How do the answers lie?", {"middle": "In the middle"}).value
    ''
    """
    return _row_class()(question=question, options=dict(options), language=current_language())


@cache
def _row_class() -> type[Any]:
    import anywidget
    import traitlets

    class OneOf(anywidget.AnyWidget):
        """Buttons that say which of them is pressed."""

        _esm = (Path(__file__).parent / "predict.js").read_text(encoding="utf-8")
        value = traitlets.Unicode().tag(sync=True)
        question = traitlets.Unicode().tag(sync=True)
        options = traitlets.Dict().tag(sync=True)
        language = traitlets.Unicode().tag(sync=True)

    return OneOf
