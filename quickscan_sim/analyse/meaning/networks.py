"""What the measures of a network say: of a wijk, and of one organisation in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.analyse.network.measures.shortest_paths import N_PIVOTS
from quickscan_sim.language import Count, Message, Number, Share, mark

HALF = 0.5
GROUPS_FROM = 0.3
"""Modularity from which groups stand out (Newman and Girvan 2004)."""
BEYOND_CHANCE = 1.96
"""Standard deviations beyond which brokerage is not left to chance."""

Row = Mapping[Any, Any]

_RECIPROCITY = {
    "above": mark(
        "Most ties that one side names are named by the other side too: {share} (from {low} to "
        "{high})."
    ),
    "below": mark(
        "Most ties are named by one side only; of {share} the other side says the same (from {low} "
        "to {high})."
    ),
    "unclear": mark(
        "Of the ties that one side names, the other side names {share} too. Whether that is more "
        "than half is not sure."
    ),
}
_NOT_RECIPROCITY = mark(
    "Who is right. One side can see a tie where the other sees none. That is something to talk "
    "about, and no mistake or unwillingness."
)
_CENTRALISATION = mark(
    "The network depends for {share} on one organisation. At 0% all have as many partners; at 100% "
    "one is the only partner of all others."
)
_NOT_CENTRALISATION = mark(
    "Whether that is bad. A strong centre helps people find each other, and is a risk when it "
    "drops out. The place in a picture says nothing; only the ties do."
)
_ONE_PART = mark(
    "The {n} organisations of which something is known all hang together. That stays so when any "
    "one of them drops out."
)
_CUT_POINTS = mark(
    "The {n} organisations of which something is known all hang together. When one drops out, a "
    "part can come loose: that holds for {n_cut_points} of them."
)
_PARTS = mark(
    "The network has {n_components} separate parts; the largest has {n} organisations. Of the "
    "parts, {n_isolates} are an organisation without any tie here."
)
_NOT_PARTS = mark(
    "That separate parts do not know each other. Two organisations that did not answer may have "
    "ties that nobody told of."
)
_COMMUNITIES = {
    "above": mark(
        "There are {n} groups with more ties inside than chance gives (modularity {q}, from "
        "{boundary} groups stand out)."
    ),
    "below": mark(
        "No groups stand out: the best division in {n} has a modularity of {q}, and from "
        "{boundary} groups stand out."
    ),
}
_NOT_COMMUNITIES = mark(
    "Who belongs together for good. Another division can fit about as well, and in a small network "
    "chance makes groups too."
)
_SECTORS = {
    "above": mark(
        "More ties go to another sector than stay within one: {share} of the ties cross (E-I {ei})."
    ),
    "below": mark(
        "More ties stay within a sector than go to another: {share} of the ties cross (E-I {ei})."
    ),
    "unclear": mark("As many ties go to another sector as stay within one (E-I {ei})."),
}
_NOT_SECTORS = mark(
    "Whether sectors seek or avoid each other. Where sectors are small, most possible partners are "
    "in another sector anyway."
)
_BROKER = {
    "above": mark(
        "{organisation} stands between two that do not name each other {n} times: more often than "
        "chance gives."
    ),
    "below": mark(
        "{organisation} stands between two that do not name each other {n} times: less often than "
        "chance gives."
    ),
    "unclear": mark(
        "{organisation} stands between two that do not name each other {n} times. Chance can give "
        "that too."
    ),
}
_NOT_BROKER = mark(
    "That the two need this organisation, or that it chose this place. A broker is a strength, and "
    "a risk when it drops out."
)
_SAMPLED = mark(
    "This network is large. How often routes run through an organisation was estimated from {n} "
    "organisations, drawn at random."
)
_NOT_SAMPLED = mark("The exact order of organisations: those with nearly the same number can swap.")


def meaning_of_reciprocity(row: Row) -> Meaning:
    """The reading of reciprocity; "clear" only with an interval (``reciprocity_low``, ``_high``)
    that leaves out one half.

    >>> row = {"reciprocity": 0.6, "reason": None}
    >>> print(meaning_of_reciprocity(row).says.in_language("en"))
    Of the ties that one side names, the other side names 60% too. Whether that is more than half
    is not sure.
    """
    if (nothing := without_number(row, "reciprocity")) is not None:
        return nothing
    low, high = (row.get(f"reciprocity_{end}") for end in ("low", "high"))
    facts: dict[str, object] = {"share": Share(row["reciprocity"])}
    side = "unclear"
    if not (pd.isna(low) or pd.isna(high)):
        side = side_of(float(low), float(high), HALF)
        facts |= {"low": Share(low), "high": Share(high)}
    return Meaning(
        _certainty(side), Message(_RECIPROCITY[side], **facts), Message(_NOT_RECIPROCITY)
    )


def meaning_of_centralisation(row: Row) -> Meaning:
    """The reading of degree centralisation; never "clear", because it has no boundary.

    >>> meaning_of_centralisation({"centralisation": 0.25, "reason": None}).certainty
    'unclear'
    """
    if (nothing := without_number(row, "centralisation")) is not None:
        return nothing
    says = Message(_CENTRALISATION, share=Share(row["centralisation"]))
    return Meaning("unclear", says, Message(_NOT_CENTRALISATION))


def meaning_of_components(row: Row) -> Meaning:
    """The reading of separate parts and cut points; "clear" when everybody could be read.

    >>> row = {"n_components": 1, "n_largest_component": 12, "n_cut_points": 0, "n_isolates": 0,
    ...        "n_readable": 12, "n_organisations": 12, "reason": None}
    >>> print(meaning_of_components(row).says.in_language("en"))
    The 12 organisations of which something is known all hang together. That stays so when any one
    of them drops out.
    """
    if (nothing := without_number(row, "n_components")) is not None:
        return nothing
    sentence = _PARTS
    if row["n_components"] == 1:
        sentence = _CUT_POINTS if row["n_cut_points"] else _ONE_PART
    says = Message(
        sentence,
        n=row["n_largest_component"],
        n_components=row["n_components"],
        n_isolates=row["n_isolates"],
        n_cut_points=row["n_cut_points"],
    )
    everybody = row["n_readable"] == row["n_organisations"]
    return Meaning("clear" if everybody else "unclear", says, Message(_NOT_PARTS))


def meaning_of_communities(row: Row) -> Meaning:
    """The reading of modularity; never "clear", because nothing says how sure a division is.

    >>> row = {"modularity": 0.42, "n_communities": 3, "reason": None, "size_reason": None}
    >>> print(meaning_of_communities(row).says.in_language("en"))
    There are 3 groups with more ties inside than chance gives (modularity 0.42, from 0.30 groups
    stand out).
    """
    reason: Any = row["reason"] if pd.isna(row["size_reason"]) else row["size_reason"]
    nothing = without_number({"modularity": row["modularity"], "reason": reason}, "modularity")
    if nothing is not None:
        return nothing
    side = "above" if float(row["modularity"]) >= GROUPS_FROM else "below"
    says = Message(
        _COMMUNITIES[side],
        n=row["n_communities"],
        q=Number(row["modularity"]),
        boundary=Number(GROUPS_FROM),
    )
    return Meaning("unclear", says, Message(_NOT_COMMUNITIES))


def meaning_of_external_internal(row: Row) -> Meaning:
    """The reading of E-I between sectors; never "clear", because it has no interval.

    >>> row = {"ei_sector": 0.5, "reason": None, "sector_reason": None}
    >>> print(meaning_of_external_internal(row).says.in_language("en"))
    More ties go to another sector than stay within one: 75% of the ties cross (E-I 0.50).
    """
    reason: Any = row["reason"] if pd.isna(row["sector_reason"]) else row["sector_reason"]
    nothing = without_number({"ei_sector": row["ei_sector"], "reason": reason}, "ei_sector")
    if nothing is not None:
        return nothing
    ei = float(row["ei_sector"])
    says = Message(_SECTORS[side_of(ei, ei, 0.0)], share=Share((ei + 1) / 2), ei=Number(ei))
    return Meaning("unclear", says, Message(_NOT_SECTORS))


def meaning_of_broker(row: Row, *, organisation: object) -> Meaning:
    """The reading of the brokerage of a row of
    :func:`~quickscan_sim.analyse.measure_organisations`; ``organisation`` is its name.

    "clear" when z is more than 1.96 from 0: that chance alone seldom gives.

    >>> row = {"brokerage": 14, "brokerage_z": 3.1, "brokerage_reason": None}
    >>> print(meaning_of_broker(row, organisation="JGZ").says.in_language("en"))
    JGZ stands between two that do not name each other 14 times: more often than chance gives.
    """
    given = {"brokerage": row["brokerage_z"], "reason": row["brokerage_reason"]}
    if (nothing := without_number(given, "brokerage")) is not None:
        return nothing
    z = float(row["brokerage_z"])
    side = side_of(z - BEYOND_CHANCE, z + BEYOND_CHANCE, 0.0)
    says = Message(_BROKER[side], organisation=organisation, n=row["brokerage"])
    return Meaning(_certainty(side), says, Message(_NOT_BROKER))


def meaning_of_sampled_routes() -> Meaning:
    """What to say where ``sampled`` is True.

    >>> print(meaning_of_sampled_routes().says.in_language("en"))
    This network is large. How often routes run through an organisation was estimated from 1,000
    organisations, drawn at random.
    """
    return Meaning("unclear", Message(_SAMPLED, n=Count(N_PIVOTS)), Message(_NOT_SAMPLED))


def _certainty(side: str) -> str:
    return "unclear" if side == "unclear" else "clear"
