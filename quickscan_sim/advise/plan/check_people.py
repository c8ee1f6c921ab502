"""Whether people take part, and how they are spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quickscan_sim.advise.plan.checking import PLAN_TEXTS, Checking, warning
from quickscan_sim.advise.plan.model import PlanRow
from quickscan_sim.advise.remark import Remark
from quickscan_sim.advise.word_patterns import says
from quickscan_sim.advise.wording import check_wording


def check_residents(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """Residents and experts by experience take part, from the start, in more than hearing of it."""
    text, language = row.residents, checking.plan.language
    if not text.strip():
        return
    if says(text, "informs", language) and not says(text, "involves", language):
        yield warning("informed_only", number, "residents")
    elif not (says(text, "experience", language) and says(text, "from_start", language)):
        yield warning("not_from_start", number, "residents")


def check_words(checking: Checking, number: int, row: PlanRow) -> Iterator[Remark]:
    """No text labels or blames people."""
    for field, text in checking.texts_of(row):
        for remark in check_wording(text, checking.plan.language):
            yield replace(remark, row=number, field=field)


def check_plan_words(checking: Checking) -> Iterator[Remark]:
    """The same for the texts around the rows."""
    for field in PLAN_TEXTS:
        for remark in check_wording(getattr(checking.plan, field), checking.plan.language):
            yield replace(remark, field=field)
