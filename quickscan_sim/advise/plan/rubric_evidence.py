"""What the rubric looks at: a plan with the remarks on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quickscan_sim.advise.plan.checking import Checking
from quickscan_sim.advise.plan.model import PlanRow
from quickscan_sim.advise.plan.text_numbers import numbers_in
from quickscan_sim.advise.remark import Remark
from quickscan_sim.advise.word_patterns import says


@dataclass(frozen=True)
class Evidence:
    """A plan beside its data, and the remarks that ``check_plan`` made."""

    checking: Checking
    remarks: tuple[Remark, ...]

    @property
    def rows(self) -> dict[int, PlanRow]:
        """The rows by their number, from 1."""
        return dict(enumerate(self.checking.plan.rows, start=1))

    @cached_property
    def codes(self) -> set[str]:
        """The codes of all remarks."""
        return {remark.code for remark in self.remarks}

    def codes_of(self, number: int) -> set[str]:
        """The codes of the remarks on one row."""
        return {remark.code for remark in self.remarks if remark.row == number}

    def quotes_numbers(self, row: PlanRow) -> bool:
        """Whether the finding of a row quotes a number."""
        return bool(numbers_in(row.finding))

    @property
    def themes_named(self) -> float:
        """The share of scored themes with a row, or that are said to have none."""
        plan = self.checking.plan
        themes = self.checking.reading.scan.questionnaire.themes
        with_row = {row.theme for row in plan.rows}
        named = [
            theme
            for theme in themes
            if theme.theme_id in with_row or theme.name.in_language(plan.language) in plan.not_found
        ]
        return len(named) / len(themes)

    def every(self, field: str) -> bool:
        """Whether every row has something in a field, and there are rows."""
        rows = self.checking.plan.rows
        return bool(rows) and all(str(getattr(row, field) or "").strip() for row in rows)

    def some(self, field: str) -> bool:
        """Whether a row has something in a field."""
        return any(str(getattr(row, field) or "").strip() for row in self.checking.plan.rows)

    def says(self, text: str, kind: str) -> bool:
        """Whether a text holds one of the words of a kind, in the language of the plan."""
        return says(text, kind, self.checking.plan.language)
