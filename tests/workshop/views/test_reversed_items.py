"""W2: a sector at the bottom because of the scoring."""

from __future__ import annotations

from typing import Any

import pytest
from small_sectors import NOT_APPLICABLE, Answers, drawn

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.views.reversed_items import VIEW
from quickscan_sim.workshop.views.scored_sectors import sector_rows

EVENT = VIEW.events["lowest_becomes_highest"]
SETTINGS = {"theme": "signaleren"}
STRAIGHT = ("sig_1", "sig_2", "sig_3", "sig_4", "sig_5")


def sector(straight: list[object], hesitation: list[object], **others: list[object]) -> Any:
    """The same answers on all straight items of Noticing, and one on hesitation."""
    return dict.fromkeys(STRAIGHT, straight) | {"sig_6": hesitation} | others


# Both answer 3 on the five straight items; the team almost never hesitates, the school often.
TWO: Answers = {
    "primary_school": sector([3] * 6, [4, 4, 4, 4, 5, 5]),
    "social_team": sector([3] * 6, [1, 1, 1, 1, 2, 2]),
}


def facts(sectors: Answers, reverse: str = "forgotten", n_a: str = "left_out") -> Any:
    return VIEW.facts(drawn(sectors), SETTINGS, {"reversed": reverse, "n_a": n_a})


@pytest.fixture(scope="module")
def run() -> CardRun:
    return CardRun(load_card("W2"))


def test_means_are_those_of_a_hand_calculation() -> None:
    wrong, right = facts(TWO), facts(TWO, "turned")
    # (5 x 3 + hesitation) / 6, with a mean hesitation of 13/3 and 4/3; turned around 6 minus that.
    assert wrong["means"] == pytest.approx([(15 + 13 / 3) / 6, (15 + 4 / 3) / 6])
    assert right["means"] == pytest.approx([(15 + 5 / 3) / 6, (15 + 14 / 3) / 6])
    assert wrong["n"] == [6, 6]


def test_rows_keep_the_order_of_the_first_picture() -> None:
    wrong, right = facts(TWO), facts(TWO, "turned")
    assert wrong["sectors"] == right["sectors"] == ["primary_school", "social_team"]
    assert wrong["axis"] == right["axis"]
    assert right["before"] == wrong["means"]


def test_the_discovery_is_the_lowest_that_becomes_the_highest() -> None:
    wrong, right = facts(TWO), facts(TWO, "turned")
    assert (wrong["lowest"], right["highest"]) == ("social_team", "social_team")
    assert (wrong["place_after"], right["place_after"]) == ("lowest", "highest")
    assert EVENT(wrong, right) == "seen"


def test_the_opposite_is_a_sector_that_stays_at_the_bottom() -> None:
    low = dict(TWO) | {"social_team": sector([1] * 6, [4, 4, 4, 4, 5, 5])}
    assert EVENT(facts(low), facts(low, "turned")) == "opposite"


def test_a_sector_that_ends_in_between_is_neither() -> None:
    three = dict(TWO) | {"housing": sector([5] * 6, [4, 4, 4, 4, 5, 5])}
    right = facts(three, "turned")
    assert EVENT(facts(three), right) == "not seen"
    assert right["place_after"] == "between"
    assert "was lowest and is now number 2 of 3" in VIEW.picture(right, "en").told


def test_not_applicable_as_the_lowest_answer_pulls_a_sector_down() -> None:
    often = dict(TWO) | {"housing": sector([3] * 6, [3] * 6, sig_5=[NOT_APPLICABLE] * 6)}
    right, fault = facts(often, "turned"), facts(often, "turned", "lowest")
    place = right["sectors"].index("housing")
    assert right["means"][place] == pytest.approx(3.0)
    assert fault["means"][place] == pytest.approx((4 * 3 + 3 + 1) / 6)
    assert fault["lowest"] == "housing"
    told = VIEW.picture(fault, "en").told
    assert told.startswith("Housing association is lowest")
    assert "“not applicable” counts as the lowest answer" in told


