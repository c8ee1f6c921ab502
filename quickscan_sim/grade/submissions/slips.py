"""An answer cell that Python cannot use as it stands: what was meant, or what is amiss."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from quickscan_sim.grade.submissions.literals import NotLiteral, value_of
from quickscan_sim.grade.submissions.python_text import LONGEST, CannotRead, parsed
from quickscan_sim.grade.submissions.typed import (
    Reading,
    assigned,
    not_answered,
    read_statements,
)
from quickscan_sim.language import Message
from quickscan_sim.teach.unreadable_line import unreadable_line

STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        "−": "-",
        "–": "-",
        "…": "...",
        "\N{NO-BREAK SPACE}": " ",
        "\N{ZERO WIDTH SPACE}": "",
        "\N{ZERO WIDTH NO-BREAK SPACE}": "",
    }
)
"""What a text processor or a telephone makes of signs on the keyboard."""

Taken = Callable[[str], bool]


def read_answer_cell(source: str, variable: str, taken: Taken) -> Reading:
    """What an answer cell holds, slips of the pen included.

    Read as they were meant, and noted: typographic quotation marks, figures of another width, the
    three dots left in front of or behind the answer, a sentence without its #, a lone literal, ==
    for =, and another way of writing the name (``Answer_w1``). Python reads none of these, and
    nothing else can have been meant. What could mean two things is a problem with a sentence: a
    letter without quotation marks, a decimal comma that Python stumbles over, half a list.

    >>> read_answer_cell("answer_w4 = “a”", "answer_w4", bool).value
    'a'
    >>> read_answer_cell("answer_w4 = [1, 2", "answer_w4", bool).problem
    Message('Line 1: a bracket is missing, or there is one too many. Every ( needs a ).')
    """
    try:
        found = read_statements(source, variable, taken)
        if found is not None:
            return found
        return _without_assignment(parsed(source).body, variable, taken)
    except CannotRead as problem:
        if problem.cause is None:
            return _too_long(source, variable)
        return _mended(source, variable, taken) or Reading(
            problem=_unreadable(problem.cause, source, variable)
        )


def _mended(source: str, variable: str, taken: Taken) -> Reading | None:
    text = _on_the_keyboard(source)
    lines = text.splitlines()
    starts = re.compile(rf"\s*{re.escape(variable)}\s*=(?!=)")
    place = next((n for n in range(len(lines) - 1, -1, -1) if starts.match(lines[n])), None)
    tries = [text]
    if place is not None:
        line = lines[place].strip()
        tries += [line, "\n".join([line, *lines[place + 1 :]]), _without_dots(line)]
    for one in tries:
        try:
            found = read_statements(one, variable, taken)
        except CannotRead:
            continue
        if found is not None and (found.is_typed or one is text):
            return replace(found, is_mended=found.value is not ...)
    return None


def _on_the_keyboard(source: str) -> str:
    straight = source.translate(STRAIGHT)
    return "".join(
        unicodedata.normalize("NFKC", sign) if unicodedata.east_asian_width(sign) == "F" else sign
        for sign in straight
    )


def _without_dots(line: str) -> str:
    """A line without the three dots that were left beside an answer."""
    name, _, answer = line.partition("=")
    return f"{name}= {re.sub(r'^[.][.][.](?![.])|(?<![.])[.][.][.]$', '', answer.strip())}"


def _without_assignment(statements: list[ast.stmt], variable: str, taken: Taken) -> Reading:
    """For a cell that Python reads, in which the variable gets no value."""
    if not statements:
        return not_answered()
    if len(statements) == 1:
        meant = _meant(statements[0], variable)
        if meant is not None:
            try:
                value = value_of(meant, {}, taken)
            except NotLiteral:
                pass
            else:
                return Reading(is_typed=True, value=value, is_mended=value is not ...)
    return Reading(
        problem=Message(
            "This cell does not say what {variable} is. Type your answer behind {beginning}",
            variable=variable,
            beginning=f"{variable} =",
        )
    )


def _meant(statement: ast.stmt, variable: str) -> ast.expr | None:
    if isinstance(statement, ast.Expr):
        said = statement.value
        if isinstance(said, ast.Compare) and len(said.ops) == 1:
            is_ours = isinstance(said.left, ast.Name) and said.left.id == variable
            return said.comparators[0] if is_ours and isinstance(said.ops[0], ast.Eq) else None
        return said
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        name = statement.targets[0].id
        is_ours = name.casefold().replace("_", "") == variable.replace("_", "")
        return assigned(statement, name) if is_ours else None
    return None


def _too_long(source: str, variable: str) -> Reading:
    if len(source) <= LONGEST:
        return Reading(
            problem=Message("Python can not read what stands behind {name} =.", name=variable)
        )
    return Reading(
        problem=Message(
            "This cell has {found} signs; at most {most} are read. Type your answer alone.",
            found=len(source),
            most=LONGEST,
        )
    )


def _unreadable(error: SyntaxError, source: str, variable: str) -> Message:
    """What is amiss; the sentences are those of the notebook."""
    said, line = str(error.msg), error.lineno or 1
    lines = source.splitlines()
    written = (lines[line - 1].strip() if 0 < line <= len(lines) else "")[:80]
    written = "".join(sign if sign.isprintable() else " " for sign in written)
    answer = next((one for one in reversed(lines) if one.strip().startswith(variable)), written)
    if re.search(r"=\s*$", answer):
        return Message("Nothing stands behind {variable} = yet.", variable=variable)
    if re.search(r"=\s*-?\d+,\d+\D?\s*$", answer):
        return Message("Python reads a comma as two values. Type a point instead, such as 2.75.")
    return unreadable_line(said, line, written)
