"""An estimate with its interval, or the named reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.language import Message, format_number, mark, translator

REASONS: dict[str, str] = {
    "too_few_items": mark("There are too few items; this needs at least {needed}."),
    "too_few_people": mark("Too few people answered; this needs at least {needed}."),
    "too_few_clusters": mark("There are too few organisations; this needs at least {needed}."),
    "no_variation": mark("Everybody gave the same answers, so there is nothing to compare."),
}
"""Why a result holds no number: a code and its sentence."""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A number with its 95 % interval, or a reason why there is none.

    ``name`` says what is estimated ("alpha") and ``method`` how, both in English and marked for the
    catalogue; ``n`` counts the people it rests on. Without a number the three numbers are NaN and
    ``reason`` is a key of :data:`REASONS`; with one, ``reason`` is None, or says why only the
    interval is missing. ``needed`` is the number that the reason speaks of.

    >>> facts = {"n": 19, "name": "alpha", "method": "Feldt interval"}
    >>> print(Estimate(estimate=0.78, ci_low=0.57, ci_high=0.904, **facts))
    alpha 0.78 [0.57; 0.90], n = 19 (Feldt interval)
    >>> print(Estimate(n=1, name="alpha", method="", reason="too_few_people", needed=2))
    alpha: Too few people answered; this needs at least 2.
    """

    estimate: float = np.nan
    ci_low: float = np.nan
    ci_high: float = np.nan
    n: int
    name: str
    method: str
    reason: str | None = None
    needed: int | None = None

    def why(self) -> Message | None:
        """The sentence that belongs to the reason."""
        return Message(REASONS[self.reason], needed=self.needed) if self.reason else None

    def in_language(self, language: str) -> str:
        """The estimate with its interval and n, or why there is none."""
        say = translator(language)
        name = say(self.name)
        if np.isnan(self.estimate):
            return f"{name}: {why.in_language(language)}" if (why := self.why()) else name
        middle, low, high = (
            format_number(value, language) for value in (self.estimate, self.ci_low, self.ci_high)
        )
        interval = say("no interval") if np.isnan(self.ci_low) else f"[{low}; {high}]"
        return f"{name} {middle} {interval}, n = {self.n} ({say(self.method)})"

    def __str__(self) -> str:
        return self.in_language("en")
