"""The table of measures of a whole network: one neighbourhood on one theme."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text
from quickscan_sim.tables.shared_columns import COUNT, LAYER, NEIGHBOURHOOD, SAMPLED, SHARE, SIGNED

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
        **SIGNED,
    ),
    integer("n_core", "organisaties in de kern", "organisations in the core", **COUNT),
    number(
        "modularity",
        "hoe sterk het netwerk in clusters uiteenvalt (Q)",
        "how far the network splits into communities (Q)",
        **SIGNED,
    ),
    integer("n_communities", "gevonden clusters", "communities found", **COUNT),
)

_GROUPS = (
    number(
        "modularity_sectors",
        "hoe sterk de sectoren op zichzelf staan (Q)",
        "how far sectors keep to themselves (Q)",
        **SIGNED,
    ),
    number(
        "ei_sector",
        "E-I: -1 alleen contact binnen sectoren, 1 alleen tussen sectoren",
        "E-I: -1 ties within sectors only, 1 between sectors only",
        **SIGNED,
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
        **SIGNED,
    ),
    number(
        "ei_informal",
        "E-I van formeel en informeel: -1 geen contact tussen beide, 1 alleen tussen beide",
        "E-I of formal and informal: -1 no ties between the two, 1 only between the two",
        **SIGNED,
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
