"""The texts of the round table: both languages, short sentences, two variants a sector."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from quickscan_sim.advise.round_table.role_texts import FORMAL, INFORMAL, MUNICIPALITY, role_text
from quickscan_sim.advise.round_table.texts import FOLDER, round_table_texts
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.questionnaire import load_questionnaire

FILES = sorted(path.stem for path in FOLDER.glob("*.csv"))
KINDS = ("time", "rule", "interest", "give", "question")
LEFT_TO_FAMILIES = ("uitgeven", "sparen", "budgetteren", "eigen schuld", "de armen", "doelgroep")


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_there_in_both_languages_and_no_sentence_is_long(name: str) -> None:
    for row in round_table_texts(name):
        for column, text in row.items():
            if column.endswith(("_nl", "_en")):
                sentences = re.split(r"(?<=[.?!])\s", text)
                assert max(len(one.split()) for one in sentences) <= 25, text


@pytest.mark.parametrize("name", FILES)
def test_no_text_blames_a_family_or_speaks_of_its_choices(name: str) -> None:
    for row in round_table_texts(name):
        dutch = " ".join(text for column, text in row.items() if column.endswith("_nl")).lower()
        if row.get("sectors") == MUNICIPALITY or "handtekening" in dutch:
            continue
        assert not [word for word in LEFT_TO_FAMILIES if word in dutch], dutch


def test_every_sector_of_the_practice_questionnaire_has_two_texts_of_each_kind() -> None:
    rows = round_table_texts("role_texts")
    counts = Counter((whom, row["kind"]) for row in rows for whom in row["sectors"].split())
    sectors = load_questionnaire().sector_ids
    for whom in (*sectors, FORMAL, INFORMAL, MUNICIPALITY):
        assert all(counts[whom, kind] >= 2 for kind in KINDS), whom


def test_a_text_depends_on_the_place_alone_and_both_variants_occur() -> None:
    found = [role_text("time", "housing", FORMAL, f"wijk {n}", "nl") for n in range(20)]
    assert found == [role_text("time", "housing", FORMAL, f"wijk {n}", "nl") for n in range(20)]
    assert len(set(found)) == 2


def test_an_own_sector_falls_back_on_formal_or_informal() -> None:
    formal = role_text("rule", "library", FORMAL, "x", "en")
    informal = role_text("rule", "choir", INFORMAL, "x", "en")
    assert formal in {row["text_en"] for row in round_table_texts("role_texts")}
    assert formal != informal


def test_a_text_without_its_translation_is_told_with_its_place(tmp_path: Path) -> None:
    set_language("en")
    (tmp_path / "steps.csv").write_text("step,title_nl,title_en\ngoal,Doel,Goal\nend,Slot,\n")
    with pytest.raises(QuickscanError, match=r"steps.csv, row 3: the column title_en is empty"):
        round_table_texts("steps", tmp_path)
    set_language("nl")
