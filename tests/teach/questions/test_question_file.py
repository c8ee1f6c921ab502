"""Question files: what is read, and what is said of a wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_questions import QUESTION_FILE, small_questions

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.questions import find_question, load_questions, read_module


def changed(folder: Path, old: str, new: str) -> Path:
    """The small question file with one thing changed."""
    text = QUESTION_FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "M2.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_question_file_gives_its_questions_in_order() -> None:
    assert [question.question_id for question in read_module(QUESTION_FILE).questions][:3] == [
        "M2.W1",
        "M2.A1",
        "M2.W2",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  prompt_en: What is the mean?\n", "", r"M2.A1: prompt_en: the text is missing"),
        ("kind: choice", "kind: chioce", r"M2.W2: kind: 'chioce' .* nearest is choice"),
        ("visibility: open", "visibility: opne", r"M2.W1: visibility: .* nearest is open"),
        ("part: worksheet", "part: worksheets", r"M2.W1: part: .* nearest is worksheet"),
        ("misconception: MV-S8, ", "", r"M2.W2: options\[a\]: every wrong option"),
        ("    - {key: d, misconception: MV-S3", "    # {", r"M2.W2: options: give 4 or more"),
        ("{key: c, misc", "{key: a, misc", r"M2.W2: options: a key stands there twice"),
        ("value: b", "value: x", r"M2.W2: answer: x is none of the options"),
        ("text_en: Everybody is neutral.", "text: E.", r"options\[a\].text: this field does not"),
        (
            "function: small_mean, rules: {blank_is_zero: false}}",
            "function: fixed, rules: {value: 3}}",
            r"M2.A1: answer: a protected question",
        ),
        ("points: 2\n", "points: 0\n", r"M2.W1: points: give more than 0"),
        ("points: 2\n", "points: two\n", r"M2.W1: points: a number is expected; found 'two'"),
        ("tolerance: 0.01, low: 1", "low: 1", r"M2.W1: form: decimals need a tolerance"),
        ("low: 1, high: 5", "low: 5, high: 1", r"M2.W1: form: low lies above high"),
        ("decimals: 2, tol", "decimal: 2, tol", r"M2.W1: form.decimal: .* nearest is decimals"),
        ("id: M2.A1", "id: M2.W1", r"M2.W1: id: stands there twice"),
        ("id: M2.A1", "id: A1", r"A1: id: write it as M2.W3"),
        ("module: M2\n", "module: M3\n", r"M2.W1: id: it starts with another module"),
        ("  inputs:", "  # inputs:", r"M2.W6: inputs: a function is tried"),
        ("      points: 4\n", "      points: 3\n", r"M2.A2: rubric: its points add up to 3"),
        ("levels_nl: [ontbreekt, genoemd]", "levels_nl: [genoemd]", r"rubric\[n\].levels_nl"),
        ("objective: M2.c", "objectiv: M2.c", r"M2.W1: objectiv: .* nearest is objective"),
        ("objective: M2.calc", "objective: M2.cacl", r"M2.W1: objective: .*no objective of this"),
        ("text_en: Calculate a score.", "text: C", r"objectives\[M2.calculate\].text"),
        (
            "mutants:\n    MV-S4: {blank_counts: true}\n    MV-S5: {only_top: true}",
            "mutants: [MV-S3]",
            r"M2.W3: mutants: give",
        ),
        ("facts: {function: small_facts}", "facts: small_facts", r"M2.W1: facts: give function"),
        ("  answer: {function: small_counted", "  # {", r"M2.W3: answer: is missing"),
        ("    MV-S6: {nl: ", "    MV-N1: {nl: ", r"M2.W1: why\[MV-N1\]: no answer to this.*MV-S6"),
        ('", en: "You added', '", an: "You added', r"M2.W1: why\[MV-S6\].an: this field does"),
        ('nl: "Je telde op, en deelde nog niet."', 'nl: ""', r"why\[MV-S6\].nl: the text is miss"),
        (
            '{nl: "Je telde op, en deelde nog niet.", en: ',
            "{nl: x} #",
            r"why\[MV-S6\].en: the text",
        ),
        (
            '{nl: "Je telde op, en deelde nog niet.", en: ',
            "x #",
            r"why\[MV-S6\]: give a text as nl",
        ),
        ("  why:\n    MV-S6: {", "  why: MV-S6 # {", r"M2.W1: why: give each misconception a"),
        ("points: 2\n", "points: 2\n  hints: [{nl: x, en: y}]\n", r"M2.W1: hints: give 3 texts"),
        ("- id: M2.A1", "- id: M2.A1\n  id: M2.A1", r"M2.yaml is not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_question_and_field(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(QuickscanError) as caught:
        read_module(changed(tmp_path, old, new))
    text = caught.value.in_language("en")
    assert "M2.yaml" in text
    assert re.search(said, text), text


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "M2.yaml"
    path.write_text("- id: M2.W1\n", encoding="utf-8")
    with pytest.raises(QuickscanError, match=r"M2\.yaml"):
        read_module(path)


def test_an_unknown_question_is_answered_with_the_nearest() -> None:
    asked = small_questions().values()
    assert find_question(" m2.w3 ", asked).question_id == "M2.W3"
    with pytest.raises(QuickscanError) as caught:
        find_question("M2.W33", asked)
    assert "Do you mean M2.W3" in caught.value.in_language("en")


def test_the_questions_of_the_kit_can_be_read_and_name_known_modules() -> None:
    questions = load_questions()
    assert len({question.question_id for question in questions}) == len(questions)
    for module in {question.module for question in questions}:
        assert all(question.module == module for question in load_questions(module))
    with pytest.raises(QuickscanError, match="M99"):
        load_questions("M99")
