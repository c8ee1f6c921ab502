"""The lecturer's guide: what is made from data is up to date, and nothing can be forgotten."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.misconceptions import load_misconceptions
from quickscan_sim.teach.misconceptions.catalogue import BASICS
from quickscan_sim.teach.questions import load_questions

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "course" / "guide"
HEADINGS = {
    "nl": (
        "Doel|Minutenplan|Verwachte antwoorden|Waar het stroef loopt|Nakijken|Zonder computers|"
        "Oorzaken|Kerntaken"
    ),
    "en": (
        "Goal|Minute plan|Expected answers|Likely trouble|Marking|Without computers|Causes|"
        "Core tasks"
    ),
}
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")

pages = pytest.mark.parametrize("page", sorted(GUIDE.glob("M*_*.md")), ids=lambda page: page.stem)


def load_script() -> ModuleType:
    path = ROOT / "docs" / "write_review.py"
    spec = importlib.util.spec_from_file_location("write_review", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its own module up
    spec.loader.exec_module(module)
    return module


script = load_script()
TEXTS = script.read_reviews()


def test_every_text_that_people_read_has_a_row_and_every_row_a_text() -> None:
    listed = {text.file for text in TEXTS}
    assert script.needed_files() - listed == set(), "add a row to data/reviews.csv"
    assert {file for file in listed if not (ROOT / file).is_file()} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_review_page_is_what_the_data_makes(language: str) -> None:
    made = script.render_review(language, TEXTS)
    assert script.page_file(language).read_text(encoding="utf-8") == made


def test_the_page_counts_texts_and_says_plainly_that_nobody_reviewed_any() -> None:
    none = [text for text in TEXTS if text.kind == "lesson"]
    page = script.render_review("en", none)
    assert f"**0 of the {len(none)} texts" in page
    assert "not a single one yet" in page
    assert page.count("| nobody yet |") == len(none)


def test_a_review_is_counted_once_for_each_text(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text(
        "file,kind,title_nl,title_en,reviewed_by,date,remarks_nl,remarks_en\n"
        "a.py,lesson,Les A,Lesson A,expert by experience,2027-01-31,een woord,one word\n"
        "a.py,lesson,Les A,Lesson A,expert by experience,2027-02-01,,\n"
        "b.py,lesson,Les B,Lesson B,,,,\n",
        encoding="utf-8",
    )
    page = script.render_review("nl", script.read_reviews(path))
    assert "**1 van de 2 teksten" in page
    assert "| Les A | `a.py` | expert by experience | 2027-01-31 | een woord |" in page


@pytest.mark.parametrize("reviewed", ["expert,", "expert,May 2027", ",2027-01-31"])
def test_a_review_has_a_reviewer_and_a_day(tmp_path: Path, reviewed: str) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text(
        "file,kind,title_nl,title_en,reviewed_by,date,remarks_nl,remarks_en\n"
        f"a.py,lesson,Les,Lesson,{reviewed},,\n",
        encoding="utf-8",
    )
    with pytest.raises(SystemExit, match="a reviewer and a date"):
        script.read_reviews(path)


@pages
def test_each_module_has_the_same_headings_in_the_same_order(page: Path) -> None:
    found = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == HEADINGS[page.stem[-2:]].split("|")


def test_every_lesson_of_a_module_has_its_page_in_both_languages() -> None:
    modules = {path.name.split("_")[0] for path in (ROOT / "course" / "src").glob("M*.py")}
    assert modules <= {page.stem[:-3] for page in GUIDE.glob("M*_nl.md")}
    assert modules <= {page.stem[:-3] for page in GUIDE.glob("M*_en.md")}


def test_the_contents_page_leads_to_every_page_of_the_guide() -> None:
    linked = set(LINK.findall((GUIDE / "README.md").read_text(encoding="utf-8")))
    assert linked == {page.name for page in GUIDE.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_of_m0_names_every_question_mistake_and_right_answer(language: str) -> None:
    page = (GUIDE / f"M0_{language}.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| E(\d) [^|]*\| ([^|]+) \|", page, re.MULTILINE))
    for question in load_questions("M0"):
        assert question.answer is not None
        right = str(question.answer.rules["value"])
        assert rows[question.question_id[-1]].split()[0] == right
    for one in load_misconceptions(BASICS):
        assert re.search(rf"\b{one.misconception_id}\b", page)
