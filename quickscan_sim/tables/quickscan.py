"""The tables of a data folder: what a quickscan holds, invented or real."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import (
    COUNT,
    LAYER,
    NEIGHBOURHOOD,
    ORGANISATION,
    PARTNER,
    PROFESSIONAL,
    SHARE,
    WAVE,
)
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, INCOME_GROUPS, QUALITY, RATING

SCHEMA_VERSION = 3
"""Raised when the columns of a data folder change.

2: ``professionals`` got ``fte``, ``hours_per_week``, ``poverty_training``, ``caseload``,
``caseload_of`` and ``n_reminders``; all of them may be empty.
3: a folder may hold a table ``partner_ratings``, and its questionnaire rows ``partner_aspect``.
"""

CASELOAD_OF = ("children", "families", "tenants")

NEIGHBOURHOODS = Table(
    "neighbourhoods",
    Bilingual("een wijk", "a neighbourhood"),
    (
        NEIGHBOURHOOD,
        text("name", "naam van de wijk", "name of the neighbourhood"),
        text("municipality", "gemeente", "municipality", may_be_missing=True),
        integer("n_residents", "aantal inwoners", "number of residents", **COUNT),
        integer("n_households", "aantal huishoudens", "number of households", **COUNT),
        integer("n_children", "aantal kinderen tot 18 jaar", "children under 18", **COUNT),
        number(
            "p_low_income",
            "aandeel huishoudens met een laag inkomen",
            "share of households on a low income",
            **SHARE,
        ),
        number(
            "p_children_low_income",
            "aandeel kinderen in een gezin met een laag inkomen",
            "share of children in a family on a low income",
            **SHARE,
        ),
        text(
            "yardstick",
            "grens die bepaalt wat een laag inkomen is (low_income_2018, poverty_2024, minima of "
            "een eigen grens); leeg: onbekend. Vergelijk nooit wijken met verschillende grenzen",
            "line that says what a low income is (low_income_2018, poverty_2024, minima or one of "
            "your own); empty: unknown. Never compare neighbourhoods with different lines",
            may_be_missing=True,
        ),
        number(
            "p_social_rent",
            "aandeel woningen van een woningcorporatie",
            "share of homes owned by a housing corporation",
            **SHARE,
        ),
        number(
            "ses_score",
            "sociaaleconomische score; 0 is gemiddeld",
            "socio-economic score; 0 is average",
            may_be_missing=True,
        ),
        text(
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
        ORGANISATION,
        text("sector", "sector, zie de vragenlijst", "sector, see the questionnaire"),
        text("name", "naam", "name"),
        yes_no("is_informal", "informele groep", "informal group"),
        integer(
            "n_invited",
            "aantal uitgenodigde mensen; leeg: onbekend",
            "number of people invited; empty: unknown",
            **COUNT,
        ),
    ),
    ("organisation_id",),
)

ACTIVE_IN = Table(
    "active_in",
    Bilingual("een organisatie in een wijk", "an organisation in a neighbourhood"),
    (ORGANISATION, NEIGHBOURHOOD),
    ("organisation_id", "neighbourhood_id"),
)

PROFESSIONALS = Table(
    "professionals",
    Bilingual("een uitgenodigde professional in een meting", "an invited professional in a wave"),
    (
        PROFESSIONAL,
        WAVE,
        ORGANISATION,
        text("sector", "sector van de organisatie", "sector of the organisation"),
        text("role", "functie", "role", may_be_missing=True),
        text(
            "name",
            "verzonnen naam; bij echte gegevens altijd leeg",
            "invented name; always empty in real data",
            may_be_missing=True,
        ),
        integer("years_experience", "jaren ervaring", "years of experience", unit="jaar", **COUNT),
        number(
            "fte",
            "deel van een volle werkweek; leeg bij vrijwilligers",
            "part of a full working week; empty for volunteers",
            **SHARE,
        ),
        number(
            "hours_per_week",
            "uren per week van een vrijwilliger",
            "hours a week of a volunteer",
            low=0,
            high=168,
            unit="uur",
            may_be_missing=True,
        ),
        yes_no(
            "poverty_training",
            "volgde een training over omgaan met armoede",
            "followed a training in dealing with poverty",
            may_be_missing=True,
        ),
        integer(
            "caseload",
            "aantal kinderen, gezinnen of huurders voor wie iemand er is; leeg: geen vast aantal",
            "children, families or tenants that somebody is there for; empty: no fixed number",
            **COUNT,
        ),
        text(
            "caseload_of",
            "kinderen (children), gezinnen (families) of huurders (tenants)",
            "whom the caseload counts",
            allowed=CASELOAD_OF,
            may_be_missing=True,
        ),
        yes_no("responded", "vulde de quickscan in", "filled in the quickscan"),
        yes_no(
            "answered_partners",
            "vulde de partnervraag in",
            "answered the partner question",
        ),
        integer(
            "n_reminders",
            "aantal herinneringen voordat iemand invulde; leeg: niet ingevuld of onbekend",
            "reminders before somebody filled it in; empty: not filled in, or unknown",
            **COUNT,
        ),
    ),
    ("professional_id", "wave"),
)

WORKS_IN = Table(
    "works_in",
    Bilingual("waar een professional werkt", "where a professional works"),
    (
        PROFESSIONAL,
        WAVE,
        NEIGHBOURHOOD,
        number("share", "deel van de werktijd", "share of working time", low=0, high=1, unit="0-1"),
    ),
    ("professional_id", "wave", "neighbourhood_id"),
)

ANSWERS = Table(
    "answers",
    Bilingual("een antwoord", "an answer"),
    (
        PROFESSIONAL,
        WAVE,
        text("item_id", "code van de vraag", "code of the item"),
        integer(
            "answer",
            "antwoord zoals gegeven, niet omgedraaid; leeg: niet ingevuld",
            "answer as given, not reversed; empty: not answered",
            may_be_missing=True,
        ),
        yes_no("not_applicable", "n.v.t. voor mijn functie", "not applicable to my role"),
    ),
    ("professional_id", "wave", "item_id"),
)

TIES = Table(
    "ties",
    Bilingual("een genoemde samenwerking", "one report of working together"),
    (
        PROFESSIONAL,
        ORGANISATION,
        PARTNER,
        WAVE,
        LAYER,
        integer(
            "level",
            "hoe nauw men samenwerkt, 0 (geen contact) tot 5 (als één team)",
            "how closely they work together, 0 (no contact) to 5 (one team)",
            low=min(COLLABORATION_LEVELS),
            high=max(COLLABORATION_LEVELS),
            may_be_missing=True,
        ),
        integer(
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

PARTNER_RATINGS = Table(
    "partner_ratings",
    Bilingual("een oordeel over een partner", "one rating of a partner"),
    (
        PROFESSIONAL,
        ORGANISATION,
        PARTNER,
        WAVE,
        text(
            "aspect_id",
            "waarover het oordeel gaat, zie de vragenlijst",
            "what the rating is about, see the questionnaire",
        ),
        integer(
            "rating",
            "oordeel, 1 (niet) tot 4 (helemaal)",
            "rating, 1 (not at all) to 4 (fully)",
            low=RATING[0],
            high=RATING[1],
        ),
    ),
    ("professional_id", "wave", "partner_id", "aspect_id"),
    may_be_absent=True,
)

QUICKSCAN_TABLES: tuple[Table, ...] = (
    NEIGHBOURHOODS,
    ORGANISATIONS,
    ACTIVE_IN,
    PROFESSIONALS,
    WORKS_IN,
    ANSWERS,
    TIES,
    PARTNER_RATINGS,
)
"""What a data folder holds."""
