"""Wijken ranked together and within sectors, by hand and on the card W4."""

from __future__ import annotations

import pytest
from small_draws import THEME, Crowd, drawn

from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.views.view import Facts, load_view
from quickscan_sim.workshop.views.within_sectors_picture import told_of

VIEW = load_view("within_sectors")
SETTINGS = {"theme": THEME}
GROUPS: dict[str, str | None] = {"f1": "few", "f2": "few", "m1": "many", "m2": "many"}
SCHOOL, TEAM = "primary_school", "social_team"


def two_groups(n_in_f2: int = 8) -> list[Crowd]:
    """Few: 2 of the team at 5 and 8 of schools at 3. Many: 8 of the team at 4, 2 of schools at 2.

    Together 3.4 and 3.6; with half of the people of each sector 4 and 3.
    """
    few = [Crowd("f1", SCHOOL, 8, (3,)), Crowd("f2", SCHOOL, n_in_f2, (3,))]
    few += [Crowd("f1", TEAM, 2, (5,)), Crowd("f2", TEAM, 2, (5,))]
    many = [Crowd(wijk, TEAM, 8, (4,)) for wijk in ("m1", "m2")]
    return few + many + [Crowd(wijk, SCHOOL, 2, (2,)) for wijk in ("m1", "m2")]


def facts(reading: str, crowds: list[Crowd] | None = None) -> Facts:
    return VIEW.facts(drawn(crowds or two_groups(), GROUPS), SETTINGS, {"sectors": reading})


def test_everybody_counts_alike_when_all_are_put_together() -> None:
    together = facts("raw")
    assert together["names"] == ["M1", "M2", "F1", "F2"]
    assert together["groups"] == ["many", "many", "few", "few"]
    assert together["means"] == pytest.approx([3.6, 3.6, 3.4, 3.4])
    assert together["n"] == [10, 10, 10, 10]
    assert together["difference"] == pytest.approx(0.2)
    assert together["n_people"] == 40


def test_within_sectors_wijken_get_the_same_mix() -> None:
    within = facts("within")
    assert within["groups"] == ["few", "few", "many", "many"]
    assert within["means"] == pytest.approx([4, 4, 3, 3])
    assert within["difference"] == pytest.approx(-1)
    assert (within["mean_many"], within["mean_few"]) == pytest.approx((3, 4))
    assert within["order"] == "many few"


def test_within_sectors_interval_is_that_of_a_weighed_sum() -> None:
    """Nobody of a crowd differs, but crowds of a sector in one wijk and another may."""
    crowds = [*two_groups(), Crowd("f3", SCHOOL, 6, (4,)), Crowd("f3", TEAM, 6, (4,))]
    wider = VIEW.facts(drawn(crowds, GROUPS | {"f3": "few"}), SETTINGS, {"sectors": "within"})
    assert all(
        low < mean < high
        for low, mean, high in zip(wider["lows"], wider["means"], wider["highs"], strict=True)
    )


def test_a_wijk_with_fewer_than_five_people_gets_no_number_nor_one_that_gives_it_away() -> None:
    """The mean of the wijken with few and that of F1 would tell that of F2."""
    crowds = two_groups(n_in_f2=2)
    for reading in ("raw", "within"):
        found = facts(reading, crowds)
        assert found["withheld"] == ["F1", "F2"]
        assert found["names"] == ["M1", "M2"]
        assert found["difference"] is not None
        picture = VIEW.picture(found, "en")
        assert picture.rows[2:] == tuple(("-", f"F{n}", "-", "-", "-", "not shown") for n in (1, 2))
        assert "F1" not in picture.alt


def test_groups_of_wijken_with_fewer_than_five_people_are_not_compared() -> None:
    crowds = [Crowd("f1", SCHOOL, 2, (3,)), Crowd("f2", SCHOOL, 2, (3,))]
    crowds += [Crowd(wijk, SCHOOL, 6, (2,)) for wijk in ("m1", "m2")]
    for reading in ("raw", "within"):
        found = facts(reading, crowds)
        assert found["names"] == ["M1", "M2"]
        assert (found["difference"], found["mean_few"], found["order"]) == (None, None, None)
        told = VIEW.picture(found, "en").told
        assert told == "These neighbourhoods cannot be compared: too few people."


def test_sectors_that_never_meet_cannot_be_held_equal() -> None:
    crowds = [Crowd("f1", SCHOOL, 6, (3,)), Crowd("f2", SCHOOL, 6, (4,))]
    crowds += [Crowd("m1", TEAM, 6, (2,)), Crowd("m2", TEAM, 6, (3,))]
    within = facts("within", crowds)
    assert within["names"] == []
    assert len(within["withheld"]) == 4
    assert within["difference"] is None
    assert facts("raw", crowds)["difference"] == pytest.approx(-1)


