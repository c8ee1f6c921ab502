"""The partner question in columns: a box for each partner, a level for each partner and layer.

This is how survey tools export it: ``P[ORG]`` holds Y or nothing, ``N[ORG_SIG]`` a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import first_of, plain, shown, translate
from quickscan_sim.exchange.mapping import Partners
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_answers import filled
from quickscan_sim.exchange.survey_columns import partner_columns
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

NOTHING = -1
"""An empty place in a grid of levels or qualities."""

NOT_TICKED = ("N", "No", "Nee", "0", "False", "Onwaar")


def read_partner_columns(
    survey: Survey, partners: Partners
) -> tuple[pd.DataFrame, list[Message], list[Message]]:
    """A row per named partner and layer, problems and notes.

    A ticked partner without a level on any layer counts as named on every layer, without level;
    a partner with a level on some layers counts on those.

    Returns
    -------
    tuple
        Columns ``row`` (index of the survey), ``partner_id``, ``layer``, ``level``, ``quality``.
    """
    ticks, tick_problems = _ticks(survey, partners)
    levels, level_problems = _grid(survey, partners, "level", level_codes(partners))
    quality, quality_problems = _grid(survey, partners, "quality", quality_codes(partners))
    others, notes = _other_partners(survey, partners)
    named = levels != NOTHING
    has_layer_ticks = "{layer}" in (partners.ticked or "")
    if has_layer_ticks:
        named = named | ticks
    ticked = ticks.any(axis=2) | others
    without_layer = ticked & ~named.any(axis=2)
    named = named | without_layer[:, :, None]
    if partners.level is not None and without_layer.any():
        notes.append(
            Message(
                "Partners that were ticked without a level: {n}. They count as named on every "
                "theme, without a level.",
                n=int(without_layer.sum()),
            )
        )
    table = _table(survey, partners, named, levels, quality)
    return table, [*tick_problems, *level_problems, *quality_problems], notes


def level_codes(partners: Partners) -> dict[str, int]:
    """The level of each code: of the mapping, else the numbers 0 to 5."""
    given = partners.levels or {str(level): level for level in COLLABORATION_LEVELS}
    return {plain(code): value for code, value in given.items()}


def quality_codes(partners: Partners) -> dict[str, int]:
    """The quality of each code: of the mapping, else the numbers 1 to 4."""
    given = partners.qualities or {str(value): value for value in QUALITY}
    return {plain(code): value for code, value in given.items()}


def layers_of(survey: Survey, partners: Partners) -> list[str]:
    """The layers that the export knows, in the order of the questionnaire."""
    used = list(partners.layers.values()) or [partners.layer or ""]
    return [layer for layer in survey.questionnaire.layer_ids if layer in used]


def _ticks(survey: Survey, partners: Partners) -> tuple[np.ndarray, list[Message]]:
    """Person x partner x layer: is the box ticked? A box without layer counts for all."""
    codes = dict.fromkeys(map(plain, NOT_TICKED), 0)
    codes |= dict.fromkeys(map(plain, partners.ticked_codes), 1)
    grid, problems = _grid(survey, partners, "ticked", codes)
    return grid == 1, problems


def _grid(
    survey: Survey, partners: Partners, kind: str, codes: dict[str, int]
) -> tuple[np.ndarray, list[Message]]:
    """Person x partner x layer: the number in the columns of one pattern, else NOTHING."""
    import numpy as np

    codes_of_partners = list(survey.mapping.organisations)
    layers = layers_of(survey, partners)
    shape = (len(survey.cells), len(codes_of_partners), len(layers))
    grid = np.full(shape, NOTHING, dtype=np.int8)
    missing = {"", *(plain(code) for code in survey.mapping.missing)}
    problems: list[Message] = []
    for column in partner_columns(survey.mapping, kind):
        cells = survey.column(column.column)
        is_filled = filled(cells.to_frame(), missing).iloc[:, 0]
        values = translate(cells.where(is_filled, ""), codes)
        problems += _wrong(survey, column.column, cells[is_filled & values.isna()], codes)
        partner = codes_of_partners.index(column.organisation_id)
        places = [layers.index(column.layer)] if column.layer else range(len(layers))
        for place in places:
            grid[:, partner, place] = values.fillna(NOTHING).to_numpy(np.int8)
    return grid, first_of(problems)


def _wrong(survey: Survey, column: str, cells: pd.Series, codes: Iterable[str]) -> list[Message]:
    return [
        Message(
            "Row {row}, column {column}: {found} is not a code of the partner question. Expected "
            "one of {allowed}, or nothing. Correct the cell, or add the code in the mapping.",
            row=survey.row(index),
            column=column,
            found=shown(text),
            allowed=", ".join(codes),
        )
        for index, text in cells.drop_duplicates().items()
    ]


def _table(
    survey: Survey,
    partners: Partners,
    named: np.ndarray,
    levels: np.ndarray,
    quality: np.ndarray,
) -> pd.DataFrame:
    """The named places of the grid as rows, person by person."""
    import numpy as np
    import pandas as pd

    # How well it works is asked per partner, and says nothing about a layer without contact.
    quality = np.where(levels == 0, NOTHING, quality)
    person, partner, layer = np.nonzero(named)
    level = pd.array(levels[named].astype("int64"), dtype="Int64")
    rating = pd.array(quality[named].astype("int64"), dtype="Int64")
    codes = np.array(list(survey.mapping.organisations), dtype=object)
    return pd.DataFrame(
        {
            "row": survey.cells.index.to_numpy()[person],
            "partner_id": codes[partner],
            "layer": np.array(layers_of(survey, partners), dtype=object)[layer],
            "level": pd.Series(level).mask(levels[named] == NOTHING),
            "quality": pd.Series(rating).mask(quality[named] == NOTHING),
        }
    )


def _other_partners(survey: Survey, partners: Partners) -> tuple[np.ndarray, list[Message]]:
    """Person x partner: written at "other partner", as far as the hand list knows the text.

    The texts are counted and never copied: people write anything there.
    """
    import numpy as np

    codes = list(survey.mapping.organisations)
    known = {words(facts.name): code for code, facts in survey.mapping.organisations.items()}
    known |= {words(text): code for text, code in partners.other_names.items()}
    texts = survey.column(partners.other)
    named = np.zeros((len(texts), len(codes)), dtype=bool)
    n_unknown = 0
    for person, text in enumerate(texts):
        names = [name for name in _names_in(text, known) if name]
        n_unknown += sum(name not in known for name in names)
        for name in names:
            if name in known:
                named[person, codes.index(known[name])] = True
    if not n_unknown:
        return named, []
    note = Message(
        "Other partners that people wrote and that the list other_names does not know: {n}. They "
        "do not count as partners, and the texts are not copied.",
        n=n_unknown,
    )
    return named, [note]


def _names_in(text: str, known: Iterable[str]) -> list[str]:
    """The whole text when the list knows it; else its parts between commas and "en"."""
    whole = words(text)
    if whole in known:
        return [whole]
    return [words(part) for part in re.split(r"[,;/\n&+]|\ben\b|\band\b", text)]


def words(text: str) -> str:
    """A text as the hand list compares it: lower case, letters and digits only.

    >>> words("  De Brug! ")
    'de brug'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
