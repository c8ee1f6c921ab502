"""The table of measures of one organisation in the network of a neighbourhood."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import (
    COUNT,
    LAYER,
    NEIGHBOURHOOD,
    ORGANISATION,
    SAMPLED,
    SHARE,
    SIGNED,
)
from quickscan_sim.vocabulary import BROKERAGE_ROLES

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
        **SIGNED,
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
