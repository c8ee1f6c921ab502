"""The rule that says how many items somebody must answer to get a score."""

from __future__ import annotations

import numpy as np

from quickscan_sim.errors import QuickscanError, nearest

RULES: dict[str, tuple[int, int]] = {
    "half": (1, 2),
    "two_thirds": (2, 3),
    "all": (1, 1),
    "any": (0, 1),
}
"""The named rules, as numerator and denominator of the share that must be answered."""
OUT_OF = ("applicable", "all")


def answers_needed(minimum_answered: int | str, countable: np.ndarray) -> np.ndarray:
    """How many answers a score needs, for the number of items that the rule counts; 1 at least.

    >>> answers_needed("two_thirds", np.array([6, 5, 1, 0])).tolist()
    [4, 4, 1, 1]
    """
    if not isinstance(minimum_answered, str):
        return np.full(np.shape(countable), minimum_answered)
    share, of = RULES[minimum_answered]
    # Whole numbers: 2 / 3 * 6 must not be rounded up to 5.
    return np.asarray(np.maximum(1, (share * countable + of - 1) // of))


def check_rule(minimum_answered: object, out_of: object, n_items: int) -> None:
    """Refuse a rule that does not exist, or one that nobody can meet."""
    if out_of not in OUT_OF:
        raise QuickscanError(
            "out_of is {found}; expected one of {allowed}.",
            found=repr(out_of),
            allowed=", ".join(OUT_OF),
        )
    if isinstance(minimum_answered, str):
        _check_name(minimum_answered)
    elif isinstance(minimum_answered, bool) or not isinstance(minimum_answered, (int, np.integer)):
        raise QuickscanError(
            "minimum_answered is {found}; expected a whole number of items or one of {allowed}.",
            found=repr(minimum_answered),
            allowed=", ".join(RULES),
        )
    elif minimum_answered < 1:
        raise QuickscanError(
            "minimum_answered is {value}; a score needs at least 1 answer.", value=minimum_answered
        )
    elif minimum_answered > n_items:
        raise QuickscanError(
            "minimum_answered is {value}, but there are only {n_items} items, so nobody could get "
            "a score. Choose {n_items} or less.",
            value=minimum_answered,
            n_items=n_items,
        )


def _check_name(rule: str) -> None:
    if rule not in RULES:
        raise QuickscanError(
            "minimum_answered is {found}; the nearest rule is {near}. Choose a whole number of "
            "items or one of {allowed}.",
            found=repr(rule),
            near=nearest(rule, RULES) or "half",
            allowed=", ".join(RULES),
        )
