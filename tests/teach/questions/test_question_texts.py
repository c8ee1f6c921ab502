"""What a student reads in a question: short, without blame, and the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.teach.questions import Question, load_questions

QUESTIONS = (*load_questions(), *load_questions("M0"))
END = re.compile(r"(?<=[.?:])['\"]*\s+(?=['\"{]*[A-Z0-9a-z])|\n\n")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
CODE = re.compile(r"`[^`]*`")
LONGEST, USUAL = 25, 15


def texts_of(question: Question) -> Iterator[Bilingual]:
    """The prompt, and the explanations of mistakes; an option may hold words that hurt."""
    yield question.prompt
    yield from question.why.values()
    if question.good_answer is not None:
        yield question.good_answer


def lengths_of(text: str) -> list[int]:
    sentences = END.split(CODE.sub("code", text))
    return [n for n in (len(WORD.findall(sentence)) for sentence in sentences) if n]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    lengths = []
    for question in QUESTIONS:
        for text in texts_of(question):
            found = lengths_of(text.in_language(language))
            assert max(found) <= LONGEST, (question.question_id, text.in_language(language))
            lengths += found
    assert sum(lengths) / len(lengths) <= USUAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_labels_or_blames_people(language: str) -> None:
    for question in QUESTIONS:
        for text in texts_of(question):
            assert check_wording(text.in_language(language), language) == (), question.question_id


def test_both_languages_have_the_same_paragraphs_and_code() -> None:
    for question in QUESTIONS:
        nl, en = question.prompt.nl, question.prompt.en
        assert nl.count("\n\n") == en.count("\n\n"), question.question_id
        assert len(CODE.findall(nl)) == len(CODE.findall(en)), question.question_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_of_a_mistake_is_at_most_four_sentences(language: str) -> None:
    for question in QUESTIONS:
        for name, text in question.why.items():
            n_sentences = len(re.findall(r"[.?](?=\s|$)", text.in_language(language)))
            assert 1 <= n_sentences <= 4, (question.question_id, name)
