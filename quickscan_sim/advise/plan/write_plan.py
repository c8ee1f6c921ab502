"""Write a plan as YAML that partners can change in any text editor."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.plan import plan_keys as keys
from quickscan_sim.advise.plan.model import ImprovementPlan, Measure, PlanRow, called
from quickscan_sim.exchange.outputs import atomic_file
from quickscan_sim.language import Bilingual, translator

if TYPE_CHECKING:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    from quickscan_sim.advise.naming import Names

WIDTH = 96
SHORT = 50
"""Signs; a longer text stands below its key."""
HARD_TO_QUOTE = set(":#'\"")
"""Beside its key a text with one of these needs quotation marks, and marks go wrong by hand."""
BLOCK = re.compile(r"[^\n\r\x85\u2028\u2029\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]*")
"""A line that a block of text can hold as it stands."""


def write_plan(
    plan: ImprovementPlan, path: str | Path, force: bool = False, *, names: Names | None = None
) -> Path:
    """Write a plan as a YAML file; ``read_plan`` gives the same plan back.

    Keys are words in the language of the plan. Comments that somebody wrote in an older file are
    not kept: ``force`` leaves the older file beside it, with ``.bak`` behind its name.

    Parameters
    ----------
    force
        Replace a file that is there.
    names
        Writes the name of every organisation behind its code, or its sector where organisations
        may not be named.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    QuickscanError
        When the file exists (without ``force``) or cannot be written.
    """
    text = plan_text(plan, names)
    with atomic_file(path, force) as file:
        file.write_text(text, encoding="utf-8", newline="")
    return Path(path)


def plan_text(plan: ImprovementPlan, names: Names | None = None) -> str:
    """The content of the file."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    # Two equal dates are written twice: an anchor means nothing to who edits the file.
    as_ever = yaml.representer.ignore_aliases
    yaml.representer.ignore_aliases = lambda data: isinstance(data, date) or as_ever(data)
    out = io.StringIO()
    yaml.dump(Writing(plan.language, names).plan(plan), out)
    return out.getvalue()


class Writing:
    """A plan as the nested tables of a YAML file, with keys in one language."""

    def __init__(self, language: str, names: Names | None) -> None:
        self.language = language
        self.names = names
        self.say = translator(language)

    def plan(self, plan: ImprovementPlan) -> CommentedMap:
        """The whole file, its explanation above it."""
        parts: dict[str, Any] = {name: getattr(plan, name) for name in keys.PLAN_KEYS}
        parts["data"] = self._table(vars(plan.data), keys.DATA_KEYS)
        parts["rows"] = [self.row(row) for row in plan.rows]
        table = self._table(parts, keys.PLAN_KEYS)
        table.insert(0, keys.MARK, keys.FORM)
        table.yaml_set_start_comment(self._explanation())
        self._name_behind(table, keys.PLAN_KEYS, "organisation_id", plan.organisation_id, None)
        return table

    def row(self, row: PlanRow) -> CommentedMap:
        """One row."""
        parts: dict[str, Any] = {name: getattr(row, name) for name in keys.ROW_KEYS}
        parts |= {
            "partners": self._partners(row),
            "baseline": self._measure(row.baseline),
            "target": self._measure(row.target),
            "level": self._word(row.level, keys.LEVEL_WORDS),
            "status": self._word(row.status, keys.STATUS_WORDS),
        }
        table = self._table(parts, keys.ROW_KEYS)
        self._name_behind(table, keys.ROW_KEYS, "owner", row.owner, row.neighbourhood_id)
        return table

    def _explanation(self) -> str:
        lines = (
            self.say(
                "An improvement plan of the quickscan. Change the texts after or below the colons."
            ),
            self.say("Below >- you may type anything; keep it as far to the right as it is."),
            self.say("Write dates as 2026-12-16. Leave empty what is not known yet."),
            self.say("Write organisations by their code, as in the data folder."),
            self.say("Then run: quickscan plan DATA --check {file}", file="plan.yaml"),
        )
        return "\n".join(lines) + "\n"

    def _table(self, parts: Mapping[str, Any], words: Mapping[str, Bilingual]) -> CommentedMap:
        from ruamel.yaml.comments import CommentedMap

        table = CommentedMap()
        for name, word in words.items():
            table[word.in_language(self.language)] = self._cell(parts[name])
        return table

    def _cell(self, value: Any) -> Any:
        if isinstance(value, bool):
            return (keys.YES if value else keys.NO).in_language(self.language)
        return _as_written(value) if isinstance(value, str) else value

    def _measure(self, measure: Measure) -> CommentedMap:
        return self._table(vars(measure), keys.MEASURE_KEYS)

    def _partners(self, row: PlanRow) -> CommentedSeq:
        from ruamel.yaml.comments import CommentedSeq

        partners = CommentedSeq(_as_written(one) for one in row.partners)
        for number, partner in enumerate(row.partners):
            name = self._name(partner, row.neighbourhood_id)
            if name:
                partners.yaml_add_eol_comment(name, number)
        return partners

    def _name_behind(
        self,
        table: CommentedMap,
        words: Mapping[str, Bilingual],
        key: str,
        organisation_id: str | None,
        neighbourhood_id: str | None,
    ) -> None:
        name = self._name(organisation_id, neighbourhood_id) if organisation_id else ""
        if name:
            table.yaml_add_eol_comment(name, words[key].in_language(self.language))

    def _name(self, organisation_id: str, neighbourhood_id: str | None) -> str:
        """What an organisation is called; nothing where that is not known."""
        if self.names is None:
            return ""
        name = called(organisation_id, neighbourhood_id, self.names)
        text = name if isinstance(name, str) else name.in_language(self.language)
        return " ".join(text.split()) if text != organisation_id else ""

    def _word(self, value: str, words: Mapping[str, Bilingual]) -> str:
        return words[value].in_language(self.language) if value in words else value


def _as_written(text: str) -> Any:
    """A text as it can be changed best: empty, short behind its key, or as a block below it.

    In a block every sign may be typed: a colon, a #, a quotation mark. Only what no block can hold
    stands in double quotation marks.
    """
    from ruamel.yaml.scalarstring import (
        DoubleQuotedScalarString,
        FoldedScalarString,
        LiteralScalarString,
    )

    if not text:
        return None
    lines = text.split("\n")
    if not all(BLOCK.fullmatch(line) for line in lines):
        return DoubleQuotedScalarString(text)
    if len(lines) == 1 and len(text) <= SHORT and not HARD_TO_QUOTE & set(text):
        return text
    if not (all(line == line.strip() for line in lines) and lines[0] and lines[-1]):
        return DoubleQuotedScalarString(text)
    # Folding a long text drops one of two spaces.
    is_one = len(lines) == 1 and "  " not in text
    return FoldedScalarString(text) if is_one else LiteralScalarString(text)
