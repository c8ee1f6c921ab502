"""The tables that the kit computes from a data folder."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import (
    COUNT,
    LAYER,
    NEIGHBOURHOOD,
    ORGANISATION,
    PROFESSIONAL,
    SHARE,
    THEME,
    WAVE,
)
from quickscan_sim.vocabulary import BROKERAGE_ROLES, GAP_KINDS, INCOME_GROUPS

THEME_SCORES = Table(
    "theme_scores",
    Bilingual("een respondent op een thema", "a respondent on a theme"),
    (
        PROFESSIONAL,
        WAVE,
        THEME,
        number("score", "gemiddelde over de vragen", "mean over the items", may_be_missing=True),
        integer("n_answered", "aantal ingevulde vragen", "number of items answered", low=0),
        integer("n_not_applicable", "aantal keer n.v.t.", "number not applicable", low=0),
        integer("n_items", "aantal vragen van het thema", "number of items of the theme", low=1),
        text(
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
    integer("n", "aantal mensen met een score", "people with a score", **COUNT),
    number("mean", "gemiddelde score", "mean score", may_be_missing=True),
    number("sd", "spreiding (standaarddeviatie)", "standard deviation", may_be_missing=True),
    number("ci_low", "ondergrens 95%-interval", "lower bound, 95% interval", may_be_missing=True),
    number("ci_high", "bovengrens 95%-interval", "upper bound, 95% interval", may_be_missing=True),
    yes_no(
        "withheld",
        "niet getoond: te weinig mensen, of af te leiden uit een andere groep",
        "not shown: too few people, or to be derived from another group",
    ),
    integer(
        "n_organisations",
        "aantal organisaties van deze mensen",
        "organisations of these people",
        **COUNT,
    ),
    text(
        "target",
        "waarover het interval gaat",
        "what the interval speaks of",
        allowed=("like_these", "like_these_here", "this_organisation", "all_invited"),
        may_be_missing=True,
    ),
    text(
        "reason",
        "waarom er geen interval is",
        "why there is no interval",
        allowed=("too_few_people", "too_few_clusters", "no_variation"),
        may_be_missing=True,
    ),
)

SCORE_SUMMARY = Table(
    "score_summary",
    Bilingual("een groep op een thema", "a group on a theme"),
    (
        text(
            "grouping",
            "soort groep: all, sector, neighbourhood, sector x neighbourhood, "
            "sector x income group, organisation",
            "kind of group",
        ),
        text("sector", "sector", "sector", may_be_missing=True),
        text("neighbourhood_id", "wijk", "neighbourhood", may_be_missing=True),
        text("organisation_id", "organisatie", "organisation", may_be_missing=True),
        text(
            "income_group",
            "groep wijken: weinig (few) of veel (many) gezinnen met een laag inkomen",
            "group of neighbourhoods: few or many families on a low income",
            allowed=tuple(INCOME_GROUPS),
            may_be_missing=True,
        ),
        THEME,
        *_SUMMARY_NUMBERS,
    ),
    ("grouping", "sector", "neighbourhood_id", "organisation_id", "income_group", "theme"),
)

SAMPLED = yes_no(
    "sampled",
    "kortste routes uit een steekproef, omdat het netwerk groot is",
    "shortest routes from a sample, because the network is large",
)

_SIGNED: dict[str, Any] = {"low": -1.0, "high": 1.0, "may_be_missing": True}

_CENTRALISATIONS = (
    number(
        "centralisation_in",
        "hoe sterk één organisatie door anderen wordt genoemd",
        "how far one organisation is the one that others name",
        **SHARE,
    ),
    number(
        "centralisation_out",
        "hoe sterk één organisatie de anderen noemt",
        "how far one organisation is the one that names others",
        **SHARE,
    ),
    number(
        "centralisation_betweenness",
        "hoe sterk de routes langs één organisatie lopen",
        "how far routes run through one organisation",
        **SHARE,
    ),
)

_COHESION = (
    number(
        "transitivity",
        "deel van de stappen a-b-c waarin a ook c noemt",
        "share of the steps a-b-c in which a names c too",
        **SHARE,
    ),
    number(
        "transitivity_undirected",
        "deel van de paren met een gedeelde partner dat zelf contact heeft",
        "share of the pairs with a shared partner that are tied themselves",
        **SHARE,
    ),
    integer("n_components", "losse delen", "separate parts", **COUNT),
    integer(
        "n_largest_component",
        "organisaties in het grootste deel",
        "organisations in the largest part",
        **COUNT,
    ),
    integer("n_isolates", "organisaties zonder contact", "organisations without a tie", **COUNT),
    integer(
        "n_cut_points",
        "organisaties zonder wie een deel losraakt",
        "organisations without which a part comes loose",
        **COUNT,
    ),
    integer(
        "highest_k",
        "hoogste k: in de dichtste kern heeft ieder k contacten",
        "highest k: in the densest core each has k ties",
        **COUNT,
    ),
    integer("n_highest_k", "organisaties in die kern", "organisations in that k-core", **COUNT),
    number(
        "core_correlation",
        "hoe goed het netwerk past bij een kern met een rand",
        "how well the network fits a core with a periphery",
        **_SIGNED,
    ),
    integer("n_core", "organisaties in de kern", "organisations in the core", **COUNT),
    number(
        "modularity",
        "hoe sterk het netwerk in clusters uiteenvalt (Q)",
        "how far the network splits into communities (Q)",
        **_SIGNED,
    ),
    integer("n_communities", "gevonden clusters", "communities found", **COUNT),
)

_GROUPS = (
    number(
        "modularity_sectors",
        "hoe sterk de sectoren op zichzelf staan (Q)",
        "how far sectors keep to themselves (Q)",
        **_SIGNED,
    ),
    number(
        "ei_sector",
        "E-I: -1 alleen contact binnen sectoren, 1 alleen tussen sectoren",
        "E-I: -1 ties within sectors only, 1 between sectors only",
        **_SIGNED,
    ),
    number(
        "homophily_odds_ratio",
        "odds op contact binnen sectoren, gedeeld door die tussen sectoren",
        "odds of a tie within sectors over those between sectors",
        low=0,
        may_be_missing=True,
    ),
    number(
        "assortativity",
        "hoeveel vaker dan bij toeval contact binnen de sector",
        "how much more often than by chance ties within the sector",
        **_SIGNED,
    ),
    number(
        "ei_informal",
        "E-I van formeel en informeel: -1 geen contact tussen beide, 1 alleen tussen beide",
        "E-I of formal and informal: -1 no ties between the two, 1 only between the two",
        **_SIGNED,
    ),
)

_GROUP_REASONS = (
    text(
        "sector_reason",
        "waarom maten van sectoren ontbreken",
        "why measures of sectors are missing",
        allowed=("no_groups", "one_kind", "no_ties", "empty_cell"),
        may_be_missing=True,
    ),
    text(
        "informal_reason",
        "waarom de maat van formeel en informeel ontbreekt",
        "why the measure of formal and informal is missing",
        allowed=("no_groups", "one_kind", "no_ties"),
        may_be_missing=True,
    ),
)

_PLACE_IN_NETWORK = (
    number(
        "harmonic",
        "hoe dicht bij de anderen: gemiddelde van 1 / afstand",
        "how near the others: mean of 1 / distance",
        **SHARE,
    ),
    integer(
        "core_number",
        "hoogste k van een kern waarin elk k contacten heeft",
        "highest k of a core in which each has k ties",
        **COUNT,
    ),
    yes_no(
        "is_cut_point",
        "zonder deze organisatie raakt een deel los",
        "without it a part comes loose",
        may_be_missing=True,
    ),
    yes_no(
        "in_core",
        "hoort bij de kern van het netwerk",
        "belongs to the core of the network",
        may_be_missing=True,
    ),
    number(
        "constraint",
        "hoe sterk de partners ook elkaar kennen (Burt); laag: veel open plekken",
        "how far its partners know each other (Burt); low: many holes between them",
        low=0,
        may_be_missing=True,
    ),
    number(
        "effective_size",
        "aantal partners, min wat zij onderling al aan contact hebben (Burt)",
        "number of partners, less the ties they have among themselves (Burt)",
        low=0,
        may_be_missing=True,
    ),
    number(
        "clustering",
        "deel van de paren van partners dat onderling contact heeft",
        "share of the pairs of its partners that are tied",
        **SHARE,
    ),
    number(
        "ei_sector",
        "E-I: -1 alleen partners in de eigen sector, 1 alleen erbuiten",
        "E-I: -1 partners in its own sector only, 1 outside it only",
        **_SIGNED,
    ),
)

_BROKERAGE = (
    *(
        integer(
            role,
            f"staat {label.nl}: hoe vaak",
            f"stands {label.en}: how often",
            **COUNT,
        )
        for role, label in BROKERAGE_ROLES.items()
        if role != "total"
    ),
    integer(
        "brokerage",
        "alle rollen samen: hoe vaak deze organisatie tussen twee anderen staat",
        "all roles together: how often it stands between two others",
        **COUNT,
    ),
    number(
        "brokerage_z",
        "brokerage naast toeval, in standaarddeviaties",
        "brokerage beside chance, in standard deviations",
        may_be_missing=True,
    ),
)

NETWORK_MEASURES = Table(
    "network_measures",
    Bilingual("het netwerk van een wijk op een thema", "the network of a neighbourhood on a theme"),
    (
        NEIGHBOURHOOD,
        LAYER,
        integer("n_organisations", "organisaties in de wijk", "organisations present", low=0),
        integer(
            "n_readable",
            "organisaties met genoeg respondenten om hun contacten te lezen",
            "organisations with enough respondents to read their ties",
            low=0,
        ),
        integer(
            "n_silent",
            "organisaties waarvan niemand de partnervraag invulde",
            "organisations where nobody answered the partner question",
            low=0,
        ),
        number(
            "density",
            "deel van de mogelijke contacten dat er is",
            "share of possible ties present",
            **SHARE,
        ),
        number("density_low", "ondergrens 95%-interval", "lower bound, 95% interval", **SHARE),
        number("density_high", "bovengrens 95%-interval", "upper bound, 95% interval", **SHARE),
        number(
            "reciprocity",
            "deel van de contacten dat beide kanten hebben",
            "share of ties that both sides have",
            **SHARE,
        ),
        number("reciprocity_low", "ondergrens 95%-interval", "lower bound, 95% interval", **SHARE),
        number("reciprocity_high", "bovengrens 95%-interval", "upper bound, 95% interval", **SHARE),
        number(
            "centralisation",
            "hoe sterk alles om één organisatie draait",
            "how far one organisation is at the centre",
            **SHARE,
        ),
        *_CENTRALISATIONS,
        *_COHESION,
        *_GROUPS,
        text(
            "reason",
            "waarom er geen maten zijn, of een deel ervan niet",
            "why there are no measures, or why some are missing",
            allowed=("too_few_clusters", "no_ties", "no_two_steps", "all_tied"),
            may_be_missing=True,
        ),
        *_GROUP_REASONS,
        text(
            "size_reason",
            "waarom er niet naar clusters is gezocht",
            "why communities were not looked for",
            allowed=("too_large",),
            may_be_missing=True,
        ),
        SAMPLED,
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
        NEIGHBOURHOOD,
        LAYER,
        ORGANISATION,
        integer(
            "n_respondents",
            "mensen die de partnervraag invulden",
            "people who answered the partner question",
            low=0,
        ),
        yes_no(
            "readable",
            "genoeg mensen om de eigen contacten te lezen",
            "enough people to read its own ties",
        ),
        integer(
            "n_named",
            "hoeveel partners deze organisatie noemt",
            "how many partners it names",
            **COUNT,
        ),
        integer(
            "n_named_by",
            "door hoeveel organisaties genoemd",
            "by how many organisations it is named",
            low=0,
        ),
        number(
            "betweenness",
            "hoe vaak de kortste route langs deze organisatie gaat",
            "how often the shortest route runs through it",
            **SHARE,
        ),
        *_PLACE_IN_NETWORK,
        *_BROKERAGE,
        text(
            "reason",
            "waarom maten van de plaats in het netwerk ontbreken",
            "why measures of its place in the network are missing",
            allowed=("unknown_ties", "no_ties", "one_partner", "all_tied"),
            may_be_missing=True,
        ),
        text(
            "sector_reason",
            "waarom E-I ontbreekt",
            "why E-I is missing",
            allowed=("no_groups",),
            may_be_missing=True,
        ),
        text(
            "brokerage_reason",
            "waarom de rollen of hun z ontbreken",
            "why the roles or their z are missing",
            allowed=("too_few_reporters", "too_few_clusters", "no_groups", "no_variation"),
            may_be_missing=True,
        ),
        SAMPLED,
    ),
    ("neighbourhood_id", "layer", "organisation_id"),
)

GAP_REASONS = (
    "tie_expected",
    "told_by_one_side",
    "levels_differ",
    "qualities_differ",
    "expected_on_other_layers",
    "rated_low",
    "named_by_nobody",
    "falls_apart",
    "only_route",
    "many_cut_off",
    "no_tie_to_professionals",
)
"""Why a weak spot stands out, as codes."""

GAP_UNKNOWNS = (
    "whether_needed",
    "what_each_means",
    "what_causes_it",
    "its_own_view",
    "those_not_heard",
    "other_routes",
)
"""What is not known about a weak spot, as codes."""

EXPECTED_BECAUSE = (
    "other_layers",
    "such_sectors",
    "such_sectors_here",
    "shared_partners",
    "active",
)
"""Why a tie is expected of a pair, as codes; each stands with two numbers."""


def _because(which: str, nl: str, en: str) -> tuple[Any, ...]:
    return (
        text(
            f"because_{which}",
            f"{nl} waarom hier een contact te verwachten is",
            f"{en} why a tie is to be expected here",
            allowed=EXPECTED_BECAUSE,
            may_be_missing=True,
        ),
        integer(f"because_{which}_n", f"getal bij die {nl}", f"number with that {en}", **COUNT),
        integer(
            f"because_{which}_of",
            f"tweede getal bij die {nl}",
            f"second number with that {en}",
            **COUNT,
        ),
    )


_EXPECTED_BECAUSE = (
    *_because("first", "sterkste reden", "strongest reason"),
    *_because("second", "tweede reden", "second reason"),
)

GAPS = Table(
    "gaps",
    Bilingual("een zwakke plek in de samenwerking", "a weak spot in working together"),
    (
        text("kind", "soort", "kind", allowed=tuple(GAP_KINDS)),
        NEIGHBOURHOOD,
        text(
            "layer",
            "thema waarop men samenwerkt; leeg: het gaat over alle thema's",
            "theme on which they work together; empty: it is about all themes",
            may_be_missing=True,
        ),
        text(
            "organisation_id",
            "code van de organisatie; leeg: het gaat over de hele wijk",
            "code of the organisation; empty: it is about the whole neighbourhood",
            may_be_missing=True,
        ),
        text(
            "partner_id",
            "de andere organisatie; leeg: het gaat niet over een paar",
            "the other organisation; empty: it is not about a pair",
            may_be_missing=True,
        ),
        number(
            "expected",
            "kans op zo'n contact, los van wat beide over elkaar zeggen",
            "how likely such a tie is, apart from what the two say of each other",
            **SHARE,
        ),
        number(
            "p_absent",
            "kans dat er echt geen contact is",
            "probability that there is truly no tie",
            **SHARE,
        ),
        number(
            "certainty",
            "hoe zeker dit een zwakke plek is",
            "how sure this is a weak spot",
            low=0,
            high=1,
            unit="0-1",
        ),
        integer(
            "n_reporters",
            "mensen die over de partner konden vertellen",
            "people who could report on the partner",
            **COUNT,
        ),
        integer(
            "n_naming",
            "van hen noemen de partner; leeg bij minder dan 5",
            "of them name the partner; empty below 5",
            **COUNT,
        ),
        integer(
            "n_reporters_back",
            "mensen van de partner die konden vertellen",
            "people of the partner who could report",
            **COUNT,
        ),
        integer(
            "n_naming_back",
            "van hen noemen deze organisatie",
            "of them name this organisation",
            **COUNT,
        ),
        number(
            "quality",
            "gemiddelde kwaliteit 1-4",
            "mean quality 1-4",
            may_be_missing=True,
            low=1,
            high=4,
        ),
        integer(
            "n_quality", "aantal oordelen over de kwaliteit", "number of quality ratings", **COUNT
        ),
        number(
            "level",
            "gemiddeld niveau 0-5, zoals deze organisatie het ziet",
            "mean level 0-5, as this organisation sees it",
            may_be_missing=True,
            low=0,
            high=5,
        ),
        number(
            "level_back",
            "gemiddeld niveau 0-5, zoals de andere organisatie het ziet",
            "mean level 0-5, as the other organisation sees it",
            may_be_missing=True,
            low=0,
            high=5,
        ),
        number(
            "quality_back",
            "gemiddelde kwaliteit 1-4, zoals de andere organisatie het ziet",
            "mean quality 1-4, as the other organisation sees it",
            may_be_missing=True,
            low=1,
            high=4,
        ),
        number(
            "n_affected",
            "hoeveel organisaties losraken; een verwacht aantal",
            "how many organisations would be cut off; an expected number",
            may_be_missing=True,
            low=0,
        ),
        *_EXPECTED_BECAUSE,
        text(
            "why",
            "waarom dit opvalt",
            "why this stands out",
            allowed=GAP_REASONS,
            may_be_missing=True,
        ),
        text(
            "not_known",
            "wat hierbij niet bekend is",
            "what is not known about it",
            allowed=GAP_UNKNOWNS,
            may_be_missing=True,
        ),
    ),
    ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"),
)

RESULT_TABLES: tuple[Table, ...] = (
    THEME_SCORES,
    SCORE_SUMMARY,
    NETWORK_MEASURES,
    ORGANISATION_MEASURES,
    GAPS,
)
"""What the kit computes from a data folder."""
