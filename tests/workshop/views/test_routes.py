"""Routes between organisations, on five of them worked out by hand, and on invented wijken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from small_scan import small_scan

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.fonts import FILES
from quickscan_sim.present.tie_states import NetworkReading, PairTie
from quickscan_sim.quickscan import Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.workshop.bundle import card_data
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import load_card
from quickscan_sim.workshop.views.routes import VIEW
from quickscan_sim.workshop.views.routes_links import best_link, links_to_try
from quickscan_sim.workshop.views.routes_places import sides_of
from quickscan_sim.workshop.views.routes_steps import find_broker, lost, near, steps_between
from quickscan_sim.workshop.views.routes_wijk import Wijk, read_wijk
from quickscan_sim.workshop.views.view import Drawn

Pairs = list[tuple[str, str]]

# Left a, b and d: b knows both. Right c. The broker m knows all four.
TIES = ["ab", "bd", "am", "bm", "dm", "cm"]


def network(ties: list[str], unheard: str = "") -> NetworkReading:
    """Five organisations; those that are not heard have 2 people who answered."""
    people = {name: 2 if name in unheard else 5 for name in "abcdm"}
    told = tuple(PairTie(tie[0], tie[1], "other_unheard") for tie in ties)
    return NetworkReading(tuple("abcdm"), people, told)


def by_name(steps: Any) -> dict[str, int | None]:
    return {"".join(pair): value for pair, value in steps.items()}


def test_who_reaches_whom_is_as_counted_by_hand() -> None:
    steps = steps_between(network(TIES), "m")
    assert by_name(steps) == {"ab": 1, "ac": 2, "ad": 2, "bc": 2, "bd": 1, "cd": 2}
    assert (near(steps, 2), near(steps, 1)) == (6, 2)


def test_without_the_broker_the_pairs_across_lose_their_route() -> None:
    before = steps_between(network(TIES), "m")
    now = steps_between(network(TIES), "m", is_gone=True)
    assert by_name(now) == {"ab": 1, "ac": None, "ad": 2, "bc": None, "bd": 1, "cd": None}
    assert lost(before, now, 2) == [("a", "c"), ("b", "c"), ("c", "d")]


@pytest.mark.parametrize(
    ("link", "still_lost"),
    [("bc", []), ("ac", ["cd"]), ("cd", ["ac"]), ("ad", ["ac", "bc", "cd"])],
)
def test_one_link_brings_back_what_can_be_counted_by_hand(link: str, still_lost: list[str]) -> None:
    before = steps_between(network(TIES), "m")
    now = steps_between(network(TIES), "m", is_gone=True, link=(link[0], link[1]))
    assert ["".join(pair) for pair in lost(before, now, 2)] == still_lost


def test_the_broker_is_the_one_without_whom_most_routes_break() -> None:
    assert find_broker(network(TIES), 2) == "m"
    assert find_broker(network(["ab", "bc", "cd"]), 2) == "b"


def test_a_partner_that_was_not_heard_is_in_no_pair_and_in_no_link() -> None:
    one_unheard = network(TIES, unheard="d")
    assert set(by_name(steps_between(one_unheard, "m"))) == {"ab", "ac", "bc"}
    wijk = Wijk("w", {"l": one_unheard}, "m", (("a", "b", "d"), ("c",)))
    assert wijk.silent("l") == ("d",)
    assert all("d" not in pair for pair in links_to_try(wijk, "l", 2))


def test_a_route_through_a_partner_that_was_not_heard_counts_where_others_name_it() -> None:
    steps = steps_between(network(["am", "cm", "bd", "cd"], unheard="d"), "m", is_gone=True)
    assert by_name(steps) == {"ab": None, "ac": None, "bc": 2}


def test_the_best_link_comes_first_and_a_useless_one_last() -> None:
    wijk = Wijk("w", {"l": network(TIES)}, "m", (("a", "b", "d"), ("c",)))
    assert ["".join(pair) for pair in links_to_try(wijk, "l", 2)] == ["bc", "ac", "cd", "ad"]
    assert best_link(wijk, "l", 2) == ("b", "c")


def test_where_everybody_has_contact_there_is_no_link_to_add() -> None:
    everybody = network(["ab", "ac", "ad", "bc", "bd", "cd", "am"])
    wijk = Wijk("w", {"l": everybody}, "m", (("a", "b"), ("c", "d")))
    assert links_to_try(wijk, "l", 2) == ()
    assert best_link(wijk, "l", 2) is None


def test_the_sides_are_the_parts_that_are_left_and_else_two_halves() -> None:
    assert sides_of(network(["ab", "cd", "am", "cm"]), "m") == (("a", "b"), ("c", "d"))
    halves = sides_of(network(["ab", "bc", "cd", "am"]), "m")
    assert sorted(map(len, halves)) == [2, 2]


@pytest.mark.parametrize(
    ("n_lost", "still_lost", "apart", "verdict"),
    [
        (0, 0, 0, "opposite"),
        (5, 0, 0, "not seen"),
        (8, 6, 4, "seen"),
        (8, 7, 4, "not seen"),
        (8, 6, 5, "not seen"),
    ],
)
def test_the_discovery_is_many_broken_routes_and_a_link_that_helps(
    n_lost: int, still_lost: int, apart: int, verdict: str
) -> None:
    second = {"n_lost": still_lost, "n_apart": apart}
    event = VIEW.events["routes_break_and_return"]
    assert event({"n_lost": n_lost, "n_apart": n_lost}, second) == verdict


@pytest.fixture(scope="module")
def run() -> CardRun:
    return CardRun(load_card("W7"))


def test_the_discovery_is_there_for_the_seed_of_the_card(run: CardRun) -> None:
    assert run.verdict() == "seen"
    assert run.right_option() is not None
    assert len(run.keys) <= 60


def test_between_the_ends_of_both_rounds_only_the_link_moved(run: CardRun) -> None:
    ends = zip(run.levers, run.end(1), run.end(2), strict=True)
    assert [lever.name for lever, first, second in ends if first != second] == ["link"]


def test_the_card_has_a_school_and_youth_health_on_two_sides_and_two_silent_partners(
    run: CardRun,
) -> None:
    facts = run.facts(run.end(1))
    sectors = [{facts["sectors"][name].en for name in side} for side in facts["sides"]]
    assert "Primary education" in sectors[0]
    assert "Youth health care" in sectors[1]
    assert list(facts["silent"].values()) == [0, 0]


def test_the_cards_on_the_table_are_the_organisations_on_the_wall(run: CardRun) -> None:
    *cards, last = [role.name.nl for role in run.card.roles]
    assert sorted(cards) == sorted(run.facts(run.start(1))["names"].values())
    assert last == "Lege kaart"


def test_no_other_link_in_the_list_brings_back_more_than_the_best(run: CardRun) -> None:
    left = [run.facts((1, place, 0))["n_lost"] for place in range(len(run.levers[1].positions))]
    assert left[run.end(2)[1]] == min(left)
    assert left[-1] == left[0] == run.outcome()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_says_in_words_who_left_and_who_was_not_heard(
    run: CardRun, language: str
) -> None:
    facts, picture = run.facts(run.end(1)), run.picture(run.end(1), language)
    assert facts["names"][facts["broker"]] in picture.alt
    assert str(facts["n_lost"]) in picture.told
    assert f"n = {facts['n_people']}" in picture.told
    assert picture.svg.count(">?<") == len(facts["silent"]) + 1
    assert len(picture.rows) == facts["n_pairs"] + len(facts["silent"])
    for name in facts["silent"]:
        own = [row for row in picture.rows if row[0].startswith(f"{facts['names'][name]} –")]
        assert len(own) == 1
        assert own[0][1] == own[0][2]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_picture_is_small_and_has_all_names_at_the_same_place(
    run: CardRun, language: str
) -> None:
    frames = card_data(run, language)["frames"].values()
    assert max(len(frame["svg"].encode()) for frame in frames) < 10_500
    places = [run.facts(key)["places"] for key in run.keys]
    assert all(one == places[0] for one in places)


def test_the_truth_names_the_broker_the_true_ties_of_the_silent_and_the_seed(run: CardRun) -> None:
    facts = run.facts(run.end(2))
    planted, *silent, link, seed = (line.in_language("en") for line in run.truth())
    assert planted.startswith(f"Planted: {facts['names'][facts['broker']]} ")
    assert len(silent) == 2
    assert all("no gap" in line and "with: " in line for line in silent)
    assert "is a true gap" in link
    assert "70712" in seed


def test_a_wijk_that_does_not_hang_on_one_organisation_is_told_so() -> None:
    settings: Positions = {"layer": "signaleren", "steps": 2, "silent": 0}
    scan, truth = simulate_quickscan(Parameters(seed=4, n_neighbourhoods=1, tie_density=0.6))
    drawn = Drawn(scan, truth)
    first = VIEW.truth(drawn, settings, VIEW.facts(drawn, settings, {}))[0].in_language("en")
    assert first.startswith("In truth the neighbourhood does not hang on ")


def test_a_layer_that_is_not_there_is_told_with_those_that_are(run: CardRun) -> None:
    set_language("en")
    scan, truth = simulate_quickscan(Parameters(seed=4, n_neighbourhoods=1))
    with pytest.raises(QuickscanError, match="The setting layer of the card is 'praten'"):
        read_wijk(Drawn(scan, truth), "praten", 2, 2)


def test_a_scenario_without_a_wijk_that_fits_is_refused() -> None:
    set_language("en")
    scan = small_scan()
    truth = Truth(Parameters(), *[scan.ties] * 6)
    layer = scan.questionnaire.layers[0].layer_id
    with pytest.raises(QuickscanError, match="No neighbourhood of this scenario has 5 to 15"):
        read_wijk(Drawn(scan, truth), layer, 2, 2)


BOXES = """() => [...document.querySelectorAll('svg')].map(svg => {
  const at = svg.getBoundingClientRect(), scale = 1200 / at.width;
  return [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect(), size = +text.getAttribute('font-size');
    const base = new DOMPoint(0, +text.getAttribute('y')).matrixTransform(text.getScreenCTM()).y;
    const y = (base - at.top) * scale, x = (box.left - at.left) * scale;
    return [x, y - .75 * size, x + box.width * scale, y + .2 * size, text.textContent, size];
  });
})"""


def test_no_two_labels_overlap_in_the_pictures_of_five_seeds(
    browser_page: Page, tmp_path: Path
) -> None:
    card = load_card("W7")
    pictures = []
    for seed in range(1, 6):
        run = CardRun(card, seed)
        pictures += [run.picture(run.end(2), language).svg for language in ("nl", "en")]
    kinds = {"regular": 400, "bold": 700}
    fonts = "".join(
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};"
        f"src:url({Path(FILES[kind]).as_uri()})}}"
        for kind, weight in kinds.items()
    )
    file = tmp_path / "pictures.html"
    style = f"<meta charset=utf-8><style>{fonts} svg{{width:1200px;display:block}}</style>"
    file.write_text(style + "".join(pictures), encoding="utf-8")
    browser_page.goto(file.as_uri())
    browser_page.evaluate("document.fonts.ready")
    assert browser_page.evaluate("[...document.fonts].every(font => font.status === 'loaded')")
    for texts in browser_page.evaluate(BOXES):
        assert min(text[5] for text in texts) >= 24
        for number, (left, top, right, low, said, _) in enumerate(texts):
            assert left >= 0, said
            assert right <= 1200, said
            for other in texts[number + 1 :]:
                apart = right < other[0] or other[2] < left or low < other[1] or other[3] < top
                assert apart, (said, other[4])
