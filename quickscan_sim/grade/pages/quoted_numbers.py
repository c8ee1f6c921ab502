"""Which numbers of a text stand in the own data: a pointer for whoever reads, never a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quickscan_sim.teach.questions.given_number import GivenNumber

NEAR = 1e-9


@dataclass(frozen=True)
class QuotedNumbers:
    """The numbers of a text in its order, each once: found in the own data, and not found."""

    found: tuple[str, ...]
    not_found: tuple[str, ...]


def quoted_numbers(text: str, prompt: str, own: Iterable[str], language: str) -> QuotedNumbers:
    """Compare the numbers of an answer with those of the own data, as they were rounded.

    Numbers that the question gives, and dates, are left out. A percentage is read as a share.

    >>> quoted_numbers("3,2 (n = 41) en 4,7", "van 1 tot 5", ["3,21 | 41"], "nl")
    QuotedNumbers(found=('3,2', '41'), not_found=('4,7',))
    """
    from quickscan_sim.advise.plan.text_numbers import numbers_in, quoted_in

    known = {number for one in own for number in numbers_in(one)}
    asked = set(numbers_in(prompt))
    found: dict[str, bool] = {}
    for number, rounding in quoted_in(text):
        if number not in asked:
            shown = GivenNumber(number).in_language(language)
            found[shown] = any(abs(number - one) <= rounding + NEAR for one in known)
    return QuotedNumbers(
        tuple(one for one, is_own in found.items() if is_own),
        tuple(one for one, is_own in found.items() if not is_own),
    )
