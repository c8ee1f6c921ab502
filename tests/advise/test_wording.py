"""Words that label or blame: met in whole, never in ordinary texts or quotations."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from quickscan_sim.advise import check_wording, load_actions
from quickscan_sim.advise.plan.comments import load_comments
from quickscan_sim.advise.plan.rubric import load_rubric
from quickscan_sim.advise.wording import WORDING
from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual

LESSONS = Path(__file__).parents[2] / "course" / "src"

MET = [
    ("nl", "De armen krijgen hulp.", "label"),
    ("nl", "Wij helpen arme gezinnen.", "label"),
    ("nl", "Onze doelgroepen zijn groot.", "label"),
    ("nl", "Het zijn PROBLEEMGEZINNEN.", "label"),
    ("nl", "Een achterstandswijk.", "label"),
    ("nl", "Uitkeringstrekkers, lotgenoten", "label"),
    ("nl", "Het is hun eigen schuld.", "blame"),
    ("nl", "De school is onwillig.", "unwilling"),
    ("en", "The poor need help.", "label"),
    ("en", "We help poor families.", "label"),
    ("en", "They are lazy.", "blame"),
    ("en", "The school refuses to come.", "unwilling"),
]
NOT_MET = [
    ("nl", "Met open armen ontvangen; de warme buurt; een zwak punt van de meting."),
    ("nl", "Luisteren en luier; de schuldhulp; iemand met schulden; het doel van de groep."),
    ("nl", 'Een ouder zei: "wij zijn lotgenoten".'),
    ("nl", "Zij noemden het „eigen schuld”."),
    ("en", "The poor quality of the letter; a target; the school may refuse an offer."),
    ("en", 'The report says "the poor are lazy".'),
]


@pytest.mark.parametrize(("language", "text", "code"), MET)
def test_a_word_is_met_in_every_form(language: str, text: str, code: str) -> None:
    remarks = check_wording(text, language)
    assert {remark.code for remark in remarks} == {code}
    assert {remark.severity for remark in remarks} == {"warning"}


@pytest.mark.parametrize(("language", "text"), NOT_MET)
def test_ordinary_words_and_quotations_are_left_alone(language: str, text: str) -> None:
    assert [remark.message for remark in check_wording(text, language)] == []


def test_the_library_rubric_and_comments_of_the_kit_keep_to_it() -> None:
    holders = [*load_actions(), *load_comments(), *load_rubric()]
    texts = [
        part
        for one in holders
        for field in fields(one)
        for part in (getattr(one, field.name),)
        if isinstance(part, Bilingual)
    ]
    assert len(texts) > 400
    for text in texts:
        for language in ("nl", "en"):
            assert check_wording(text.in_language(language), language) == ()


def test_the_lessons_keep_to_it() -> None:
    for lesson in LESSONS.glob("*.py"):
        text = lesson.read_text(encoding="utf-8")
        assert check_wording(text, "nl") == check_wording(text, "en") == ()


def test_every_word_has_a_better_one_and_a_reason_in_both_languages() -> None:
    rows = read_delimited(WORDING)
    for column in ("pattern", "better", "reason_nl", "reason_en"):
        assert (rows[column].str.strip() != "").all(), column
    assert set(rows["language"]) == {"nl", "en"}
    assert set(rows["kind"]) == {"label", "blame", "unwilling"}
    assert not rows.duplicated(["pattern", "language", "only_before"]).any()


def test_the_comment_bank_answers_every_criterion() -> None:
    comments = load_comments()
    assert len(comments) >= 30
    assert len({comment.comment_id for comment in comments}) == len(comments)
    assert {comment.criterion for comment in comments} == {one.criterion for one in load_rubric()}
    assert all(0 <= comment.level <= 4 for comment in comments)
