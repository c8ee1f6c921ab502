"""The worksheet and the assignment of a module to print, for the practice wijk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import atomic_folder, check_place
from quickscan_sim.language import mark, spoken, translator
from quickscan_sim.present.document import Block, Callout, Document, Heading, PageBreak, Paragraph
from quickscan_sim.present.document_files import write_document
from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.paper.answer_blocks import answer_blocks
from quickscan_sim.teach.paper.material_blocks import ANNEXES
from quickscan_sim.teach.paper.question_blocks import question_blocks
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.question_file import load_modules, load_questions

KIND = "paper"
FORMATS = ("html", "pdf")
PARTS = {"worksheet": mark("Worksheet"), "assignment": mark("Assignment")}


@dataclass(frozen=True)
class Paper:
    """Where the two papers are, each by its format."""

    questions: dict[str, Path]
    answers: dict[str, Path]


def make_paper(module: str, out: str | Path, language: str = "nl", *, force: bool = False) -> Paper:
    """Write the questions of a module and their answer sheet, each as a web page and a PDF.

    Parameters
    ----------
    module
        The code of a module, such as "M2".
    out
        The folder to make.
    language
        "nl" or "en".
    force
        Replace what the kit wrote there before.

    Raises
    ------
    QuickscanError
        When there is no such module, it has nothing to hand in, or the folder is there already.

    Notes
    -----
    Questions that ask for code are left out. Everybody has the same neighbourhood, that of
    practice: hand the answer sheet out to nobody.
    """
    check_place(out, force, KIND)
    name = module.upper()
    handed_in = [one for one in load_questions(name) if one.part in PARTS]
    if not handed_in:
        raise QuickscanError(
            "{module} has no worksheet and no assignment to print. Choose another module.",
            module=name,
        )
    asked = [one for one in handed_in if one.kind != "function"]
    _, data = read_pack_folder(PRACTICE)
    with spoken(language):
        papers = {
            "questions": _document(name, _questions(name, asked, data, language), data, language),
            "answers": _document(name, _answers(name, asked, data, language), data, language),
        }
    with atomic_folder(out, force, KIND) as folder:
        for part, paper in papers.items():
            write_document(paper, folder, f"{name}_{part}_{language}", FORMATS)
    return Paper(*(_places(Path(out), f"{name}_{part}_{language}") for part in papers))


def _questions(
    module: str, asked: Sequence[Question], data: OwnData, language: str
) -> Iterator[Block]:
    say = translator(language)
    yield Heading(1, _title(module, language))
    yield _invented(say)
    yield Paragraph(
        say(
            "Your own neighbourhood is {name} in this lesson: the same for everybody. Tables and "
            "pictures to look things up in stand at the back. A pocket calculator helps.",
            name=_wijk_name(data),
        )
    )
    yield from _by_part(asked, lambda one: question_blocks(one, data, language), say)
    annexes = ANNEXES.get(module, ())
    if annexes:
        yield PageBreak()
    for annex in annexes:
        yield from annex(data, language)


def _answers(
    module: str, asked: Sequence[Question], data: OwnData, language: str
) -> Iterator[Block]:
    say = translator(language)
    known = {one.misconception_id: one for one in load_misconceptions()}
    yield Heading(1, say("{title}: answer sheet", title=_title(module, language)))
    yield _invented(say)
    yield Callout("caution", say("For the lecturer alone. Do not hand it out."))
    yield Paragraph(
        say(
            "Who calculates with scores that are rounded already may be 0.01 off. That is right "
            "too."
        )
    )
    yield from _by_part(asked, lambda one: answer_blocks(one, data, language, known), say)


def _by_part(
    asked: Sequence[Question],
    blocks_of: Callable[[Question], Iterator[Block]],
    say: Callable[..., str],
) -> Iterator[Block]:
    for part, name in PARTS.items():
        own = [one for one in asked if one.part == part]
        if own:
            yield Heading(2, say(name))
        for question in own:
            yield from blocks_of(question)


def _invented(say: Callable[..., str]) -> Callout:
    return Callout(
        "note",
        say(
            "This neighbourhood is invented. The data is simulated. There are no real people in it."
        ),
    )


def _wijk_name(data: OwnData) -> str:
    wijken = data.scan.neighbourhoods
    return str(wijken.loc[wijken["neighbourhood_id"] == data.own_wijk, "name"].iloc[0])


def _title(module: str, language: str) -> str:
    (title,) = [one.title for one in load_modules() if one.module_id == module]
    return f"{module} {title.in_language(language)}"


def _document(module: str, blocks: Iterator[Block], data: OwnData, language: str) -> Document:
    say = translator(language)
    return Document(
        title=_title(module, language),
        language=language,
        made_on=data.scan.measured_on,
        blocks=tuple(blocks),
        contents_title="",
        skip_text=say("Skip to the text"),
        data_table_text=say("The figure as a table"),
        mark=say("invented neighbourhood"),
    )


def _places(out: Path, stem: str) -> dict[str, Path]:
    return {name: out / f"{stem}.{name}" for name in FORMATS}
