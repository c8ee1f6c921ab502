"""How far people agree on partners: colleagues with each other, and the two sides of a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.delete_one import delete_one_interval
from quickscan_sim.analyse.network.ties.agreement_counts import of_colleagues, of_two_sides
from quickscan_sim.analyse.network.ties.agreement_tally import Tally
from quickscan_sim.analyse.network.ties.tie_reports import (
    KNOWS_FROM,
    WORKS_FROM,
    Codes,
    read_told,
)
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.vocabulary import MIN_REPORTERS

COLUMNS = {
    **dict.fromkeys(["between", "contact", "grouping", "neighbourhood_id", "organisation_id"],
                    "str"),
    **dict.fromkeys(["n_reporters", "n_organisations", "n_judged"], "Int64"),
    **dict.fromkeys(["agreement", "ci_low", "ci_high", "agreement_naming"], "float64"),
    **dict.fromkeys(["kappa", "kappa_low", "kappa_high"], "float64"),
    "n_rated": "Int64",
    "level_difference": "float64",
    "reason": "str",
    "needed": "Int64",
}  # fmt: skip


def reporter_agreement(
    ties: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    active_in: pd.DataFrame,
    layers: list[str],
) -> pd.DataFrame:
    """How often two people who could tell of a partner say the same.

    ``between`` is "colleagues" (two people of one organisation) or "two_sides" (two organisations
    that tell of each other, each by what at least half of its people say). Only organisations of
    which at least 3 people could tell in the wijk count. All layers are taken together.

    ``agreement`` is the chance that two of them agree, naming or not naming; in published surveys
    of organisations two respondents agree in 60-90 % of cases. Most partners are named by nobody,
    which makes that chance high; so ``agreement_naming`` says how often a second one names the
    partner, given that the first does (specific agreement; Cicchetti and Feinstein 1990), and
    ``kappa`` how much agreement there is beyond chance (Fleiss 1971): 1 - (1 - agreement) /
    (2 p (1 - p)), where p is the share that names. Where organisations differ in size every
    reporter counts once; with equal sizes it is Fleiss's kappa. ``level_difference`` is the mean
    difference between two levels of one partner (0-5), over those who name it.

    Intervals leave out one organisation at a time (jackknife), a pair with either of its
    organisations: for two sides that is on the wide side.

    Parameters
    ----------
    ties, professionals, works_in, active_in, layers
        As for :func:`read_ties`.

    Returns
    -------
    DataFrame
        A row per ``between``, ``contact`` ("knows": level 1 or more; "works_with": 2 or more)
        and group: ``grouping`` "all", "neighbourhood" or "organisation". ``n_judged``: partners
        that were judged, once a layer; ``n_rated``: those with two levels. Without a number
        ``reason`` is "small_group" (fewer than 3 people) or "no_colleagues" (no organisation, or
        no pair of them, can be compared); without a kappa "no_variation"; without an interval
        "no_interval" (one organisation) or "no_fair_interval" (leaving one out changes nothing).

    Raises
    ------
    QuickscanError
        For a table without its columns, levels or qualities that are no numbers, or layers that
        are no list.

    Examples
    --------
    All of a name b, all of b and two of three of c name a.

    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> found = reporter_agreement(ties[:-1], people, people, people, ["care"])
    >>> found.query("grouping == 'all' and contact == 'knows'").set_index("between")[
    ...     ["agreement", "agreement_naming"]].round(3).T.to_dict("list")
    {'colleagues': [0.889, 0.875], 'two_sides': [0.667, 0.667]}
    """
    codes, told, reports = read_told(ties, professionals, works_in, active_in, layers)
    shape = (len(codes.wijken), len(codes.organisations))
    n_told = told.count(codes).reshape(shape)
    everybody = _people(told.person, told.organisation, shape[1])
    rows: list[dict[str, object]] = []
    for between, tally in (("colleagues", of_colleagues), ("two_sides", of_two_sides)):
        for contact, level in (("knows", KNOWS_FROM), ("works_with", WORKS_FROM)):
            is_known = level == KNOWS_FROM
            kept = reports.where((reports.level >= level) | (is_known & np.isnan(reports.level)))
            own = tally(kept, codes, n_told)
            times = 1.0 if between == "colleagues" else 0.5
            labels = {"between": between, "contact": contact}
            rows += [labels | row for row in _rows(own, times, codes, n_told, everybody)]
    return typed_rows(rows, COLUMNS)


def _people(person: np.ndarray, organisation: np.ndarray, n: int) -> np.ndarray:
    """How many people of each organisation could tell, in whichever wijk."""
    return np.bincount(organisation[np.unique(person, return_index=True)[1]], minlength=n)


def _rows(
    own: np.ndarray, times: float, codes: Codes, n_told: np.ndarray, everybody: np.ndarray
) -> Iterator[dict[str, object]]:
    """All, each wijk and each organisation; ``times``: how often a pair counts in a total."""
    counts = (n_told >= MIN_REPORTERS) & (own[..., 0] > 0)
    enough = np.asarray((n_told >= MIN_REPORTERS).any(axis=0))
    yield {"grouping": "all"} | _group(
        own.sum(axis=0)[counts.any(axis=0)], times, int(everybody[enough].sum())
    )
    for number, wijk in enumerate(codes.wijken):
        yield {"grouping": "neighbourhood", "neighbourhood_id": wijk} | _group(
            own[number][counts[number]], times, int(n_told[number][counts[number]].sum())
        )
    for number, organisation in enumerate(codes.organisations):
        labels = {"grouping": "organisation", "organisation_id": organisation}
        yield labels | _alone(own[:, number].sum(axis=0), int(everybody[number]), enough[number])


def _group(own: np.ndarray, times: float, n_reporters: int) -> dict[str, object]:
    total = own.sum(axis=0) * times
    labels: dict[str, object] = {"n_reporters": n_reporters, "n_organisations": len(own)}
    if len(own) == 0:
        return labels | {"n_judged": 0, "n_rated": 0, "reason": "no_colleagues"}
    without = Tally(total - own)
    found = labels | _measured(Tally(total))
    if len(own) == 1 or (without["weight"] == 0).all():
        return found | {"reason": found["reason"] or "no_interval"}
    ends: dict[str, object] = {}
    measures: dict[tuple[str, str], Callable[[Tally], np.ndarray]] = {
        ("ci_low", "ci_high"): lambda it: it.agreement,
        ("kappa_low", "kappa_high"): lambda it: it.kappa,
    }
    for names, measure in measures.items():
        least = 0.0 if names[0] == "ci_low" else -1.0
        interval = delete_one_interval(float(measure(Tally(total))), measure(without), least)
        ends |= dict(zip(names, interval, strict=True))
    missing = any(np.isnan(float(str(end))) for end in ends.values())
    return found | ends | {"reason": found["reason"] or ("no_fair_interval" if missing else None)}


def _alone(sums: np.ndarray, n_reporters: int, enough: bool) -> dict[str, object]:
    """One organisation: a number without an interval, or none below three people."""
    labels: dict[str, object] = {"n_reporters": n_reporters, "n_organisations": 1}
    if not enough:
        few = {"reason": "small_group", "needed": MIN_REPORTERS}
        return labels | {"n_judged": 0, "n_rated": 0} | few
    if sums[0] == 0:
        return labels | {"n_judged": 0, "n_rated": 0, "reason": "no_colleagues"}
    found = labels | _measured(Tally(sums))
    return found | {"reason": found["reason"] or "no_interval"}


def _measured(tally: Tally) -> dict[str, object]:
    kappa = float(tally.kappa)
    return {
        "n_judged": int(tally["judged"]),
        "agreement": float(tally.agreement),
        "agreement_naming": float(tally.agreement_naming),
        "kappa": kappa,
        "n_rated": int(tally["rated"]),
        "level_difference": float(tally.level_difference),
        "reason": "no_variation" if np.isnan(kappa) else None,
    }
