"""The network page in a real browser: mouse, keyboard alone, both languages, exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.advise.reading import Reading
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.network_page import render_network_page
from quickscan_sim.present.network_view import network_view
from quickscan_sim.simulate import simulate_quickscan

PIXELS = """box => [...box.querySelectorAll("canvas")].map(canvas => {
  const { width, height } = canvas;
  const empty = Object.assign(document.createElement("canvas"), { width, height });
  const shown = canvas.toDataURL();
  return shown === empty.toDataURL() ? "" : shown;
}).join("")"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return summarise_quickscan(simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))[0])


@pytest.fixture(scope="module")
def wijk(reading: Reading) -> dict[str, Any]:
    first = reading.scan.neighbourhoods["neighbourhood_id"].iloc[0]
    view: dict[str, Any] = network_view(reading, [first], named=True)["wijken"][0]
    return view


@pytest.fixture(scope="module")
def page_file(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "network.html"
    path.write_text(render_network_page(reading, "en"), encoding="utf-8")
    return path


@pytest.fixture
def shown(browser_page: Page, page_file: Path) -> Iterator[Page]:
    """The page, drawn; anything that goes wrong in it fails the test."""
    wrong: list[str] = []
    browser_page.on("pageerror", lambda error: wrong.append(str(error)))
    browser_page.on("console", lambda told: wrong.append(told.text))
    requests: list[str] = []
    browser_page.on("request", lambda request: requests.append(request.url))
    browser_page.set_viewport_size({"width": 1280, "height": 720})
    browser_page.goto(page_file.as_uri())
    browser_page.locator(".qsn[data-drawn]").wait_for()
    yield browser_page
    assert wrong == []
    asked = [url for url in requests if not url.startswith(("data:", "blob:"))]
    assert asked == [page_file.as_uri()]


def picture(page: Page) -> str:
    """What the canvases show, once nothing moves any more; empty when they show nothing."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)))")
    return str(page.locator(".qsn-box").evaluate(PIXELS))


def status(page: Page) -> Locator:
    return page.locator(".qsn-status")


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check(force=True)


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def test_it_draws_and_says_in_words_what_it_drew(shown: Page, wijk: dict[str, Any]) -> None:
    assert picture(shown)
    n = len(wijk["layers"][0]["ties"])
    expect(status(shown)).to_contain_text(f"Noticing: {n} ties.")
    expect(shown.locator("h2")).to_have_text(f"{wijk['name']}: Noticing")
    expect(shown.locator(".qsn-mark")).to_contain_text("invented neighbourhood")
    expect(shown.get_by_text("says nothing about importance")).to_be_in_viewport()


def test_a_line_that_is_not_there_is_told_apart_from_a_no(
    shown: Page, wijk: dict[str, Any]
) -> None:
    assert not all(who["readable"] for who in wijk["organisations"])
    expect(shown.get_by_text("No line there is unknown, and not a no.")).to_be_in_viewport()
    expect(shown.get_by_text("No line: neither names the other.")).to_be_in_viewport()
    choose(shown, "work together")
    expect(shown.get_by_text("No line: neither says that they work together.")).to_be_visible()
    shown.get_by_role("slider").fill("3")
    expect(shown.get_by_text("No line: ")).to_have_count(0)


def test_another_subject_is_another_picture_with_other_words_at_the_same_places(
    shown: Page, wijk: dict[str, Any]
) -> None:
    before = picture(shown)
    choose(shown, "Encouraging")
    expect(status(shown)).to_contain_text(f"Encouraging: {len(wijk['layers'][2]['ties'])} ties.")
    assert picture(shown) != before
    choose(shown, "all subjects")
    expect(status(shown)).to_contain_text(f"All subjects: {len(wijk['all'])} ties.")
    choose(shown, "Noticing")
    assert picture(shown) == before


def test_the_words_beside_the_picture_follow_the_subject(shown: Page, wijk: dict[str, Any]) -> None:
    names = [one["label"]["en"] for one in wijk["organisations"]]
    rows = [{tuple(row[:4]) for row in layer["ties"]} for layer in wijk["layers"]]
    two, one, *_ = next(row for row in sorted(rows[2] - rows[0]) if row[2] == 0 < row[3])
    choose(shown, "Encouraging")
    expect(shown.get_by_role("tabpanel")).to_contain_text(
        f"{names[one]} names {names[two]}; {names[two]} does not name {names[one]}."
    )


def test_another_subject_leaves_the_marks_undrawn_and_so_is_quick(shown: Page) -> None:
    picture(shown)
    shown.evaluate("""() => {
      window.touched = new Set();
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas.closest(".qsn-box")) window.touched.add(this.canvas);
        return clearRect.apply(this, box);
      };
    }""")
    before = picture(shown)
    choose(shown, "Encouraging")
    assert picture(shown) != before
    assert shown.evaluate("window.touched.size") == 1


def test_ties_follow_what_is_chosen_taken_away_and_made_larger(shown: Page) -> None:
    ties = shown.locator(".qsn-box > canvas")
    drawn = [picture(shown) and ties.evaluate("canvas => canvas.toDataURL()")]
    shown.locator(".qsn-box").focus()
    for key in ("ArrowRight", "ArrowRight", "Delete", "+"):
        keys(shown, key)
        picture(shown)
        drawn.append(ties.evaluate("canvas => canvas.toDataURL()"))
    assert len(set(drawn)) == len(drawn)
    keys(shown, "Escape", "Escape")
    picture(shown)
    assert ties.evaluate("canvas => canvas.toDataURL()") == drawn[0]


def test_working_together_and_quality_leave_fewer_ties(shown: Page, wijk: dict[str, Any]) -> None:
    rows = wijk["layers"][0]["ties"]
    choose(shown, "work together")
    n_work = sum(max(row[2:4]) == 2 for row in rows)
    assert n_work < len(rows)
    expect(status(shown)).to_contain_text(f"Noticing: {n_work} ties.")
    choose(shown, "know each other")
    shown.get_by_role("slider").fill("3")
    n_good = sum(row[5] is not None and row[5] >= 3 for row in rows)
    expect(status(shown)).to_contain_text(f"Noticing: {n_good} ties.")
    n_unrated = sum(row[5] is None for row in rows)
    expect(status(shown)).to_contain_text(f"{n_unrated} ties are hidden")


def test_with_the_keyboard_alone_one_walks_chooses_removes_and_comes_back(
    shown: Page, wijk: dict[str, Any]
) -> None:
    names = [one["label"]["en"] for one in wijk["organisations"]]
    for _ in range(30):
        keys(shown, "Tab")
        if shown.evaluate("document.activeElement.classList.contains('qsn-box')"):
            break
    keys(shown, "ArrowRight")
    expect(status(shown)).to_contain_text(names[0])
    keys(shown, "ArrowRight")
    expect(status(shown)).to_contain_text(names[1])
    near = sorted({a + b - 1 for a, b, *_ in wijk["layers"][0]["ties"] if 1 in (a, b)})
    keys(shown, "ArrowDown")
    expect(status(shown)).to_contain_text(names[near[0]])
    expect(status(shown)).to_contain_text(names[1])
    keys(shown, "ArrowDown")
    expect(status(shown)).to_contain_text(names[near[1]])
    keys(shown, "Enter")
    expect(status(shown)).to_contain_text(f"{names[near[1]]}, ")
    take_away = f"Take this partner away: {names[near[1]]}"
    expect(shown.get_by_role("button", name=take_away)).to_be_enabled()
    keys(shown, "Delete")
    expect(status(shown)).to_contain_text(f"Without {names[near[1]]}: ")
    keys(shown, "Escape", "Escape")
    expect(status(shown)).to_contain_text("Everybody is back.")


def test_the_picture_keeps_no_keyboard_to_itself(shown: Page) -> None:
    shown.locator(".qsn-box").focus()
    keys(shown, "Tab")
    assert not shown.evaluate("document.activeElement.classList.contains('qsn-box')")


def test_taking_partners_away_tells_what_falls_apart(shown: Page, wijk: dict[str, Any]) -> None:
    network = nx.empty_graph(len(wijk["organisations"]))
    network.add_edges_from(row[:2] for row in wijk["layers"][0]["ties"])
    n_before = nx.number_connected_components(network)
    names = [one["label"]["en"] for one in wijk["organisations"]]
    shown.get_by_role("tab", name="Organisations").click()
    gone = sorted(network, key=network.degree)[-3:]
    for who in gone:
        shown.get_by_role("button", name=names[who], exact=True).click()
        shown.get_by_role("button", name="Take this partner away").click()
    rest = network.subgraph(set(network) - set(gone))
    whole = nx.number_connected_components(rest)
    lost = network.number_of_edges() - rest.number_of_edges()
    expect(status(shown)).to_contain_text(f": {lost} ties fall away.")
    assert whole != n_before
    before = "they were one" if n_before == 1 else n_before
    expect(status(shown)).to_contain_text(f"in {whole} separate parts; first {before}.")
    expect(status(shown)).to_contain_text(f"; now {reached(rest)}.")
    shown.get_by_role("button", name="Put everybody back").click()
    expect(status(shown)).to_contain_text("Everybody is back.")


def test_one_tie_has_a_sentence_of_its_own(shown: Page, wijk: dict[str, Any]) -> None:
    network = nx.empty_graph(len(wijk["organisations"]))
    network.add_edges_from(row[:2] for row in wijk["layers"][0]["ties"])
    first, second = sorted(network, key=network.degree)[:2]
    for who in (first, second):
        name = wijk["organisations"][who]["label"]["en"]
        shown.get_by_role("tab", name="Organisations").click()
        shown.get_by_role("button", name=name, exact=True).click()
        shown.get_by_role("button", name="Take this partner away").click()
        n = network.degree(who)
        told = {0: "no tie falls away.", 1: "1 tie falls away."}.get(n, f"{n} ties fall away.")
        expect(status(shown)).to_contain_text(f"Without {name}: {told}")
        shown.get_by_role("button", name="Put everybody back").click()


def reached(network: nx.Graph) -> int:
    """Pairs between which there is a route."""
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(network))


def test_who_loses_contact_when_a_partner_goes_is_told_by_name(
    shown: Page, wijk: dict[str, Any]
) -> None:
    network = nx.empty_graph(len(wijk["organisations"]))
    network.add_edges_from(row[:2] for row in wijk["all"])
    linked = min((who for who in network if network.degree(who)), key=network.degree)
    choose(shown, "all subjects")
    names = [one["label"]["en"] for one in wijk["organisations"]]
    shown.get_by_role("tab", name="Organisations").click()
    for partner in sorted(network[linked]):
        shown.get_by_role("button", name=names[partner], exact=True).click()
        shown.get_by_role("button", name="Take this partner away").click()
    told = status(shown).inner_text()
    lost = told.split("No longer in contact with the rest: ")[1].split(". ")[0]
    assert names[linked] in lost


def test_search_finds_and_says_so(shown: Page, wijk: dict[str, Any]) -> None:
    name = wijk["organisations"][0]["label"]["en"]
    before = picture(shown)
    shown.get_by_label("Search an organisation").fill(name[:6])
    expect(status(shown)).to_contain_text(name)
    assert picture(shown) != before
    shown.get_by_label("Search an organisation").fill("xyzxyz")
    expect(status(shown)).to_contain_text("No organisation with these letters.")


def test_the_sentences_say_who_names_whom_and_of_whom_nothing_is_known(
    shown: Page, wijk: dict[str, Any]
) -> None:
    names = [one["label"]["en"] for one in wijk["organisations"]]
    one, other = next(row[:2] for row in wijk["layers"][0]["ties"] if row[2:4] == [2, 0])
    panel = shown.get_by_role("tabpanel")
    expect(panel).to_contain_text(
        f"{names[one]} names {names[other]}; {names[other]} does not name {names[one]}."
    )
    silent = next(k for k, who in enumerate(wijk["organisations"]) if not who["readable"])
    shown.get_by_role("tab", name="Organisations").click()
    panel.get_by_role("button", name=names[silent]).click()
    shown.get_by_role("tab", name="Sentences").click()
    sentences = panel.get_by_role("listitem")
    expect(sentences).to_have_count(len(names) - 1)
    for sentence in sentences.all_inner_texts():
        assert f"Of {names[silent]} we do not know: too few answers." in sentence


def test_the_matrix_holds_what_every_side_says(shown: Page, wijk: dict[str, Any]) -> None:
    shown.get_by_role("tab", name="Matrix").click()
    rows = shown.locator(".qsn-matrix tbody tr")
    cells = [rows.nth(k).locator("td").all_inner_texts() for k in range(rows.count())]
    code = {"●": 1, "·": 0, "?": -1}
    found = {
        (one, other): code[text[0]]
        for one, row in enumerate(cells)
        for other, text in enumerate(row)
        if one != other
    }
    readable = [who["readable"] for who in wijk["organisations"]]
    told = {pair: 0 if readable[pair[0]] else -1 for pair in found}
    for one, other, says, back, *_ in wijk["layers"][0]["ties"]:
        told |= {(one, other): min(says, 1), (other, one): min(back, 1)}
    assert found == told


def test_weak_spots_stand_in_the_picture_and_in_words(shown: Page, wijk: dict[str, Any]) -> None:
    gaps = [gap for gap in wijk["gaps"] if gap["layer"] in (0, None)]
    assert gaps
    shown.get_by_role("tab", name="Weak spots").click()
    items = shown.get_by_role("tabpanel").get_by_role("listitem")
    expect(items).to_have_count(len(gaps))
    for part in ("basis", "caution", "unknown", "next_step"):
        expect(items.first).to_contain_text(gaps[0][part]["en"])
    with_gaps = picture(shown)
    shown.get_by_label("show weak spots").uncheck()
    assert picture(shown) != with_gaps


def test_dutch_and_english_switch_everything(shown: Page) -> None:
    choose(shown, "Nederlands")
    assert shown.evaluate("document.documentElement.lang") == "nl"
    assert shown.locator(".qsn").get_attribute("lang") == "nl"
    assert shown.evaluate("document.activeElement.value") == "nl"
    expect(shown.locator("h2")).to_contain_text("Signaleren")
    expect(shown.locator(".qsn-mark")).to_contain_text("verzonnen wijk")


def test_another_wijk_can_be_chosen(shown: Page, reading: Reading) -> None:
    name = reading.scan.neighbourhoods["name"].iloc[1]
    shown.get_by_role("combobox", name="Neighbourhood").select_option(label=name)
    expect(shown.locator("h2")).to_contain_text(f"{name}: ")
    assert shown.evaluate("document.activeElement.tagName") == "SELECT"


def test_what_is_saved_is_a_picture_with_its_mark(
    shown: Page, wijk: dict[str, Any], tmp_path: Path
) -> None:
    with shown.expect_download() as saving:
        shown.get_by_role("button", name="Save the picture (SVG)").click()
    svg = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saving.value.suggested_filename.endswith("Noticing.svg")
    assert svg.count("<line ") >= len(wijk["layers"][0]["ties"])
    assert "invented neighbourhood" in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    with shown.expect_download() as saving:
        shown.get_by_role("button", name="Save the picture (PNG)").click()
    png = tmp_path / "picture.png"
    saving.value.save_as(png)
    with Image.open(png) as image:
        assert image.width == 2400
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 50


def test_axe_finds_nothing_in_any_panel_or_when_something_is_chosen(shown: Page) -> None:
    for panel in ("Sentences", "Matrix", "Weak spots", "Organisations"):
        shown.get_by_role("tab", name=panel).click()
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
    shown.locator(".qsn-organisations button").first.click()
    found = Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_is_wider_than_the_page(shown: Page) -> None:
    for width, height in ((1280, 720), (600, 900)):
        shown.set_viewport_size({"width": width, "height": height})
        shown.wait_for_timeout(100)
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        box = shown.locator(".qsn-box").bounding_box()
        assert box
        assert box["width"] > 0.55 * width


def test_the_page_forbids_every_request_and_holds_the_text_safely(reading: Reading) -> None:
    page = render_network_page(reading)
    assert re.search(r"default-src 'none'; script-src 'sha256-[\w+/=]+'", page)
    assert page.count("</script>") == 2


def test_an_organisation_named_like_a_script_stays_a_name(
    browser_page: Page, reading: Reading, tmp_path: Path
) -> None:
    evil = '</script><img src=x onerror="document.title=1">'
    organisations = reading.scan.organisations.assign(name=evil)
    scan = replace(reading.scan, organisations=organisations)
    path = tmp_path / "evil.html"
    path.write_text(render_network_page(replace(reading, scan=scan), "en"), encoding="utf-8")
    browser_page.goto(path.as_uri())
    browser_page.locator(".qsn[data-drawn]").wait_for()
    expect(browser_page.get_by_role("tabpanel")).to_contain_text(evil)
    assert browser_page.title() != "1"
