"""The two sentences that go with every result: what it says, and what it does not say."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Message, translator

CERTAINTIES = ("clear", "unclear", "withheld", "not_computed")
"""``clear``: the whole interval lies on one side of the boundary that the sentence speaks of;
``unclear``: it holds the boundary; ``withheld``: too few people to show; ``not_computed``: the
data cannot give the number."""


@dataclass(frozen=True)
class Meaning:
    """What a result says (``says``), what it does not say (``says_not``), and how certain it is.

    >>> meaning = Meaning("clear", Message("It is."), Message("Not why."))
    >>> print(meaning.in_language("en"))
    What this says: It is.
    What this does not say: Not why.
    """

    certainty: str
    says: Message
    says_not: Message

    def in_language(self, language: str) -> str:
        """Both sentences, each with its heading."""
        say = translator(language)
        return "\n".join(
            (
                say("What this says: {sentence}", sentence=self.says),
                say("What this does not say: {sentence}", sentence=self.says_not),
            )
        )


def side_of(ci_low: float, ci_high: float, boundary: float) -> str:
    """Where an interval lies: "above", "below", or "unclear" when it holds the boundary.

    >>> side_of(0.1, 0.4, 0.0), side_of(-0.1, 0.4, 0.0), side_of(float("nan"), 0.4, 0.0)
    ('above', 'unclear', 'unclear')
    """
    if ci_low > boundary:
        return "above"
    return "below" if ci_high < boundary else "unclear"
