from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

COURSE = Path(__file__).parents[2] / "course"


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("builder", COURSE / "build_notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


builder = load_builder()

HEAD = "# ---\n# jupyter:\n#   notebooks:\n#     nl: les\n#     en: lesson\n# ---\n\n"
DUTCH = '# %% [markdown] lang="nl" name="hello"\n# Dag\n\n'
ENGLISH = '# %% [markdown] lang="en" name="hello"\n# Hello\n\n'
CODE = '# %% name="sum"\n# nl: Tel op.\n# en: Add.\nset_language("nl")\n1 + 1\n'


def source(folder: Path, text: str) -> Path:
    path = folder / "lesson.py"
    path.write_text(text, encoding="utf-8")
    return path


def cells(folder: Path, text: str, notebook: str) -> list[nbformat.NotebookNode]:
    builder.build(source(folder, text), folder)
    return list(nbformat.read(folder / notebook, as_version=4).cells)


def test_the_notebooks_in_the_repository_are_what_the_sources_make(tmp_path: Path) -> None:
    built = builder.build_all(tmp_path)
    assert built, "course/src holds no lesson"
    for path in built:
        kept = COURSE / path.relative_to(tmp_path)
        assert kept.read_bytes() == path.read_bytes(), f"{kept}: run make course"


def test_every_notebook_has_a_source(tmp_path: Path) -> None:
    made = {path.relative_to(tmp_path) for path in builder.build_all(tmp_path)}
    here = {path.relative_to(COURSE) for path in COURSE.glob("[a-z][a-z]/*.ipynb")}
    assert here == made


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in builder.build_all(tmp_path / "one")]
    assert [path.read_bytes() for path in builder.build_all(tmp_path / "two")] == first


def test_each_notebook_gets_its_own_texts_and_all_code(tmp_path: Path) -> None:
    dutch = cells(tmp_path, HEAD + DUTCH + ENGLISH + CODE, "nl/les.ipynb")
    english = cells(tmp_path, HEAD + DUTCH + ENGLISH + CODE, "en/lesson.ipynb")
    assert [cell.source for cell in dutch] == ["Dag", '# Tel op.\nset_language("nl")\n1 + 1']
    assert [cell.source for cell in english] == ["Hello", '# Add.\nset_language("en")\n1 + 1']


def test_the_name_of_a_cell_is_its_lasting_id(tmp_path: Path) -> None:
    found = cells(tmp_path, HEAD + DUTCH + ENGLISH + CODE, "nl/les.ipynb")
    assert [cell.id for cell in found] == ["hello", "sum"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + DUTCH + CODE, "'hello' has no twin in 'en'"),
        (HEAD + ENGLISH + CODE, "'hello' has no twin in 'nl'"),
        (HEAD + DUTCH + CODE + "\n" + ENGLISH, "twin of 'hello' must follow it at once"),
        (HEAD + DUTCH + DUTCH + ENGLISH, "the name 'hello' .* stands on two cells"),
        (HEAD + "# %%\n1 + 1\n", "give the cell that begins with '1 \\+ 1' a name"),
        (HEAD + '# %% [markdown] name="hello"\n# Dag\n', "'hello' needs lang="),
        (HEAD + CODE.replace("# en: Add.\n", ""), "# nl: needs a twin with # en:"),
        (HEAD.replace("#     en: lesson\n", "") + CODE, "no notebooks: en: name"),
    ],
)
def test_a_source_that_is_not_whole_stops_with_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(builder.SourceError, match=sentence):
        builder.build(source(tmp_path, text), tmp_path)
    assert not list(tmp_path.glob("*/*.ipynb"))
