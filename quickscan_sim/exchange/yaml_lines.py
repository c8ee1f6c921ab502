"""Read a YAML file so that every mistake can be told with its line.

All values stay the texts that stand in the file: a code such as 010 or Y is never turned into
a number or a yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.delimited import read_text
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

Place = tuple[str, ...]
BRACKET = re.compile(r"[\[\]{}]")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_OPEN = 200
"""Brackets inside one another; the parser takes seconds over thousands of them."""
MOST_PARTS = 100_000
"""Parts of a file; one with & and * can hold more of them than a computer can."""


@dataclass(frozen=True)
class YamlFile:
    """The content of a YAML file, and the line on which each part of it stands."""

    path: Path
    content: dict[str, Any]
    lines: Mapping[Place, int]

    def line_of(self, place: Place) -> int:
        """The line of a part, or of the nearest part around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, place: Place, sentence: Message) -> Message:
        """A sentence with the file and the line it is about."""
        return Message(
            "{file}, line {line}: {sentence}",
            file=self.path.name,
            line=self.line_of(place),
            sentence=sentence,
        )


def read_yaml(path: Path, example: str = "municipality: Dovenbrug") -> YamlFile:
    """The content of a YAML file as texts, lists and dictionaries.

    ``example`` is a line as such a file has them, for the sentence on a file without any.

    Raises
    ------
    QuickscanError
        When the file is missing, is not YAML, names one key twice (with the line), or has too
        many parts inside one another.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    text = read_text(path)
    if _most_open(text) > MOST_OPEN:
        raise _tangled(path)
    try:
        root = YAML().compose(text)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        if "'\\t'" in (problem.problem or ""):
            raise QuickscanError(
                "{file}, line {line}: the line starts with a tab. Use spaces, as many as the lines "
                "around it.",
                file=path.name,
                line=mark.line + 1 if mark else 1,
            ) from None
        raise QuickscanError(
            "{file}, line {line}: this is not YAML ({reason}). Check the spaces in front of the "
            "line, the colon, and quotation marks around a text that holds : # [ or {{.",
            file=path.name,
            line=mark.line + 1 if mark else 1,
            reason=problem.problem or "?",
        ) from None
    except ReaderError:
        raise QuickscanError(
            "{file} is no plain text: it holds signs that no text file has. Is it a file of Word "
            "or Excel? Save it as plain text.",
            file=path.name,
        ) from None
    except YAMLError as problem:
        raise QuickscanError(
            "{file} is not YAML ({reason}).", file=path.name, reason=str(problem).splitlines()[0]
        ) from None
    except RecursionError:
        raise _tangled(path) from None
    lines: dict[Place, int] = {}
    try:
        content = {} if root is None else _plain(root, (), lines, path)
    except RecursionError:
        raise _tangled(path) from None
    if not isinstance(content, dict):
        raise QuickscanError(
            "{file} does not hold settings such as {example}.", file=path.name, example=example
        )
    return YamlFile(path, content, lines)


def day_in(text: str) -> date | None:
    """The date that is written as year-month-day; None for any other text.

    >>> day_in("2026-12-16"), day_in("20261216"), day_in("2026-02-31")
    (datetime.date(2026, 12, 16), None, None)
    """
    if not DAY.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _most_open(text: str) -> int:
    """How many brackets are open at once, at most; those in texts close again as well."""
    opened = accumulate(1 if sign in "[{" else -1 for sign in BRACKET.findall(text))
    return max(opened, default=0)


def _tangled(path: Path) -> QuickscanError:
    return QuickscanError(
        "{file} has too many parts inside one another. Write it without & and *, and with fewer "
        "brackets.",
        file=path.name,
    )


def _plain(node: Node, place: Place, lines: dict[Place, int], path: Path) -> Any:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if len(lines) > MOST_PARTS:
        raise _tangled(path)
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return [
            _plain(part, (*place, str(number)), lines, path)
            for number, part in enumerate(node.value)
        ]
    if isinstance(node, ScalarNode):
        is_empty = node.style is None and node.value in ("", "~", "null")
        # ruamel marks where a folded block (>) was folded.
        return (
            None if is_empty else str(node.value).replace("\a", "" if node.style == ">" else "\a")
        )
    if not isinstance(node, MappingNode):
        return None
    content: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise QuickscanError(
                "{file}, line {line}: a name in front of a colon is a list or a table; expected "
                "a word. Check the brackets and question marks on this line.",
                file=path.name,
                line=key.start_mark.line + 1,
            )
        name = str(key.value)
        here = (*place, name)
        if name in content:
            raise QuickscanError(
                "{file}, line {line}: {name} stands there a second time (first on line {first}). "
                "Keep one of the two.",
                file=path.name,
                line=key.start_mark.line + 1,
                name=name,
                first=lines[here],
            )
        lines[here] = key.start_mark.line + 1
        content[name] = _plain(value, here, lines, path)
    return content
