"""Findings from the network: strong ties, weak spots, and who has not been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.gap_words import gap_basis, gap_caution, gap_claim
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.gaps import QUALITY_SPREAD
from quickscan_sim.language import Message, Number
from quickscan_sim.vocabulary import QUALITY, SMALL_CELL, WEAK_QUALITY

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

FIRM_FROM = 0.9
CLAIMS_ABSENCE = ("no_tie", "informal_apart", "not_found")
"""Kinds whose sentence says that there is no tie; that it is missed is left to the reader."""


def weak_spots(reading: Reading, names: Names) -> list[Finding]:
    """Of the few to talk about first: the most certain of each kind in each wijk."""
    first = reading.top_gaps.drop_duplicates(["neighbourhood_id", "kind"])
    return [gap_finding(row, names) for row in first.to_dict("records")]


def gap_finding(row: dict[Any, Any], names: Names) -> Finding:
    """The sentences of one row of the table ``gaps``."""
    kind = str(row["kind"])
    return Finding(
        kind=kind,
        certainty="firm" if _p_claim(row) >= FIRM_FROM else "indication",
        layer=_known(row["layer"]),
        theme=_theme(row, names),
        neighbourhood_id=str(row["neighbourhood_id"]),
        organisation_id=_known(row["organisation_id"]),
        partner_id=_known(row["partner_id"]),
        value=float(row["quality"] if kind == "weak_quality" else row["certainty"]),
        n=_people_asked(row),
        now=_now(row),
        n_now=None if pd.isna(row["n_quality"]) else int(row["n_quality"]),
        title=Message(
            "{wijk}: {claim}",
            wijk=names.wijk(row["neighbourhood_id"]),
            claim=gap_claim(row, names),
        ),
        explanation=gap_basis(row, names),
        caution=gap_caution(kind),
    )


def _p_claim(row: dict[Any, Any]) -> float:
    """The probability of what the sentence claims."""
    return float(row["p_absent"] if row["kind"] in CLAIMS_ABSENCE else row["certainty"])


def _known(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _theme(row: dict[Any, Any], names: Names) -> str | None:
    if pd.isna(row["layer"]):
        return None
    return names.questionnaire.layer(row["layer"]).theme_id or None


def _now(row: dict[Any, Any]) -> float | None:
    """The number an aim starts from: the mean quality, or how many organisations are cut off."""
    number = row["quality"] if row["kind"] == "weak_quality" else row.get("n_affected")
    return None if pd.isna(number) else float(number)


def _people_asked(row: dict[Any, Any]) -> int | None:
    if row["kind"] == "weak_quality":
        return int(row["n_quality"])
    asked = [row[name] for name in ("n_reporters", "n_reporters_back") if pd.notna(row[name])]
    return int(sum(asked)) if asked else None


def strong_ties(reading: Reading, names: Names) -> list[Finding]:
    """For the whole quickscan: the pairs that name each other and rate it best, one per wijk.

    Best: the lower end of the interval of the mean is highest, and above the middle of the scale;
    the interval takes the spread of ratings of one tie to be ``QUALITY_SPREAD``, an assumption.
    """
    both = _mutual(reading.tie_readings)
    both["half"] = (
        t_quantile(np.inf) * QUALITY_SPREAD / np.sqrt(both["n_quality"].astype("float64"))
    )
    both["at_least"] = both["quality"] - both["half"]
    good = both[(both["n_quality"] >= SMALL_CELL) & (both["at_least"] >= WEAK_QUALITY)]
    order = ["at_least", "n_quality", "neighbourhood_id", "organisation_id", "layer"]
    best = good.sort_values(order, ascending=[False, False, True, True, True], kind="stable")
    best = best.drop_duplicates("neighbourhood_id")
    return [_strong_tie(row, names) for row in best.to_dict("records")]


def _mutual(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """Pairs that both name each other, with the quality as both sides see it."""
    named = tie_readings[tie_readings["names"].fillna(False).astype(bool)]
    back = named.rename(columns={"organisation_id": "partner_id", "partner_id": "organisation_id"})
    keys = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    both = named.merge(back, on=keys, suffixes=("", "_back"))
    both = both[both["organisation_id"] < both["partner_id"]].copy()
    total = both["n_quality"] + both["n_quality_back"]
    ratings = (
        both["quality"].fillna(0) * both["n_quality"]
        + both["quality_back"].fillna(0) * both["n_quality_back"]
    )
    both["quality"] = (ratings / total.mask(total == 0)).astype("float64")
    both["n_quality"] = total
    return both


def _strong_tie(row: dict[Any, Any], names: Names) -> Finding:
    return Finding(
        kind="strong_tie",
        certainty="firm",
        ci_low=float(row["at_least"]),
        ci_high=min(float(row["quality"] + row["half"]), float(max(QUALITY))),
        layer=str(row["layer"]),
        theme=names.questionnaire.layer(row["layer"]).theme_id or None,
        neighbourhood_id=str(row["neighbourhood_id"]),
        organisation_id=str(row["organisation_id"]),
        partner_id=str(row["partner_id"]),
        value=float(row["quality"]),
        n=int(row["n_quality"]),
        now=float(row["quality"]),
        n_now=int(row["n_quality"]),
        title=Message(
            "{wijk}: {one} and {other} find each other well on {layer}",
            wijk=names.wijk(row["neighbourhood_id"]),
            one=names.organisation(row["organisation_id"], row["neighbourhood_id"]),
            other=names.organisation(row["partner_id"], row["neighbourhood_id"]),
            layer=names.layer(row["layer"]),
        ),
        explanation=Message(
            "Both name each other. The mean quality is {quality} on a scale from 1 to 4 "
            "({n} ratings), with a 95% interval from {low} to {high}.",
            quality=Number(row["quality"], 1),
            n=row["n_quality"],
            low=Number(row["at_least"], 1),
            high=Number(min(row["quality"] + row["half"], float(max(QUALITY))), 1),
        ),
        caution=Message("Ask both what makes it work: others can learn from it."),
    )


def not_heard(reading: Reading) -> list[Finding]:
    """Organisations in which nobody answered: unknown, not absent."""
    overall = reading.response[reading.response["grouping"] == "all"].iloc[0]
    n_silent, n_all = int(overall["n_silent"]), int(overall["n_organisations"])
    if n_silent == 0:
        return []
    return [
        Finding(
            kind="silent",
            certainty="firm",
            value=n_silent / n_all,
            now=n_silent / n_all,
            n=n_all,
            n_now=n_all,
            title=Message("Not heard yet: {n} of {all} organisations", n=n_silent, all=n_all),
            explanation=Message(
                "In {n} of the {all} organisations nobody filled in the quickscan. "
                "Whom they work with is unknown; others may still name them.",
                n=n_silent,
                all=n_all,
            ),
            caution=Message("Not answering is not a gap. Ask these organisations in person."),
        )
    ]
