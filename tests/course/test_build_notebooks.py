"""The builder: what it makes of a source, and the sentence on which it stops."""

from __future__ import annotations

from pathlib import Path

import build_notebooks as builder
import nbformat
import pytest
from course_builder.alignment import check_verb
from course_builder.load import check_load, sections_of
from course_builder.source import SourceError, read_source
from small_lesson import HEAD, QUESTIONS, SOURCE, opened, texts

COURSE = Path(builder.HERE)
ASSIGNMENTS = COURSE.parent / "assignments"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "M9.yaml").write_text(QUESTIONS, encoding="utf-8")
    monkeypatch.setattr(builder, "QUESTIONS", tmp_path)
    return tmp_path


def made(folder: Path, text: str = SOURCE) -> list[Path]:
    """The notebooks that a source of this text makes, as paths below the folder."""
    path = folder / "lesson.py"
    path.write_text(text, encoding="utf-8")
    found = builder.build([path], folder / "course", folder / "assignments")
    return [one.relative_to(folder) for one in found]


def cells(folder: Path, notebook: str) -> list[nbformat.NotebookNode]:
    return list(nbformat.read(folder / notebook, as_version=4).cells)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    folder = tmp_path_factory.mktemp("kit")
    paths = builder.build_all(folder / "course", folder / "assignments")
    return folder, [path.relative_to(folder) for path in paths]


def test_the_notebooks_in_the_repository_are_what_the_sources_make(
    rebuilt: tuple[Path, list[Path]],
) -> None:
    folder, paths = rebuilt
    assert paths, "course/src holds no lesson"
    for path in paths:
        kept = COURSE.parent / path
        assert kept.is_file(), f"{path}: run make course"
        assert kept.read_bytes() == (folder / path).read_bytes(), f"{path}: run make course"


def test_no_notebook_is_left_that_no_source_makes(rebuilt: tuple[Path, list[Path]]) -> None:
    kept = [*COURSE.glob("[a-z][a-z]/*.ipynb"), *ASSIGNMENTS.glob("source/*/*.ipynb")]
    left = {path.relative_to(COURSE.parent) for path in kept} - set(rebuilt[1])
    assert left == set(), "remove these"


def test_nothing_but_notebooks_is_released_to_students(rebuilt: tuple[Path, list[Path]]) -> None:
    found = [path for path in (ASSIGNMENTS / "source").rglob("*") if path.is_file()]
    assert {path.suffix for path in found} == {".ipynb"}
    assert not [path for path in found if path.stem.startswith("M0")]


def test_two_builds_give_the_same_bytes(folder: Path) -> None:
    first = [(folder / path).read_bytes() for path in made(folder)]
    assert [(folder / path).read_bytes() for path in made(folder)] == first


def test_a_module_becomes_four_notebooks_and_two_assignments_in_each_language(
    folder: Path,
) -> None:
    dutch = [
        "course/nl/M9_1_verkenning.ipynb",
        "course/nl/M9_2_werkblad.ipynb",
        "assignments/source/M9_2_werkblad/M9_2_werkblad.ipynb",
        "course/nl/M9_3_opdracht.ipynb",
        "assignments/source/M9_3_opdracht/M9_3_opdracht.ipynb",
        "course/nl/M9_4_gesprek.ipynb",
    ]
    found = [path.as_posix() for path in made(folder)]
    assert set(dutch) < set(found)
    assert len(found) == 2 * len(dutch)


def test_each_notebook_gets_its_own_texts_and_all_code(folder: Path) -> None:
    made(folder)
    for language, name, comment in (
        ("nl", "M9_1_verkenning", "# Open je wijk."),
        ("en", "M9_1_explore", "# Open your neighbourhood."),
    ):
        first, code, why, *_ = cells(folder, f"course/{language}/{name}.ipynb")
        assert first.metadata["lang"] == language
        assert code.source.startswith(comment)
        assert code.source.endswith(f'open_my_wijk("", "{language}")')
        assert "<!--" not in why.source
        assert why.source.count("\n- ") == 2


def test_the_name_of_a_cell_is_its_lasting_id(folder: Path) -> None:
    made(folder)
    found = cells(folder, "course/nl/M9_1_verkenning.ipynb")
    assert [cell.id for cell in found] == ["explore", "open", "why", "predict", "try", "explain"]


def test_a_question_becomes_cells_to_show_answer_and_check(folder: Path) -> None:
    made(folder)
    shown, answered, checked = cells(folder, "course/nl/M9_2_werkblad.ipynb")[-3:]
    assert 'show_question("M9.W1")' in shown.source
    assert answered.source.endswith("answer_w1 = ...")
    assert 'check("M9.W1", answer_w1)' in checked.source
    marks = [cell.metadata["nbgrader"] for cell in (shown, answered, checked)]
    assert [mark["solution"] for mark in marks] == [False, True, False]
    assert [mark["locked"] for mark in marks] == [True, False, True]
    assert marks[2]["points"] == 1


