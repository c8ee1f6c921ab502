"""What a student reads: points, why, where to look next, and nothing that is not theirs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.grade.gradebook.grades import QuestionGrade, StudentGrades
from quickscan_sim.grade.marked import NOTHING, TYPED, WRITTEN, MarkedAnswer, MarkedSubmission
from quickscan_sim.grade.pages.feedback_page import feedback_page
from quickscan_sim.grade.pages.question_text import QuestionText
from quickscan_sim.grade.pages.rubric_lines import read_rubric_comment, rubric_line
from quickscan_sim.language import Bilingual, set_language
from quickscan_sim.teach.misconceptions.catalogue import misconception
from quickscan_sim.teach.questions import find_question

QUESTIONS = [find_question(name) for name in ("M2.W2", "M2.W5", "M2.A10")]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`--></style></pre>{{ 7 * 7 }}"


def answer(question: str, points: float = 0.0, **changed: object) -> MarkedAnswer:
    whole = MarkedAnswer(
        question,
        points,
        find_question(question).points,
        (),
        Bilingual("Niet goed.", "Not right."),
        False,
        "answer = 3",
        TYPED,
    )
    return replace(whole, **changed)


def text_answer(waits: bool = True) -> MarkedAnswer:
    reason = Bilingual("Een mens leest dit.", "A person reads this text.")
    return answer("M2.A10", way=WRITTEN, answer="Mijn tekst.", needs_a_person=waits, reason=reason)


def marked(*answers: MarkedAnswer, **changed: object) -> MarkedSubmission:
    nothing = ("",) * 7
    whole = MarkedSubmission("anna", "w", "w", answers, None, (), (), *nothing)
    return replace(whole, **changed)


def graded(*grades: QuestionGrade, penalty: float = 0.0) -> StudentGrades:
    by_name = {one.question_id: one for one in grades}
    return StudentGrades("anna", "Anna", "de Wit", "a@b.nl", "", penalty, by_name)


def grade(one: MarkedAnswer, by_hand: float | None = None, comment: str | None = None):
    waits = one.needs_a_person and by_hand is None
    said = one.reason.en if comment is None else comment
    automatic = None if one.needs_a_person else one.points
    return QuestionGrade(one.question_id, one.worth, automatic, by_hand, 0.0, waits, said)


def page_of(
    submission: MarkedSubmission, grades: StudentGrades | None = None, **more: object
) -> str:
    more = {"title": "M2", "language": "en"} | more
    return feedback_page(submission, grades or graded(), QUESTIONS, **more)


class _Structure(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def structure(page: str) -> list[str]:
    parser = _Structure()
    parser.feed(page)
    return parser.tags


def test_a_mistake_is_explained_in_the_terms_of_its_question_with_where_to_look():
    known = misconception("MV-S1")
    reason = Bilingual("Je draait de zin niet om.", "You do not turn the sentence.")
    one = answer("M2.W5", misconceptions=("MV-S1",), reason=reason)
    page = page_of(marked(one), graded(grade(one)))
    assert "W5: not right yet" in page
    assert "You do not turn the sentence." in page
    assert known.hints[0].en.replace("'", "&#39;") in page
    assert known.hints[1].en.replace("'", "&#39;") not in page
    assert "hint(&#34;M2.W5&#34;)" in page


def test_what_is_in_order_needs_no_reason_and_no_hint():
    one = answer("M2.W5", 1.0, reason=Bilingual("In orde.", "In order."))
    page = page_of(marked(one), graded(grade(one)))
    assert "Why these points" not in page
    assert "Where to look next" not in page
    assert "You have 1 of the 1 points." in page


def test_points_and_words_of_the_lecturer_count_beside_those_of_the_computer():
    text, number = text_answer(), answer("M2.W5", 1.0)
    rows = QUESTIONS[2].rubric
    comment = f"{rubric_line(rows[0], 1, 'nl')}\n\nMooi, <b>ga door</b>."
    grades = graded(grade(number), grade(text, 4.5, comment), penalty=0.5)
    page = page_of(marked(number, text), grades)
    assert "You have 5 of the 7 points." in page
    assert "Marked by the computer: 1 of 1." in page
    assert "Read by a person: 4.5 of 6." in page
    assert "You handed in late. Points that went off: 0.5." in page
    assert rows[0].levels[1].en in page
    assert rows[0].levels[2].en in page
    assert "<p>Mooi, &lt;b&gt;ga door&lt;/b&gt;.</p>" in page
    assert rubric_line(rows[0], 1, "nl") not in page


def test_a_lecturer_who_changes_the_points_of_the_computer_takes_its_reason_away():
    one = answer("M2.W5", misconceptions=("MV-S1",))
    page = page_of(marked(one), graded(grade(one, 0.5, "Half, your step 1 was right.")))
    assert "Your lecturer looked at this answer and gave the points." in page
    assert "Half, your step 1 was right." in page
    assert "Not right." not in page


def test_a_text_that_waits_says_so_and_its_points_are_open():
    page = page_of(marked(answer("M2.W5", 1.0), text_answer()))
    assert "So far you have 1 of the 7 points." in page
    assert "A person still has to read A10. Points that can come on top: 6." in page
    assert "still open, of 6" in page


def test_an_empty_answer_is_told_apart_from_a_wrong_one():
    page = page_of(marked(answer("M2.W5", way=NOTHING, answer="answer_w5 = ...")))
    assert "W5: no answer" in page
    assert "answer_w5" not in page


def test_what_is_for_the_lecturer_stays_with_the_lecturer():
    notes = (Bilingual("Code van Bilal.", "Code of Bilal."),)
    own = (Bilingual("Een cel was dubbel.", "A cell was there twice."),)
    page = page_of(marked(answer("M2.W5"), notes=notes, notes_for_student=own))
    assert "Bilal" not in page
    assert "A cell was there twice." in page


def test_a_notebook_that_could_not_be_read_says_why_at_the_top():
    why = Bilingual("Dit is geen notebook.", "This is no notebook.")
    page = page_of(marked(answer("M2.W5", way=NOTHING, reason=why), failure=why))
    assert page.index("This is no notebook.") < page.index("All questions")


def test_a_question_of_the_lecturer_counts_too():
    own = QuestionGrade("my-own-task", 2.0, None, 1.5, 0.0, False, "Nice.")
    page = page_of(marked(answer("M2.W5", 1.0)), graded(own))
    assert "You have 2.5 of the 3 points." in page
    assert "my-own-task" in page


def page_with(words: str) -> str:
    one = answer("M2.W5", answer=words, reason=Bilingual(words, words))
    text = replace(text_answer(), answer=words)
    grades = replace(graded(grade(one), grade(text, 2.0, words)), first_name=words, last_name=words)
    submission = marked(one, text, notes_for_student=(Bilingual(words, words),))
    texts = {"M2.W5": QuestionText(words, (words, words))}
    objectives = {"M2.W5": words}
    return page_of(submission, grades, title=words, texts=texts, objectives=objectives)


def test_nothing_that_somebody_typed_becomes_html():
    page = page_with(HOSTILE)
    plain = "plain words, with `code` and `code`"
    assert set(structure(page)) == set(structure(page_with(plain)))
    assert "<script" not in page
    assert "{{ 7 * 7 }}" in page
    assert "49" not in page.split("</style>")[1]


@given(st.text(max_size=60))
def test_any_words_leave_the_page_whole(words):
    page = page_with(f"x{words}")
    assert not {"script", "iframe", "object", "img", "form"} & set(structure(page))
    assert page.rstrip().endswith("</html>")


def test_the_page_asks_nothing_of_another_host():
    page = page_of(marked(answer("M2.W5"), text_answer()))
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["M2.A10", "M5.A10", "M6.A6"])
def test_levels_are_read_back_from_the_comment_as_they_were_chosen(name, language):
    set_language(language)
    rows = find_question(name).rubric
    chosen = {row.criterion: place % len(row.levels) for place, row in enumerate(rows)}
    lines = [rubric_line(row, chosen[row.criterion], language) for row in rows]
    words = "Goed: 3 / 4 van de cijfers.\n\nNog iets."
    found = read_rubric_comment("\n".join([*lines, "", words]), rows)
    assert found.levels == chosen
    assert found.words == words


@given(st.text(max_size=200))
def test_any_comment_can_be_read(comment):
    found = read_rubric_comment(comment, QUESTIONS[2].rubric)
    assert set(found.levels) <= {"meaning", "limits", "language"}
