"""Teams measured twice, by hand and on the card W10."""

from __future__ import annotations

from typing import Any

import pytest
from small_draws import Crowd, drawn

from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.views.lowest_team_picture import told_of
from quickscan_sim.workshop.views.view import Facts, load_view

VIEW = load_view("lowest_team")
TEAM = "social_team"


def facts(measured: str, crowds: list[Crowd]) -> Facts:
    groups: dict[str, str | None] = {crowd.wijk: None for crowd in crowds}
    return VIEW.facts(drawn(crowds, groups), {}, {"measured": measured})


def three_teams(n_of_c: int = 6) -> list[Crowd]:
    """The lowest rises by 1, the middle one stays, the highest falls by 1."""
    return [
        Crowd("a", TEAM, 6, (2, 3)),
        Crowd("b", TEAM, 6, (3, 3)),
        Crowd("c", TEAM, n_of_c, (4, 3)),
    ]


def test_teams_stand_from_low_to_high_and_rises_are_counted() -> None:
    found = facts("both", three_teams())
    assert found["first"] == [[2, 3, 4]]
    assert found["second"] == [[3, 3, 3]]
    assert found["lowest"][0]["name"] == "Team a"
    assert found["lowest"][0]["n"] == [6, 6]
    assert found["lowest"][0]["change"] == 1
    assert (found["lowest_up"], found["lowest_far_up"]) == (1, 1)
    assert (found["far_up"], found["n_scores"], found["largest_rise"]) == (1, 3, 1)
    assert (found["people"], found["n_teams"]) == (6, 3)


def test_a_team_with_fewer_than_five_people_is_not_shown() -> None:
    found = facts("both", three_teams(n_of_c=4))
    assert found["first"] == [[2, 3]]
    assert found["n_scores"] == 2


def test_a_team_that_did_not_answer_again_is_not_shown() -> None:
    teams = [*three_teams(), Crowd("d", TEAM, 6, (1, None))]
    assert facts("both", teams)["lowest"][0]["name"] == "Team a"


def test_one_team_is_not_the_lowest_of_any() -> None:
    found = facts("both", [Crowd("a", TEAM, 6, (2, 3))])
    assert found["lowest"] == []
    picture = VIEW.picture(found, "en")
    assert picture.told == "Too few people answered to compare teams."
    assert picture.rows == ()


def test_what_chance_does_is_left_open_where_it_cannot_be_known() -> None:
    found = facts("chance", three_teams())
    assert found["lowest"][0]["chance"] is None
    assert "how sure that is cannot be told" in told_of(found, "en")


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [((5, 32), (0, 32), "seen"), ((1, 32), (1, 32), "not seen"), ((0, 32), (0, 32), "not seen"),
     ((0, 32), (1, 32), "opposite"), ((2, 32), (2, 24), "opposite"), ((0, 0), (0, 0), "not seen")],
)  # fmt: skip
def test_the_discovery_is_that_fewer_scores_rise_far_in_large_teams(
    first: tuple[int, int], second: tuple[int, int], verdict: str
) -> None:
    names = ("far_up", "n_scores")
    event = VIEW.events["some_team_rises_far"]
    one, other = (dict(zip(names, numbers, strict=True)) for numbers in (first, second))
    assert event(one, other) == verdict


def lowest(change: float, chance: list[float] | None) -> dict[str, Any]:
    return {"n": [12, 10], "change": change, "chance": chance}


@pytest.mark.parametrize(
    ("teams", "told"),
    [
        ([lowest(0.4, [-0.3, 0.5])], "(n = 10–12 per team); chance alone can do that."),
        ([lowest(0.6, [-0.3, 0.5])], "(n = 10–12 per team), on 1 above the 95% range of chance."),
        ([lowest(0.6, None)], "(n = 10–12 per team); how sure that is cannot be told."),
    ],
)
def test_the_sentence_says_what_chance_alone_can_do(teams: list[dict[str, Any]], told: str) -> None:
    found = {"measured": "both", "lowest": teams, "lowest_up": 1, "themes": ["Noticing"]}
    assert told_of(found, "en") == f"On 1 of 1 themes the lowest team went up {told}"


@pytest.fixture(scope="module")
def run() -> CardRun:
    return CardRun(load_card("W10"))


def test_the_card_shows_its_discovery_and_moves_one_lever(run: CardRun) -> None:
    assert run.verdict() == "seen"
    assert run.facts(run.end(1))["far_up"] > run.facts(run.end(2))["far_up"]
    assert (run.outcome(), run.right_option()) == (4, 4)
    moved = [a != b for a, b in zip(run.end(1), run.end(2), strict=True)]
    assert moved == [False, True]


def test_what_the_lowest_teams_did_is_within_what_chance_does(run: CardRun) -> None:
    for own in run.facts(run.end(1))["lowest"]:
        low, high = own["chance"]
        assert low < own["change"] < high
        assert low < own["expected"] < high
        assert own["expected"] > 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_picture_tells_its_finding_briefly(run: CardRun, language: str) -> None:
    for key in run.keys:
        picture = run.picture(key, language)
        assert len(picture.told.split()) <= 25
        assert picture.told in picture.alt
        assert "n = " in picture.told
        assert len(picture.rows) == 4
        assert all(len(row) == len(picture.header) for row in picture.rows)


def test_the_first_picture_gives_nothing_of_the_second_away(run: CardRun) -> None:
    own = run.facts(run.start(1))["lowest"][1]
    picture = run.picture(run.start(1), "en")
    assert f"{own['change']:.2f}" not in picture.svg
    assert all(row[3] == row[4] == row[5] == "-" for row in picture.rows)


def test_the_truth_card_says_that_nothing_was_planted(run: CardRun) -> None:
    lines = [line.in_language("en") for line in run.truth()]
    assert lines[0] == "Planted: nothing. No plan did anything here, in any team."
    assert lines[1].startswith("Teams of 60, the lowest team per theme: seen 0.18, 0.04,")
    assert lines[2].startswith("Chance alone was expected to lift these lowest teams by 0.03,")
