"""What every notebook does when it runs: in order, in another order, with right and wrong answers.

New notebooks are found by themselves. All runs are done once, by `course_runs`.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from course_runs import (
    COURSE,
    NOTEBOOKS,
    Asked,
    Outcome,
    all_runs,
    code_cells,
    each_mistake,
    each_other_form,
    model,
    name_of,
    orders,
    questions_in,
    text_of,
)

from quickscan_sim.language import translator
from quickscan_sim.teach.judge import judge
from quickscan_sim.teach.misconceptions.catalogue import BASICS, load_misconceptions

LONGEST = 60
RAN = [path for path in NOTEBOOKS if code_cells(path)]
ASKING = [path for path in RAN if questions_in(path)]
EVERY = (*load_misconceptions(), *load_misconceptions(BASICS))
MISTAKES = {one.misconception_id: one for one in EVERY}
WIDGET = "application/vnd.jupyter.widget-view+json"
FIRST = COURSE / "en" / "01_your_first_neighbourhood.ipynb"
READY = COURSE / "nl" / "M0_startklaar.ipynb"
NO_PACK = "No neighbourhood is open yet. Run the first cell of this page. Then run this cell again."
INVENTED = re.compile("verzonnen|invented")
SMALL = re.compile(r"\bn\s?=\s?[1-4](?![.,]?\d)")
COUNTS = re.compile(r"n|n people|mensen|people|aantal mensen|number of people", re.IGNORECASE)

notebooks = pytest.mark.parametrize("path", RAN, ids=name_of)
asking = pytest.mark.parametrize("path", ASKING, ids=name_of)


def run_of(path: Path, way: str) -> Outcome:
    return all_runs()[f"{name_of(path)} {way}"]


def texts_by_cell(outcome: Outcome) -> list[tuple[str, str]]:
    return [(name, text_of(outputs)) for name, outputs in outcome.cells]


def is_guidance(text: str, language: str) -> bool:
    """A box that says what to do, in the language of the notebook."""
    return 'role="alert"' in text or translator(language)(NO_PACK) in unescape(text)


def test_a_kernel_of_these_runs_refuses_and_notes_addresses_outside() -> None:
    tried = all_runs()["network"]
    assert "open" in text_of(tried.of("local"))
    assert "no network in this test" in text_of(tried.of("name"))
    assert "no network in this test" in text_of(tried.of("number"))
    assert tried.asked == ["quickscan.example", "192.0.2.1"]


@notebooks
def test_it_runs_from_top_to_bottom_within_a_minute_without_network(path: Path) -> None:
    for way in ("first", "again"):
        outcome = run_of(path, way)
        kinds = Counter(output["kind"] for _, outputs in outcome.cells for output in outputs)
        assert kinds["error"] == 0
        assert 'role="alert"' not in "".join(text for _, text in outcome.texts())
        assert outcome.seconds < LONGEST
        assert outcome.asked == []


@notebooks
def test_running_it_again_gives_the_same(path: Path) -> None:
    first, again = run_of(path, "first"), run_of(path, "again")
    assert texts_by_cell(first) == texts_by_cell(again)
    assert first.widgets == again.widgets


@notebooks
def test_in_another_order_a_cell_gives_the_same_or_says_what_to_do(path: Path) -> None:
    filled = run_of(path, "model" if path in ASKING else "again")
    known = dict(texts_by_cell(filled))
    language = path.parent.name
    found = []
    for number in range(len(orders(path))):
        for name, text in texts_by_cell(run_of(path, f"order {number}")):
            if text != known[name] and not is_guidance(text, language):
                found.append((number, name, text[:300]))
    assert found == []


@pytest.mark.parametrize("path", [path for path in RAN if path.parent.name == "nl"], ids=name_of)
def test_twins_run_the_same_code(path: Path) -> None:
    """So that orders tried in one language tell of the other as well."""

    def code(of: Path) -> list[tuple[str, str]]:
        return [
            (name, re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE).replace('"en")', '"nl")'))
            for name, text in code_cells(of)
        ]

    twins = [code(one) for one in RAN if one.parent.name == "en"]
    assert code(path) in twins


@asking
def test_without_answers_no_question_is_right(path: Path) -> None:
    outcome = run_of(path, "again")
    for asked in questions_in(path):
        assert says(outcome, asked) == "form"
        assert judge(asked.question, asked.expected, ...).points == 0


@asking
def test_the_model_solution_is_right_everywhere(path: Path) -> None:
    outcome = run_of(path, "model")
    assert [asked.answer_cell for asked in questions_in(path)] == [
        name
        for (name, code), (_, empty) in zip(model(path), code_cells(path), strict=True)
        if code != empty
    ]
    for asked in questions_in(path):
        assert says(outcome, asked) == ("right" if asked.question.is_open else "in order")


@asking
def test_right_answers_typed_in_another_form_are_right(path: Path) -> None:
    outcome = run_of(path, "forms")
    typed = each_other_form(path)
    assert typed
    for number, (form, asked, answer) in enumerate(typed):
        said = says(outcome, asked, str(number))
        assert said == ("right" if asked.question.is_open else "in order"), (form, answer)
        assert judge(asked.question, asked.expected, answer).points == asked.question.points


@asking
def test_a_mistake_is_named_in_the_notebook_or_by_the_judge(path: Path) -> None:
    """What a protected question says in the notebook tells nothing of right and wrong."""
    outcome, language = run_of(path, "mistakes"), path.parent.name
    for number, (code, asked, wrong) in enumerate(each_mistake(path)):
        where = asked.question.question_id, code, wrong
        assert code in judge(asked.question, asked.expected, wrong).misconceptions, where
        said = says(outcome, asked, str(number))
        if not asked.question.is_open:
            assert said == "in order", where
            continue
        mistake = MISTAKES[code]
        texts = [
            asked.question.explained(code, mistake.explanation).in_language(language),
            mistake.statement.in_language(language),
        ]
        shown = "\n".join(str(one["data"]["text/plain"]) for one in outcome.of(str(number)))
        assert any(text.replace("`", "") in shown for text in texts), (where, shown)


def says(outcome: Outcome, asked: Asked, cell: str | None = None) -> str:
    """What `check` says of the answer: "right", "in order" (its form), "form" or "not right"."""
    text = text_of(outcome.of(cell or asked.check_cell[0]))
    if "✓" in text:
        return "right"
    if "○" in text:
        return "not right"
    name = asked.question.question_id
    in_order = [translator(one)("{question}: the form is in order", question=name) for one in LANGS]
    return "in order" if any(sentence in text for sentence in in_order) else "form"


LANGS = ("nl", "en")


@notebooks
def test_every_picture_has_words_the_mark_and_n(path: Path) -> None:
    for name, text in run_of(path, "first").texts():
        for image in re.findall(r"<img\b[^>]*>", text):
            assert re.search(r'alt="[^"]{40,}"', image), (name, image[:200])
        for picture in re.findall(r"<svg\b[^>]*>", text):
            assert re.search(r'aria-hidden="true"|role="img"', picture), (name, picture[:200])
        if re.search(r"<img\b|<svg\b[^>]*role=.img", text):
            # In a PNG the mark is drawn; tests/present/test_figures.py holds that it is.
            assert "image/png" in text or INVENTED.search(text), (name, "no mark")
            assert re.search(r"\bn\b", text), (name, "no n")


@notebooks
def test_no_group_of_one_to_four_people_is_shown(path: Path) -> None:
    for name, text in run_of(path, "first").texts():
        assert SMALL.findall(text) == [], name
        for column, cell in counts_in(text):
            assert not re.fullmatch("[1-4]", cell), (name, column, cell)


def counts_in(html: str) -> list[tuple[str, str]]:
    """The cells of tables below a heading that says that people are counted."""
    found = []
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        rows = [
            [unescape(re.sub("<[^>]*>", "", cell)).strip() for cell in cells]
            for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
            if (cells := re.findall(r"<t[hd]\b[^>]*>.*?</t[hd]>", row, re.DOTALL))
        ]
        for row in rows[1:]:
            found += [
                (head, cell)
                for head, cell in zip(rows[0], row, strict=False)
                if COUNTS.fullmatch(head)
            ]
    return found


def page_of(outputs: list[dict[str, Any]]) -> str:
    """What a cell shows as HTML."""
    return "".join(str(one.get("data", {}).get("text/html", "")) for one in outputs)


def test_each_cell_of_the_first_lesson_shows_its_result_and_every_picture_has_words() -> None:
    shown = [outputs for _, outputs in run_of(FIRST, "first").cells]
    assert all(len(outputs) == 1 for outputs in shown)
    widgets = [one for outputs in shown for one in outputs if WIDGET in one["data"]]
    assert len(widgets) == 1, "the network"
    pages = [html for outputs in shown if (html := page_of(outputs))]
    pictures = re.findall(r"<img [^>]*>", "".join(pages))
    assert len(pictures) == 2
    assert all(re.search(r'alt="[^"]{80,}"', picture) for picture in pictures)
    assert all('<div lang="en"' in html for html in pages)


def test_everything_works_in_the_lesson_that_tries_whether_everything_works() -> None:
    said = [page_of(outputs) for _, outputs in run_of(READY, "first").cells]
    assert "Dit is de oefenwijk" in said[0]
    assert 'alt="' in said[1], "the picture"
    assert "M0.E1: klopt nog niet" in said[2], "the wrong try of somebody else"
    assert "hint 1 van 3" in said[3]
    checked = [html for html in said[4:] if "Nog geen antwoord" in html]
    assert len(checked) == 6, "what was not filled in is not right"


def test_the_scan_for_small_groups_sees_them() -> None:
    table = "<table><tr><th>sector</th><th>n</th></tr><tr><td>School</td><td>3</td></tr></table>"
    assert counts_in(table) == [("n", "3")]
    assert SMALL.findall("School: n = 4; n=3. n = 12 en n = 45, n = 3,5") == ["n = 4", "n=3"]


def test_there_are_notebooks_in_both_languages() -> None:
    assert {path.parent.name for path in RAN} == {"nl", "en"}
