"""Findings from the network: strong ties, weak spots, and who has not been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from quickscan_sim.advise.findings.certainty import PARTS, doubt_of
from quickscan_sim.advise.findings.finding import Finding, Origin
from quickscan_sim.advise.findings.gap_sizes import sizes_of
from quickscan_sim.advise.findings.gap_words import gap_basis, gap_caution, gap_claim
from quickscan_sim.advise.findings.why import why_it_matters
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.gaps import QUALITY_SPREAD
from quickscan_sim.language import Message, Number
from quickscan_sim.vocabulary import QUALITY, SMALL_CELL, WEAK_QUALITY

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

CLAIMS_ABSENCE = ("no_tie", "informal_apart", "not_found")
"""Kinds whose sentence says that there is no tie; that it is missed is left to the reader."""

LIKELY = 0.5
"""Weak spots that are less likely than not are no findings."""

AT_MOST_OF_A_KIND = 3
"""A report that lists everything is read by nobody."""


def weak_spots(reading: Reading, names: Names) -> list[Finding]:
    """Of each kind the few that weigh most, at most one in each wijk and three in all.

    The weight is how sure it is times how large
    (:func:`~quickscan_sim.advise.findings.ranking.weight_of`).
    """
    gaps = reading.gaps[reading.gaps["certainty"] >= LIKELY].reset_index(drop=True)
    if gaps.empty:
        return []
    gaps = gaps.assign(size=sizes_of(gaps, reading))
    gaps["weight"] = gaps["size"] * [1 - doubt_of_gap(row) for row in gaps.to_dict("records")]
    gaps = gaps.sort_values("weight", ascending=False, kind="stable")
    first = gaps.drop_duplicates(["neighbourhood_id", "kind"])
    few = first.groupby("kind", sort=False).head(AT_MOST_OF_A_KIND)
    return [gap_finding(row, names) for row in few.to_dict("records")]


def gap_finding(row: dict[Any, Any], names: Names) -> Finding:
    """The sentences of one row of the table ``gaps``; ``size`` is taken over where it is there.

    By itself it is firm when its chance of being wrong fits in the part of the network; in a list
    that part is divided
    (:func:`~quickscan_sim.advise.findings.certainty.divide_network_part`).
    """
    kind = str(row["kind"])
    doubt = doubt_of_gap(row)
    column = "quality" if kind == "weak_quality" else "certainty"
    return Finding(
        kind=kind,
        certainty="firm" if doubt <= PARTS["network"] else "indication",
        layer=_known(row["layer"]),
        theme=_theme(row, names),
        neighbourhood_id=str(row["neighbourhood_id"]),
        organisation_id=_known(row["organisation_id"]),
        partner_id=_known(row["partner_id"]),
        value=float(row[column]),
        n=_people_asked(row),
        now=_now(row),
        n_now=None if pd.isna(row["n_quality"]) else int(row["n_quality"]),
        origin=Origin(
            "gaps",
            tuple((name, _known(row[name])) for name in WHERE),
            column,
            ("n_quality",) if kind == "weak_quality" else ("n_reporters", "n_reporters_back"),
        ),
        why_it_matters=why_it_matters(kind),
        doubt=doubt,
        size=float(row.get("size", 0.0)),
        title=Message(
            "{wijk}: {claim}",
            wijk=names.wijk(row["neighbourhood_id"]),
            claim=gap_claim(row, names),
        ),
        explanation=gap_basis(row, names),
        caution=gap_caution(kind),
    )


WHERE = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")
"""What makes a row of the table ``gaps`` the only one."""


def doubt_of_gap(row: dict[Any, Any]) -> float:
    """The chance that what the sentence claims is not so."""
    return doubt_of(float(row["p_absent"] if row["kind"] in CLAIMS_ABSENCE else row["certainty"]))


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
    The chance that it is truly below the middle counts every pair that was looked at.
    """
    from scipy.special import ndtr

    both = _mutual(reading.tie_readings)
    both = both[both["n_quality"] >= SMALL_CELL].copy()
    both["half"] = (
        t_quantile(np.inf) * QUALITY_SPREAD / np.sqrt(both["n_quality"].astype("float64"))
    )
    both["at_least"] = both["quality"] - both["half"]
    off = (WEAK_QUALITY - both["quality"]) * t_quantile(np.inf) / both["half"]
    both["doubt"] = np.minimum(ndtr(off.to_numpy(float)) * len(both), 1.0)
    good = both[both["at_least"] >= WEAK_QUALITY]
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
    pair = (str(row["organisation_id"]), str(row["partner_id"]))
    return Finding(
        kind="strong_tie",
        certainty="firm" if row["doubt"] <= PARTS["network"] else "indication",
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
        origin=Origin(
            "tie_readings",
            (
                ("neighbourhood_id", str(row["neighbourhood_id"])),
                ("layer", str(row["layer"])),
                ("organisation_id", pair),
                ("partner_id", pair),
            ),
            "quality",
            ("n_quality",),
            weight="n_quality",
        ),
        why_it_matters=why_it_matters("strong_tie"),
        doubt=float(row["doubt"]),
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
            origin=Origin(
                "response",
                (("grouping", "all"),),
                "n_silent",
                ("n_organisations",),
                over="n_organisations",
            ),
            why_it_matters=why_it_matters("silent"),
            doubt=0.0,
            size=n_silent / n_all,
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
