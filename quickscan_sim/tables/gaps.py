"""The table of weak spots in working together, and the codes that explain them."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text
from quickscan_sim.tables.shared_columns import COUNT, NEIGHBOURHOOD, SHARE
from quickscan_sim.vocabulary import GAP_KINDS

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
