"""What was planted in an invented quickscan beside what its reading shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.vocabulary import MIN_REPORTERS

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.quickscan import Truth

OUTCOMES = ("firm", "indication", "listed", "unseen", "too_few")
"""How a planted thing came out: a firm finding, an indication, seen but no finding, not seen, or
not readable because too few people answered."""


def compare_with_truth(
    truth: Truth, reading: Reading, findings: tuple[Finding, ...]
) -> pd.DataFrame:
    """The table ``planted`` with, for each row, how it came out and the number that was seen.

    Returns
    -------
    DataFrame
        ``Truth.planted`` and the columns ``outcome`` (one of :data:`OUTCOMES`), ``seen`` (the
        estimated difference, or the certainty of the weak spot; NA when not read), ``ci_low`` and
        ``ci_high`` (of a difference), and ``finding_id`` (of what became a finding).

    In a later wave only what is still there counts; the effects are those of the first wave.
    """
    truth = truth.of_wave(reading.scan.waves[-1])
    rows = [
        row
        | (
            _effect(row, reading, findings)
            if row["kind"] == "effect"
            else _gap(row, reading, findings)
        )
        for row in truth.planted.to_dict("records")
    ]
    columns = [*truth.planted.columns, "outcome", "seen", "ci_low", "ci_high", "finding_id"]
    return pd.DataFrame(rows, columns=columns)


def count_true_gaps(truth: Truth, reading: Reading, minimum_certainty: float) -> tuple[int, int]:
    """Of the missing and one-sided ties that the reading lists: how many, and how many are true."""
    truth = truth.of_wave(reading.scan.waves[-1])
    gaps = reading.gaps
    listed = gaps[
        gaps["kind"].isin(["no_tie", "one_way"]) & (gaps["certainty"] >= minimum_certainty)
    ]
    columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    ties = set(truth.true_ties[columns].itertuples(index=False, name=None))
    n_true = 0
    for wijk, layer, one, other, kind in listed[[*columns, "kind"]].itertuples(index=False):
        there, back = (wijk, layer, one, other) in ties, (wijk, layer, other, one) in ties
        n_true += not back and there == (kind == "one_way")
    return len(listed), n_true


def _effect(row: dict[Any, Any], reading: Reading, findings: tuple[Finding, ...]) -> dict[Any, Any]:
    from quickscan_sim.advise.findings.certainty import certainty_of
    from quickscan_sim.advise.findings.scores import compared_within_sector

    if pd.isna(row["sector"]):
        table = compared_within_sector(reading)
        turn = -1.0 if row["income_group"] == "many" else 1.0
    else:
        table = reading.contrasts[reading.contrasts["sector"] == row["sector"]]
        turn = 1.0
    found = table[table["theme"] == row["theme"]]
    if found.empty or pd.isna(found["difference"].iloc[0]):
        return {"outcome": "too_few"}
    seen = found.iloc[0]
    certainty = certainty_of(seen["p"], seen["p_adjusted"])
    same_side = seen["difference"] * turn * row["size"] > 0
    bounds = sorted([turn * seen["ci_low"], turn * seen["ci_high"]])
    told = _finding_about(row, findings) if certainty and same_side else None
    outcome = told.certainty if told else "listed" if certainty and same_side else "unseen"
    return {
        "outcome": outcome,
        "finding_id": told.finding_id if told else None,
        "seen": turn * seen["difference"],
        "ci_low": bounds[0],
        "ci_high": bounds[1],
    }


def _finding_about(row: dict[Any, Any], findings: tuple[Finding, ...]) -> Finding | None:
    """The finding about this sector, or these groups of wijken, on this theme."""
    sector = None if pd.isna(row["sector"]) else row["sector"]
    kinds = ("difference",) if sector is None else ("need", "strength")
    for finding in findings:
        if finding.kind in kinds and (finding.theme, finding.sector) == (row["theme"], sector):
            return finding
    return None


def _gap(row: dict[Any, Any], reading: Reading, findings: tuple[Finding, ...]) -> dict[Any, Any]:
    pair = frozenset([row["organisation_id"], row["partner_id"]])
    for finding in findings:
        same = finding.kind == row["gap_kind"] and (
            finding.neighbourhood_id == row["neighbourhood_id"]
        )
        if same and pair == frozenset([finding.organisation_id, finding.partner_id]):
            seen = _certainty(row, pair, reading)
            return {"outcome": finding.certainty, "seen": seen, "finding_id": finding.finding_id}
    certainty = _certainty(row, pair, reading)
    if certainty is not None:
        return {"outcome": "listed", "seen": certainty}
    return {"outcome": "unseen" if _is_readable(pair, row, reading) else "too_few"}


def _certainty(row: dict[Any, Any], pair: frozenset[str], reading: Reading) -> float | None:
    """The certainty of this weak spot in the full list; a weak quality may sit on another layer."""
    gaps = reading.gaps
    alike = gaps[
        (gaps["kind"] == row["gap_kind"])
        & (gaps["neighbourhood_id"] == row["neighbourhood_id"])
        & ((gaps["layer"] == row["layer"]) | (gaps["kind"] == "weak_quality"))
    ]
    # The report says of a missing tie how likely it is missing, not how much it is missed.
    chance = "p_absent" if row["gap_kind"] == "no_tie" else "certainty"
    for one, other, certainty in zip(
        alike["organisation_id"], alike["partner_id"], alike[chance], strict=True
    ):
        if frozenset([one, other]) == pair:
            return float(certainty)
    return None


def _is_readable(pair: frozenset[str], row: dict[Any, Any], reading: Reading) -> bool:
    measures = reading.organisation_measures
    own = measures[
        (measures["neighbourhood_id"] == row["neighbourhood_id"])
        & (measures["layer"] == row["layer"])
        & measures["organisation_id"].isin(pair)
    ]
    return bool((own["n_respondents"] >= MIN_REPORTERS).all())
