"""W1: no sector sees everything, and seeing goes before acting."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from small_sectors import NOT_APPLICABLE, Answers, drawn

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.bundle import card_data
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.views.seen_and_done import VIEW
from quickscan_sim.workshop.views.seen_and_done_picture import disc

EVENT = VIEW.events["no_sector_sees_all_and_seeing_goes_before_acting"]
EVERYBODY, ALONE = "everybody", "primary_school"

OFTEN, SELDOM, MIXED = [5] * 6, [1] * 6, [5, 5, 5, 1, 1, 1]
# The school notices the first signal, the team the second; nobody gets to act.
PARTS: Answers = {
    "primary_school": {"sig_1": OFTEN, "ond_1": SELDOM, "sig_3": SELDOM, "ond_3": SELDOM},
    "social_team": {"sig_1": MIXED, "ond_1": [4] * 6, "sig_3": [2] * 6, "ond_3": SELDOM},
}


def facts(sectors: Answers, table: str = EVERYBODY, aspect: str = "seeing") -> Any:
    return VIEW.facts(drawn(sectors), {}, {"table": table, "aspect": aspect})


def verdict(sectors: Answers) -> str:
    return EVENT(facts(sectors), facts(sectors, aspect="acting"))


@cache
def played(card: str) -> CardRun:
    return CardRun(load_card(card))


@pytest.fixture(scope="module")
def run() -> CardRun:
    return played("W1")


def test_a_cell_counts_the_two_highest_answers() -> None:
    found = facts({"primary_school": {"sig_1": [5, 4, 3, 2, 1, 4]}})
    assert (found["shares"][0][0], found["n_cells"][0][0]) == (0.5, 6)


def test_not_applicable_and_open_answers_do_not_count() -> None:
    found = facts({"primary_school": {"sig_1": [5, 5, 5, 5, 1, NOT_APPLICABLE, None]}})
    assert (found["shares"][0][0], found["n_cells"][0][0]) == (0.8, 5)


def test_words_depend_on_the_interval() -> None:
    found = facts(PARTS)
    assert found["states"][0][:2] == ["more", "less"]
    assert found["states"][1][:2] == ["unsure", "more"]
    assert found["counts"] == [1, 1]


def test_together_a_table_sees_more_than_any_sector_alone() -> None:
    alone, all_of_them = facts(PARTS, ALONE), facts(PARTS)
    assert (alone["together"], alone["at_table"]) == (1, [True, False])
    assert (all_of_them["together"], all_of_them["most_of_one"]) == (2, 1)
    assert alone["together_by_signal"][:2] == ["more", "less"]


def test_acting_is_read_from_the_acting_items_of_the_same_people() -> None:
    found = facts(PARTS, aspect="acting")
    assert (found["together"], found["n_people"]) == (0, 12)
    # Over both signals: the school notices half of them, the team three quarters; nobody acts.
    assert (found["often_seeing"], found["often_acting"]) == (0.625, 0.0)


def test_fewer_than_five_people_get_no_number() -> None:
    few = {"primary_school": {"sig_1": [5] * 4, "sig_3": [1] * 4}}
    found = facts(few)
    assert found["states"][0][0] == "too few"
    assert (found["shares"][0][0], found["n"], found["often_seeing"]) == (None, [None], None)
    picture = VIEW.picture(found, "en")
    assert picture.rows == (("Primary education", "< 5", *["n < 5"] * 4),)
    assert picture.told == "Fewer than five people answered: there is no number to show."
    assert verdict(few) == "not seen"


def test_a_sector_that_is_too_small_is_not_in_the_total_either() -> None:
    with_few = dict(PARTS) | {"housing": {"sig_1": [5] * 4, "sig_3": [5] * 4}}
    assert facts(with_few)["n_people"] == 12
    assert facts(with_few, aspect="acting")["often_acting"] == 0.0


def test_an_item_that_does_not_fit_a_sector_is_not_asked_there() -> None:
    found = facts({"housing": {"sig_1": OFTEN, "ond_1": [5] * 6}})
    assert found["states"][0][:2] == ["more", "not asked"]


def test_the_discovery_is_seen_when_parts_make_a_whole_that_nobody_acts_on() -> None:
    assert verdict(PARTS) == "seen"


def test_the_opposite_is_one_sector_on_top_of_everything() -> None:
    school = dict.fromkeys(("sig_1", "ond_1", "sti_1", "sam_1"), OFTEN)
    team = dict.fromkeys(school, MIXED)
    acting = dict.fromkeys(("sig_3", "ond_3", "sti_3", "sam_3"), SELDOM)
    assert verdict({"primary_school": school | acting, "social_team": team | acting}) == "opposite"


def test_the_opposite_is_acting_as_often_as_noticing() -> None:
    acting = {
        sector: {**items, "sig_3": items["sig_1"], "ond_3": items["ond_1"]}
        for sector, items in PARTS.items()
    }
    assert verdict(acting) == "opposite"


def test_where_all_sectors_are_unsure_nothing_is_seen() -> None:
    unsure = {
        "primary_school": {"sig_1": MIXED, "ond_1": [5, 5, 1, 1, 1, 1], "sig_3": SELDOM},
        "social_team": {"sig_1": [5, 5, 1, 1, 1, 1], "ond_1": MIXED, "sig_3": SELDOM},
    }
    assert verdict(unsure) == "not seen"


def test_the_sentence_softens_when_noticing_and_acting_do_not_surely_differ() -> None:
    near = {"primary_school": {"sig_1": [5, 5, 5, 4, 1, 1], "sig_3": [5, 5, 1, 1, 5, 1]}}
    told = VIEW.picture(facts(near, aspect="acting"), "en").told
    assert "whether that really differs is not sure (the same people, n = 6)" in told
    sure = VIEW.picture(facts(PARTS, aspect="acting"), "en").told
    assert "points apart (the same people, n = 12, 95% certain)" in sure


def test_certainty_has_a_shape_of_its_own() -> None:
    more, unsure, less = (disc(0, 0, state, 10) for state in ("more", "unsure", "less"))
    assert "<path" in unsure
    assert "<path" not in more + less
    assert 'fill="white"' in less
    assert 'fill="white"' not in more


def test_a_sector_that_is_not_at_the_table_gives_nothing_away() -> None:
    picture = VIEW.picture(facts(PARTS, ALONE), "en")
    assert [row[0] for row in picture.rows] == ["Primary education"]
    assert picture.svg.count("still face down") == 1


def test_the_table_fills_up_sector_by_sector(run: CardRun) -> None:
    table = run.levers[0]
    labels = [position.label.in_language("en") for position in table.positions]  # type: ignore[union-attr]
    assert labels[:2] == ["only Primary education", "+ Childcare"]
    assert labels[-1] == "everybody at the table"
    together = [run.facts((place, 0))["together"] for place in range(len(labels))]
    assert together == sorted(together)


def test_the_card_shows_its_discovery_and_moves_one_lever_between_the_rounds(run: CardRun) -> None:
    assert run.verdict() == "seen"
    assert run.end(1) == run.start(2)
    assert sum(a != b for a, b in zip(run.end(1), run.end(2), strict=True)) == 1
    first, second = run.facts(run.end(1)), run.facts(run.end(2))
    assert (run.facts(run.start(1))["together"], first["together"], second["together"]) == (1, 4, 0)
    assert run.right_option() == first["most_of_one"] == 2


def test_the_truth_card_names_what_was_planted(run: CardRun) -> None:
    lines = [line.in_language("en") for line in run.truth()]
    assert len(lines) == 11
    assert "the sector Housing association does this more" in lines[0]
    assert lines[0].endswith("(+1.2 standard deviations)")
    assert lines[-1].endswith("made common: +0.9 standard deviations.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("card", ["W1", "W2"])
def test_the_page_gets_a_whole_card_without_words_that_blame(card: str, language: str) -> None:
    data = card_data(played(card), language)
    assert data["verdict"] == "seen"
    for frame in data["frames"].values():
        assert len(frame["told"].split()) <= 25
        assert "n = " in frame["told"]
        assert frame["alt"].endswith(frame["told"])
    texts = [*data["truth"], *(role["text"] for role in data["roles"]), data["discovery"]]
    texts += [text for phases in data["lengths"].values() for p in phases for text in p["screen"]]
    assert [check_wording(text, language) for text in texts] == [()] * len(texts)
