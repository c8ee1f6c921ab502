"""What is expected of a pair: learnt from others, never from what the two say themselves."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from quickscan_sim.analyse import explain_expected, read_ties
from quickscan_sim.analyse.network.pairs.candidate_pairs import candidate_pairs, pairs_to_judge
from quickscan_sim.analyse.network.pairs.expected_reasons import (
    EXPECTED_REASONS,
    reasons_for,
    say_reason,
)
from quickscan_sim.analyse.network.pairs.pairs import Pairs, judged_pairs
from quickscan_sim.analyse.network.pairs.penalised_logistic import Penalty, fit_penalised
from quickscan_sim.analyse.network.pairs.tie_features import network_features
from quickscan_sim.analyse.network.ties.pair_sides import pair_sides
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE, places_of
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

TWELVE = "abcdefghijkl"
SECTORS = {name: ("school", "team", "club")[number % 3] for number, name in enumerate(TWELVE)}
WIJKEN = ("n1", "n2", "n3")


def organisations(names: str = TWELVE) -> pd.DataFrame:
    return pd.DataFrame({"organisation_id": list(names), "sector": [SECTORS[n] for n in names]})


def some_world(seed: int, n_wijken: int, n_layers: int = 2) -> pd.DataFrame:
    """Every organisation with 4 reporters; who names whom is drawn."""
    rng = np.random.default_rng(seed)
    parts = []
    for wijk in WIJKEN[:n_wijken]:
        for layer in range(n_layers):
            tied = [a + b for a in TWELVE for b in TWELVE if a < b and rng.random() < 0.4]
            part = readings({}, both_ways(*tied), wijken={wijk: dict.fromkeys(TWELVE, 4)})
            parts.append(part.assign(layer=f"layer {layer}"))
    return pd.concat(parts, ignore_index=True)


def rows_of(reading: pd.DataFrame, wijk: str, layer: str, one: str, other: str) -> np.ndarray:
    there = (reading["organisation_id"] == one) & (reading["partner_id"] == other)
    back = (reading["organisation_id"] == other) & (reading["partner_id"] == one)
    place = (reading["neighbourhood_id"] == wijk) & (reading["layer"] == layer)
    return np.flatnonzero(place & (there | back))


def of_pair(pairs: Pairs, wijk: str, layer: str, one: str, other: str) -> int:
    values = zip(*(pairs.place[name] for name in [*PLACE, *PAIR]), strict=True)
    return list(values).index((wijk, layer, one, other))


@cache
def world(n_wijken: int) -> tuple[pd.DataFrame, Pairs]:
    reading = some_world(7, n_wijken)
    return reading, judged_pairs(reading, organisations())


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from([1, 2]),
    st.sampled_from([(a, b) for a in TWELVE for b in TWELVE if a < b]),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_what_two_say_of_each_other_leaves_what_is_expected_of_them_unchanged(
    n_wijken: int, pair: tuple[str, str], n_naming: int, n_back: int
) -> None:
    reading, before = world(n_wijken)
    place = ("n1", "layer 1", *pair)
    rows = rows_of(reading, *place)
    changed = reading.copy()
    changed.loc[rows, "n_naming"] = pd.array([n_naming, n_back], dtype="Int64")
    changed["share_naming"] = (changed["n_naming"] / changed["n_reporters"]).astype(float)
    changed["names"] = (changed["share_naming"] >= 0.5).astype("boolean")
    after = judged_pairs(changed, organisations())
    at = of_pair(before, *place)
    assert after.expected[at] == pytest.approx(before.expected[at], abs=1e-9)


def test_what_others_say_does_change_it() -> None:
    reading, before = world(1)
    named = reading["organisation_id"].eq("a") | reading["partner_id"].eq("a")
    changed = reading.assign(n_naming=reading["n_naming"].where(~named, 0))
    after = judged_pairs(changed, organisations())
    at = of_pair(before, "n1", "layer 0", "a", "b")
    assert after.expected[at] < before.expected[at] - 0.05


def test_a_pair_that_works_together_on_other_themes_is_expected_to_do_so_on_this_one() -> None:
    # Who works together on one layer does so on the two others; a and b on all but the first.
    rng = np.random.default_rng(3)
    people = {"n1": dict.fromkeys(TWELVE, 4), "n2": dict.fromkeys(TWELVE, 4)}
    drawn = {
        wijk: [a + b for a in TWELVE for b in TWELVE if a < b and rng.random() < 0.35]
        for wijk in people
    }
    parts = []
    for wijk, ties in drawn.items():
        for layer in range(3):
            tied = {*ties, "ab"} - ({"ab"} if layer == 0 else set())
            part = readings({}, both_ways(*sorted(tied)), wijken={wijk: people[wijk]})
            parts.append(part.assign(layer=f"layer {layer}"))
    pairs = judged_pairs(pd.concat(parts, ignore_index=True), organisations())
    at = of_pair(pairs, "n1", "layer 0", "a", "b")
    assert pairs.expected[at] > 0.7
    first = reasons_for(pairs).query("pair == @at and rank == 1").iloc[0]
    assert (first["why"], first["n"], first["of"]) == ("other_layers", 2, 2)
    said = say_reason(first["why"], first["n"], first["of"]).in_language("en")
    assert said == "They already work together on 2 of 2 other themes."


def test_such_sectors_elsewhere_are_counted_without_the_own_wijk() -> None:
    people = dict.fromkeys("abde", 4)
    parts = [
        readings({}, both_ways(*named), wijken={wijk: people})
        for wijk, named in {"n1": ["ab"], "n2": ["ab", "de", "bd"], "n3": ["ab", "ae"]}.items()
    ]
    pairs = judged_pairs(pd.concat(parts, ignore_index=True), organisations("abde"))
    at = [of_pair(pairs, "n1", "signaleren", "a", "b")]
    evidence = {name: values[at].tolist() for name, values in pairs.basis.evidence.items()}
    # A school and a team: ab, ae, bd and de, in two other wijken; ab, de, bd, ab and ae are tied.
    assert (evidence["n_such"], evidence["n_such_ties"]) == ([8.0], [5.0])
    assert (evidence["n_common"], evidence["n_partners"]) == ([0.0], [0.0])


def test_one_small_wijk_says_nothing_about_what_is_usual() -> None:
    names = "abcde"
    reading = readings(dict.fromkeys(names, 4), both_ways("ab", "bc", "cd", "de"))
    pairs = judged_pairs(reading, organisations(names))
    assert np.isnan(pairs.expected).all()
    assert set(pairs.basis.reason) == {"too_few_pairs"}
    assert not np.isnan(pairs.p_absent).any()
    found = explain_expected(reading, organisations(names))
    assert len(found) == 10
    assert set(found["reason"]) == {"too_few_pairs"}


def test_where_nobody_can_be_read_nothing_is_expected() -> None:
    people = dict.fromkeys(TWELVE, 0)
    reading = readings({}, {}, wijken={"n1": people, "n2": people})
    found = explain_expected(reading, organisations())
    assert found["expected"].isna().all()
    assert found["reason"].notna().all()


def test_of_an_organisation_that_is_silent_others_tell_what_is_expected() -> None:
    reading, _ = world(2)
    silent = reading["organisation_id"] == "a"
    changed = reading.assign(
        n_naming=reading["n_naming"].where(~silent, 0),
        n_reporters=reading["n_reporters"].where(~silent, 0),
        names=reading["names"].where(~silent, pd.NA),
    )
    pairs = judged_pairs(changed, organisations())
    of_a = pairs.place["organisation_id"] == "a"
    assert np.isfinite(pairs.expected).all()
    others = pairs.expected[~of_a].mean()
    assert abs(pairs.expected[of_a].mean() - others) < 0.15


def test_no_table_of_something_else_is_explained() -> None:
    reading, _ = world(1)
    assert explain_expected(reading.head(0), organisations()).empty
    assert set(explain_expected(reading, organisations())["why"].dropna()) <= set(EXPECTED_REASONS)


def test_candidates_of_a_large_wijk_share_partners_whatever_they_say_of_each_other() -> None:
    reading, _ = world(1)
    for place in places_of(reading):
        one, other = candidate_pairs(place)
        table = np.nan_to_num(place.matrix())
        either = np.maximum(table, table.T)
        shared = either @ either
        assert (shared[one, other] >= 2).all()
        assert (one < other).all()
        # With 12 organisations none has more than 20 others: all that share 2 are there.
        assert len(one) == (np.triu(shared, 1) >= 2).sum()


def test_in_a_large_wijk_a_pair_picked_by_its_reports_teaches_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quickscan_sim.analyse.network.pairs.candidate_pairs.DENSE_UP_TO", 5)
    named = both_ways("ab", "ac", "bd", "cd", "kl")
    reading = readings(dict.fromkeys(TWELVE, 4), named)
    sparse = reading[reading["n_naming"] > 0]
    nobody_tells = reading[reading["partner_id"] == "a"].drop_duplicates("organisation_id")
    sparse = pd.concat([sparse, nobody_tells]).drop_duplicates([*PLACE, *PAIR])
    found = pairs_to_judge(pair_sides(sparse), sparse)
    pairs = list(zip(*(found.sides.place[name] for name in PAIR), strict=True))
    fair = {pair for pair, may in zip(pairs, found.fair, strict=True) if may}
    # a and d share b and c; b and c share a and d.
    assert fair == {("a", "d"), ("b", "c")}
    assert ("k", "l") in pairs
    at = pairs.index(("b", "c"))
    told = found.sides.told
    assert (told["n_naming"][at], told["n_reporters"][at], told["names"][at]) == (0, 4, 0)


def auc(is_tie: np.ndarray, score: np.ndarray) -> float:
    n = int(is_tie.sum())
    return float((rankdata(score)[is_tie].sum() - n * (n + 1) / 2) / (n * (len(is_tie) - n)))


def simulated(seed: int) -> tuple[Pairs, np.ndarray]:
    """Judged pairs of an invented quickscan, and which of them truly have a tie.

    Nothing is planted: a planted weak spot takes a tie away because it was to be expected.
    """
    scan, truth = simulate_quickscan(Parameters(seed=seed, n_planted_gaps=0))
    layers = scan.questionnaire.layer_ids
    reading = read_ties(scan.ties, scan.professionals, scan.works_in, scan.active_in, layers)
    pairs = judged_pairs(reading, scan.organisations)
    columns = [*PLACE, *PAIR]
    true = set(truth.true_ties[columns].itertuples(index=False, name=None))
    places = zip(*(pairs.place[name] for name in columns), strict=True)
    is_tie = [(*at, one, other) in true or (*at, other, one) in true for *at, one, other in places]
    return pairs, np.array(is_tie)


def test_on_invented_quickscans_it_is_calibrated_and_ranks_true_ties_high() -> None:
    found = [simulated(seed) for seed in (81, 82, 83)]
    expected = np.concatenate([pairs.expected for pairs, _ in found])
    is_tie = np.concatenate([tie for _, tie in found])
    assert np.mean([auc(tie, pairs.expected) for pairs, tie in found]) > 0.70
    assert expected.mean() == pytest.approx(is_tie.mean(), abs=0.03)
    for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 1.0)):
        here = (expected >= low) & (expected < high)
        assert expected[here].mean() == pytest.approx(is_tie[here].mean(), abs=0.08)


def invented_network(seed: int) -> np.ndarray:
    """Organisations in three circles, some of which are much more active than others."""
    rng = np.random.default_rng(seed)
    circle, active = rng.integers(3, size=22), rng.normal(0, 1.0, (2, 22))
    log_odds = -1.8 + 2.2 * (circle[:, None] == circle) + np.add.outer(*active)
    named = (rng.random((22, 22)) < 1 / (1 + np.exp(-log_odds))).astype(float)
    np.fill_diagonal(named, 0.0)
    return named


def hidden(named: np.ndarray, rng: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """A fifth of the ties becomes invisible; the features of every pair without a visible one."""
    ties = np.flatnonzero(named)
    seen = named.copy()
    seen.flat[rng.choice(ties, len(ties) // 5, replace=False)] = 0.0
    rows = np.flatnonzero((seen == 0) & ~np.eye(len(seen), dtype=bool))
    features = {name: table.flat[rows] for name, table in network_features(seen).items()}
    return features | {"returned": seen.T.flat[rows]}, named.flat[rows] > 0


def test_hidden_ties_are_found_in_networks_the_model_was_not_fitted_on() -> None:
    rng = np.random.default_rng(12)
    drawn = [hidden(invented_network(seed), rng) for seed in range(6)]
    degrees = ["activity", "activity_back"]
    ours = [*degrees, "returned", "common_adamic_adar", "those_alike_name", "rest_common"]
    found = {}
    for label, names in {"degrees": degrees, "ours": ours}.items():
        tables = [np.column_stack([features[name] for name in names]) for features, _ in drawn]
        table = np.concatenate(tables[:4])
        middle, spread = table.mean(axis=0), table.std(axis=0)
        is_tie = np.concatenate([tie for _, tie in drawn[:4]]).astype(float)
        penalty = Penalty(np.r_[0.0, np.full(len(names), 5.0)], np.zeros(len(names) + 1))
        fitted = fit_penalised((table - middle) / spread, is_tie, np.ones(len(is_tie)), penalty)
        found[label] = np.mean(
            [
                auc(drawn[test][1], ((tables[test] - middle) / spread) @ fitted[1:])
                for test in (4, 5)
            ]
        )
    assert found["ours"] > found["degrees"] + 0.03
    assert found["ours"] > 0.7
