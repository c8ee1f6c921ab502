"""Change by hand, beside R, where the truth is known, and what it gives away: nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from two_measurements import THEME, Answer, measured, one_item, with_items

from quickscan_sim.analyse import measure_change, score_themes, summarise_scores
from quickscan_sim.analyse.comparison.change_variance import change_components, contrast_variance
from quickscan_sim.analyse.comparison.two_waves import align_waves
from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

ORACLE = Path(__file__).parents[2] / "oracle"


def change_of(given: list[Answer], **more: Any) -> pd.DataFrame:
    found = measure_change(questionnaire=one_item(), **measured(given, more.pop("sectors", None)))
    return found.set_index(["grouping", "design"])


def team(n: int, organisation: str, earlier: int | None, later: int | None) -> list[Answer]:
    who = f"{organisation}-{earlier}-{later}"
    return [(f"{who}-{number}", organisation, earlier, later) for number in range(n)]


@pytest.fixture(scope="module")
def drawn() -> tuple[Quickscan, Truth]:
    return simulate_quickscan(load_scenario("second_measurement_no_change", seed=3))


def test_change_by_hand() -> None:
    # Five stay and go from 2 to 3; five leave with a 4; five come with a 5.
    given = [*team(5, "a", 2, 3), *team(5, "a", 4, None), *team(5, "a", None, 5)]
    found = change_of(given).loc["all"]
    assert found.loc["same_people", "change"] == 1
    # Later (3 + 5) / 2 = 4, earlier (2 + 4) / 2 = 3.
    assert found.loc["all_respondents", "change"] == 1
    assert found.loc["all_respondents", ["n_earlier", "n_later"]].tolist() == [10, 10]
    assert found.loc["composition", "change"] == 0
    assert found.loc["composition", ["n_both", "n_left", "n_came"]].tolist() == [5, 5, 5]


def test_who_leaves_can_make_an_average_rise_that_no_person_made() -> None:
    # Five stay at 4; five with a 1 leave, five with a 4 come: from 2.5 to 4.
    given = [*team(5, "a", 4, 4), *team(5, "a", 1, None), *team(5, "a", None, 4)]
    change = change_of(given).loc["all", "change"]
    assert change.tolist() == [0.0, 1.5, 1.5]


def test_without_leavers_both_designs_are_one() -> None:
    given = [*team(3, "a", 2, 3), *team(3, "a", 3, 3), *team(3, "b", 4, 3), *team(3, "b", 2, 4)]
    found = change_of(given).loc["all"]
    numbers = ["change", "ci_low", "ci_high", "standard_error", "df"]
    assert (
        found.loc["same_people", numbers].tolist() == found.loc["all_respondents", numbers].tolist()
    )
    assert found.loc["composition", ["change", "ci_low", "ci_high"]].tolist() == [0, 0, 0]


def test_the_variance_of_a_change_by_hand() -> None:
    # One organisation, three people twice: 1, 2, 3 and 2, 2, 5. Variances 1 and 3; products of the
    # deviations (-1)(-1) + 0 + (1)(2) = 3, covariance 1.5. Change of the mean: (1 + 3 - 2 * 1.5)/3.
    score = np.array([[1.0, 2, 3], [2, 2, 5]])
    where = np.zeros((2, 3), dtype=int)
    components = change_components(score, where, where)
    weights = np.array([[-1 / 3] * 3, [1 / 3] * 3])
    found = contrast_variance(weights, where, components, own_target=True)
    assert found == pytest.approx((1 / 3, 2.0))
    # Of other organisations one tells nothing.
    assert np.isnan(contrast_variance(weights, where, components)[0])


@pytest.mark.parametrize("overlap", [0.0, 0.6, 1.0])
def test_intervals_of_a_change_hold_the_truth_in_95_of_100(overlap: float) -> None:
    rng = np.random.default_rng(20261123)
    n_organisations, n_each, n_held, n_draws = 14, 10, 0, 600
    n = n_organisations * n_each
    organisation = np.tile(np.repeat(np.arange(n_organisations), n_each), (2, 1))
    sector = organisation % 2
    weights = np.array([np.full(n, -1 / n), np.full(n, 1 / n)])
    stays = np.arange(n) % n_each < overlap * n_each
    for _ in range(n_draws):
        level = rng.normal(0, 0.4, n_organisations)
        moved = level + rng.normal(0, 0.25, n_organisations)
        own = rng.normal(0, 0.6, (2, n))
        own[1, stays] = own[0, stays]
        score = np.array([level[organisation[0]], moved[organisation[1]]])
        score += own + rng.normal(0, 0.4, (2, n))
        # Who is another person later is another column.
        wide = np.full((2, 2 * n), np.nan)
        wide[0, :n], wide[1, :n][stays], wide[1, n:][~stays] = (
            score[0],
            score[1, stays],
            score[1, ~stays],
        )
        places, kinds = np.tile(organisation, 2), np.tile(sector, 2)
        both = np.zeros((2, 2 * n))
        both[0, :n] = weights[0]
        both[1, :n][stays], both[1, n:][~stays] = 1 / n, 1 / n
        components = change_components(wide, places, kinds)
        variance, df = contrast_variance(both, places, components)
        change = score[1].mean() - score[0].mean()
        n_held += abs(change) <= t_quantile(df) * np.sqrt(variance)
    # 3.3 standard errors of a share of .95 in 600 draws: .03.
    assert 0.92 <= n_held / n_draws <= 0.98


def test_changes_equal_those_of_r() -> None:
    expected = pd.read_csv(ORACLE / "change_values.csv").set_index("name")
    questionnaire = with_items(4)
    found = measure_change(questionnaire=questionnaire, **_oracle_tables())
    same = found[found["design"] == "same_people"].set_index(["grouping", "organisation_id"])
    numbers = ["change", "ci_low", "ci_high", "standard_error"]
    r = ["estimate", "ci_low", "ci_high", "standard_error"]
    everybody = same.loc["all"].iloc[0]
    assert everybody[numbers].tolist() == pytest.approx(
        expected.loc["same people, all", r].tolist(), abs=1e-9
    )
    error = expected.loc["same people, all, REML", "standard_error"]
    assert everybody["standard_error"] == pytest.approx(error, abs=1e-5)
    detectable = expected.loc["smallest detectable, the group", "estimate"]
    assert everybody["smallest_detectable"] == pytest.approx(detectable, abs=1e-9)


def test_one_organisation_and_other_people_equal_those_of_r() -> None:
    expected = pd.read_csv(ORACLE / "change_values.csv").set_index("name")
    tables = _oracle_tables()
    keep = tables["professionals"]
    first = keep["organisation_id"].eq("o1") & keep["wave"].eq(1)
    second = keep["organisation_id"].eq("o2") & keep["wave"].eq(2)
    people = keep[first | second].assign(organisation_id="one")
    found = measure_change(
        questionnaire=with_items(4), **tables | {"professionals": people}
    ).set_index(["grouping", "design"])
    row = expected.loc["other people, one organisation"]
    got = found.loc[("organisation", "all_respondents")]
    assert (got["change"], got["standard_error"]) == pytest.approx(
        (row["estimate"], row["standard_error"]), abs=1e-9
    )
    people = keep[keep["organisation_id"].eq("o1")]
    found = measure_change(questionnaire=with_items(4), **tables | {"professionals": people})
    row = expected.loc["same people, one organisation", ["estimate", "ci_low", "ci_high"]]
    assert found.iloc[0][["change", "ci_low", "ci_high"]].tolist() == pytest.approx(
        row.tolist(), abs=1e-9
    )


def _oracle_tables() -> dict[str, pd.DataFrame]:
    rows = pd.read_csv(ORACLE / "change_answers.csv", dtype={"professional_id": "str"})
    key = ["professional_id", "wave"]
    items = [item.item_id for item in with_items(4).items]
    wide = rows.rename(columns={f"item_{n}": item for n, item in enumerate(items, start=1)})
    answers = wide.melt(key, items, "item_id", "answer").assign(not_applicable=False)
    people = rows[[*key, "organisation_id"]].assign(sector="social_team")
    works_in = rows[key].assign(neighbourhood_id="kade", share=1.0)
    return {"answers": answers, "professionals": people, "works_in": works_in}


def test_a_simulated_rise_is_found_and_no_change_is_not(drawn: tuple[Quickscan, Truth]) -> None:
    setting = load_scenario("second_measurement_no_change", seed=3)
    risen = setting.model_copy(update={"changes": _rise(0.8)})
    scan, truth = simulate_quickscan(risen)
    found = _of_scan(scan).query("grouping == 'all' and theme == @THEME").set_index("design")
    true = truth.traits.query("theme == @THEME").groupby("wave")["true_score"].mean().diff().iloc[1]
    for design in ("same_people", "all_respondents"):
        row = found.loc[design]
        assert 0 < row["ci_low"] < true < row["ci_high"]
    nothing = _of_scan(drawn[0]).query("grouping == 'all' and design == 'same_people'")
    assert ((nothing["ci_low"] < 0) & (nothing["ci_high"] > 0)).sum() >= 3


def _rise(size: float) -> Any:
    from quickscan_sim.parameters.waves import Change

    return (Change(theme=THEME, size=size),)


def _of_scan(scan: Quickscan, **more: Any) -> pd.DataFrame:
    tables = (scan.answers, scan.questionnaire, scan.professionals, scan.works_in)
    return measure_change(*tables, scan.neighbourhoods, **more)


def test_composition_is_the_difference_of_both(drawn: tuple[Quickscan, Truth]) -> None:
    found = _of_scan(drawn[0])
    key = ["grouping", "sector", "neighbourhood_id", "organisation_id", "theme"]
    wide = found.pivot_table("change", key, "design", dropna=False).dropna()
    assert len(wide) > 20
    made = wide["all_respondents"] - wide["same_people"]
    assert np.allclose(made, wide["composition"], atol=1e-12)


def test_a_changed_item_is_refused_or_left_out_in_both_waves() -> None:
    scan, _ = simulate_quickscan(load_scenario("second_measurement_other_wording", seed=3))
    changed = scan.changed_items(2)
    refused = _of_scan(scan, changed_items=changed).groupby("theme")["reason"].agg(set)
    assert refused[THEME] == {"items_changed"}
    assert all("items_changed" not in refused[theme] for theme in refused.index if theme != THEME)
    kept = _of_scan(scan, changed_items=changed, on_changed="unchanged_items")
    assert set(kept.loc[kept["theme"] == THEME, "items"]) == {"unchanged_items"}
    by_hand = replace(
        scan.questionnaire,
        items=tuple(item for item in scan.questionnaire.items if item.item_id not in changed),
    )
    without = scan.answers[~scan.answers["item_id"].isin(changed)]
    other = measure_change(without, by_hand, scan.professionals, scan.works_in, scan.neighbourhoods)
    assert kept["change"].equals(other["change"])


def test_an_item_asked_once_counts_as_changed() -> None:
    tables = measured([*team(6, "a", 2, 3)])
    extra = with_items(2).items[1].item_id
    more = tables["answers"].query("wave == 2").assign(item_id=extra)
    tables["answers"] = pd.concat([tables["answers"], more], ignore_index=True)
    found = measure_change(questionnaire=with_items(2), **tables)
    assert set(found["reason"]) == {"items_changed"}
    kept = measure_change(questionnaire=with_items(2), on_changed="unchanged_items", **tables)
    assert kept.iloc[0]["change"] == 1
    assert kept.iloc[0]["items"] == "unchanged_items"


def test_a_theme_of_changed_items_only_is_refused_under_both_options() -> None:
    tables, item = measured(team(6, "a", 2, 3)), one_item().items[0].item_id
    for option in ("refuse", "unchanged_items"):
        found = measure_change(
            questionnaire=one_item(), changed_items=[item], on_changed=option, **tables
        )
        assert set(found["reason"]) == {"items_changed"}


@pytest.mark.parametrize(("n_left", "is_withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_few_leavers_are_never_given_away(n_left: int, is_withheld: bool) -> None:
    given = [*team(10, "a", 2, 3), *team(10, "a", 3, 3), *team(n_left, "a", 4, None)]
    found = change_of(given).loc["all"]
    assert found.loc["same_people", "withheld"] == is_withheld
    assert not found.loc["all_respondents", "withheld"]
    assert pd.isna(found.loc["all_respondents", "n_both"]) == is_withheld
    assert found.loc["composition", "withheld"] == is_withheld


def test_few_who_answered_twice_are_withheld() -> None:
    given = [*team(4, "a", 2, 3), *team(8, "a", 4, None), *team(8, "a", None, 4)]
    found = change_of(given).loc["all"]
    assert found["withheld"].tolist() == [True, False, True]
    assert found.loc["same_people"].drop(["theme", "items", "withheld", "reason"]).isna().all()


def test_nothing_published_determines_a_few_people(drawn: tuple[Quickscan, Truth]) -> None:
    """Everybody's totals and those of who stayed, beside each other: what follows from them?"""
    scan, _ = drawn
    scores = score_themes(scan.answers, scan.questionnaire)
    aligned = align_waves(scores, scan.professionals, scan.works_in, (1, 2))
    found = _of_scan(scan)
    theme = scan.questionnaire.theme_ids[0]
    same = found.query("theme == @theme and design == 'same_people'")["withheld"].to_numpy()
    assert 0 < same.sum() < len(same)
    score = aligned.score[theme]
    for wave in (0, 1):
        summary = summarise_scores(
            scores[scores["wave"] == wave + 1],
            scan.professionals,
            scan.works_in,
            scan.neighbourhoods,
        ).query("theme == @theme and grouping != 'sector x neighbourhood'")
        hidden = dict(
            zip(
                zip(
                    *(
                        summary[c].astype(object)
                        for c in ("grouping", "sector", "neighbourhood_id", "organisation_id")
                    ),
                    strict=True,
                ),
                summary["withheld"],
                strict=True,
            )
        )
        published, secrets = [], []
        for number, group in enumerate(aligned.groups):
            own = np.zeros(score.shape[1])
            own[[p for p in group.members[wave] if not np.isnan(score[wave, p])]] = 1
            both = own * ~np.isnan(score).any(axis=0) * np.isin(np.arange(len(own)), group.stayed)
            key = next(
                (
                    k
                    for k in hidden
                    if k[0] == group.grouping and all(label in k for label in group.labels)
                ),
                None,
            )
            if key is not None and not hidden[key]:
                published.append(own)
            if not same[number]:
                published.append(both)
            secrets += [one for one in (both, own - both) if 0 < one.sum() < 5]
        assert secrets
        matrix = np.array(published)
        rank = np.linalg.matrix_rank(matrix)
        for secret in np.unique(secrets, axis=0):
            assert np.linalg.matrix_rank(np.vstack([matrix, secret])) == rank + 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([*team(6, "a", 3, 3)], "everybody_changed_equally"),
        ([*team(6, "a", 2, 3), *team(6, "a", 4, 5)], "everybody_changed_equally"),
        ([*team(2, "a", 2, 3)], "withheld"),
        ([*team(1, "a", 2, None), *team(1, "a", None, 3)], "withheld"),
        ([*team(6, "a", 2, None), *team(6, "a", None, 3)], "nobody_in_both"),
        ([*team(6, "a", 2, 4), *team(6, "b", 4, 2)], None),
    ],
)
def test_edge_cases_have_a_number_or_a_reason(given: list[Answer], reason: str | None) -> None:
    found = change_of(given)
    first = found.loc[("all", "same_people")]
    assert (None if pd.isna(first["reason"]) else first["reason"]) == reason
    silent = found["change"].isna() & found["reason"].isna()
    no_interval = found["ci_low"].isna() & found["reason"].isna()
    assert not silent.any()
    assert not no_interval.any()
    assert set(found["reason"].dropna()) <= set(REASONS)


