"""The words of the course: both languages, names that exist, and no word left out."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import jupytext
import pytest

import quickscan_sim
from quickscan_sim import lesson, vocabulary
from quickscan_sim.advise.plan.plan_keys import ROW_KEYS
from quickscan_sim.advise.wording import check_wording
from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, set_language
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.tables import PLACE_TABLES, QUICKSCAN_TABLES, RESULT_TABLES
from quickscan_sim.teach.glossary import GLOSSARY, alphabetical, load_glossary
from quickscan_sim.teach.packs.pack import PRACTICE
from quickscan_sim.teach.questions import load_modules

ROOT = Path(__file__).parents[3]
TERMS = load_glossary()
LONGEST, USUAL = 25, 15

JARGON = {
    "nl": (
        "advies|alpha|band|bestaanszekerheid|betrouwbaarheid|bevinding|centraliteit|codeboek|"
        "codenaam|concept|correlatie|decimaal|dichtheid|doelladder|doublet|effect|"
        "ervaringsdeskundige|gearceerd|gemiddelde|geen score|handelingsverlegenheid|hefboom|hiaat|"
        "hint|informele partner|formele partner|interval|jgz|laag inkomen|matrix|mediaan|"
        "misvatting|modus|n.v.t.|netwerk|notebook|oefenwijk|omgekeerde zin|ompolen|open zin|"
        "percentage|persoonlijke code|quickscan|regressie|respons|risico|rolkaart|rondetafel|"
        "rubriek|schaal|scoreblad|sector|signaleren|significant|simuleren|smart|sociaal team|"
        "spreiding|standaardafwijking|steekproef|stigma|themascore|toeval|trekker|twee kampen|"
        "validiteit|variantie|verbinder|verbeterplan|wederkerigheid|woningcorporatie|zelfcheck|"
        "zwakke plek"
    ),
    "en": (
        "alpha|arrow|bar chart|before and after|broker|centrality|code name|codebook|correlation|"
        "decimal|density|double|draft|effect|expert by experience|finding|formal partner|gap|"
        "goal ladder|hatched|hint|improvement plan|informal partner|interval|layer|lever|"
        "low income|matrix|mean|median|misconception|mode|n.v.t.|network|notebook|open sentence|"
        "percentage|personal code|quickscan|reciprocity|regression|response rate|"
        "reversed sentence|risk|role card|round table|rubric|sample|scale|score sheet|sector|"
        "self-check|significant|simulate|smart|social team|spread|standard deviation|stigma|"
        "theme score|tie|two camps|validity|variance|weak spot"
    ),
}
"""Words that a student may not know; one that a lesson uses stands in the glossary."""
PLAIN = {"en": {"mode", "double", "sample"}, "nl": {"concept"}}
"""Words that have an everyday meaning too: "mode" only counts where the glossary has it."""


def kit_names() -> set[str]:
    """Functions, tables, columns, values and fields of a plan that the kit has."""
    tables = (*QUICKSCAN_TABLES, *RESULT_TABLES, *PLACE_TABLES)
    questionnaire = load_questionnaire()
    own_form = read_delimited(PRACTICE / "questionnaire.csv")
    return {
        *quickscan_sim.__all__,
        *lesson.__all__,
        *(table.name for table in tables),
        *(column.name for table in tables for column in table.columns),
        *own_form.columns,
        *ROW_KEYS,
        *vocabulary.GAP_KINDS,
        *vocabulary.PARTNER_GROUPS,
        *(theme.theme_id for theme in questionnaire.themes),
        *(item.aspect for item in questionnaire.items if item.aspect),
        *(sector.sector_id for sector in questionnaire.sectors),
    }


def lesson_texts(language: str) -> str:
    """Every text of the lessons and the questions in one language."""
    found = []
    for source in sorted((ROOT / "course" / "src").glob("*.py")):
        for cell in jupytext.read(source, fmt="py:percent").cells:
            if cell.metadata.get("lang") == language:
                found.append(cell.source)
    for module in load_modules():
        found += [question.prompt.in_language(language) for question in module.questions]
        found += [
            option.text.in_language(language)
            for question in module.questions
            for option in question.options
        ]
    return "\n".join(found).casefold()


def test_it_is_sorted_and_no_word_stands_there_twice() -> None:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) == len(TERMS) >= 60
    names = [term.name.nl for term in TERMS]
    assert [line.split(",")[0] for line in lines] == names
    assert names == sorted(names, key=alphabetical)
    assert len({name.casefold() for name in names}) == len(names)


def test_every_name_in_code_exists_in_the_kit() -> None:
    known = kit_names()
    assert {term.code for term in TERMS if term.code} - known == set()
    assert sum(bool(term.code) for term in TERMS) >= len(TERMS) / 2


def test_every_function_of_the_lessons_has_a_word() -> None:
    explained = {term.code for term in TERMS}
    assert set(lesson.__all__) - explained <= {"show_question", "show_scores"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_meanings_are_short_sentences_without_labels(language: str) -> None:
    lengths = []
    for term in TERMS:
        meaning = term.meaning.in_language(language)
        assert meaning[-1] == ".", term
        assert check_wording(meaning, language) == (), term
        lengths += [len(one.split()) for one in re.split(r"(?<=[.:])\s+", meaning)]
    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) <= USUAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_may_be_unknown_is_explained(language: str) -> None:
    text = lesson_texts(language)
    explained = " | ".join(term.name.in_language(language).casefold() for term in TERMS)
    for word in JARGON[language].split("|"):
        if word in PLAIN[language]:
            continue
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", explained), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_what_the_data_makes(language: str) -> None:
    path = ROOT / "docs" / "write_glossary.py"
    spec = importlib.util.spec_from_file_location("write_glossary", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.render_glossary(language)
    assert script.page_file(language).read_text(encoding="utf-8") == made
    assert made.count("\n| ") == len(TERMS) + 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("term_nl,term_en,code,meaning_nl\nn,n,,aantal\n", "lacks the column meaning_en"),
        ("term_nl,term_en,code,meaning_nl,meaning_en\nn,,,a.,b.\n", "no text in .* term_en"),
        ("term_nl,term_en,code,meaning_nl,meaning_en\nn,n,,a.,b.\nN,m,,a.,b.\n", "'n' 2 times"),
    ],
)
def test_a_glossary_that_is_not_whole_says_what_is_wrong(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(text, encoding="utf-8")
    set_language("en")
    with pytest.raises(QuickscanError, match=sentence):
        load_glossary(path)
