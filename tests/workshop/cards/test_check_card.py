"""What a card lacks: all of it, with its place; and no lever on what families choose or have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, spoken
from quickscan_sim.parameters import Parameters, list_scenarios
from quickscan_sim.parameters.households import HouseholdKnobs
from quickscan_sim.workshop.card import Card, Debrief, Lever, Option, Position
from quickscan_sim.workshop.cards.check_card import (
    check_card,
    check_file,
    find_problems,
)
from quickscan_sim.workshop.cards.check_playable import find_impossible
from quickscan_sim.workshop.cards.check_run import MOST_PICTURES, check_run
from quickscan_sim.workshop.cards.check_teaching import check_teaching
from quickscan_sim.workshop.cards.check_texts import check_texts
from quickscan_sim.workshop.cards.lever_knobs import knobs_for_levers, why_refused
from quickscan_sim.workshop.cards.problem import Problem
from quickscan_sim.workshop.cards.read_card import card_names, load_card


def text(nl: str, en: str = "Some words.") -> Bilingual:
    return Bilingual(nl, en)


def changed(part: Any, place: str, value: object) -> Any:
    """A copy of a card with one thing different, by its place: rounds.1.task."""
    key, _, rest = place.partition(".")
    if isinstance(part, tuple):
        at = int(key)
        new = changed(part[at], rest, value) if rest else value
        return (*part[:at], new, *part[at + 1 :])
    new = changed(getattr(part, key), rest, value) if rest else value
    return part.model_copy(update={key: new})


def knob_lever(knob: str, *values: Any) -> Lever:
    positions = tuple(Position(value=one, label=text(f"w{one}", f"w{one}")) for one in values)
    return Lever(name="k", kind="knob", changes=knob, label=text("Knop"), positions=positions)


def scenario_lever(*names: str) -> Lever:
    positions = tuple(Position(value=one, label=text(one, one)) for one in names)
    return Lever(name="s", kind="scenario", label=text("Wijk"), positions=positions)


def said(problems: list[Problem]) -> str:
    return "\n".join(one.sentence.in_language("en") for one in problems)


def test_a_whole_card_lacks_nothing_and_every_picture_is_made(own: Card) -> None:
    counted: list[tuple[int, int]] = []
    assert check_card(own, lambda n, n_all: counted.append((n, n_all))) == []
    assert counted == [(1, 2), (2, 2)]


UNKNOWN = [
    ("scenario", "reversed_itm", "no scenario 'reversed_itm'.* nearest is reversed_item"),
    ("view", "reversed_item", "no view 'reversed_item'.* nearest is reversed_items"),
    ("seed", -1, "seed is -1; possible is"),
    ("discovery.event", "lowest_is_highest", "no event.* Known: .*lowest_becomes_highest"),
    ("prediction.outcome", "lowst", "no outcome 'lowst'.* nearest is lowest"),
    ("settings", {"themes": "signaleren"}, "no setting 'themes'. Known: theme"),
    ("settings", {"theme": "signalern"}, "no theme 'signalern'. The nearest is signaleren"),
    ("levers.0.changes", "revers", "cannot read 'revers' in another way.* nearest is reversed"),
    ("levers.0.name", "mine", "is called after it: give it the name reversed"),
    ("levers.0.changes", None, "cannot read '' in another way"),
    ("levers.0.positions.1.value", "turnd", "no position 'turnd'.* nearest is turned"),
    ("rounds.0.start", {"turnd": "x"}, "no lever 'turnd' in this card. Known: reversed"),
    ("rounds.0.start", {"reversed": "x"}, "has no position 'x'. Known: forgotten, turned"),
    ("rounds.1.end", {"reversed": "best"}, "has no position 'best'"),
    ("rounds.1.also", ("layer",), "no lever 'layer' in this card"),
    ("levers", (), "There is no lever"),
    ("levers", (knob_lever("tie_densty", 0.1, 0.2),), "no knob 'tie_densty'.* is tie_density"),
    ("levers", (knob_lever("tie_density", 0.1, 7),), "tie_density is 7; possible is"),
    ("levers", (knob_lever("tie_density", 0.1, "veel"),), "'veel'; expected a number"),
    ("levers", (knob_lever("tie_density", 0.1),), "needs two positions"),
    ("levers", (knob_lever("tie_density", 0.1, 0.1),), "Two positions of the lever 'k'"),
    ("levers", (scenario_lever("example", "exampel"),), "no scenario 'exampel'"),
]


@pytest.mark.parametrize(("place", "value", "words"), UNKNOWN)
def test_what_the_kit_does_not_know_offers_the_nearest(
    own: Card, place: str, value: object, words: str
) -> None:
    card = changed(own, place, value)
    assert re.search(words, said(find_impossible(card)))
    assert all(one.sentence.in_language("nl") for one in find_problems(card))


@pytest.mark.parametrize("knob", sorted(HouseholdKnobs.model_fields))
def test_no_lever_is_on_what_families_choose_or_have(own: Card, knob: str) -> None:
    card = changed(own, "levers", (*own.levers, knob_lever(knob, 0.1, 0.2)))
    assert "about families. A lever changes what professionals" in said(find_impossible(card))


def test_scenarios_as_positions_leave_the_families_as_they_are(own: Card) -> None:
    by_families: dict[tuple[object, ...], str] = {}
    for one in list_scenarios():
        values = tuple(one.knobs.get(knob) for knob in HouseholdKnobs.model_fields)
        by_families.setdefault(tuple(map(str, values)), one.name)
    names = list(by_families.values())
    assert len(names) > 1, "no two scenarios differ in families: this test needs two"
    card = changed(own, "levers", (*own.levers, scenario_lever(*names[:2])))
    assert "which is about families" in said(find_impossible(card))


@pytest.mark.parametrize("knob", ["seed", "scenario", "questionnaire", "measured_on"])
def test_what_is_set_for_the_whole_draw_is_no_lever(knob: str) -> None:
    refused = why_refused(knob)
    assert refused is not None
    assert "a setting of the whole draw, and no lever" in refused.in_language("en")


def test_every_knob_is_either_for_levers_or_refused_with_a_reason() -> None:
    for knob in Parameters.model_fields:
        assert (why_refused(knob) is None) == (knob in knobs_for_levers())


def test_two_levers_with_one_name_are_told(own: Card) -> None:
    assert "Two levers are called 'reversed'" in said(
        find_impossible(changed(own, "levers", own.levers * 2))
    )


LACKING = [
    ("objectives", (), "There is no objective"),
    ("truth", (), "There is no truth"),
    ("debrief", Debrief(describe=(), understand=(), structure=()), "The question on causes"),
    ("pitfalls", (), "There is no pitfall"),
    ("exit_card", (), "The exit card is empty"),
    ("prebrief", (), "There is no text before the start"),
    ("prebrief", (text("Welkom.", "Welcome."),), r"\(nl\) does not say that the neighbourhood is"),
    ("prebrief", (text("Verzonnen.", "Invented."),), r"\(en\) has no content note"),
    ("prediction.options", (), "has 0 options; expected are 2 to 6"),
    ("prediction.options.0.value", None, "Option 1 needs a value, or numbers"),
    ("prediction.options.0.low", 1.0, "Option 1 needs a value, or numbers"),
    ("prediction.options.0.label", text("Basisonderwijs"), "Two options are the same: Basis"),
    ("people", (30, 4), "people is 30 to 4"),
    ("people", (0, 4), "people is 0 to 4"),
    ("people", (4, 900), "people is 4 to 900"),
    ("module", "module 2", "A module is a letter M"),
    ("pitfalls.0.misconception", "MV-S999", "no misconception 'MV-S999'"),
]


@pytest.mark.parametrize(("place", "value", "words"), LACKING)
def test_what_a_session_cannot_do_without_is_asked(
    own: Card, place: str, value: object, words: str
) -> None:
    assert re.search(words, said(check_teaching(changed(own, place, value))))


def test_an_option_is_a_value_or_a_range_in_order(own: Card) -> None:
    upside_down = Option(label=text("Veel"), low=4, high=2)
    card = changed(own, "prediction.options.0", upside_down)
    assert "Option 1 needs a value" in said(check_teaching(card))
    good = Option(label=text("Veel"), low=2, high=4)
    assert check_teaching(changed(own, "prediction.options.0", good)) == []


MEET = [
    ({"value": 3}, {"value": 3}, True),
    ({"value": 3}, {"value": 4}, False),
    ({"value": "a"}, {"low": 1}, False),
    ({"value": 3}, {"low": 3, "high": 4}, True),
    ({"value": 4}, {"low": 3, "high": 4}, False),
    ({"low": 0, "high": 3}, {"low": 3}, False),
    ({"high": 3}, {"low": 2.5}, True),
]


@pytest.mark.parametrize(("one", "other", "is_told"), MEET)
def test_two_options_are_never_right_at_the_same_time(
    own: Card, one: dict[str, Any], other: dict[str, Any], is_told: bool
) -> None:
    options = (Option(label=text("Dit"), **one), Option(label=text("Dat", "That."), **other))
    told = said(check_teaching(changed(own, "prediction.options", options)))
    assert ("Options 1 and 2 can be right at the same time" in told) == is_told


TEXTS = [
    ("title", text("De armen in de wijk"), "people come first"),
    ("pitfalls.0.text", text("Zo is het.", "They are lazy."), "sounds like blame"),
    ("rounds.0.task", text("woord " * 31), "has 31 words; on the screen fit 30"),
    ("prediction.options.1.label", text("een " * 13), "has 13 words; on the screen fit 12"),
    ("rounds.0.notes", text("Kort. " + "woord " * 26 + "."), "This sentence has 27 words"),
    ("apply", text("Who checks with us today?", "Who checks with us today?"), "are the same"),
]


@pytest.mark.parametrize(("place", "value", "words"), TEXTS)
def test_texts_put_people_first_and_can_be_read_from_the_back(
    own: Card, place: str, value: object, words: str
) -> None:
    assert words in said(check_texts(changed(own, place, value)))


def test_a_quotation_and_short_names_are_left_alone(own: Card) -> None:
    quoted = text('Iemand zei: "de armen".', 'Somebody said: "the poor".')
    assert check_texts(changed(own, "pitfalls.0.text", quoted)) == []
    assert check_texts(changed(own, "title", text("Sociaal team", "Sociaal team"))) == []


def test_exactly_one_lever_moves_between_the_rounds(own: Card) -> None:
    nothing = changed(own, "rounds.1.end", {})
    assert "Nothing changes between the end of round 1" in said(check_run(nothing))
    two = changed(own, "levers", (*own.levers, knob_lever("tie_density", 0.1, 0.2)))
    two = changed(two, "rounds.1.end", {"reversed": "turned", "k": 0.2})
    assert "2 levers move: reversed, k. Move one" in said(check_run(two))


def test_a_prediction_must_be_able_to_come_out(own: Card) -> None:
    options = tuple(Option(label=text(f"n{n}"), value=f"sector {n}") for n in range(2))
    problems = check_run(changed(own, "prediction.options", options))
    assert "No option of the prediction comes out. What comes out is '" in said(problems)


def test_a_card_whose_discovery_does_not_show_is_told_in_which_seed(own: Card) -> None:
    back = changed(own, "rounds.0.start", {"reversed": "turned"})
    back = changed(back, "rounds.1.end", {"reversed": "forgotten"})
    back = changed(back, "rounds.1.start", {})
    assert "With seed 20202 the" in said(check_run(back))


def test_too_many_pictures_are_refused_before_they_are_drawn(own: Card) -> None:
    many = knob_lever("tie_density", *(0.1 + n / 1000 for n in range(MOST_PICTURES)))
    problems = check_run(changed(own, "levers", (*own.levers, many)))
    assert "120 combinations of positions; 60 is the most" in said(problems)


def test_what_a_view_cannot_use_is_a_sentence(own: Card) -> None:
    problems = check_run(changed(own, "settings", {}))
    assert "cannot be shown with these settings and levers (KeyError" in said(problems)


def test_every_problem_of_a_file_has_its_line_in_order(card_file: Path, own_text: str) -> None:
    spoiled = own_text.replace("scenario: reversed_item", "scenario: reversd_item")
    spoiled = spoiled.replace("Who checks in", "Which lazy people check in")
    card_file.write_text(spoiled.replace("misconception: MV-S1", "misconception: MV-1"), "utf-8")
    _, problems = check_file(card_file)
    told = [one.in_language("en") for one in problems]
    assert [line.split(":")[0] for line in told] == [
        "my_card.yaml, line 10",
        "my_card.yaml, line 48",
        "my_card.yaml, line 52",
    ]


def test_a_card_that_cannot_be_played_is_not_opened(card_file: Path, own_text: str) -> None:
    card_file.write_text(own_text.replace("event: lowest", "event: lwest"), encoding="utf-8")
    with spoken("en"), pytest.raises(QuickscanError, match="discovery, event: The view"):
        load_card(str(card_file))


@pytest.mark.parametrize("name", card_names())
def test_the_cards_of_the_kit_are_whole(name: str) -> None:
    told = [one.in_language("en") for one in check_card(load_card(name))]
    assert told == []