def test_a_group_that_is_in_one_wave_only_says_so() -> None:
    given = [*team(8, "a", 2, 3), *team(8, "a", 3, 3), *team(8, "b", 4, None)]
    found = change_of(given)
    rows = found.loc["organisation"].query("organisation_id == 'b'")
    assert rows["reason"].tolist() == ["nobody_in_both", "one_side_only", "one_side_only"]


def test_answers_that_are_all_missing_give_no_groups() -> None:
    tables = measured(team(6, "a", 2, 3))
    tables["answers"]["answer"] = pd.NA
    found = measure_change(questionnaire=one_item(), **tables)
    assert found["change"].isna().all()
    assert found["reason"].notna().all()


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"answers": [1, 2]}, "is a table"),
        ({"professionals": pd.DataFrame({"professional_id": ["a"]})}, "wave"),
        ({"on_changed": "ignore"}, "refuse, unchanged_items"),
        ({"changed_items": ["sig_11"]}, "sig_1"),
        ({"waves": (1, 3)}, "3"),
        ({"waves": (1, 1)}, "twee|two"),
    ],
)
def test_wrong_calls_get_a_sentence(change: dict[str, Any], match: str) -> None:
    arguments: dict[str, Any] = measured(team(6, "a", 2, 3)) | {"questionnaire": one_item()}
    with pytest.raises(QuickscanError, match=match):
        measure_change(**arguments | change)


