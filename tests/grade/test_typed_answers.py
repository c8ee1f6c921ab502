"""What stands in an answer cell, without running it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.grade.submissions.python_text import CannotRead
from quickscan_sim.grade.submissions.slips import read_answer_cell
from quickscan_sim.grade.submissions.typed import CODE, Reading, read_statements
from quickscan_sim.teach.questions import Expected, assess, find_question

MADE = {"scores", "count_them"}


def read(source: str) -> Reading:
    return read_answer_cell(source, "answer_w1", MADE.__contains__)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("answer_w1 = 7", 7),
        ("# Typ een heel getal.\nanswer_w1 = -2.5  # denk ik", -2.5),
        (
            'answer_w1 = ["a", ("b", None), {1, 2}, {"x": True}]',
            ["a", ("b", None), {1, 2}, {"x": True}],
        ),
        ('answer_w1 = {"trust": 2.5, "voice": ...}', {"trust": 2.5, "voice": ...}),
        ("answer_w1 = 3 / 4", 0.75),
        ("answer_w1 = round((3 + 4 + 4) / 4, 2)", 2.75),
        ("answer_w1 = sum([1, 2, 3]) / len([1, 2, 3])", 2.0),
        ("answer_w1 = 3\nanswer_w1 = 4", 4),
        ("answer_w1 = other = 4", 4),
        ("answer_w1, other = 4, 5", 4),
        ("answer_w1: int = 4", 4),
        ("mean = 11 / 4\nanswer_w1 = mean", 2.75),
        ("import math\nprint(scores.mean())\nanswer_w1 = 4", 4),
        ("%matplotlib inline\n!ls\nscores?\nanswer_w1 = 4", 4),
        ('answer_w1 = 4\nprint(answer_w1)\ncheck("M2.W1", answer_w1)\nhint("M2.W1")\nanswer_w1', 4),
        ("answer_w1 = 4\nimport math\nother = 5", 4),
        ("answer_w1 = '\\d'", "\\d"),
        ("answer_w1 = ...", ...),
    ],
)
def test_a_literal_is_read_as_python_would(source: str, value: object) -> None:
    found = read(source)
    assert (found.is_typed, found.is_code, found.is_mended) == (True, False, False)
    assert found.value == value
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    "source",
    [
        "answer_w1 = len(scores)",
        "answer_w1 = scores",
        "answer_w1 = count_them",
        "answer_w1 = max",
        "answer_w1 = [x for x in (1, 2)]",
        "answer_w1 = 7\nanswer_w1 += 1",
        "answer_w1 = 7\nexec('answer_w1 = 8')",
        "answer_w1 = 7\nprint(answer_w1 := 8)",
        "answer_w1 = []\nanswer_w1.append(3)",
        "answer_w1 = [1]\nanswer_w1[0] = 3",
        "x = [1]\nx.append(2)\nanswer_w1 = x",
        "def later():\n    global answer_w1\n    answer_w1 = 8\nanswer_w1 = 7\nlater()",
        "answer_w1 = 7\nfrom os import *",
        "if scores:\n    answer_w1 = 3",
        "for answer_w1 in (1, 2):\n    pass",
        "def answer_w1(scan):\n    return 3",
        "round = str\nanswer_w1 = round(2.5)",
        "answer_w1 = 9 ** 9 ** 9",
        "answer_w1 = round(5, -10 ** 9)",
        "answer_w1 = 1 / 0",
        "answer_w1 = 'a' * 10 ** 9",
    ],
)
def test_what_may_give_something_else_has_to_run(source: str) -> None:
    found = read(source)
    assert found.is_code
    assert not found.is_typed
    assert found.problem is None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("answer_w1 = “a”", "a"),
        ("answer_w1 = „a”", "a"),
        ("answer_w1 = [‘a’, ’c’]", ["a", "c"]),
        ("answer_w1 = ７", 7),
        ("answer_w1 = −2", -2),
        ("answer_w1 = ...7", 7),
        ("answer_w1 = 7 ...", 7),
        ("Typ een heel getal, zoals 7.\nanswer_w1 = 12", 12),
        ("Mijn antwoord:\nanswer_w1 = {\n  'a': 1,\n}", {"a": 1}),
        ("    answer_w1 = 7", 7),
        ("7", 7),
        ("answer_w1 == 7", 7),
        ("Answer_W1 = 7", 7),
    ],
)
def test_a_slip_that_can_mean_one_thing_is_read_as_meant(source: str, value: object) -> None:
    found = read(source)
    assert found.is_mended
    assert found.value == value


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("answer_w1 = a", "quotation marks around it"),
        ("answer_w1 = [a, c]", "quotation marks around it"),
        ("answer_w1 = 2,05", "Type a point instead"),
        ("answer_w1 =", "Nothing stands behind"),
        ("answer_w1 = 2,75 .", "can not read line 1"),
        ("answer_w1 = 12 mensen", "can not read line 1"),
        ('answer_w1 = "a', "quotation mark is missing"),
        ("answer_w1 = [1, 2", "a bracket is missing"),
        ("answer_w2 = 7", "does not say what answer_w1 is"),
        ("# alleen een zin", "Not answered yet"),
        ("", "Not answered yet"),
        ("answer_w1 = 7\x00", "can not read line 1"),
    ],
)
def test_what_can_mean_two_things_is_a_problem_with_a_sentence(source: str, said: str) -> None:
    found = read(source)
    assert (found.is_typed, found.is_code) == (False, False)
    assert found.problem is not None
    assert said in found.problem.in_language("en")


def test_a_decimal_comma_gets_the_sentence_of_the_notebook() -> None:
    question, right = find_question("M2.W2"), Expected("M2.W2", 2.75)
    found = read("answer_w1 = 2,75")
    assert found.value == (2, 75)
    said = assess(question, right, found.value).form
    broken = read("answer_w1 = 2,05").problem
    assert said is not None
    assert broken is not None
    assert said.in_language("en") == broken.in_language("en")


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 10_000 + "]" * 10_000,
        "-" * 40_000 + "1",
        "1+" * 20_000 + "1",
        "(" * 40_000,
        "a" + "()" * 20_000,
        "1 if 1 else " * 3_000 + "1",
        "9" * 40_000,
        "9" * 10_000_000,
        "lambda:" * 7_000 + "1",
    ],
    ids=lambda bomb: bomb[:8],
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    found = read(f"answer_w1 = {bomb}")
    assert not found.is_typed
    assert found.problem is not None
    assert len(found.problem.in_language("en")) < 400


def test_a_whole_number_that_no_text_can_hold_stays_a_large_number() -> None:
    assert read("answer_w1 = 0x" + "f" * 40_000).value == 1e300


@given(st.text(alphabet="answer_w1 =.,0123456789abc()[]{}'\"“”\n#:+-*/%!?\\\x00é…", max_size=60))
def test_no_text_makes_the_reading_stop(text: str) -> None:
    for source in (text, f"answer_w1 = {text}", f"answer_w1 = 3\n{text}"):
        found = read(source)
        assert found.is_typed + found.is_code + (found.problem is not None) == 1


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=8,
)


@given(plain)
def test_every_literal_comes_back_as_it_was_typed(value: object) -> None:
    try:
        found = read_statements(f"answer_w1 = {value!r}", "answer_w1", MADE.__contains__)
    except CannotRead:
        pytest.fail("Python reads its own literals")
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "bomb",
    [
        ["a = [1, 1]", *["a = [a, a]"] * 40, "answer_w1 = a"],
        ["a = (1, 1)", *["a = (a, a)"] * 40, "answer_w1 = {a: 1}"],
        ["a = [1, 1, 1, 1]", *["a = sum([a, a, a, a], [])"] * 30, "answer_w1 = a"],
        ["a = {1: 1}", *["a = {1: a, 2: a}"] * 40, "answer_w1 = a"],
        [f"a = '{'x' * 20_000}'", f"answer_w1 = [{'a, ' * 9_000}]"],
    ],
)
def test_lists_that_double_by_their_name_never_fill_this_process(bomb: list[str]) -> None:
    assert read_statements("\n".join(bomb), "answer_w1", lambda _name: False) == CODE


def test_a_list_may_be_used_by_its_name() -> None:
    cell = "a = [1, 2, 3]\nb = 4\nanswer_w1 = [sum(a), max(a), b, [5]]"
    found = read_statements(cell, "answer_w1", lambda _name: False)
    assert found is not None
    assert found.value == [6, 3, 4, [5]]
