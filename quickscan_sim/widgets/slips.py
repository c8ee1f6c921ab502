"""Slips of the pen of somebody who never programmed, each with a sentence and a next step."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable
from types import TracebackType

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.teach.unreadable_line import unreadable_line
from quickscan_sim.widgets.notebook_file import NotebookFile

LIBRARY = "quickscan_sim.lesson"
TYPED = ("True", "False", "None", "print", "round", "len", "sum", "max", "min")
"""Names of Python itself that a beginner may have meant."""

EXAMPLES = {
    "open_my_wijk": 'open_my_wijk("", "nl")',
    "show_question": 'show_question("M2.W1")',
    "check": 'check("M2.W1", answer_w1)',
    "hint": 'hint("M2.W1")',
    "show_before_after": "show_before_after()",
}


def example_of(function: str) -> str:
    """How a function of the lessons is written.

    >>> example_of("show_network")
    'show_network(my_scan)'
    """
    return EXAMPLES.get(function, f"{function}(my_scan)")


def unknown_name(
    name: str, cell: str, notebook: NotebookFile, known: Iterable[str], library: Iterable[str]
) -> Message:
    """What to do about a name that Python does not know.

    Parameters
    ----------
    name
        The name.
    cell
        The text of the cell that was run.
    notebook
        The notebook as it was saved: it may have a cell that makes the name.
    known, library
        The names that exist now, and those of the lessons.
    """
    library = tuple(library)
    if name in library:
        return Message(
            "Python does not know {name} here yet. Put this line above it: {line}",
            name=name,
            line=f"from {LIBRARY} import {name}",
        )
    maker = notebook.maker_of(name, besides=cell)
    if maker is not None:
        return Message(
            "Python does not know {name} yet. First run the cell “{cell}”. Then run this cell "
            "again.",
            name=name,
            cell=maker.title,
        )
    near = nearest(name, [*TYPED, *library, *notebook.names, *known]) if len(name) > 2 else None
    if near is not None:
        return Message(
            "Python does not know {name}. Do you mean {near}? Capitals count too.",
            name=name,
            near=near,
        )
    if re.search(rf"^answer_\w+\s*=.*\b{re.escape(name)}\b", cell, re.MULTILINE):
        return Message(
            "Python does not know {name}. Is it your answer? Then put quotation marks around it: "
            "{quoted}",
            name=name,
            quoted=f'"{name}"',
        )
    return Message(
        "Python does not know {name} yet. First run the cells above this one: choose Run, then "
        "Run All Above Selected Cell. If that does not help, look for a typing error.",
        name=name,
    )


def unreadable_cell(error: SyntaxError) -> Message:
    """What is amiss with a line that Python cannot read.

    >>> unreadable_cell(SyntaxError("'(' was never closed", ("", 2, 1, "f(3", 2, 4)))
    Message('Line 2: a bracket is missing, or there is one too many. Every ( needs a ).')
    """
    said, line = str(error.msg), error.lineno or 1
    written = (error.text or "").strip()
    if "expected an indented block" in said:
        return Message(
            "Line {line}: put four spaces in front. It belongs to the line above with the colon.",
            line=line,
        )
    if isinstance(error, IndentationError):
        return Message("Line {line}: begin at the far left, without spaces in front.", line=line)
    if re.search("[“”„‘’]", written) and "invalid character" in said:
        return Message('Line {line}: use straight quotation marks, such as "a".', line=line)
    return unreadable_line(said, line, written)


def unknown_import(error: ImportError, library: Iterable[str]) -> Message | None:
    """What to import instead; None when it is not about the lessons."""
    library = tuple(library)
    module = error.name or ""
    found = re.search(r"cannot import name '(\w+)'", str(error))
    if found and module == LIBRARY:
        near = nearest(found[1], library)
        if near is not None:
            return Message(
                "{library} has no {name}. Do you mean {near}?",
                library=LIBRARY,
                name=found[1],
                near=near,
            )
        return Message(
            "{library} has no {name}. It has: {names}.",
            library=LIBRARY,
            name=found[1],
            names=", ".join(library),
        )
    if isinstance(error, ModuleNotFoundError) and nearest(module, [LIBRARY]):
        return Message(
            "There is no {module}. Write it like this: {line}",
            module=module,
            line=f"from {LIBRARY} import {found[1] if found else 'check'}",
        )
    return None


def wrong_call(
    error: BaseException, traceback: TracebackType | None, library: Iterable[str]
) -> Message | None:
    """How to write a call of the lessons that got something else; None for any other mistake."""
    called = _called(error, traceback)
    if called is None or called not in tuple(library):
        return None
    return Message(
        "{function} can do nothing with what stands between its brackets. Write it like this: "
        "{example}",
        function=called,
        example=example_of(called),
    )


def _called(error: BaseException, traceback: TracebackType | None) -> str | None:
    """The function that was given too much or too little, or that met it first in the kit."""
    found = re.match(r"(\w+)\(\) (missing|got|takes)", str(error))
    if isinstance(error, TypeError) and found:
        return found[1]
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if str(traceback.tb_frame.f_globals.get("__name__", "")).startswith("quickscan_sim."):
            return code.co_name
        traceback = traceback.tb_next
    return None


def unknown_column(error: BaseException, traceback: TracebackType | None) -> Message | None:
    """Which column was meant; None when no table was asked for it."""
    wanted = error.args[0] if error.args else None
    columns: list[str] = []
    while traceback is not None:
        table = traceback.tb_frame.f_locals.get("self")
        if type(table).__name__ == "DataFrame":
            columns = [str(column) for column in getattr(table, "columns", ())]
        traceback = traceback.tb_next
    if not columns or not isinstance(wanted, str) or wanted in dir(builtins):
        return None
    return Message(
        "The table has no column {column}. The columns are: {columns}.",
        column=repr(wanted),
        columns=", ".join(columns),
    )
