"""What an interval speaks of: a wider group of which these people are a sample, or themselves."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import mark

TARGETS: dict[str, str] = {
    "like_these": mark("people with such work, also those who were not invited"),
    "like_these_here": mark(
        "people with such work in these neighbourhoods, also those who were not invited"
    ),
    "this_organisation": mark("people like these in this one organisation"),
    "all_invited": mark("everybody who was invited here"),
}
"""Code and words of each target.

- ``like_these``: other people, in other organisations, and in other wijken, drawn like these.
- ``like_these_here``: the same in these very wijken. One wijk says nothing of other wijken, and
  the spread of fewer than 5 cannot be estimated.
- ``this_organisation``: other people of the one organisation that the group is.
- ``all_invited``: what would have been found if everybody who was invited here had answered.
"""

CHOICES = ("like_these", "all_invited")
"""What a caller may ask for; the other two follow from the data."""


def check_target(target: str) -> None:
    """Refuse a target that is not among :data:`CHOICES`."""
    if target not in CHOICES:
        raise QuickscanError(
            "The target is {target}; possible is {choices}.",
            target=repr(target),
            choices=", ".join(CHOICES),
        )