def test_a_text_that_a_person_marks_is_written_in_a_text_cell(folder: Path) -> None:
    made(folder)
    written = cells(folder, "course/en/M9_3_assignment.ipynb")[-1]
    assert written.cell_type == "markdown"
    assert written.metadata["nbgrader"]["points"] == 4
    assert written.metadata["nbgrader"]["grade"]


ONE = (
    "# ---\n# jupyter:\n#   module: M9\n#   notebooks: {nl: M9_les, en: M9_lesson}\n# ---\n\n"
    + SOURCE.removeprefix(HEAD)
)
for part in ("explore", "worksheet", "assignment", "talk"):
    ONE = ONE.replace(f' part="{part}"', "")
ONE = "\n".join(
    line.replace("# # Tellen", "# ## Tellen").replace("# # Counting", "# ## Counting")
    if "explore" not in line
    else line
    for line in ONE.splitlines()
)


def test_a_lesson_of_one_notebook_has_questions_that_nbgrader_does_not_know(folder: Path) -> None:
    found = made(folder, ONE)
    assert [path.as_posix() for path in found] == [
        "course/nl/M9_les.ipynb",
        "course/en/M9_lesson.ipynb",
    ]
    marked = [
        cell for cell in cells(folder, "course/nl/M9_les.ipynb") if "nbgrader" in cell.metadata
    ]
    assert marked == []


def test_a_module_without_worksheet_and_assignment_needs_no_headings_for_them(
    folder: Path,
) -> None:
    assert made(folder, ONE.replace("# ## Werkblad", "#").replace("# ## Worksheet", "#"))


LONG = "".join(f"a{number} = 1\n" for number in range(8))
MANY = "".join(texts(f"t{number}", "Een.", "One.") for number in range(58))
STOPS = {
    "twin": (
        ('# %% [markdown] lang="en" name="try"', '# %% [markdown] lang="en" name="tri"'),
        "'try' has no twin in 'en'",
    ),
    "twin says less": (("# ## Try: the place", "# Try."), "differ in their headings or bullets"),
    "name": (
        ('name="explain"\n# ## Explain', 'name="predict"\n# ## Explain'),
        "'predict' \\(en\\) stands on two cells",
    ),
    "no name": ((' name="open_worksheet"', ""), "give the cell that begins with .* a name"),
    "no language": (('lang="nl" name="why"', 'name="why"'), "'why' needs lang="),
    "comment": (("# en: Open your neighbourhood.\n", ""), "# nl: needs a twin with # en:"),
    "part": (('part="explore" lang="nl"', 'lang="nl"'), "stands in no part"),
    "unknown part": (("#     talk: {", "#     chat: {"), "'chat' is no part"),
    "notebook": ((", en: M9_4_talk}", "}"), "no notebooks: en: name"),
    "same notebook": (
        ("M9_4_talk", "M9_1_explore"),
        "en M9_1_explore is the notebook of two",
    ),
    "front matter": (("module: M9", "module: [M9"), "lesson.py can not be read: "),
    "no Python": (("my_scan = open", "my_scan = = open"), "cell 'open': line 5 is no Python"),
    "filled question": (('question="M9.W1"\n', 'question="M9.W1"\n1 + 1\n'), "leave it empty"),
    "unknown question": (('question="M9.W1"', 'question="M9.W7"'), "there is no question M9.W7"),
    "question away": (('# %% question="M9.W1"\n', ""), "M9.W1 stands in 0 places"),
    "question twice": (
        ('# %% question="M9.W1"\n', '# %% question="M9.W1"\n\n# %% question="M9.W1" name="b"\n'),
        "M9.W1 stands in 2 places",
    ),
    "question elsewhere": (
        ('# %% question="M9.A1"\n', '# %% question="M9.W1" name="x"\n'),
        "M9.W1 stands in 2 places|belongs in the part",
    ),
    "objective": ((' objectives="M9.a M9.b"', ' objectives="M9.a"'), "no cell practises M9.b"),
    "no objective": (("M9.a M9.b", "M9.a M9.b M9.z"), "M9.z is no objective"),
    "no module": (("module: M9", "module: M8"), "the module M8 has no M8.yaml"),
    "heading": (("# ## Kernpunten", "# ## Onthoud"), "the heading 'Kernpunten' is missing"),
    "heading early": (
        (
            "# ## Pas op\n# \n# ## Taal en zorgvuldigheid",
            "# ## Taal en zorgvuldigheid\n# \n# ## Pas op",
        ),
        "'Taal en zorgvuldigheid' stands too early",
    ),
    "two titles": (("# ## Nodig", "# # Nodig", "# ## What you need", "# # What"), "one title"),
    "level": (
        ("# ## Voorspel", "# #### Voorspel", "# ## Predict", "# #### Predict"),
        "'Voorspel' skips a level",
    ),
    "rhythm": (("# ## Voorspel", "# ## Eerst"), "the order is 'Voorspel', 'Probeer', 'Leg uit'"),
    "long cell": (("import open_my_wijk\n", f"import open_my_wijk\n{LONG}"), "11 lines of code"),
    "many cells": (
        (
            texts("try", "## Probeer: de plek", "## Try: the place"),
            texts("try", "## Probeer: de plek", "## Try: the place") + MANY,
        ),
        "64 cells; 60 at most",
    ),
    "late action": (
        (
            opened("open_worksheet"),
            texts("a", "Een.", "One.")
            + texts("b", "Twee.", "Two.")
            + texts("c", "Drie.", "Three.")
            + opened("open_worksheet"),
        ),
        "nothing to do in the first 3 cells",
    ),
    "banner": (("**Deze wijk is verzonnen.**", "Een wijk."), "does not say"),
    "library": (
        ("from quickscan_sim.lesson import", "from quickscan_sim import"),
        "from quickscan_sim; students use",
    ),
    "import": (("import open_my_wijk\n", "import open_my_wijk\nimport pandas\n"), "imports pandas"),
    "unknown function": (("import open_my_wijk\n", "import open_wijk\n"), "imports open_wijk"),
    "not imported": (("import open_my_wijk\n", "import check\n"), "uses open_my_wijk and does not"),
    "nothing imported": (
        (
            'my_scan = open_my_wijk("", "nl")',
            "my_scan",
            "import open_my_wijk\n",
            "",
            "from quickscan_sim.lesson ",
            "",
        ),
        "uses my_scan and imports nothing",
    ),
}


