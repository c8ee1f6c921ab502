"""The printed form: every question with all its answers, any questionnaire, twelve minutes."""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from playwright.sync_api import Page

from quickscan_sim.language import CATALOGUES
from quickscan_sim.present import form
from quickscan_sim.present.form import estimate_extra_minutes, estimate_minutes, render_form
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

ROOT = Path(__file__).parents[2]
OWN = ROOT / "examples" / "own_questionnaire" / "questionnaire.csv"
LANGUAGES = ("nl", "en")
QUESTIONNAIRES = ("practice", OWN)


@pytest.fixture(params=QUESTIONNAIRES, ids=["practice", "own"])
def questionnaire(request: pytest.FixtureRequest) -> Questionnaire:
    return load_questionnaire(request.param)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def organisations() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("school_1", "primary_school", "Basisschool De Wiekslag"),
            ("team_1", "social_team", "Sociaal team Noord"),
            ("fund_1", "a_sector_of_another_questionnaire", "Fonds <Samen> & Co"),
        ],
        columns=["organisation_id", "sector", "name"],
    )


class Fields(HTMLParser):
    """The values that each field offers, and the words on the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.ids: Counter[str] = Counter()
        self.pointed_at: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "input":
            self.values.setdefault(found["name"], []).append(found.get("value", ""))
        self.ids.update([found["id"]] if "id" in found else [])
        self.pointed_at |= set(found.get("aria-labelledby", "").split())

    def handle_data(self, data: str) -> None:
        self.words += " ".join(data.split()) + " "


def test_every_item_offers_each_answer_of_its_scale_and_does_not_apply(
    questionnaire: Questionnaire, language: str
) -> None:
    fields = Fields(render_form(questionnaire, language))
    for item in questionnaire.items:
        extra = [] if item.part == "knowledge" else ["na"]
        assert fields.values[item.item_id] == [*map(str, item.scale.values), *extra]


def test_every_text_and_every_anchor_is_on_the_page(
    questionnaire: Questionnaire, language: str
) -> None:
    words = Fields(render_form(questionnaire, language)).words
    for item in questionnaire.items:
        assert item.text.in_language(language) in words
        assert all(label.in_language(language) in words for _, label in item.scale.labels)
    for part in (*questionnaire.themes, *questionnaire.sectors, *questionnaire.layers):
        assert part.name.in_language(language) in words


def test_the_notice_stands_on_top_and_at_the_foot_of_each_printed_page(
    questionnaire: Questionnaire, language: str
) -> None:
    page = render_form(questionnaire, language)
    notice = questionnaire.notice.in_language(language)
    assert f'<p class="notice">{html.escape(notice)}</p>' in page.replace("&#39;", "&#x27;")
    foot = re.search(r'@bottom-left \{ content: "([^"]*)"', page)
    assert foot is not None
    assert re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), foot[1]) == notice


def test_the_practice_form_says_in_both_languages_that_it_is_no_validated_instrument() -> None:
    practice = load_questionnaire()
    assert "Oefenversie, niet het gevalideerde instrument" in render_form(practice, "nl")
    assert "Practice version, not the validated instrument" in render_form(practice, "en")


def test_the_page_does_not_give_away_the_right_answers() -> None:
    practice = load_questionnaire()
    page = html.unescape(render_form(practice, "nl"))
    for item in practice.items_of("knowledge"):
        assert item.help.nl not in page


def test_labels_point_at_ids_that_exist_once(
    questionnaire: Questionnaire, organisations: pd.DataFrame
) -> None:
    fields = Fields(render_form(questionnaire, "nl", organisations))
    assert set(fields.ids.values()) == {1}
    assert fields.pointed_at <= set(fields.ids)


def test_each_partner_gets_a_tick_and_a_number_for_each_layer(
    organisations: pd.DataFrame,
) -> None:
    practice = load_questionnaire()
    fields = Fields(render_form(practice, "nl", organisations))
    for partner in organisations["organisation_id"]:
        assert f"tick_{partner}" in fields.values
        for layer in practice.layer_ids:
            assert {f"level_{partner}_{layer}", f"quality_{partner}_{layer}"} <= set(fields.values)


def test_a_partner_of_a_sector_that_the_questionnaire_lacks_is_listed_all_the_same(
    organisations: pd.DataFrame,
) -> None:
    words = Fields(render_form(load_questionnaire(OWN), "nl", organisations)).words
    assert all(name in words for name in organisations["name"])


def test_without_a_list_there_are_lines_to_write_partners_on() -> None:
    fields = Fields(render_form(load_questionnaire(), "nl"))
    lines = [name for name in fields.values if name.startswith("name_other_")]
    assert len(lines) == form.BLANK_LINES


def test_the_closest_partners_are_rated_on_every_aspect_as_an_extra_part() -> None:
    ours = load_questionnaire()
    for language in LANGUAGES:
        fields = Fields(render_form(ours, language))
        for aspect in ours.partner_aspects:
            assert aspect.text.in_language(language) in fields.words
            assert {f"{aspect.aspect_id}_{number}" for number in (1, 2, 3)} <= set(fields.values)
    assert "closest_" not in render_form(load_questionnaire(OWN), "en")
    assert estimate_extra_minutes(ours) <= 2
    assert estimate_extra_minutes(load_questionnaire(OWN)) == 0


def test_the_practice_form_takes_at_most_twelve_minutes() -> None:
    assert estimate_minutes(load_questionnaire()) <= 12


def test_the_estimate_counts_partners_per_layer_and_quality_for_at_most_five() -> None:
    practice = load_questionnaire()
    seconds = {n: 60 * estimate_minutes(practice, n_partners=n, n_listed=20) for n in (4, 5, 6, 7)}
    level = 3 * form.SECONDS_PER_LEVEL
    assert seconds[5] - seconds[4] == pytest.approx(level + 3 * form.SECONDS_PER_QUALITY)
    assert seconds[7] - seconds[6] == pytest.approx(level)


def test_the_same_input_gives_the_same_page(questionnaire: Questionnaire, language: str) -> None:
    assert render_form(questionnaire, language) == render_form(questionnaire, language)


def test_every_sentence_of_the_form_has_its_dutch() -> None:
    folder = Path(form.__file__).parent
    extractors = [("form.py", "python"), ("templates/form.html.j2", "jinja2")]
    found = {message for _, _, message, *_ in extract_from_dir(folder, method_map=extractors)}
    with (CATALOGUES / "nl" / "LC_MESSAGES" / "quickscan_sim.po").open("rb") as file:
        dutch = {entry.id for entry in read_po(file) if entry.id and entry.string}
    assert found
    assert found - dutch == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_no_accessibility_faults(
    browser_page: Page, tmp_path: Path, organisations: pd.DataFrame, language: str
) -> None:
    path = tmp_path / "form.html"
    path.write_text(render_form(load_questionnaire(), language, organisations), encoding="utf-8")
    browser_page.goto(path.as_uri())
    faults = Axe().run(browser_page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []


def test_an_answer_can_be_chosen_with_the_keyboard(browser_page: Page, tmp_path: Path) -> None:
    practice = load_questionnaire()
    path = tmp_path / "form.html"
    path.write_text(render_form(practice, "nl"), encoding="utf-8")
    browser_page.goto(path.as_uri())
    item = practice.items[0].item_id
    browser_page.locator(f"input[name={item}]").first.focus()
    for key in ("Space", "ArrowRight", "ArrowRight"):
        browser_page.keyboard.press(key)
    assert browser_page.locator(f"input[name={item}]:checked").get_attribute("value") == "3"
