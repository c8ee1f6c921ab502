"""The mapping of a survey export: which column is what, and what each code means.

Written in YAML by the person who ran the survey; ``quickscan check FILE`` writes a first one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.exchange.codes import TICKED, first_of
from quickscan_sim.exchange.yaml_lines import Place, YamlFile, read_yaml
from quickscan_sim.language import Bilingual, Message, mark

WORDS = {"ja": "yes", "nee": "no"}


class Part(BaseModel):
    """A part of the mapping; unknown settings are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ExportFile(Part):
    """One file of the export, when there are several."""

    file: str = Field(description=mark("name of the file, seen from the mapping"))
    wave: int | None = Field(None, ge=1, description="wave of everybody in this file")
    sheet: str | None = Field(None, description="sheet of an XLSX file")


class Columns(Part):
    """The columns that say who answered."""

    organisation: str = Field(description=mark("column with the code of the organisation"))
    respondent: str | None = Field(None, description="column with the number of the response")
    link_code: str | None = Field(None, description="column with a pseudonym that links waves")
    sector: str | None = Field(None, description="column with the code of the sector")
    neighbourhood: str | None = Field(None, description="column with the code of the wijk")
    neighbourhoods: str | None = Field(None, description="columns of an array of wijken")
    wave: str | None = Field(None, description="column with the wave")
    finished: str | None = Field(None, description="column that is filled when all was sent")
    role: str | None = Field(None, description="column with the role")
    years_experience: str | None = Field(None, description="column with years of experience")


class NeighbourhoodFacts(Part):
    """What is known of a wijk."""

    name: str = Field(description=mark("name of the wijk"))
    income_group: Literal["few", "many"] | None = None
    n_residents: int | None = Field(None, ge=0)
    n_households: int | None = Field(None, ge=0)
    n_children: int | None = Field(None, ge=0)
    p_low_income: float | None = Field(None, ge=0, le=1)
    p_children_low_income: float | None = Field(None, ge=0, le=1)
    yardstick: str | None = None
    p_social_rent: float | None = Field(None, ge=0, le=1)
    ses_score: float | None = None

    @field_validator(
        "p_low_income", "p_children_low_income", "p_social_rent", "ses_score", mode="before"
    )
    @classmethod
    def _decimal_comma(cls, value: Any) -> Any:
        return value.replace(",", ".") if isinstance(value, str) else value


class OrganisationFacts(Part):
    """What is known of an organisation."""

    name: str = Field(description=mark("name of the organisation"))
    sector: str | None = Field(None, description="sector of the questionnaire")
    neighbourhoods: tuple[str, ...] = ()
    invited: int | None = Field(None, ge=0, description="people invited; left out: unknown")
    partner_code: str | None = Field(None, description="code in the partner columns, if another")
    listed: bool = Field(True, description="stands in the list of partners of the form")


class TieColumns(Part):
    """The columns of a separate table of ties."""

    respondent: str = Field(description=mark("column with the number of the response"))
    partner: str = Field(description=mark("column with the code of the partner"))
    layer: str | None = None
    level: str | None = None
    quality: str | None = None
    wave: str | None = None


class Partners(Part):
    """How the partner question stands in the export."""

    ticked: str | None = Field(None, description="pattern such as P[{partner}]")
    ticked_codes: tuple[str, ...] = TICKED
    level: str | None = Field(None, description="pattern such as N[{partner}_{layer}]")
    levels: dict[str, int] = Field({}, description="level 0-5 of each code; left out: numbers")
    quality: str | None = Field(None, description="pattern such as K[{partner}]")
    qualities: dict[str, int] = Field({}, description="quality 1-4 of each code")
    layers: dict[str, str] = Field({}, description="layer of the questionnaire of each code")
    layer: str | None = Field(None, description="the layer, when the columns do not say it")
    other: str | None = Field(None, description="column with the text at 'other partner'")
    other_names: dict[str, str] = Field({}, description="organisation of each text at 'other'")
    no_partners: str | None = Field(None, description="column ticked by who has no partners")
    touched: str | None = Field(None, description="column filled by who saw the question")
    table: str | None = Field(None, description="file with a row per tie")
    columns: TieColumns | None = Field(None, description="columns of that file")
    own_organisation_named: Literal["refuse", "drop"] = "refuse"


