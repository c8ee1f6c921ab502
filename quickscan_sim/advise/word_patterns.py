"""Words and word groups of a data file as patterns that meet whole words only."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited

PLAN_WORDS = Path(__file__).parent.parent / "data" / "plan_words.csv"


def whole_words(pattern: str, only_before: str = "") -> re.Pattern[str]:
    """A pattern that meets these words, whatever the case; ``*`` stands for any ending.

    Parameters
    ----------
    only_before
        Words of which one must follow, "." for the end of a sentence; empty: anything may.

    Examples
    --------
    >>> bool(whole_words("probleemgezin*").search("Drie Probleemgezinnen."))
    True
    >>> bool(whole_words("arme", "mensen gezinnen").search("met warme mensen en arme grond"))
    False
    """
    words = r"\s+".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in pattern.split())
    followers = only_before.split()
    after = r"(?![\w-])"
    if followers:
        ends = [
            r"\s*(?:[.,;:!?)]|$)" if one == "." else rf"\s+{re.escape(one)}\b" for one in followers
        ]
        after += f"(?={'|'.join(ends)})"
    return re.compile(rf"(?<![\w-]){words}{after}", re.IGNORECASE)


def says(text: str, kind: str, language: str) -> bool:
    """Whether a text holds one of the words of a kind, such as "training" or "from_start"."""
    return any(pattern.search(text) for pattern in _patterns().get((kind, language), ()))


@cache
def _patterns() -> dict[tuple[str, str], tuple[re.Pattern[str], ...]]:
    found: dict[tuple[str, str], list[re.Pattern[str]]] = {}
    for row in read_delimited(PLAN_WORDS).to_dict("records"):
        key = (str(row["kind"]), str(row["language"]))
        found.setdefault(key, []).append(whole_words(str(row["pattern"])))
    return {key: tuple(patterns) for key, patterns in found.items()}
