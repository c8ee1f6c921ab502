"""Words that label or blame people, with a better word and the reason: warnings, never points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.advise.remark import WARNING, Remark
from quickscan_sim.advise.word_patterns import whole_words
from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual, Message, mark

WORDING = Path(__file__).parent.parent / "data" / "wording.csv"

QUOTED = re.compile(r'"[^"]*"|“[^”]*”|„[^”“]*[”“]|«[^»]*»')
"""What somebody else said; the words of a source are not changed."""

SENTENCES = {
    "label": mark("{found}: people come first. Better: {better}. {reason}"),
    "blame": mark("{found}: this sounds like blame. Better: {better}. {reason}"),
    "unwilling": mark("{found}: this says that people do not want to. Better: {better}. {reason}"),
}


@dataclass(frozen=True)
class Wording:
    """A word to avoid in one language, what to write, and why."""

    pattern: re.Pattern[str]
    kind: str
    better: str
    reason: Bilingual


def check_wording(text: str, language: str) -> tuple[Remark, ...]:
    """A warning for every word that labels or blames people, in the order of the text.

    Whole words are met, whatever the case. What stands between double quotation marks is a
    quotation, and stays as it was said.

    Parameters
    ----------
    language
        Of the text: ``"nl"`` or ``"en"``.

    Examples
    --------
    >>> remarks = check_wording("Two problem families asked for help.", "en")
    >>> [remark.code for remark in remarks]
    ['label']
    >>> check_wording('The report says "problem families".', "en")
    ()
    """
    own = QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    met = [
        (found.start(), found[0], wording)
        for wording in load_wording(language)
        for found in wording.pattern.finditer(own)
    ]
    return tuple(
        _remark(found, wording) for _, found, wording in sorted(met, key=lambda one: one[:2])
    )


@cache
def load_wording(language: str) -> tuple[Wording, ...]:
    """The words of one language in ``data/wording.csv``."""
    rows = read_delimited(WORDING).to_dict("records")
    return tuple(
        Wording(
            pattern=whole_words(row["pattern"], row["only_before"]),
            kind=row["kind"],
            better=row["better"],
            reason=Bilingual(row["reason_nl"], row["reason_en"]),
        )
        for row in rows
        if row["language"] == language
    )


def _remark(found: str, wording: Wording) -> Remark:
    message = Message(
        SENTENCES[wording.kind], found=repr(found), better=wording.better, reason=wording.reason
    )
    return Remark(wording.kind, WARNING, None, None, message)
