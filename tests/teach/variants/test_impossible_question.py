"""A question in a real file with a mistake that never shows: the lecturer is told which."""

from importlib.resources import files

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.questions.question_file import read_module
from quickscan_sim.teach.variants.draw_variant import draw_variant
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

PERSONAL = PersonalDraw(bytes(range(32)), "2027")


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    """The questions of a module, of which one has a mistake that does what is right."""
    real = (files("quickscan_sim") / "data" / "questions" / "M2.yaml").read_text(encoding="utf-8")
    assert real.count("MV-S1: {reverse: false}") > 0
    path = tmp_path_factory.mktemp("questions") / "M2.yaml"
    path.write_text(
        real.replace("MV-S1: {reverse: false}", "MV-S1: {reverse: true}", 1), encoding="utf-8"
    )
    return read_module(path).questions


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("fout MV-S1", "niet te onderscheiden van het goede antwoord")),
        ("en", ("mistake MV-S1", "could not be told from the right answer to question")),
    ],
)
def test_the_sentence_names_the_mistake_and_the_question(questions, language, words):
    changed = next(one.question_id for one in questions if one.mutants.get("MV-S1"))
    with pytest.raises(QuickscanError) as found:
        draw_variant(PERSONAL, Unit("s1"), questions, most_tries=8)
    said = found.value.in_language(language)
    assert "8" in said
    assert changed in said
    assert all(part in said for part in words), said
