"""A difference in words: how many points higher or lower."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Number, mark, translator


@dataclass(frozen=True)
class Points:
    """A difference inside a sentence; a minus sign is easily read over.

    >>> Points(-0.49).in_language("en"), Points(0.02).in_language("en")
    ('0.49 points lower', '0.02 points higher')
    """

    value: float

    def in_language(self, language: str) -> str:
        """The size, and the side."""
        side = mark("{size} points lower") if self.value < 0 else mark("{size} points higher")
        return translator(language)(side, size=Number(abs(self.value)))
