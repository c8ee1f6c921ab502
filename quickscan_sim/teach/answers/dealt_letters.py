"""Options that get their letters from the pack: a copied letter says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Bilingual, current_language, translator
from quickscan_sim.teach.answers.dealt import dealt
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

LETTERS = "ABCDEFGH"


@answers
def dealt_options(
    data: OwnData, *, question: str, options: Mapping[str, Bilingual]
) -> dict[str, Bilingual]:
    """The options of a question by their letter: letter -> text."""
    letters = _letters(data, question, options)
    return {letters[option]: options[option] for option in sorted(options, key=letters.__getitem__)}


@answers
def dealt_answer(
    data: OwnData, *, question: str, options: Mapping[str, Bilingual], value: Any
) -> Any:
    """An answer in options of the file, as the letters of this pack.

    Parameters
    ----------
    value
        One option, a list of options, or rows that each have an option.
    """
    letters = _letters(data, question, options)
    if isinstance(value, Mapping):
        return {row: letters[option] for row, option in value.items()}
    return letters[value] if isinstance(value, str) else frozenset(letters[one] for one in value)


@answers
def dealt_table(data: OwnData, *, question: str, options: Mapping[str, Bilingual]) -> pd.DataFrame:
    """The options of a question as a table to choose from."""
    import pandas as pd

    language = current_language()
    _ = translator(language)
    by_letter = dealt_options(data, question=question, options=options)
    texts = [text.in_language(language) for text in by_letter.values()]
    return pd.DataFrame({_("letter"): list(by_letter), _("text"): texts})


def _letters(data: OwnData, question: str, options: Mapping[str, Bilingual]) -> dict[str, str]:
    """Of every option its letter in this pack; kept on the data."""
    key = f"letters {question}"

    def make() -> dict[str, str]:
        letters = dealt(data, key).permutation(list(LETTERS[: len(options)]))
        return dict(zip(options, map(str, letters), strict=True))

    return data.keep(key, make)