@pytest.mark.parametrize("name", STOPS)
def test_a_source_that_breaks_a_rule_stops_with_a_sentence(folder: Path, name: str) -> None:
    changes, sentence = STOPS[name]
    text = SOURCE
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(SourceError, match=sentence):
        made(folder, text)
    assert not list(folder.rglob("*.ipynb"))


def test_the_small_source_breaks_no_rule(folder: Path) -> None:
    assert made(folder)


def test_how_an_editor_ends_lines_or_marks_the_beginning_changes_nothing(folder: Path) -> None:
    first = [(folder / path).read_bytes() for path in made(folder)]
    other = "\ufeff" + SOURCE.replace("\n", "\r\n")
    assert [(folder / path).read_bytes() for path in made(folder, other)] == first


def test_an_objective_that_no_question_asks_stops_the_builder(folder: Path) -> None:
    asked = (folder / "M9.yaml").read_text(encoding="utf-8")
    (folder / "M9.yaml").write_text(
        asked.replace("objective: M9.b", "objective: M9.a"), encoding="utf-8"
    )
    with pytest.raises(SourceError, match=r"no question asks for M9\.b"):
        made(folder)


@pytest.mark.parametrize(
    ("text", "language", "sentence"),
    [
        ("Je begrijpt een gemiddelde.", "nl", "nobody sees 'begrijpt'"),
        ("You understand and explain a mean.", "en", "nobody sees 'understand'"),
        ("Je hebt een gemiddelde.", "nl", "has no verb"),
    ],
)
def test_an_objective_says_what_can_be_seen(text: str, language: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        check_verb(text, language, "M9.a")


def notebook(*contents: str) -> nbformat.NotebookNode:
    """Texts begin with a heading; anything else is code."""
    new = nbformat.v4
    return new.new_notebook(
        cells=[
            new.new_markdown_cell(text) if text.startswith("#") else new.new_code_cell(text)
            for text in contents
        ]
    )


def test_sections_run_from_heading_to_heading() -> None:
    found = list(sections_of(notebook("# A\n\none\n\n## B\n\ntwo", "check(1)", "## C")))
    assert [(one.title, one.functions) for one in found][1:] == [
        ("A", []),
        ("B", ["check"]),
        ("C", []),
    ]


def test_a_section_with_more_than_two_new_functions_stops() -> None:
    busy = notebook("# A", "check(1)\nhint(1)\nshow_gap(1)")
    with pytest.raises(SourceError, match="b, section 'A': 3 new functions; 2 at most"):
        check_load([("b", busy)], ())
    check_load([("a", notebook("# A", "check(1)")), ("b", busy)], ())


def test_a_section_with_more_than_four_new_terms_stops() -> None:
    terms = ("wijk", "score", "laag", "band", "hiaat")
    busy = notebook("# A\n\n" + " ".join(f"**{term}**" for term in terms))
    with pytest.raises(SourceError, match="5 new terms; 4 at most"):
        check_load([("b", busy)], terms)
    check_load([("b", busy)], terms[:4])


def test_the_source_reader_gives_each_part_its_own_cells(folder: Path) -> None:
    path = folder / "lesson.py"
    path.write_text(SOURCE, encoding="utf-8")
    source = read_source(path)
    assert source.parts == ("explore", "worksheet", "assignment", "talk")
    assert [cell.name for cell in source.of("talk", "en")] == ["talk", "end"]


def test_the_names_of_a_function_that_a_cell_makes_need_no_import() -> None:
    from course_builder.checks import _made_elsewhere

    code = "def theme_score(answers):\n    return sum(answers) / len(answers)\n"
    assert _made_elsewhere(code) == set()
    assert _made_elsewhere(code + "theme_score(scores)") == {"scores"}
