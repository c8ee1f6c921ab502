"""What a plan may quote equals what the public functions of the kit give."""

import numpy as np
import pytest

from quickscan_sim.analyse import contrast_sectors, score_themes, summarise_scores
from quickscan_sim.language import current_language, set_language
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.teach.answers import plan
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.variants.planting import planted_parameters


def _own_data(number: int) -> OwnData:
    scan, _ = simulate_quickscan(planted_parameters(2**127 + number))
    return OwnData("TEST-0001", scan, scan.neighbourhoods["neighbourhood_id"].iloc[0])


@pytest.fixture(scope="module")
def data() -> OwnData:
    return _own_data(3)


@pytest.fixture(scope="module")
def summary(data):
    scan = data.scan
    scores = score_themes(scan.answers, scan.questionnaire)
    return summarise_scores(scores, scan.professionals, scan.works_in, scan.neighbourhoods)


def test_means_and_counts_are_those_of_the_summary(data, summary):
    of_all = summary[summary["grouping"] == "all"].set_index("theme")
    assert plan.quoted_means(data) == pytest.approx(of_all["mean"].to_dict())
    assert plan.quoted_counts(data) == of_all["n"].to_dict()


def test_whoever_takes_the_other_wijk_gets_its_means(data):
    other = OwnData("TEST-0002", data.both, data.both.neighbourhoods["neighbourhood_id"].iloc[1])
    assert plan.quoted_means(data, wijk="other") == pytest.approx(plan.quoted_means(other))


def test_forgetting_to_reverse_changes_every_mean(data):
    right, wrong = plan.quoted_means(data), plan.quoted_means(data, reverse=False)
    assert all(abs(right[theme] - wrong[theme]) > 0 for theme in right)


def test_without_a_minimum_more_people_count(data):
    right, wrong = plan.quoted_counts(data), plan.quoted_counts(data, minimum="none")
    assert all(wrong[theme] >= right[theme] for theme in right)


def test_a_sector_that_may_be_quoted_has_five_people_and_every_published_one_may(data, summary):
    for theme in data.scan.questionnaire.theme_ids:
        quotable = plan.quotable_sectors(data, theme)
        rows = summary[(summary["grouping"] == "sector") & (summary["theme"] == theme)]
        assert set(rows.loc[~rows["withheld"], "sector"]) <= quotable
        assert plan.count_quotable_sectors(data, theme) == len(quotable)


def test_the_lowest_sector_is_the_lowest_of_those_with_five_people():
    found = 0
    for number in range(4):
        data = _own_data(number)
        lowest = plan.lowest_sectors(data)
        scan = data.scan
        scores = score_themes(scan.answers, scan.questionnaire).merge(
            scan.professionals[["professional_id", "sector"]]
        )
        cells = scores.groupby(["theme", "sector"])["score"].agg(["mean", "count"])
        cells = cells[cells["count"] >= 5]["mean"]
        for theme, sector in (lowest or {}).items():
            assert cells[theme].idxmin() == sector
            found += 1
    assert found


def test_firm_differences_are_those_whose_interval_leaves_out_zero(data, summary):
    scan = data.scan
    scores = score_themes(scan.answers, scan.questionnaire)
    contrasts = contrast_sectors(scores, scan.professionals, summary)
    size = contrasts["difference"].abs()
    order = size[contrasts["ci_low"].notna()].sort_values(ascending=False, kind="stable").index
    shown = contrasts.loc[sorted([*order[:2], *order[-2:]])]
    firm = np.sign(shown["ci_low"]) == np.sign(shown["ci_high"])
    expected = {key for key, is_firm in zip("abcd", firm, strict=True) if is_firm} or {"geen"}
    assert plan.firm_contrasts(data) == expected
    assert plan.firm_contrasts(data, look_at_interval=False) == set("abcd")


def test_the_draft_shows_a_dash_exactly_where_something_is_missing(data):
    table = plan.draft_plan_table(data)
    for (_, cells), missing in zip(
        table.iterrows(), plan.missing_parts(data).values(), strict=True
    ):
        dashes = [
            letter for letter, cell in zip("ABCD", cells.iloc[2:], strict=True) if cell == "–"
        ]
        assert dashes == ([] if missing == "E" else [missing])


def test_first_steps_can_be_counted_in_the_table(data):
    table = plan.first_steps_table(data)
    week, owner = table.iloc[:, 1], table.iloc[:, 2]
    assert plan.count_first_steps(data) == ((week <= 6) & (owner != "–")).sum()
    assert plan.count_first_steps(data, needs_owner=False) == (week <= 6).sum()
    assert plan.count_first_steps(data, within=99, needs_owner=False) == len(table)


def test_tables_to_look_at_read_in_both_languages(data):
    before = current_language()
    try:
        for language, heading in (("nl", "Sociaal team"), ("en", "Social team")):
            set_language(language)
            assert heading in plan.sectors_table(data).iloc[:, 0].tolist()
    finally:
        set_language(before)
