"""What changed, in words that a screen reader says of itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.language import current_language


def spoken(value: str = "") -> Any:
    """A line whose ``value`` is read aloud whenever it changes.

    Its place in the page stays while the words change: of a place that is itself replaced, most
    screen readers say nothing.

    Examples
    --------
    >>> spoken("Now round 2.").value
    'Now round 2.'
    """
    return _spoken_class()(value=value, language=current_language())


@cache
def _spoken_class() -> type[Any]:
    import anywidget
    import traitlets

    class Spoken(anywidget.AnyWidget):
        """A polite live region."""

        _esm = (Path(__file__).parent / "spoken.js").read_text(encoding="utf-8")
        value = traitlets.Unicode().tag(sync=True)
        language = traitlets.Unicode().tag(sync=True)

    return Spoken
