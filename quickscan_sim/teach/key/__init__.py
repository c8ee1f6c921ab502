"""The lecturer's key: what every pack expects, and the way back to its truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.teach.key.entry import KeyEntry, fingerprint_of, hash_of_questions
    from quickscan_sim.teach.key.key import Key, read_entry, read_key, truth_of

__all__ = [
    "Key",
    "KeyEntry",
    "fingerprint_of",
    "hash_of_questions",
    "read_entry",
    "read_key",
    "truth_of",
]

_PLACES = {
    "Key": "key",
    "KeyEntry": "entry",
    "fingerprint_of": "entry",
    "hash_of_questions": "entry",
    "read_entry": "key",
    "read_key": "key",
    "truth_of": "key",
}

__getattr__ = imported_on_use(__name__, _PLACES)
