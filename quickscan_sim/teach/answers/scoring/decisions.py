"""Which forms count and which do not: six own forms, each with another reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.hand_scores import cell
from quickscan_sim.teach.answers.scoring.scoring_rules import answers_needed
from quickscan_sim.teach.own_data import OwnData

LETTERS = "ABCDEF"
COUNTS, DOES_NOT = "telt", "telt_niet"


@answers
def forms_that_count(
    data: OwnData, *, minimum: str = "half", not_applicable: str = "leave_out"
) -> dict[str, str] | None:
    """For six forms whether they give a score: "telt" or "telt_niet", by letter.

    ``not_applicable`` "blank": n.v.t. counts as an open answer.
    """
    chosen = _chosen(data)
    if chosen is None:
        return None
    tally = _Tally.of(forms_of(data))
    counts = tally.counting(minimum, not_applicable).ravel()[chosen]
    return {
        letter: COUNTS if is_so else DOES_NOT for letter, is_so in zip(LETTERS, counts, strict=True)
    }


@answers
def six_forms(data: OwnData) -> pd.DataFrame:
    """The six forms as they were handed in, in the order of the codes of the people."""
    forms = forms_of(data)
    chosen = _chosen(data)
    rows = []
    for letter, place in zip(LETTERS, range(6) if chosen is None else chosen, strict=True):
        person, theme = divmod(int(place), len(forms.themes))
        items = forms.items_of(theme)
        answers_ = [cell(forms.values[person, i], forms.outside[person, i]) for i in items]
        rows.append([letter, forms.people[person], forms.themes[theme].name, *answers_])
    n_items = max(len(row) for row in rows) - 3
    numbered = [Message("sentence {number}", number=number + 1) for number in range(n_items)]
    columns = [Message("form"), Message("person"), Message("theme"), *numbered]
    return pd.DataFrame(rows, columns=pd.Index(columns, dtype=object))


@dataclass(frozen=True)
class _Tally:
    """People x themes: how many items were answered, do not apply, and exist."""

    n_given: np.ndarray
    n_outside: np.ndarray
    n_items: np.ndarray

    @classmethod
    def of(cls, forms: Forms) -> _Tally:
        of_theme = (forms.theme[:, None] == np.array(forms.all_themes)).astype(int)
        given = ~np.isnan(forms.values) & ~forms.outside
        return cls(given @ of_theme, forms.outside @ of_theme, of_theme.sum(axis=0))

    def counting(self, minimum: str, not_applicable: str = "leave_out") -> np.ndarray:
        left_out = self.n_outside if not_applicable == "leave_out" else 0
        found: np.ndarray = self.n_given >= answers_needed(self.n_items - left_out, minimum)
        return found


def _chosen(data: OwnData) -> np.ndarray | None:
    """Six places (person x theme): one of each kind, and a sixth that depends on the wijk."""
    return data.keep("six forms", lambda: _six(_Tally.of(forms_of(data))))


def _six(tally: _Tally) -> np.ndarray | None:
    given, outside = tally.n_given, tally.n_outside
    counts = tally.counting("half")
    complete = tally.counting("complete") & (outside == 0)
    incomplete = counts & ~tally.counting("complete")
    exactly_half = (outside == 0) & (2 * given == tally.n_items)
    half_of_fewer = counts & ~tally.counting("half", "blank")
    near_empty, empty = ~counts & (given > 0), ~counts & (given == 0)
    # The sixth goes by the wijk, so that not every student has as many that count.
    sixth = incomplete if int(given.sum()) % 2 else near_empty
    taken: list[int] = []
    for kind, instead in (
        (complete, incomplete),
        (half_of_fewer, incomplete),
        (exactly_half, incomplete),
        (near_empty, empty),
        (near_empty, empty),
        (sixth, empty),
    ):
        place = _first(kind, taken)
        place = _first(instead, taken) if place is None else place
        if place is None:
            return None
        taken.append(place)
    return np.sort(taken)


def _first(kind: np.ndarray, taken: list[int]) -> int | None:
    """The middle one of the places of this kind that is free: not always the first person."""
    free = [int(place) for place in np.flatnonzero(kind.ravel()) if int(place) not in taken]
    return free[len(free) // 2] if free else None
