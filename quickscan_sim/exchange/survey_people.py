"""Who answered an export: pseudonym, wave, organisation, sector, role and experience."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import first_of, plain, shown, translate
from quickscan_sim.exchange.personal_data import KINDS, are_first_names
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_coded import coded
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

TRACEABLE = ("name", "email", "ip_address", "bsn", "phone", "birth_date", "address", "free_text")
"""Kinds of personal data that may not serve as a pseudonym or role."""


def read_people(survey: Survey) -> tuple[pd.DataFrame, list[Message]]:
    """A row per row of the survey, with its index: the table ``professionals``; and problems."""
    import pandas as pd

    columns = survey.mapping.columns
    waves, wave_problems = _waves(survey)
    organisations, organisation_problems = coded(
        survey, columns.organisation, list(survey.mapping.organisations), "organisations"
    )
    own_sectors, sector_problems = _sectors(survey, organisations)
    years, year_problems = _years(survey)
    people = pd.DataFrame(
        {
            "professional_id": _pseudonyms(survey, waves),
            "wave": waves,
            "organisation_id": organisations,
            "sector": organisations.map(own_sectors),
            "role": _roles(survey),
            "name": pd.Series([None] * len(waves), index=waves.index, dtype="str"),
            "years_experience": years,
            "responded": True,
        },
        index=survey.cells.index,
    )
    problems = [
        *_traceable_columns(survey),
        *wave_problems,
        *organisation_problems,
        *sector_problems,
        *year_problems,
    ]
    return people, problems or _doubles(survey, people)


def _pseudonyms(survey: Survey, waves: pd.Series) -> pd.Series:
    """The link code; without one a number that means nothing outside this reading."""
    columns = survey.mapping.columns
    number = survey.column(columns.respondent)
    number = number.where(number != "", "r" + survey.origin["row"].astype("str"))
    if survey.origin["file"].nunique() > 1:
        files = survey.origin["file"].factorize()[0] + 1
        number = "f" + files.astype(str).astype(object) + "-" + number
    unlinked = "w" + waves.astype("str") + "-" + number
    link_code = survey.column(columns.link_code)
    return link_code.where(link_code != "", unlinked)


def _waves(survey: Survey) -> tuple[pd.Series, list[Message]]:
    """The wave of each row: said by the file, else by a column, else by the mapping."""
    import pandas as pd

    said = survey.origin["wave"]
    column = survey.mapping.columns.wave
    if column is None:
        return said.fillna(survey.mapping.wave), []
    cells = survey.column(column)
    codes: dict[str, object] = {plain(code): wave for code, wave in survey.mapping.waves.items()}
    if not codes:
        codes = {text: int(text) for text in map(plain, cells.unique()) if text.isdigit()}
    found = translate(cells, codes).astype("Int64").fillna(said)
    problems = [
        Message(
            "Row {row}, column {column}: {found} is not a wave. Expected {allowed}.",
            row=survey.row(index),
            column=column,
            found=shown(cells[index]),
            allowed=", ".join(survey.mapping.waves) or Bilingual("1, 2, ...", "1, 2, ..."),
        )
        for index in found.index[found.isna()]
    ]
    return pd.Series(found.fillna(1), dtype="Int64"), first_of(problems)


def _sectors(
    survey: Survey, organisations: pd.Series
) -> tuple[dict[str, str | None], list[Message]]:
    """The sector of each organisation: of the mapping, else what its people say."""
    facts = survey.mapping.organisations
    sectors = {code: organisation.sector for code, organisation in facts.items()}
    column = survey.mapping.columns.sector
    if column is None:
        return sectors, []
    said, problems = coded(
        survey, column, list(survey.mapping.sectors), "sectors", may_be_empty=True
    )
    named = said.map(survey.mapping.sectors)
    for code in [code for code, sector in sectors.items() if sector is None]:
        options = sorted(named[organisations == code].dropna().unique())
        if len(options) == 1:
            sectors[code] = options[0]
        elif not problems:
            problems.append(
                Message(
                    "The organisation {code} has no sector in the mapping, and its people say "
                    "{found}. Add sector: to this organisation.",
                    code=code,
                    found=", ".join(options) or Bilingual("er geen", "none"),
                )
            )
    return sectors, first_of(problems)


def _years(survey: Survey) -> tuple[pd.Series, list[Message]]:
    import pandas as pd

    column = survey.mapping.columns.years_experience
    cells = survey.column(column)
    years = pd.to_numeric(cells.str.replace(",", ".", regex=False), errors="coerce").floordiv(1)
    years = years.where(years >= 0)
    problems = [
        Message(
            "Row {row}, column {column}: {found} is not a number of years.",
            row=survey.row(index),
            column=column,
            found=shown(cells[index]),
        )
        for index in cells.index[years.isna() & (cells != "")]
    ]
    return years.astype("Int64"), first_of(problems)


def _roles(survey: Survey) -> pd.Series:
    """Roles that at least five people have; a rarer role would say who somebody is."""
    cells = survey.column(survey.mapping.columns.role)
    counts = cells.map(cells.value_counts())
    return cells.where((cells != "") & (counts >= SMALL_CELL)).astype("str")


def _traceable_columns(survey: Survey) -> list[Message]:
    """Columns that the mapping wants to copy, but that say who somebody is."""
    columns = survey.mapping.columns
    asked: Iterable[tuple[str, str | None]] = (
        ("respondent", columns.respondent),
        ("link_code", columns.link_code),
        ("role", columns.role),
    )
    return [
        survey.file.at(
            ("columns", name),
            Message(
                "the column {column} seems to hold {kind}. Those are never read. Leave {name} "
                "out, or give a column with a pseudonym.",
                column=column,
                kind=KINDS[kind],
                name=name,
            ),
        )
        for name, column in asked
        if column is not None and (kind := _traceable_kind(survey, name, column))
    ]


def _traceable_kind(survey: Survey, name: str, column: str) -> str | None:
    kind = survey.personal.get(column)
    if kind in TRACEABLE:
        return kind
    return "name" if name != "role" and are_first_names(survey.column(column)) else None


def _doubles(survey: Survey, people: pd.DataFrame) -> list[Message]:
    """People who occur twice in one wave; the sentence names rows, never the code."""
    key = ["professional_id", "wave"]
    doubles = people[people.duplicated(key, keep=False)]
    columns = survey.mapping.columns
    return first_of(
        Message(
            "The same respondent stands in the rows {rows} (column {column}, wave {wave}). Keep "
            "one row of each respondent.",
            rows=_rows(survey, group.index),
            column=columns.link_code or columns.respondent,
            wave=wave,
        )
        for (_, wave), group in doubles.groupby(key, sort=False)
    )


def _rows(survey: Survey, index: Iterable[int]) -> Message:
    from quickscan_sim.language import Listing

    return Message("{rows}", rows=Listing(tuple(survey.row(number) for number in index)))
