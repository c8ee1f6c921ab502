from __future__ import annotations

import re
import string
from itertools import pairwise

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.households import (
    draw_casus,
    find_household,
    simulate_households,
    tell_casus,
)
from quickscan_sim.simulate.households.casus_family import Family
from quickscan_sim.simulate.households.casus_story import in_words
from quickscan_sim.simulate.households.casus_words import fragments

LABELS = re.compile(
    r"\b(de armen|arme (gezinnen|mensen|kinderen|wijk\w*)|doelgroep\w*|probleemgezin\w*"
    r"|achterstandswijk\w*|zwakke wijk\w*|uitkeringstrekker\w*|lotgeno\w+|zelf schuld|allochto\w+"
    r"|eigen schuld|onwillig\w*|moet leren|budgetteren|cursus|the poor|poor (famil\w+|people"
    r"|children)|target group\w*|problem famil\w+|deprived|disadvantaged|unwilling|own fault"
    r"|budgeting|should have|welfare recipient\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def households() -> pd.DataFrame:
    return simulate_households(Parameters(seed=4))


@pytest.fixture(scope="module")
def sample(households: pd.DataFrame) -> pd.DataFrame:
    """300 households, half of them with money problems, of every type and tenure."""
    troubled = households[households["money_problems"] | households["minima"]]
    return pd.concat([troubled.sample(150, random_state=1), households.sample(150, random_state=2)])


@pytest.fixture(scope="module")
def told(sample: pd.DataFrame):
    return {
        language: [tell_casus(row, 7, language) for _, row in sample.iterrows()]
        for language in ("nl", "en")
    }


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!])\s+", text.strip()) if one]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_stories_have_120_to_180_words_in_short_sentences(told, language: str) -> None:
    stories = [casus.story for casus in told[language]]
    assert {120 <= len(story.split()) <= 180 for story in stories} == {True}
    lengths = [len(one.split()) for story in stories for one in sentences(story)]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 25


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_field_is_left_open_and_sentences_begin_with_a_capital(told, language: str) -> None:
    for casus in told[language]:
        assert not set("{}") & set(casus.story + casus.title + " ".join(casus.questions))
        for one in sentences(casus.story):
            assert one.lstrip("'s ")[0].isupper() or one[0] in "'É", one


@pytest.mark.parametrize(
    ("language", "invented"),
    [("nl", "Dit verhaal is verzonnen."), ("en", "This story is invented")],
)
def test_every_story_says_that_it_is_invented(told, language: str, invented: str) -> None:
    assert all(casus.story.startswith(invented) for casus in told[language])


def test_stories_agree_with_the_household(sample, told) -> None:
    for (_, row), casus in zip(sample.iterrows(), told["en"], strict=True):
        ages = re.findall(r"\((\d+)\)", casus.story)
        children = [age for age in ages if int(age) < 18]
        assert len(children) == row["n_children"], casus.story
        without = casus.story.lower().replace("no problem debts", "")
        assert ("problem debts" in without) == row["problem_debt"], casus.story
        assert ("housing association" in casus.story) == (row["tenure"] == "housing_corporation")
        assert ("owner-occupied" in casus.story or "house" in casus.story) or (
            row["tenure"] != "owner"
        )
        n_conditions = 0 if row["conditions"] == "none" else len(row["conditions"].split())
        assert len(casus.conditions) == n_conditions
        assert len(casus.strengths) == row["n_strengths"]
        if row["unclaimed_support"] or row["uses_support"]:
            assert "Income is too high" not in casus.story


def test_both_languages_tell_the_same_story(told) -> None:
    for dutch, english in zip(told["nl"], told["en"], strict=True):
        assert abs(len(sentences(dutch.story)) - len(sentences(english.story))) <= 2
        names = [set(re.findall(r"(\w+) \((\d+)\)", casus.story)) for casus in (dutch, english)]
        assert names[0] == names[1]


def test_no_text_blames_or_labels_people() -> None:
    everything = [
        text
        for slot in fragments().values()
        for fragment in slot
        for text in (fragment.text.nl, fragment.text.en)
    ]
    assert [text for text in everything if LABELS.search(text)] == []
    # Nobody with lived experience wrote these: no first person, no quotation.
    own_voice = re.compile(r"\b(ik|mijn|wij|ons|I|my|we|our)\b|[“”\"]")
    assert [text for text in everything if own_voice.search(text)] == []


def test_fifty_stories_do_not_read_alike(households) -> None:
    stories = [set(sentences(draw_casus(households, 9, number).story)) for number in range(50)]
    frames = [
        {re.sub(r"\b[A-ZÉ][\w'-]*|\d+", "_", sentence) for sentence in story} for story in stories
    ]
    shared = [
        len(one & other) / min(len(one), len(other))
        for number, one in enumerate(frames)
        for other in frames[number + 1 :]
    ]
    assert max(shared) < 0.7
    assert sum(shared) / len(shared) < 0.3
    assert len({draw_casus(households, 9, number).title for number in range(50)}) > 40


def test_the_same_household_and_seed_give_the_same_words(households) -> None:
    row = find_household(households, "W02", 17)
    assert tell_casus(row, 3) == tell_casus(dict(row), 3)
    assert tell_casus(row, 3).story != tell_casus(row, 4).story


def test_every_casus_has_strengths_partners_and_questions(told) -> None:
    for casus in told["nl"]:
        assert casus.strengths
        assert len(casus.partners) >= 2
        assert len(casus.questions) >= 2
        assert casus.title


def test_the_name_comes_back_after_two_sentences_with_a_pronoun() -> None:
    family = Family("Anna", "female", 40, "Bob", (), 3, 4)
    said = [Bilingual("{She} leest.", "{She} reads.")] * 4
    text = in_words([Bilingual("{name} is 40.", "{name} is 40."), *said], family, "en")
    assert text == "Anna is 40. She reads. She reads. Anna reads. She reads."


def test_after_somebody_else_the_name_is_said_again() -> None:
    family = Family("Anna", "female", 40, "Bob", (), 3, 4)
    parts = ["{name} lives with {partner}.", "{She} reads."]
    text = in_words([Bilingual(part, part) for part in parts], family, "en")
    assert text == "Anna lives with Bob. Anna reads."


def test_fields_are_the_same_kind_in_both_languages() -> None:
    person = {"name", "she", "She", "her", "obj"}
    for slot in fragments().values():
        for fragment in slot:
            fields = [
                {field for _, field, _, _ in string.Formatter().parse(text) if field} - person
                for text in (fragment.text.nl, fragment.text.en)
            ]
            assert fields[0] == fields[1], fragment.text


def test_a_household_that_does_not_exist_is_named(households) -> None:
    set_language("en")
    try:
        with pytest.raises(QuickscanError, match=r"no neighbourhood 'W99' .* Known: W01, W02"):
            find_household(households, "W99", 1)
        with pytest.raises(QuickscanError, match=r"no household 99999 .* Possible is 1 to"):
            find_household(households, "W01", 99999)
        with pytest.raises(QuickscanError, match="it lacks tenure"):
            tell_casus(households.iloc[0].drop("tenure"))
        with pytest.raises(QuickscanError, match="no households to tell about"):
            draw_casus(households.head(0))
    finally:
        set_language("nl")


def test_ages_of_children_differ_and_parents_were_adults(told) -> None:
    for casus in told["nl"]:
        ages = [int(age) for age in re.findall(r"\((\d+)\)", casus.story)]
        children = [age for age in ages if age < 18]
        assert all(older > younger for older, younger in pairwise(children))
        adults = [age for age in ages if age >= 18]
        assert not (children and adults) or adults[0] - children[0] >= 20
