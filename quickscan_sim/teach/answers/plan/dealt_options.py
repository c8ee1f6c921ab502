"""Options that get their letters from the pack: a copied letter says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual, current_language, translator
from quickscan_sim.teach.answers.plan.dealt import dealt
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

DEALT_OPTIONS = Path(__file__).parents[3] / "data" / "questions" / "dealt_options.csv"
LETTERS = "ABCDEFGH"


@answers
def dealt_options(data: OwnData, question: str) -> dict[str, Bilingual]:
    """The options of a question by their letter: letter -> text."""
    texts = _texts()[question]
    by_letter = {letter: option for option, letter in _letters(data, question).items()}
    return {letter: texts[by_letter[letter]] for letter in sorted(by_letter)}


@answers
def dealt_letter(data: OwnData, question: str, option: str) -> str:
    """The letter of one option."""
    return _letters(data, question)[option]


@answers
def dealt_letters(data: OwnData, question: str, options: Sequence[str]) -> frozenset[str]:
    """The letters of several options."""
    letters = _letters(data, question)
    return frozenset(letters[option] for option in options)


@answers
def dealt_rows(data: OwnData, question: str, rows: Mapping[str, str]) -> dict[str, str]:
    """Of every row the letter of the option that belongs to it."""
    letters = _letters(data, question)
    return {row: letters[option] for row, option in rows.items()}


@answers
def dealt_table(data: OwnData, question: str) -> pd.DataFrame:
    """The options of a question as a table to choose from."""
    import pandas as pd

    language = current_language()
    _ = translator(language)
    options = dealt_options(data, question)
    texts = [text.in_language(language) for text in options.values()]
    return pd.DataFrame({_("letter"): list(options), _("text"): texts})


def _letters(data: OwnData, question: str) -> dict[str, str]:
    """Of every option its letter in this pack; kept on the data."""
    key = f"letters {question}"
    if key not in data.kept:
        options = list(_texts()[question])
        letters = dealt(data, key).permutation(list(LETTERS[: len(options)]))
        data.kept[key] = dict(zip(options, map(str, letters), strict=True))
    found: dict[str, str] = data.kept[key]
    return found


@cache
def _texts() -> dict[str, dict[str, Bilingual]]:
    """The texts of the file: question -> option -> text."""
    found: dict[str, dict[str, Bilingual]] = {}
    for row in read_delimited(DEALT_OPTIONS).to_dict("records"):
        text = Bilingual(row["text_nl"], row["text_en"])
        found.setdefault(row["question_id"], {})[row["option"]] = text
    return found
