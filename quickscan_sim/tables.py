"""The tables of a quickscan, declared once: columns, types, units, meaning, allowed values, key.

The README's table of tables, the codebook beside every data folder and the checks on what comes
in are all made from these declarations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quickscan_sim.language import Bilingual
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, GAP_KINDS, INCOME_GROUPS, QUALITY

if TYPE_CHECKING:
    pass

SCHEMA_VERSION = 1

Kind = Literal["text", "integer", "number", "yes_no"]
DTYPES: dict[Kind, str] = {
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "yes_no": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, and what may stand in it."""

    name: str
    kind: Kind
    meaning: Bilingual
    may_be_missing: bool = False
    allowed: tuple[object, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, and the columns that identify a row."""

    name: str
    row: Bilingual
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The declaration of one column."""
        return next(column for column in self.columns if column.name == name)


def _text(name: str, nl: str, en: str, **more: object) -> Column:
    return Column(name, "text", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def _integer(name: str, nl: str, en: str, **more: object) -> Column:
    return Column(name, "integer", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def _number(name: str, nl: str, en: str, **more: object) -> Column:
    return Column(name, "number", Bilingual(nl, en), **more)  # type: ignore[arg-type]


def _yes_no(name: str, nl: str, en: str, **more: object) -> Column:
    return Column(name, "yes_no", Bilingual(nl, en), **more)  # type: ignore[arg-type]


_NEIGHBOURHOOD = _text("neighbourhood_id", "code van de wijk", "code of the neighbourhood")
_ORGANISATION = _text("organisation_id", "code van de organisatie", "code of the organisation")
_PARTNER = _text("partner_id", "code van de partnerorganisatie", "code of the partner organisation")
_PROFESSIONAL = _text(
    "professional_id",
    "pseudoniem van de professional; gelijk in elke meting",
    "pseudonym of the professional; the same in every wave",
)
_WAVE = _integer("wave", "meting: 1 is de eerste", "wave: 1 is the first", low=1)
_LAYER = _text("layer", "thema waarop men samenwerkt", "theme on which they work together")
_THEME = _text("theme", "thema van de vragenlijst", "theme of the questionnaire")
_SHARE = {"low": 0.0, "high": 1.0, "unit": "0-1", "may_be_missing": True}
_COUNT = {"low": 0, "may_be_missing": True}

NEIGHBOURHOODS = Table(
    "neighbourhoods",
    Bilingual("een wijk", "a neighbourhood"),
    (
        _NEIGHBOURHOOD,
        _text("name", "naam van de wijk", "name of the neighbourhood"),
        _text("municipality", "gemeente", "municipality", may_be_missing=True),
        _integer("n_residents", "aantal inwoners", "number of residents", **_COUNT),
        _integer("n_households", "aantal huishoudens", "number of households", **_COUNT),
        _integer("n_children", "aantal kinderen tot 18 jaar", "children under 18", **_COUNT),
        _number(
            "p_low_income",
            "aandeel huishoudens met een laag inkomen",
            "share of households on a low income",
            **_SHARE,
        ),
        _number(
            "p_children_low_income",
            "aandeel kinderen in een gezin met een laag inkomen",
            "share of children in a family on a low income",
            **_SHARE,
        ),
        _number(
            "p_social_rent",
            "aandeel woningen van een woningcorporatie",
            "share of homes owned by a housing corporation",
            **_SHARE,
        ),
        _number(
            "ses_score",
            "sociaaleconomische score; 0 is gemiddeld",
            "socio-economic score; 0 is average",
            may_be_missing=True,
        ),
        _text(
            "income_group",
            "wijk met weinig (few) of veel (many) gezinnen met een laag inkomen",
            "neighbourhood with few or many families on a low income",
            allowed=tuple(INCOME_GROUPS),
            may_be_missing=True,
        ),
    ),
    ("neighbourhood_id",),
)

ORGANISATIONS = Table(
    "organisations",
    Bilingual("een organisatie of groep", "an organisation or group"),
    (
        _ORGANISATION,
        _text("sector", "sector, zie de vragenlijst", "sector, see the questionnaire"),
        _text("name", "naam", "name"),
        _yes_no("is_informal", "informele groep", "informal group"),
        _integer(
            "n_invited",
            "aantal uitgenodigde mensen; leeg: onbekend",
            "number of people invited; empty: unknown",
            **_COUNT,
        ),
    ),
    ("organisation_id",),
)

ACTIVE_IN = Table(
    "active_in",
    Bilingual("een organisatie in een wijk", "an organisation in a neighbourhood"),
    (_ORGANISATION, _NEIGHBOURHOOD),
    ("organisation_id", "neighbourhood_id"),
)

PROFESSIONALS = Table(
    "professionals",
    Bilingual("een uitgenodigde professional in een meting", "an invited professional in a wave"),
    (
        _PROFESSIONAL,
        _WAVE,
        _ORGANISATION,
        _text("sector", "sector van de organisatie", "sector of the organisation"),
        _text("role", "functie", "role", may_be_missing=True),
        _text(
            "name",
            "verzonnen naam; bij echte gegevens altijd leeg",
            "invented name; always empty in real data",
            may_be_missing=True,
        ),
        _integer(
            "years_experience", "jaren ervaring", "years of experience", unit="jaar", **_COUNT
        ),
        _yes_no("responded", "vulde de quickscan in", "filled in the quickscan"),
        _yes_no(
            "answered_partners",
            "vulde de partnervraag in",
            "answered the partner question",
        ),
    ),
    ("professional_id", "wave"),
)

WORKS_IN = Table(
    "works_in",
    Bilingual("waar een professional werkt", "where a professional works"),
    (
        _PROFESSIONAL,
        _WAVE,
        _NEIGHBOURHOOD,
        _number(
            "share", "deel van de werktijd", "share of working time", low=0, high=1, unit="0-1"
        ),
    ),
    ("professional_id", "wave", "neighbourhood_id"),
)

ANSWERS = Table(
    "answers",
    Bilingual("een antwoord", "an answer"),
    (
        _PROFESSIONAL,
        _WAVE,
        _text("item_id", "code van de vraag", "code of the item"),
        _integer(
            "answer",
            "antwoord zoals gegeven, niet omgedraaid; leeg: niet ingevuld",
            "answer as given, not reversed; empty: not answered",
            may_be_missing=True,
        ),
        _yes_no("not_applicable", "n.v.t. voor mijn functie", "not applicable to my role"),
    ),
    ("professional_id", "wave", "item_id"),
)

TIES = Table(
    "ties",
    Bilingual("een genoemde samenwerking", "one report of working together"),
    (
        _PROFESSIONAL,
        _ORGANISATION,
        _PARTNER,
        _WAVE,
        _LAYER,
        _integer(
            "level",
            "hoe nauw men samenwerkt, 0 (geen contact) tot 5 (als één team)",
            "how closely they work together, 0 (no contact) to 5 (one team)",
            low=min(COLLABORATION_LEVELS),
            high=max(COLLABORATION_LEVELS),
            may_be_missing=True,
        ),
        _integer(
            "quality",
            "hoe goed het loopt, 1 (slecht) tot 4 (heel goed)",
            "how well it works, 1 (poor) to 4 (very good)",
            low=min(QUALITY),
            high=max(QUALITY),
            may_be_missing=True,
        ),
    ),
    ("professional_id", "wave", "partner_id", "layer"),
)

THEME_SCORES = Table(
    "theme_scores",
    Bilingual("een respondent op een thema", "a respondent on a theme"),
    (
        _PROFESSIONAL,
        _WAVE,
        _THEME,
        _number("score", "gemiddelde over de vragen", "mean over the items", may_be_missing=True),
        _integer("n_answered", "aantal ingevulde vragen", "number of items answered", low=0),
        _integer("n_not_applicable", "aantal keer n.v.t.", "number not applicable", low=0),
        _integer("n_items", "aantal vragen van het thema", "number of items of the theme", low=1),
        _text(
            "no_score_reason",
            "waarom er geen score is",
            "why there is no score",
            allowed=("too_few_answers", "nothing_applies"),
            may_be_missing=True,
        ),
    ),
    ("professional_id", "wave", "theme"),
)

_SUMMARY_NUMBERS = (
    _integer("n", "aantal mensen met een score", "people with a score", **_COUNT),
    _number("mean", "gemiddelde score", "mean score", may_be_missing=True),
    _number("sd", "spreiding (standaarddeviatie)", "standard deviation", may_be_missing=True),
    _number("ci_low", "ondergrens 95%-interval", "lower bound, 95% interval", may_be_missing=True),
    _number("ci_high", "bovengrens 95%-interval", "upper bound, 95% interval", may_be_missing=True),
    _yes_no(
        "withheld",
        "niet getoond: te weinig mensen, of af te leiden uit een andere groep",
        "not shown: too few people, or to be derived from another group",
    ),
)

SCORE_SUMMARY = Table(
    "score_summary",
    Bilingual("een groep op een thema", "a group on a theme"),
    (
        _text(
            "grouping",
            "soort groep: all, sector, neighbourhood, sector x neighbourhood, organisation",
            "kind of group",
        ),
        _text("sector", "sector", "sector", may_be_missing=True),
        _text("neighbourhood_id", "wijk", "neighbourhood", may_be_missing=True),
        _text("organisation_id", "organisatie", "organisation", may_be_missing=True),
        _THEME,
        *_SUMMARY_NUMBERS,
    ),
    ("grouping", "sector", "neighbourhood_id", "organisation_id", "theme"),
)

NETWORK_MEASURES = Table(
    "network_measures",
    Bilingual("het netwerk van een wijk op een thema", "the network of a neighbourhood on a theme"),
    (
        _NEIGHBOURHOOD,
        _LAYER,
        _integer("n_organisations", "organisaties in de wijk", "organisations present", low=0),
        _integer(
            "n_readable",
            "organisaties met genoeg respondenten om hun contacten te lezen",
            "organisations with enough respondents to read their ties",
            low=0,
        ),
        _integer(
            "n_silent",
            "organisaties waarvan niemand de partnervraag invulde",
            "organisations where nobody answered the partner question",
            low=0,
        ),
        _number(
            "density",
            "deel van de mogelijke contacten dat er is",
            "share of possible ties present",
            **_SHARE,
        ),
        _number("density_low", "ondergrens 95%-interval", "lower bound, 95% interval", **_SHARE),
        _number("density_high", "bovengrens 95%-interval", "upper bound, 95% interval", **_SHARE),
        _number(
            "reciprocity",
            "deel van de contacten dat beide kanten noemen",
            "share of ties named by both sides",
            **_SHARE,
        ),
        _number(
            "centralisation",
            "hoe sterk alles om één organisatie draait",
            "how far one organisation is at the centre",
            **_SHARE,
        ),
    ),
    ("neighbourhood_id", "layer"),
)

ORGANISATION_MEASURES = Table(
    "organisation_measures",
    Bilingual(
        "een organisatie in het netwerk van een wijk",
        "an organisation in the network of a neighbourhood",
    ),
    (
        _NEIGHBOURHOOD,
        _LAYER,
        _ORGANISATION,
        _integer(
            "n_respondents",
            "mensen die de partnervraag invulden",
            "people who answered the partner question",
            low=0,
        ),
        _yes_no(
            "readable",
            "genoeg mensen om de eigen contacten te lezen",
            "enough people to read its own ties",
        ),
        _integer(
            "n_named",
            "hoeveel partners deze organisatie noemt",
            "how many partners it names",
            **_COUNT,
        ),
        _integer(
            "n_named_by",
            "door hoeveel organisaties genoemd",
            "by how many organisations it is named",
            low=0,
        ),
        _number(
            "betweenness",
            "hoe vaak de kortste route langs deze organisatie gaat",
            "how often the shortest route runs through it",
            **_SHARE,
        ),
    ),
    ("neighbourhood_id", "layer", "organisation_id"),
)

GAPS = Table(
    "gaps",
    Bilingual("een zwakke plek in de samenwerking", "a weak spot in working together"),
    (
        _text("kind", "soort", "kind", allowed=tuple(GAP_KINDS)),
        _NEIGHBOURHOOD,
        _LAYER,
        _ORGANISATION,
        _text("partner_id", "de andere organisatie", "the other organisation", may_be_missing=True),
        _number(
            "expected",
            "hoe vaak zulke organisaties elders wel samenwerken",
            "how often such organisations do work together elsewhere",
            **_SHARE,
        ),
        _number(
            "p_absent",
            "kans dat er echt geen contact is",
            "probability that there is truly no tie",
            **_SHARE,
        ),
        _number(
            "certainty",
            "hoe zeker dit een zwakke plek is",
            "how sure this is a weak spot",
            low=0,
            high=1,
            unit="0-1",
        ),
        _integer(
            "n_reporters",
            "mensen die over de partner konden vertellen",
            "people who could report on the partner",
            **_COUNT,
        ),
        _integer(
            "n_naming",
            "van hen noemen de partner; leeg bij minder dan 5",
            "of them name the partner; empty below 5",
            **_COUNT,
        ),
        _integer(
            "n_reporters_back",
            "mensen van de partner die konden vertellen",
            "people of the partner who could report",
            **_COUNT,
        ),
        _integer(
            "n_naming_back",
            "van hen noemen deze organisatie",
            "of them name this organisation",
            **_COUNT,
        ),
        _number(
            "quality",
            "gemiddelde kwaliteit 1-4",
            "mean quality 1-4",
            may_be_missing=True,
            low=1,
            high=4,
        ),
        _integer(
            "n_quality", "aantal oordelen over de kwaliteit", "number of quality ratings", **_COUNT
        ),
    ),
    ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"),
)

QUICKSCAN_TABLES: tuple[Table, ...] = (
    NEIGHBOURHOODS,
    ORGANISATIONS,
    ACTIVE_IN,
    PROFESSIONALS,
    WORKS_IN,
    ANSWERS,
    TIES,
)
"""What a data folder holds."""

RESULT_TABLES: tuple[Table, ...] = (
    THEME_SCORES,
    SCORE_SUMMARY,
    NETWORK_MEASURES,
    ORGANISATION_MEASURES,
    GAPS,
)
"""What the kit computes from a data folder."""


def describe_tables(tables: Sequence[Table], language: str) -> str:
    """A Markdown table with a row for every column of every table: the codebook.

    >>> print(describe_tables([ACTIVE_IN], "en").splitlines()[2])
    | `active_in` | `organisation_id` | text | code of the organisation | |
    """
    heads = {
        "nl": "| tabel | kolom | soort | betekenis | mag leeg |",
        "en": "| table | column | kind | meaning | may be empty |",
    }
    lines = [heads[language], "|---|---|---|---|---|"]
    for table in tables:
        for column in table.columns:
            kind = f"{column.kind} ({column.unit})" if column.unit else column.kind
            star = "*" if column.may_be_missing else ""
            meaning = column.meaning.in_language(language)
            allowed = f": {', '.join(map(str, column.allowed))}" if column.allowed else ""
            lines.append(
                f"| `{table.name}` | `{column.name}` | {kind} | {meaning}{allowed} | {star}|"
            )
    return "\n".join(lines)