def test_words_soften_where_sectors_do_not_surely_differ() -> None:
    apart, near = (
        {
            "primary_school": sector([3, 3, 4, 4, 3, 3], [3] * 6),
            "social_team": sector(low, [3] * 6),
        }
        for low in ([1, 1, 2, 2, 1, 1], [3, 3, 4, 3, 3, 3])
    )
    sure, unsure = VIEW.picture(facts(apart), "en"), VIEW.picture(facts(near), "en")
    assert "surely below every other sector" in sure.told
    assert ">lowest<" in sure.svg
    assert "may be lowest" in unsure.told
    assert "lowest? not sure" in unsure.svg


def test_no_interval_leaves_the_scale() -> None:
    wide = dict(TWO) | {"social_team": sector([1, 2, 1, 2, 1, 2], [1] * 6)}
    assert min(facts(wide)["lows"]) == 1.0


def test_fewer_than_five_people_get_no_number() -> None:
    few = dict(TWO) | {
        "housing": sector([5] * 4, [5] * 4),
        "childcare": sector([2] * 5, [3] * 5),
    }
    found = facts(few)
    assert "housing" not in found["sectors"]
    rows = {row[0]: row[1:] for row in VIEW.picture(found, "en").rows}
    assert rows["Housing association"] == ("too few people to show", "", "")


def test_with_one_sector_there_is_no_lowest() -> None:
    set_language("en")
    with pytest.raises(QuickscanError, match="Found 1 sectors with five people or more"):
        facts({"primary_school": sector([3] * 6, [3] * 6)})


def test_scored_right_it_says_what_the_kit_says_of_sectors(run: CardRun) -> None:
    from quickscan_sim.analyse.scores.summary import summarise_scores
    from quickscan_sim.analyse.scores.theme_scores import score_themes
    from quickscan_sim.parameters import load_scenario
    from quickscan_sim.simulate import simulate_quickscan

    scan, _ = simulate_quickscan(load_scenario("reversed_item", seed=run.seed))
    scores = score_themes(scan.answers, scan.questionnaire)
    table = summarise_scores(scores, scan.professionals, scan.works_in, groupings=("sector",))
    own = table[table["theme"] == "signaleren"].set_index("sector")
    found = sector_rows(scan, "signaleren")
    assert set(found) == set(own.index)
    for sector, row in found.items():
        numbers = own.loc[sector, ["mean", "ci_low", "ci_high", "n"]].tolist()
        assert [row.mean, row.low, row.high, row.n] == pytest.approx(numbers)


def test_the_card_shows_its_discovery_and_moves_one_lever_between_the_rounds(run: CardRun) -> None:
    assert run.verdict() == "seen"
    assert run.end(1) == run.start(2)
    assert sum(a != b for a, b in zip(run.end(1), run.end(2), strict=True)) == 1
    assert run.outcome() == "highest"
    assert run.right_option() == 2
    assert run.facts(run.end(1))["lowest"] == "social_team"


def test_the_second_lever_puts_another_sector_at_the_bottom(run: CardRun) -> None:
    fault = run.facts(run.key({"reversed": "turned", "n_a": "lowest"}))
    assert fault["lowest"] == "welfare_sport"
    assert fault["highest"] == "social_team"


def test_the_picture_names_lowest_and_highest_in_words_and_shows_where_dots_stood(
    run: CardRun,
) -> None:
    first, second = (run.picture(run.end(number), "en") for number in (1, 2))
    assert ">lowest<" in first.svg
    assert "round 1" not in first.svg
    assert "round 1" in second.svg
    assert second.told.startswith("Social team went from lowest to highest: 3.34 (3.16 to 3.53")
    assert "the top place is not sure" in second.told


def test_the_truth_card_says_that_one_item_did_it(run: CardRun) -> None:
    reversed_item, planted, true = (line.in_language("en") for line in run.truth())
    assert "do not know what to do" in reversed_item
    assert "Social team +3.0 standard deviations" in planted
    assert true.startswith("Without that one item Social team truly scores 2.91 on average")
