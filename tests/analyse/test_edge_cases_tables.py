"""What every function of quickscan tables does with quickscans that give no ordinary answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse import odd_scans
from analyse.odd_scans import CASES, Scan
from analyse.test_edge_cases import OF_ITEMS, OF_TWO_COLUMNS

from quickscan_sim import analyse
from quickscan_sim.analyse.comparison.pooling import POOLED
from quickscan_sim.analyse.estimate import REASONS, Estimate
from quickscan_sim.analyse.scores.distributions import FEWEST_FOR_QUARTILES
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.vocabulary import MIN_REPORTERS

Function = Callable[[Scan], Any]


@cache
def scan_of(case: Callable[[Scan], Scan]) -> Scan:
    return case(ORDINARY)


@cache
def scores(scan: Scan) -> pd.DataFrame:
    return analyse.score_themes(scan.answers, scan.questionnaire)


@cache
def summary(scan: Scan) -> pd.DataFrame:
    return analyse.summarise_scores(
        scores(scan), scan.professionals, scan.works_in, scan.neighbourhoods
    )


def of_invited(scan: Scan) -> dict[str, Any]:
    return {"target": "all_invited", "organisations": scan.organisations}


@cache
def summary_of_invited(scan: Scan) -> pd.DataFrame:
    return analyse.summarise_scores(
        scores(scan), scan.professionals, scan.works_in, scan.neighbourhoods, **of_invited(scan)
    )


def compare_groups(scan: Scan, *methods: str) -> pd.DataFrame:
    return analyse.compare_groups(
        scores(scan), scan.professionals, scan.works_in, scan.neighbourhoods, methods=methods
    )


def pooled(scan: Scan, grouping: str) -> pd.DataFrame:
    # One theme: a model a theme takes long, and the others go the same way.
    one = [
        table[table["theme"] == table["theme"].iloc[0]] if len(table) else table
        for table in (scores(scan), summary(scan))
    ]
    return analyse.pool_groups(one[0], scan.professionals, scan.works_in, one[1], grouping)


def reported(scan: Scan) -> tuple[Any, ...]:
    """What the readings of ties are made of."""
    return (
        scan.ties,
        scan.professionals,
        scan.works_in,
        scan.active_in,
        scan.questionnaire.layer_ids,
    )


@cache
def ties(scan: Scan) -> pd.DataFrame:
    return analyse.read_ties(*reported(scan))


def twice(table: pd.DataFrame) -> pd.DataFrame:
    """The same table at a second measurement."""
    return pd.concat([table, table.assign(wave=2)], ignore_index=True)


def changed(scan: Scan) -> pd.DataFrame:
    return analyse.measure_change(
        twice(scan.answers),
        scan.questionnaire,
        twice(scan.professionals),
        twice(scan.works_in),
        scan.neighbourhoods,
    )


def regressed(scan: Scan, grouping: str) -> pd.DataFrame:
    return analyse.expected_regression(
        twice(scores(scan)),
        twice(scan.professionals),
        twice(scan.works_in),
        scan.neighbourhoods,
        grouping=grouping,
    )


def flags(scan: Scan) -> pd.DataFrame:
    return analyse.flag_careless(
        analyse.careless_indices(analyse.items_as_asked(scan.answers, scan.questionnaire))
    )


def non_response(scan: Scan) -> pd.DataFrame:
    scale = scan.questionnaire.scored_scale
    return analyse.non_response_bounds(
        scores(scan),
        scan.professionals,
        scan.organisations,
        summary(scan),
        (scale.low, scale.high),
    )


def first_score(scan: Scan) -> Any:
    theme = scan.questionnaire.theme_ids[0]
    return analyse.explain_score(scan.answers, scan.questionnaire, "p00", theme)


def group_means(scan: Scan) -> pd.DataFrame:
    people = scores(scan).merge(scan.professionals, on=["professional_id", "wave"])
    first = people[people["theme"] == scan.questionnaire.theme_ids[0]]
    return analyse.summarise_groups(first["score"], first["sector"], first["organisation_id"])


def camps(scan: Scan) -> Estimate:
    scale = scan.questionnaire.scored_scale
    own = scores(scan)
    first = own[own["theme"] == scan.questionnaire.theme_ids[0]]
    return analyse.two_camps(first["score"], (scale.low, scale.high))


def agreement(scan: Scan) -> Estimate:
    values = scan.questionnaire.scored_scale.values
    first = scan.answers[scan.answers["item_id"] == scan.questionnaire.items[0].item_id]
    return analyse.scale_agreement([int((first["answer"] == value).sum()) for value in values])


def norm_of(scan: Scan) -> pd.DataFrame:
    return analyse.make_norm(summary(scan), "Own town", 2026)


def waves(scan: Scan, name: str) -> pd.DataFrame:
    before, organisations = ties(ORDINARY), pd.concat([ORDINARY.organisations, scan.organisations])
    found = analyse.compare_network_waves(before, ties(scan), organisations)
    return getattr(found, name)


def two_wijken(scan: Scan) -> pd.DataFrame:
    wijken = [*ties(scan)["neighbourhood_id"].unique(), "n0", "n1"][:2]
    return analyse.compare_networks(ties(scan), scan.organisations, *wijken)


OF_TABLES: dict[str, Function] = {
    "compare_groups": lambda scan: compare_groups(scan, "raw", "within sector"),
    "compare_groups by mixed model": lambda scan: compare_groups(scan, "mixed model"),
    "compare_network_groups": lambda scan: analyse.compare_network_groups(
        ties(scan), scan.organisations, scan.neighbourhoods
    ),
    **{
        f"compare_network_waves for {name}": lambda scan, name=name: waves(scan, name)
        for name in ("totals", "pairs", "density", "gaps")
    },
    "compare_networks": two_wijken,
    "compare_seeing_acting": lambda scan: analyse.compare_seeing_acting(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "compare_with_norm": lambda scan: analyse.compare_with_norm(summary(scan), NORM),
    "contrast_sectors": lambda scan: analyse.contrast_sectors(
        scores(scan), scan.professionals, summary(scan)
    ),
    "contrast_sectors of all invited": lambda scan: analyse.contrast_sectors(
        scores(scan), scan.professionals, summary_of_invited(scan), **of_invited(scan)
    ),
    "estimate_density": lambda scan: analyse.estimate_density(ties(scan)),
    "expected_regression of organisations": lambda scan: regressed(scan, "organisation"),
    "expected_regression of sectors": lambda scan: regressed(scan, "sector"),
    "expected_regression of wijken": lambda scan: regressed(scan, "neighbourhood"),
    "explain_expected": lambda scan: analyse.explain_expected(ties(scan), scan.organisations),
    "explain_score": first_score,
    "favourable_items": lambda scan: analyse.favourable_items(scan.answers, scan.questionnaire),
    "find_gaps": lambda scan: analyse.find_gaps(ties(scan), scan.organisations),
    "flag_careless": flags,
    "items_as_asked": lambda scan: analyse.items_as_asked(scan.answers, scan.questionnaire),
    "make_norm": norm_of,
    "means_without_flagged": lambda scan: analyse.means_without_flagged(scores(scan), flags(scan)),
    "measure_change": changed,
    "measure_brokerage": lambda scan: analyse.measure_brokerage(ties(scan), scan.organisations),
    "measure_network": lambda scan: analyse.measure_network(ties(scan), scan.organisations),
    "measure_network without organisations": lambda scan: analyse.measure_network(ties(scan)),
    "measure_organisations": lambda scan: analyse.measure_organisations(
        ties(scan), scan.organisations
    ),
    "measurement_error": lambda scan: analyse.measurement_error(scan.answers, scan.questionnaire),
    "network_intervals": lambda scan: analyse.network_intervals(ties(scan), n_draws=20).measures,
    "network_intervals of organisations": lambda scan: (
        analyse.network_intervals(ties(scan), n_draws=20).organisations
    ),
    "non_response_bounds": non_response,
    **{f"pool_groups of {name}": lambda scan, name=name: pooled(scan, name) for name in POOLED},
    "overlap_of_layers": lambda scan: analyse.overlap_of_layers(ties(scan)),
    "read_multiplex": lambda scan: analyse.read_multiplex(ties(scan)),
    "read_tie_states": lambda scan: analyse.read_tie_states(ties(scan)),
    "read_ties": ties,
    "reporter_agreement": lambda scan: analyse.reporter_agreement(*reported(scan)),
    "scale_agreement": agreement,
    "score_partner_ratings": lambda scan: analyse.score_partner_ratings(
        scan.partner_ratings,
        scan.professionals,
        scan.works_in,
        scan.active_in,
        scan.questionnaire.aspect_groups,
    ),
    "score_themes": scores,
    "seen_again": lambda scan: analyse.seen_again(
        scores(scan),
        scan.professionals,
        scan.works_in,
        scan.neighbourhoods,
        summary(scan),
        n_resamples=100,
    ),
    "skipped_gaps": lambda scan: analyse.skipped_gaps(ties(scan)),
    "summarise_answers": lambda scan: analyse.summarise_answers(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "summarise_careless": lambda scan: analyse.summarise_careless(flags(scan)),
    "summarise_checklist": lambda scan: analyse.summarise_checklist(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "summarise_dif": lambda scan: (
        analyse.summarise_dif(scan.answers, scan.questionnaire, scan.professionals).items
    ),
    "summarise_distributions": lambda scan: analyse.summarise_distributions(
        scores(scan), scan.questionnaire, scan.professionals
    ),
    "summarise_groups": group_means,
    "summarise_item_distributions": lambda scan: analyse.summarise_item_distributions(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "summarise_reliability": lambda scan: analyse.summarise_reliability(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "summarise_response": lambda scan: analyse.summarise_response(
        scan.professionals, scan.organisations, scan.active_in
    ),
    "summarise_scores": summary,
    "summarise_scores of all invited": summary_of_invited,
    "summarise_shares": lambda scan: analyse.summarise_shares(
        scan.answers, scan.questionnaire, scan.professionals
    ),
    "top_gaps": lambda scan: analyse.top_gaps(analyse.find_gaps(ties(scan), scan.organisations)),
    "two_camps": camps,
}
NOBODY = ("all_silent", "without_people")
A_SENTENCE = {
    *((name, case) for name in ("expected_regression", "measure_change") for case in NOBODY),
    *(("compare_networks", case) for case in ("one_organisation", "one_wijk", "nobody_has_a_wijk")),
    *(("explain_score", case) for case in (*NOBODY, "a_sector_is_silent")),
}
"""Where there is nothing to compute from, a sentence says what was expected: no two waves hold
answers, there are no two wijken, or this person gave none."""
NOT_OF_TABLES = {
    "adjust_p": "takes p-values",
    "check_published": "takes what was published; tests/analyse/disclosure",
    "draw_networks": "gives arrays; tests/analyse/network/test_network_draws.py",
    "fit_mixed_model": "takes arrays; tests/analyse/comparison/test_mixed_model.py",
    "smallest_detectable_change": "takes numbers",
    "standard_error_of_measurement": "takes numbers",
}
ORDINARY = odd_scans.ordinary_scan(odd_scans.shortened(load_questionnaire()))
NORM = norm_of(ORDINARY)


OF_FEW = dict.fromkeys(
    ("lower_quartile", "median", "upper_quartile"),
    lambda table: table["n"] < FEWEST_FOR_QUARTILES,
)
SAID_BESIDE: dict[str, dict[str, Callable[[pd.DataFrame], Any]]] = {
    "compare_seeing_acting": dict.fromkeys(
        ("share_hesitating", "hesitating_low", "hesitating_high"),
        lambda table: table["n_hesitation"] == 0,
    ),
    "compare_with_norm": {"percentile": lambda table: table["n_norm"] < 200},
    "measure_change": dict.fromkeys(
        ("mean_earlier", "mean_later"), lambda table: table["design"] == "composition"
    )
    | {
        "df": lambda table: table["change"].notna() & (table["ci_low"] == table["ci_high"]),
        "smallest_detectable": lambda table: table["design"] != "same_people",
    },
    "measure_organisations": {"n_named": lambda table: ~table["readable"]},
    "non_response_bounds": {
        "tipping_point": lambda table: (
            (table["question"] == "mean")
            | (table["worst_low"] > 0)
            | (table["worst_high"] < 0)
            | (table["sd"] == 0)
            | (table["response"] == 1)
        ),
        "response_others": lambda table: table["question"] == "mean",
    },
    "reporter_agreement": {"level_difference": lambda table: table["n_rated"] == 0},
    "seen_again": {
        "share_lowest": lambda table: (
            (table["question"] == "wijken") | ((table["question"] == "sector").sum() == 1)
        )
    },
    "summarise_distributions": OF_FEW,
    "summarise_item_distributions": OF_FEW,
    "read_tie_states": {
        f"{name}{side}": lambda table, n=n, side=side: (
            (table[f"n_reporters{side}"] < MIN_REPORTERS) | (table[f"{n}{side}"] == 0)
        )
        for name, n in (("level", "n_naming"), ("quality", "n_quality"))
        for side in ("", "_back")
    }
    | {
        f"{name}_difference": lambda table, name=name: (
            table[name].isna() | table[f"{name}_back"].isna()
        )
        for name in ("level", "quality")
    },
    "read_ties": {
        "share_naming": lambda table: table["n_reporters"] == 0,
        "level": lambda table: table["n_naming"] == 0,
        "quality": lambda table: table["n_quality"] == 0,
    },
}
"""Columns that another column of the same row explains when they are empty."""
OF_A_REASON = "needed"
"""The number that a reason speaks of; there is none without a reason."""
OF_COLUMNS = {"scale_agreement", "summarise_groups", "two_camps"}
"""Functions of columns that the tests above take from the tables."""
HOLDS_ANSWERS = {"items_as_asked"}
"""Functions that return the answers themselves: an empty place is a question not answered."""


def _never(table: pd.DataFrame) -> Any:
    return pd.Series(False, index=table.index)


def unexplained(name: str, table: pd.DataFrame) -> list[str]:
    """The columns with a number that is missing, in a row that does not say why."""
    explained = np.zeros(len(table), dtype=bool)
    for column in table.columns:
        if "reason" in str(column):
            explained |= table[column].notna().to_numpy(bool)
    if "withheld" in table:
        explained |= table["withheld"].to_numpy(bool)
    silent = []
    for column in table.select_dtypes("number").columns.drop(OF_A_REASON, errors="ignore"):
        said = SAID_BESIDE.get(name, {}).get(str(column), _never)
        is_said = explained | said(table).fillna(False).to_numpy(bool)
        if (table[column].isna() & ~is_said).any():
            silent.append(str(column))
    return silent


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("name", list(OF_TABLES))
def test_an_odd_quickscan_gives_numbers_reasons_or_a_sentence(
    name: str, case: Callable[[Scan], Scan]
) -> None:
    function = name.split(" ")[0]
    if (function, case.__name__) in A_SENTENCE:
        with pytest.raises(QuickscanError, match=r"\.$"):
            OF_TABLES[name](scan_of(case))
        return
    found = OF_TABLES[name](scan_of(case))
    if isinstance(found, Estimate):
        assert not np.isnan(found.estimate) or found.reason in REASONS
    if isinstance(found, pd.DataFrame) and name not in HOLDS_ANSWERS:
        assert unexplained(function, found) == []
        assert not np.isinf(found.select_dtypes("number").to_numpy(float, na_value=0)).any()


def test_the_check_sees_a_number_that_is_missing_without_a_word() -> None:
    table = pd.DataFrame({"mean": [1.0, np.nan, np.nan], "reason": [None, "nobody", None]})
    assert unexplained("summarise_scores", table) == ["mean"]
    assert unexplained("summarise_scores", table.head(2)) == []
    assert unexplained("summarise_scores", table.assign(withheld=True)) == []
    naming = pd.DataFrame({"share_naming": [np.nan, np.nan], "n_reporters": [0, 3]})
    assert unexplained("read_ties", naming) == ["share_naming"]
    assert unexplained("read_ties", naming.head(1)) == []


def test_every_public_function_meets_odd_tables() -> None:
    met = {name.split(" ")[0] for name in (*OF_ITEMS, *OF_TWO_COLUMNS, *OF_TABLES)}
    assert met | set(NOT_OF_TABLES) == set(analyse.__all__)
    assert not met & set(NOT_OF_TABLES)


@pytest.mark.parametrize("name", [name for name in OF_TABLES if name not in OF_COLUMNS])
def test_a_table_of_something_else_gets_a_sentence(name: str) -> None:
    stopped = 0
    for table in ("answers", "professionals", "works_in", "organisations", "active_in", "ties"):
        other = replace(ORDINARY, **{table: pd.DataFrame({"wave": [1], "colour": ["red"]})})
        try:
            OF_TABLES[name](other)
        except QuickscanError as error:
            stopped += table in str(error) or "colour" in str(error)
            if name.startswith("pool_groups"):
                break  # the tables that it does not take need no model
    assert stopped, "no table was looked at"
