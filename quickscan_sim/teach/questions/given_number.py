"""A number as it was given, with no more figures than needed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GivenNumber:
    """A number inside a sentence, with the decimals it has and the mark of the language.

    >>> GivenNumber(3.1).in_language("nl"), GivenNumber(18.0).in_language("en")
    ('3,1', '18')
    """

    value: float

    def in_language(self, language: str) -> str:
        """The number with a comma (Dutch) or a point (English)."""
        # Adding zero takes the sign from minus zero.
        text = f"{self.value + 0.0:.10g}".replace("-", "\N{MINUS SIGN}")
        return text.replace(".", ",") if language == "nl" else text
