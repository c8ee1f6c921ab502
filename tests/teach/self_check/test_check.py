"""What a student reads after an answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_questions import small_data, small_misconceptions, small_questions

from quickscan_sim.language import Bilingual, set_language, spoken
from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.judge import judge
from quickscan_sim.teach.questions import expect
from quickscan_sim.teach.self_check import Desk, check, hint, open_desk, show_question
from quickscan_sim.teach.self_check import desk as desk_module
from quickscan_sim.teach.self_check.feedback import bullets, paragraph


def opened(given: tuple[Any, ...] = (4, 5, None), language: str = "en", **changes: Any) -> Desk:
    return open_desk(
        small_data(given, **changes),
        language,
        questions=small_questions().values(),
        misconceptions=small_misconceptions(),
    )


@pytest.fixture(autouse=True)
def closed_again() -> Iterator[None]:
    desk_module._open.clear()
    yield
    desk_module._open.clear()


def test_without_an_open_pack_every_call_says_what_to_do() -> None:
    set_language("en")
    for said in (check("M2.W1", 3), hint("M2.W1"), show_question("M2.W1")):
        assert "Run the first cell" in said.text
    set_language("nl")


def test_an_unknown_question_is_answered_with_the_nearest() -> None:
    opened()
    for said in (check("M2.W11", 3), hint("M2.W11"), show_question("M2.W11")):
        assert (said.layer, "Do you mean M2.W1" in said.text) == ("refused", True)


def test_the_form_comes_first() -> None:
    opened()
    said = check("M2.W1", "vier")
    assert said.layer == "form"
    assert "about the form" in said.text
    assert check("M2.W1").layer == "form"


def test_a_known_mistake_is_explained_and_leads_to_a_hint() -> None:
    opened()
    said = check("M2.W1", "3,0")
    assert said.layer == "misconception"
    assert "not right yet" in said.text
    assert "You gave 3." in said.text
    assert "Explained: blank counted as zero." in said.text
    assert 'hint("M2.W1")' in said.text


def test_a_question_can_explain_a_mistake_in_its_own_terms() -> None:
    opened()
    assert "You added up, and did not divide yet." in check("M2.W1", 9).text
    opened(language="nl")
    assert "Je telde op, en deelde nog niet." in check("M2.W1", 9).text


def test_mistakes_with_one_number_share_what_is_said() -> None:
    opened((3.5, 3.5, None))
    said = check("M2.W4", {"ann": 3.5, "bo": 3.5})
    assert "More than one thought can lead to this answer" in said.text
    assert "- “reversed item not reversed”\n- “not applicable counted”" in said.text
    assert "Explained" not in said.text
    assert hint("M2.W4").text.count("- Where to look.") == 2


def test_an_unknown_mistake_is_not_guessed_at() -> None:
    opened()
    said = check("M2.W1", 4.11)
    assert said.layer == "unknown"
    assert "none of the mistakes" in said.text


def test_right_says_what_was_looked_at_and_what_was_not() -> None:
    asked = small_questions()
    beside = replace(asked["M2.W1"], question_id="M2.W9", visibility="protected")
    open_desk(
        small_data((4, 5, None)),
        "en",
        questions=[*asked.values(), beside],
        misconceptions=small_misconceptions(),
    )
    assert "Self-check in order (2 of 4 points of this task visible)" in check("M2.W1", 4.5).text
    assert "lecturer looks at the rest" in check("M2.W1", 4.5).text
    assert "lecturer" not in check("M2.W2", "b").text


def test_of_a_protected_question_only_the_form_is_told() -> None:
    opened()
    right, wrong = check("M2.A1", 4.5), check("M2.A1", 3.0)
    assert right.text.replace("4.50", "3.00") == wrong.text
    assert "nothing is said of right or wrong" in right.text
    assert "read as 3.10" in check("M2.A1", "3,1").text
    assert "read as ann: ja, bo: nee and cas: nee" in check(
        "M2.A3", {"bo": "no", "ann": True, "cas": "nee"}
    ).text.replace("bo: nee, ann: ja", "ann: ja, bo: nee")
    assert check("M2.A1", "x").layer == check("M2.A1", 9).layer == "form"
    assert check("M2.A2", "Drie mensen gaven antwoord.").layer == "protected"
    assert "At least 3" in check("M2.A2", "Nee").text


@pytest.mark.parametrize("question_id", ["M2.W1", "M2.W2", "M2.W3", "M2.W4", "M2.W5", "M2.A3"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_answer_reads_the_same_whatever_is_right(question_id: str, language: str) -> None:
    def said(given: tuple[Any, ...]) -> str:
        opened(given, language)
        raw = {"ann": 3.3, "bo": 3.4} if question_id == "M2.W4" else 2.22
        return check(question_id, raw).text

    assert said((4, 5, None)) == said((2, 4, None))


@given(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5)), st.floats(0.5, 20))
def test_the_right_number_is_never_told(values: tuple[int, int, int], raw: float) -> None:
    desk = opened(values)
    question = desk.question("M2.W1")
    right = expect(question, desk.data).right
    said = check("M2.W1", raw)
    if said.layer == "right":
        return
    html = said._repr_html_()
    for decimals in (2, 3, 4, 6):
        for text in (f"{right:.{decimals}f}", f"{right:.{decimals}f}".replace(".", ",")):
            if text not in f"{raw:.10g}":
                assert text not in said.text
                assert text not in html


@settings(max_examples=30)
@given(
    st.sampled_from(["M2.W1", "M2.W2", "M2.W3", "M2.W4", "M2.W5"]),
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.just(None) | st.integers(1, 5)),
    st.one_of(
        st.floats(1, 5),
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(["ann", "bo", "cas"])),
        st.dictionaries(st.sampled_from(["ann", "bo", "cas"]), st.integers(1, 5)),
    ),
)
def test_what_is_called_right_gets_every_point_of_the_judge(
    question_id: str, values: tuple[Any, ...], raw: Any
) -> None:
    desk = opened(values)
    question = desk.question(question_id)
    judged = judge(question, expect(question, desk.data), raw, misconceptions=desk.misconceptions)
    assert (check(question_id, raw).layer == "right") == (judged.points == judged.worth)


def test_changing_the_tables_does_not_change_the_check() -> None:
    data = small_data()
    open_desk(
        data, "en", questions=small_questions().values(), misconceptions=small_misconceptions()
    )
    data.both.answers.loc[:, "answer"] = 1
    data.scan.answers.loc[:, "answer"] = 1
    assert check("M2.W1", 4.5).layer == "right"


def test_hints_open_one_after_the_other_for_the_mistake_that_was_made() -> None:
    desk = opened()
    check("M2.W1", 9)
    assert [hint("M2.W1").parts[1].text for _ in range(4)] == [
        "Where to look.",
        "Which rule.",
        "An example.",
        "An example.",
    ]
    assert desk.hints_opened == {("M2.W1", "MV-S6"): 3}
    assert "hint 1 of 3" in hint("M2.A1").text
    assert "Whoever reads your text looks at" in hint("M2.A2").text


def test_a_question_has_hints_of_its_own_until_a_mistake_is_known() -> None:
    own = tuple(Bilingual(f"nl {n}", f"own {n}") for n in (1, 2, 3))
    explained = replace(small_questions()["M2.W1"], hints=own)
    data, known = small_data((4, 5, None)), small_misconceptions()
    open_desk(data, "en", questions=[replace(explained, why={})], misconceptions=known)
    assert [hint("M2.W1").parts[1].text for _ in range(4)] == ["own 1", "own 2", "own 3", "own 3"]
    check("M2.W1", 9)
    assert hint("M2.W1").parts[1].text == "Where to look."
    why = {"MV-S6": Bilingual("nl why", "why")}
    open_desk(data, "en", questions=[replace(explained, why=why)], misconceptions=known)
    check("M2.W1", 9)
    assert hint("M2.W1").parts[1].text == "own 1", "the question tells it in its own terms"


def test_the_box_can_be_read_aloud_and_holds_no_markup_of_the_student() -> None:
    opened(language="nl")
    html = check("M2.W1", "<b>4</b>")._repr_html_()
    assert 'role="status"' in html
    assert 'lang="nl"' in html
    assert "<b>" not in html
    assert re.search(r"<h3[^>]*>M2.W1", html)


def test_a_question_shows_its_facts_material_and_rounding() -> None:
    opened()
    said = show_question("m2.w1")
    assert "Ann < Bo < Cas answered." in said.text
    assert "M2.W1: 2 points" in said.text
    assert "Wie | Antwoord" in said.text
    assert "Cas | blank" in said.text
    assert "2 decimals" in said.text
    html = said._repr_html_()
    assert 'scope="col"' in html
    assert 'scope="row"' in html
    assert "Ann &lt; Bo" in html
    assert "looks at form only" in show_question("M2.A1").text


@pytest.mark.parametrize("question_id", sorted(small_questions()))
def test_every_question_can_be_shown_in_both_languages(question_id: str) -> None:
    for language in ("nl", "en"):
        opened(language=language)
        assert show_question(question_id).layer == "question"


def test_options_stand_in_the_order_of_their_letters() -> None:
    opened()
    assert re.findall(r"^- (\w+):", show_question("M2.W2").text, re.MULTILINE) == list("abcd")
    named = re.findall(r"^- (\w+)", show_question("M2.W3").text, re.MULTILINE)
    assert named == ["ann", "bo", "cas"]


def test_an_option_can_hold_a_fact_of_the_own_data() -> None:
    question = small_questions()["M2.W2"]
    facts = small_questions()["M2.W1"].facts
    first, *others = question.options
    told = replace(first, text=Bilingual("Van {who}.", "Of {who}."))
    asking = replace(question, facts=facts, options=(told, *others))
    open_desk(small_data(), "en", questions=[asking])
    assert "- a: Of Ann < Bo < Cas.\n" in show_question("M2.W2").text
    assert expect(asking, small_data()).options == {
        "a": Bilingual("Van Ann < Bo < Cas.", "Of Ann < Bo < Cas.")
    }


def test_the_language_of_the_desk_holds_for_what_is_computed_too() -> None:
    opened(language="nl")
    with spoken("en"):
        assert "| leeg" in show_question("M2.W1").text
        assert "| jij" in show_question("M2.W5").text


def test_rows_with_names_are_shown_with_them() -> None:
    opened()
    said = show_question("M2.W5")
    assert "who | the others\nAnn | you\n" in said.text
    assert '<th scope="row"' in said._repr_html_()


def test_code_is_marked_in_the_box_and_stands_alone_where_the_text_puts_it_alone() -> None:
    part = paragraph("Type `a < 1` here.\n`b = 2`")
    assert part.text == "Type a < 1 here.\nb = 2"
    assert re.findall(r"<code[^>]*>([^<]*)</code>", part.html) == ["a &lt; 1", "b = 2"]
    assert part.html.count("<p ") == 2
    assert "`" not in part.html + bullets(["`c`"]).html + bullets(["`c`"]).text


def test_a_fixed_answer_is_the_value_of_the_file() -> None:
    assert answer_function("fixed")(None, value="b") == "b"


def test_in_a_notebook_a_question_does_not_repeat_the_cell_that_checks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    assert 'check("M2.W1", ...)' in show_question("M2.W1").text
    module = sys.modules["quickscan_sim.teach.self_check.show_question"]
    monkeypatch.setattr(module, "in_notebook", lambda: True)
    assert "check(" not in show_question("M2.W1").text