def test_one_wave_alone_gets_a_sentence() -> None:
    tables = measured(team(6, "a", 2, None))
    with pytest.raises(QuickscanError, match="1"):
        measure_change(questionnaire=one_item(), **tables)


def test_a_missing_smallest_change_has_a_reason() -> None:
    # One item has no alpha, so no measurement error is known.
    found = change_of([*team(3, "a", 2, 3), *team(3, "a", 4, 4), *team(3, "a", 1, 3)]).loc["all"]
    row = found.loc["same_people"]
    assert np.isfinite(row["ci_low"])
    assert pd.isna(row["smallest_detectable"])
    assert row["smallest_detectable_reason"] == "too_few_items"
    assert found.loc[["all_respondents", "composition"], "smallest_detectable_reason"].isna().all()


def test_one_organisation_per_sector_tells_nothing_of_others_that_change() -> None:
    given = [
        *team(3, "a", 2, 3), *team(3, "a", 3, 3), *team(5, "a", 4, None),
        *team(3, "b", 4, 3), *team(3, "b", 2, 4),
    ]  # fmt: skip
    found = change_of(given, sectors={"a": "s", "b": "t"})
    for grouping in ("all", "sector"):
        rows = found.loc[grouping]
        assert rows["change"].notna().all()
        assert set(rows.loc[["same_people", "all_respondents"], "reason"]) == {"too_few_clusters"}
    own = found.loc["organisation"]
    assert own.loc["same_people", "ci_low"].notna().all()
    assert own.loc["all_respondents", "ci_low"].notna().all()
