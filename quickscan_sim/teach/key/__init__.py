"""The lecturer's key: what every pack expects, and the way back to its truth."""

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