class ExportMapping(Part):
    """Everything that must be known to read a survey export as a quickscan."""

    municipality: str = Field(description=mark("name of the municipality"))
    measured_on: date = Field(description=mark("day the (first) wave closed"))
    columns: Columns = Field(description=mark("which column says who answered"))
    questionnaire: str = Field("practice", description="name, or file seen from the mapping")
    invented: bool = Field(False, description="yes: the people are made up")
    ties_announced: bool = Field(
        False, description="yes: people were told that a report may name organisations"
    )
    files: tuple[ExportFile, ...] = ()
    sheet: str | None = None
    wave: int = Field(1, ge=1)
    waves: dict[str, int] = Field({}, description="wave of each code in the column wave")
    partial_responses: Literal["keep", "drop"] = "keep"
    item_pattern: str | None = Field(None, description="pattern such as G1[{item_id}]")
    items: dict[str, str] = Field({}, description="column of each item")
    not_asked: tuple[str, ...] = Field((), description="items that the survey left out")
    answers: dict[str, dict[str, int]] = Field({}, description="per scale: value of each code")
    answers_are_texts: bool = Field(
        False, description="yes: the cells hold the words of the questionnaire"
    )
    not_applicable: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("N/A",)
    sectors: dict[str, str] = Field({}, description="sector of each code in the column sector")
    neighbourhoods: dict[str, NeighbourhoodFacts] = Field(
        min_length=1, description=mark("name of each wijk, by its code in the file")
    )
    organisations: dict[str, OrganisationFacts] = Field(
        min_length=1,
        description=mark("name and sector of each organisation, by its code in the file"),
    )
    partners: Partners | None = None

    @field_validator("invented", "ties_announced", "answers_are_texts", mode="before")
    @classmethod
    def _dutch_words(cls, value: Any) -> Any:
        return WORDS.get(str(value).lower(), value)

    @field_validator("not_asked", "not_applicable", "missing", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("neighbourhoods", "organisations", mode="before")
    @classmethod
    def _a_name_is_enough(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            code: {"name": facts} if isinstance(facts, str) else facts
            for code, facts in value.items()
        }


def read_mapping(path: Path) -> tuple[ExportMapping, YamlFile]:
    """The mapping in a YAML file, and the file itself for the lines.

    Raises
    ------
    QuickscanError
        One sentence for each setting that is missing, unknown or impossible, with its line.
    """
    file = read_yaml(path)
    try:
        return ExportMapping.model_validate(_without_open_settings(file.content)), file
    except ValidationError as found:
        kinds: dict[tuple[str, str], list[Message]] = {}
        for error in found.errors():
            kind = (error["type"], str(error["loc"][0]) if len(error["loc"]) > 1 else "")
            kinds.setdefault(kind, []).append(_sentence(dict(error), file))
    raise QuickscanError.of(sentence for kind in kinds.values() for sentence in first_of(kind))


def _without_open_settings(part: Any) -> Any:
    """A setting that is named and left open counts as not given."""
    if not isinstance(part, dict):
        return part
    return {
        name: _without_open_settings(value) for name, value in part.items() if value is not None
    }


EXPECTED: dict[str, Bilingual] = {
    "int": Bilingual("een heel getal", "a whole number"),
    "float": Bilingual("een getal", "a number"),
    "bool": Bilingual("yes of no", "yes or no"),
    "date": Bilingual("een datum zoals 2026-03-16", "a date such as 2026-03-16"),
    "dict": Bilingual("regels met code: betekenis", "lines with code: meaning"),
    "model": Bilingual("regels met naam: waarde", "lines with name: value"),
    "tuple": Bilingual("een lijst zoals [a, b]", "a list such as [a, b]"),
    "string": Bilingual("een tekst", "a text"),
    "greater": Bilingual("een hoger getal", "a higher number"),
    "less": Bilingual("een lager getal", "a lower number"),
    "too": Bilingual("ten minste één regel", "at least one line"),
}


def _sentence(error: dict[str, Any], file: YamlFile) -> Message:
    place: Place = tuple(str(part) for part in error["loc"])
    name = ".".join(place)
    if error["type"] == "extra_forbidden":
        allowed = list(_model_at(place[:-1]).model_fields)
        sentence = Message(
            "there is no setting {name} here. The nearest is {near}.",
            name=repr(place[-1]),
            near=nearest(place[-1], allowed) or ", ".join(allowed),
        )
    elif error["type"] == "missing":
        meaning = _model_at(place[:-1]).model_fields[place[-1]].description
        sentence = Message(
            "the setting {name} is needed and was not given ({meaning}).",
            name=name,
            meaning=Message(meaning or place[-1]),
        )
    elif error["type"] == "literal_error":
        sentence = Message(
            "{name} is {found}; expected {expected}.",
            name=name,
            found=_shown(error["input"]),
            expected=error["ctx"]["expected"].replace("'", ""),
        )
    else:
        kind = error["type"].split("_")[0]
        sentence = Message(
            "{name} is {found}; expected {expected}.",
            name=name,
            found=_shown(error["input"]),
            expected=EXPECTED.get(kind, error["msg"]),
        )
    return file.at(place, sentence)


def _model_at(place: Place) -> type[BaseModel]:
    """The part of the mapping that a place lies in."""
    inner: dict[str, type[BaseModel]] = {
        "columns": Columns,
        "files": ExportFile,
        "neighbourhoods": NeighbourhoodFacts,
        "organisations": OrganisationFacts,
        "partners": Partners,
    }
    if not place:
        return ExportMapping
    if place[:2] == ("partners", "columns"):
        return TieColumns
    return inner.get(place[0], ExportMapping)


def _shown(value: object) -> str:
    return repr(value)[:40] if isinstance(value, str | int | float) else type(value).__name__
