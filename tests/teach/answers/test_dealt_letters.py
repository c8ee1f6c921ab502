"""Letters that are dealt by the pack: another pack, other letters; each with its misconception."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim import simulate_quickscan
from quickscan_sim.language import Bilingual
from quickscan_sim.teach.answers.dealt_letters import dealt_table
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question, assess, expect, load_questions
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.deal_letters import with_dealt_letters
from quickscan_sim.teach.questions.question import Form, Option
from quickscan_sim.teach.questions.question_checks import problems_of
from quickscan_sim.teach.variants.planting import planted_parameters


class Scan:
    """As much of a quickscan as dealing looks at: the answers."""

    def __init__(self, *given: int) -> None:
        self.answers = pd.DataFrame({"answer": given})

    def of_neighbourhood(self, _: str) -> Scan:
        return self


def pack(*given: int) -> OwnData:
    return OwnData("TEST-0001", Scan(*given), "W01")  # type: ignore[arg-type]


PACKS = [pack(number, 3, 5) for number in range(40)]


def question(kind: str, value: object) -> Question:
    options = (
        Option("few", Bilingual("te weinig", "too few"), "MV-S4"),
        Option("half", Bilingual("de helft", "half"), None),
        Option("zero", Bilingual("nul", "zero"), "MV-S3"),
        Option("all", Bilingual("alles", "all"), "MV-S5" if kind == "choice" else None),
    )
    return Question(
        "M2.W1", "M2", "worksheet", "t", "M2.a", "open", kind, 1, 1, Bilingual("a", "b"), Form(),
        answer=Computation("fixed", {"value": value}), options=options, deals_letters=True,
    )  # fmt: skip


def test_a_copied_letter_is_right_about_as_often_as_a_guess() -> None:
    dealt = with_dealt_letters(question("choice", "half"))
    letters = [expect(dealt, data).right for data in PACKS]
    assert set(letters) == set("ABCD")
    assert max(letters.count(letter) for letter in "ABCD") <= 20


def test_one_pack_deals_the_same_letters_every_time() -> None:
    dealt = with_dealt_letters(question("choice", "half"))
    assert expect(dealt, pack(1, 2, 3)) == expect(dealt, pack(1, 2, 3))


def test_the_misconception_of_an_option_follows_its_letter() -> None:
    dealt = with_dealt_letters(question("choice", "half"))
    for data in PACKS[:8]:
        expected = expect(dealt, data)
        by_text = {text.en: letter for letter, text in expected.options.items()}
        assert list(expected.options) == list("ABCD")
        assert assess(dealt, expected, by_text["half"]).is_right
        assert assess(dealt, expected, by_text["zero"].lower()).misconceptions == ("MV-S3",)
        assert assess(dealt, expected, "too few").misconceptions == ("MV-S4",)


def test_of_several_a_wrong_one_beside_the_right_ones_is_named() -> None:
    dealt = with_dealt_letters(question("several", ["half", "all"]))
    expected = expect(dealt, PACKS[0])
    by_text = {text.en: letter for letter, text in expected.options.items()}
    assert assess(dealt, expected, [by_text["all"], by_text["half"]]).is_right
    found = assess(dealt, expected, [by_text["all"], by_text["half"], by_text["zero"]])
    assert found.misconceptions == ("MV-S3",)


def test_a_table_asks_for_the_letters_that_its_material_shows() -> None:
    dealt = with_dealt_letters(question("table", {"1": "half", "2": "zero"}))
    assert dealt.form.cells == tuple("ABCD")
    assert dealt.material is not None
    expected, shown = expect(dealt, PACKS[1]), dealt.material.of(PACKS[1])
    texts = dict(zip(shown.iloc[:, 0], shown.iloc[:, 1], strict=True))
    assert {row: texts[letter] for row, letter in expected.right.items()} == {
        "1": "de helft",
        "2": "nul",
    }
    assert dealt_table(PACKS[1], **dealt.material.rules).equals(shown)


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("choice", "hlaf", "hlaf is none of the options"),
        ("table", {"1": "nothing"}, "nothing is none of the options"),
    ],
)
def test_an_answer_that_is_no_option_is_told(kind: str, value: object, told: str) -> None:
    problems = problems_of(question(kind, value))
    assert any(told in problem.in_language("en") for problem in problems)


def test_a_copied_answer_to_a_fixed_choice_of_the_kit_pays_little() -> None:
    packs = []
    for seed in range(6):
        scan, _ = simulate_quickscan(planted_parameters(2**126 + seed))
        packs.append(OwnData("TEST-0001", scan, scan.neighbourhoods["neighbourhood_id"].iloc[0]))
    for asked in load_questions():
        if asked.kind == "choice" and asked.module != "M5":
            right = {expect(asked, data).right for data in packs}
            assert len(right - {None}) >= 2, asked.question_id
