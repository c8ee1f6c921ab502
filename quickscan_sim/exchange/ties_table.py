"""The partner question as a separate file with a row per tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.errors import nearest
from quickscan_sim.exchange.codes import first_of, near, plain, shown, translate
from quickscan_sim.exchange.mapping import Partners
from quickscan_sim.exchange.partner_columns import layers_of, level_codes, quality_codes
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_table import SurveyTable, read_survey_table
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NEEDED = ("row", "partner_id", "layer")
FACTS: dict[str, Bilingual] = {
    "row": Bilingual("respondent", "respondent"),
    "partner_id": Bilingual("partner", "partner"),
    "layer": Bilingual("thema (layer)", "layer"),
    "level": Bilingual("niveau (level)", "level"),
    "quality": Bilingual("kwaliteit (quality)", "quality"),
}
A_RESPONDENT = Bilingual("een respondent uit de export", "a respondent of the export")


def read_ties_table(
    survey: Survey, partners: Partners
) -> tuple[pd.DataFrame, list[Message], list[Message]]:
    """A row per tie of the file, problems and notes; rows of left-out respondents are left out.

    Returns
    -------
    tuple
        Columns ``row`` (index of the survey), ``partner_id``, ``layer``, ``level``, ``quality``.
    """
    import pandas as pd

    table = read_survey_table(survey.file.path.parent / (partners.table or ""))
    texts, problems = _texts(table, partners)
    if problems:
        return pd.DataFrame(columns=[*FACTS]), problems, []
    lookups = _lookups(survey, partners)
    found = pd.DataFrame({name: translate(texts[name], lookups[name]) for name in FACTS})
    for name in FACTS:
        problems += _unknown(table, name, texts[name], found[name], lookups[name])
    found = found[found["row"] != LEFT_OUT].dropna(subset=list(NEEDED))
    problems += _doubles(table, found)
    order = {code: position for position, code in enumerate(survey.mapping.organisations)}
    layers = {code: position for position, code in enumerate(layers_of(survey, partners))}
    sorted_rows = found.assign(p=found["partner_id"].map(order), l=found["layer"].map(layers))
    sorted_rows = sorted_rows.sort_values(["row", "p", "l"]).drop(columns=["p", "l"])
    kinds = {"row": "int64", "level": "Int64", "quality": "Int64"}
    return sorted_rows.astype(kinds), problems, list(table.notes)


LEFT_OUT = -1
"""The row of a respondent who is in the export but was left out."""


def _texts(table: SurveyTable, partners: Partners) -> tuple[dict[str, pd.Series], list[Message]]:
    """The cells of each fact; where the file has no column for it, what the mapping says."""
    import pandas as pd

    columns = partners.columns
    asked = {
        "row": columns.respondent if columns else None,
        "partner_id": columns.partner if columns else None,
        "layer": columns.layer if columns else None,
        "level": columns.level if columns else None,
        "quality": columns.quality if columns else None,
    }
    names = [str(name) for name in table.cells.columns]
    problems = [
        Message(
            "The table of ties {file} has no column {column}. The nearest is {near}.",
            file=table.path.name,
            column=column,
            near=near(column, names),
        )
        for column in asked.values()
        if column is not None and column not in names
    ]
    if problems:
        return {}, first_of(problems)
    constant = {"layer": partners.layer or ""}
    texts = {
        name: table.cells[column].str.strip()
        if column is not None
        else pd.Series(constant.get(name, ""), index=table.cells.index, dtype="str")
        for name, column in asked.items()
    }
    return texts, []


def _lookups(survey: Survey, partners: Partners) -> dict[str, Mapping[str, object]]:
    """For each fact the value of every code that the file may hold."""
    columns = survey.mapping.columns
    # In any order of leaving out: who is in the export and was left out is no mistake.
    people: dict[str, object] = dict.fromkeys(map(plain, survey.left_out), LEFT_OUT)
    for column in (columns.respondent, columns.link_code):
        people |= {plain(text): index for index, text in survey.column(column).items() if text}
    return {
        "row": people,
        "partner_id": {
            plain(facts.partner_code or code): code
            for code, facts in survey.mapping.organisations.items()
        },
        "layer": {plain(layer): layer for layer in survey.questionnaire.layer_ids}
        | {plain(code): layer for code, layer in partners.layers.items()},
        "level": level_codes(partners),
        "quality": quality_codes(partners),
    }


def _unknown(
    table: SurveyTable,
    name: str,
    texts: pd.Series,
    found: pd.Series,
    codes: Mapping[str, object],
) -> list[Message]:
    wrong = found.isna() & ((texts != "") | (name in NEEDED))
    return first_of(
        Message(
            "Row {row} of {file}: {found} is not known as {fact}. Expected {allowed}.",
            row=table.row_numbers[position],
            file=table.path.name,
            found=shown(texts[position]),
            fact=FACTS[name],
            allowed=_expected(name, texts[position], codes),
        )
        for position in texts.index[wrong]
    )


def _expected(name: str, found: str, codes: Mapping[str, object]) -> object:
    """The nearest code where one comes close, else all; never codes of respondents."""
    if name == "row":
        return A_RESPONDENT
    close = nearest(found, codes)
    if close is None:
        return ", ".join(codes)
    return Message("one of the {n} codes; the nearest is {near}", n=len(codes), near=close)


def _doubles(table: SurveyTable, found: pd.DataFrame) -> list[Message]:
    doubles = found[found.duplicated(list(NEEDED))]
    return first_of(
        Message(
            "Row {row} of {file} names the same partner and theme as an earlier row of this "
            "respondent. Keep one of the two.",
            row=table.row_numbers[position],
            file=table.path.name,
        )
        for position in doubles.index
    )
