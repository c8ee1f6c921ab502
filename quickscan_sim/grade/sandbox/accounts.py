"""Numbers of accounts that nobody has: when the lecturer is root, code runs as one of these.

A limit on processes counts per account and never binds root; with an account for each submission
that runs at the same time, one cannot use up the processes of another.
"""

from __future__ import annotations

import re
from pathlib import Path

FIRST = 1_900_000_000
"""Above every range that systemd hands out (its UIDS-GIDS document), below 2**31."""
SLOTS = 1000


def first_free_account(mapped: str = "/proc/self/uid_map") -> int | None:
    """The first number of a range that nobody has; None when this root may use no such numbers.

    In a container of an ordinary user only a few numbers exist; then the highest are taken.
    """
    try:
        lines = Path(mapped).read_text(encoding="ascii").splitlines()
        ranges = [(int(line.split()[0]), int(line.split()[2])) for line in lines]
    except (OSError, ValueError, IndexError):
        return None
    for start, length in ranges:
        if start <= FIRST and start + length >= FIRST + SLOTS:
            return FIRST
    tops = [start + length - SLOTS for start, length in ranges if length > 10 * SLOTS]
    # 65534 is nobody, everywhere: the range ends well below.
    return max(tops) - 2 * SLOTS if tops else None


def account_of(first: int, slot: int) -> int:
    """The account of a slot; a number that somebody has is passed over.

    Examples
    --------
    >>> account_of(1_900_000_000, 3)
    1900000003
    """
    number = first + slot % SLOTS
    while _has_owner(number):
        number += SLOTS
    return number


def counts_processes_apart(release: str) -> bool:
    """Whether this Linux counts the processes of a sandbox apart from its owner's others.

    From 5.14 on the limit on processes holds for each user namespace (its commit "Reimplement
    RLIMIT_NPROC on top of ucounts"). Before, the lecturer's own programs would count too.

    >>> counts_processes_apart("6.1.0-18-amd64"), counts_processes_apart("5.4.0")
    (True, False)
    """
    numbers = re.findall(r"\d+", release)[:2]
    return tuple(map(int, numbers)) >= (5, 14)


def _has_owner(number: int) -> bool:
    import pwd

    try:
        pwd.getpwuid(number)
    except KeyError:
        return False
    return True
