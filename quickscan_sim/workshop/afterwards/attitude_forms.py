"""Forms of the attitude check that were typed in: for each code the answers before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.survey_table import SurveyTable
from quickscan_sim.language import LANGUAGES, current_language
from quickscan_sim.workshop.afterwards.attitude_columns import MOMENTS, attitude_columns
from quickscan_sim.workshop.afterwards.attitude_items import SCALE, load_attitude_items
from quickscan_sim.workshop.afterwards.typed_forms import Form, typed_forms

Answers = Mapping[str, int | None]
"""By item the answer of somebody; None where the row was left open."""
WHOLE = re.compile(r"\d+(?:[.,]0*)?")


def read_attitudes(table: SurveyTable) -> dict[str, dict[str, Answers]]:
    """For each moment the answers by code.

    Raises
    ------
    QuickscanError
        When a column is missing, a row has no code or moment, an answer is not on the scale, or
        a code stands twice at one moment.
    """
    found: dict[str, dict[str, Answers]] = {moment: {} for moment in MOMENTS}
    lines: dict[tuple[str, str], int] = {}
    for form in typed_forms(table, attitude_columns()):
        moment, code = _moment(form, table), _code(form, table)
        if code in found[moment]:
            raise QuickscanError(
                "The code {code} stands twice {moment}: on the lines {first} and {second} of "
                "{file}. If it is one form, remove a line. If two people chose the same code, "
                "leave both out: nobody knows who is who.",
                code=repr(form.cells["code"]),
                moment=MOMENTS[moment],
                first=lines[moment, code],
                second=form.line,
                file=table.path.name,
            )
        lines[moment, code] = form.line
        found[moment][code] = {
            item.item_id: _answer(form, item.item_id, table) for item in load_attitude_items()
        }
    return found


def _moment(form: Form, table: SurveyTable) -> str:
    written = form.cells["moment"].lower()
    for moment, names in MOMENTS.items():
        if written in {names.in_language(language) for language in LANGUAGES}:
            return moment
    raise QuickscanError(
        "Line {line} of {file} has {found} in the column moment. Expected: {known}.",
        line=form.line,
        file=table.path.name,
        found=repr(form.cells["moment"]),
        known=", ".join(names.in_language(current_language()) for names in MOMENTS.values()),
    )


def _code(form: Form, table: SurveyTable) -> str:
    """A code as people mean it: capitals, spaces and dashes do not count."""
    code = re.sub(r"[\W_]+", "", form.cells["code"]).casefold()
    if not code:
        raise QuickscanError(
            "Line {line} of {file} has no code. Without one a form has no pair: leave that form "
            "out.",
            line=form.line,
            file=table.path.name,
        )
    return code


def _answer(form: Form, item: str, table: SurveyTable) -> int | None:
    written = form.cells[item]
    if not written:
        return None
    if WHOLE.fullmatch(written):
        value = int(re.split("[.,]", written)[0])
        if value in SCALE:
            return value
    raise QuickscanError(
        "Line {line} of {file} has {found} in the column {column}. Expected: a whole number from "
        "{low} to {high}, or nothing.",
        line=form.line,
        file=table.path.name,
        found=repr(written),
        column=item,
        low=min(SCALE),
        high=max(SCALE),
    )