def between(difference: float | None, half: float | None) -> Facts:
    """A difference with its interval, so wide to each side."""
    if difference is None or half is None:
        return {"difference": difference, "low": None, "high": None}
    return {"difference": difference, "low": difference - half, "high": difference + half}


@pytest.mark.parametrize(
    ("raw", "within", "half", "verdict"),
    [
        (0.5, -0.3, 0.2, "seen"),
        (0.5, -0.3, 0.4, "not seen"),
        (0.5, -0.3, None, "not seen"),
        (-0.5, 0.01, 0.005, "seen"),
        (0.5, 0.2, 0.1, "not seen"),
        (0.5, 0.5, 0.1, "opposite"),
        (-0.5, -0.7, 0.1, "opposite"),
        (0.5, 0.0, 0.1, "not seen"),
        (0.5, None, None, "not seen"),
        (None, 0.4, 0.1, "not seen"),
    ],
)
def test_the_discovery_is_a_difference_that_surely_turns_around(
    raw: float | None, within: float | None, half: float | None, verdict: str
) -> None:
    event = VIEW.events["sign_turns_within_sectors"]
    assert event(between(raw, 0.2), between(within, half)) == verdict


def test_a_ranking_that_may_be_chance_cannot_be_turned_around() -> None:
    event = VIEW.events["sign_turns_within_sectors"]
    assert event(between(0.5, 0.6), between(-0.3, 0.1)) == "not seen"


def test_where_sectors_do_not_differ_the_ranking_does_not_surely_turn(run: CardRun) -> None:
    """The mix alone makes the first picture; what is left within sectors has any sign."""
    event = VIEW.events["sign_turns_within_sectors"]
    raw, within = (
        run.facts(run.key({"sectors": reading, "city": "same_work_other_mix"}))
        for reading in ("raw", "within")
    )
    assert event(raw, within) == "not seen"


@pytest.mark.parametrize(
    ("reading", "difference", "low", "high", "told"),
    [
        ("raw", 0.5, 0.1, 0.9, "Together, NAME score 0.50 higher (0.10 to 0.90; n = 40)."),
        ("raw", -0.5, -0.9, -0.1, "Together, NAME score 0.50 lower (0.10 to 0.90; n = 40)."),
        (
            "within",
            -0.3,
            -0.8,
            0.2,
            "Within sectors, NAME score 0.30 lower; that may be chance (−0.20 to 0.80; n = 40).",
        ),
        (
            "within",
            0.3,
            -0.2,
            0.8,
            "Within sectors, NAME score 0.30 higher; that may be chance (−0.20 to 0.80; n = 40).",
        ),
    ],
)
def test_the_sentence_is_as_firm_as_its_interval(
    reading: str, difference: float, low: float, high: float, told: str
) -> None:
    found = {"reading": reading, "difference": difference, "low": low, "high": high, "n_people": 40}
    name = "neighbourhoods with many families on a low income"
    assert told_of(found, "en") == told.replace("NAME", name)


@pytest.fixture(scope="module")
def run() -> CardRun:
    return CardRun(load_card("W4"))


def test_the_card_shows_its_discovery_and_moves_one_lever(run: CardRun) -> None:
    assert run.verdict() == "seen"
    assert run.outcome() == "many few"
    assert run.right_option() == 2
    moved = [a != b for a, b in zip(run.end(1), run.end(2), strict=True)]
    assert moved == [True, False]


def test_a_real_difference_stays_within_sectors(run: CardRun) -> None:
    stays = run.facts(run.key({"sectors": "within", "city": "real_difference"}))
    assert stays["low"] > 0
    gone = run.facts(run.key({"sectors": "within", "city": "same_work_other_mix"}))
    assert gone["low"] < 0 < gone["high"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_picture_tells_its_finding_briefly(run: CardRun, language: str) -> None:
    for key in run.keys:
        picture = run.picture(key, language)
        assert len(picture.told.split()) <= 25
        assert picture.told in picture.alt
        assert picture.svg.count("n = ") >= 8
        assert len(picture.rows) == 8
        assert all(len(row) == len(picture.header) for row in picture.rows)


def test_the_truth_card_tells_what_was_planted_and_what_is_true(run: CardRun) -> None:
    lines = [line.in_language("en") for line in run.truth()]
    assert sum(line.startswith("Planted: Noticing") for line in lines) == 3
    assert any("truly −0.41, seen −0.39" in line for line in lines)
    assert any("51% come from the sector Social team" in line for line in lines)
