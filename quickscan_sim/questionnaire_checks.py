"""What does not fit in the rows of a questionnaire file, one sentence for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import PARTNER_GROUPS, PARTS, RATING

if TYPE_CHECKING:
    import pandas as pd

ROW_KINDS = ("questionnaire", "theme", "layer", "partner_aspect", "sector", "scale", "item")
ANSWER_SCALE_POINTS = range(4, 8)
"""A scored scale has 4 to 7 answers."""


def rows_of_kind(rows: pd.DataFrame, kind: str) -> list[dict[str, str]]:
    """The rows of one kind ("theme", "item", ...), each as names and texts."""
    return [
        {str(name): str(value) for name, value in row.items()}
        for row in rows[rows["row"] == kind].to_dict("records")
    ]


def questionnaire_problems(rows: pd.DataFrame) -> list[Message]:
    """Everything that does not fit; the finer checks only once the coarse ones pass."""
    return (
        _row_problems(rows)
        or _part_problems(rows)
        or [
            *_scored_scale_problems(rows),
            *_yes_problems(rows),
            *_rating_problems(rows),
        ]
    )


def _row_problems(rows: pd.DataFrame) -> list[Message]:
    problems = []
    for line, row in enumerate(rows.to_dict("records"), start=2):
        if row["row"] not in ROW_KINDS:
            problems.append(
                Message(
                    "Row {line}: the column row holds {found}; expected one of {allowed}.",
                    line=line,
                    found=repr(row["row"]),
                    allowed=", ".join(ROW_KINDS),
                )
            )
        elif not row["id"]:
            problems.append(Message("Row {line}: the column id is empty.", line=line))
        if not row["text_nl"] or not row["text_en"]:
            problems.append(
                Message(
                    "Row {line} ({id}): text_nl and text_en must both be filled in.",
                    line=line,
                    id=row["id"] or "?",
                )
            )
        if row["row"] == "scale" and not row["value"].lstrip("-").isdigit():
            problems.append(
                Message(
                    "Row {line} ({id}): the value of an answer is a whole number; found {found}.",
                    line=line,
                    id=row["id"],
                    found=repr(row["value"]),
                )
            )
    return problems + _missing_kinds(rows) + _doubles(rows)


def _missing_kinds(rows: pd.DataFrame) -> list[Message]:
    needed = ("questionnaire", "theme", "sector", "scale", "item")
    return [
        Message("There is no row of the kind {kind}; at least one is needed.", kind=kind)
        for kind in needed
        if not (rows["row"] == kind).any()
    ]


def _doubles(rows: pd.DataFrame) -> list[Message]:
    key = rows["row"] + " " + rows["id"] + rows["value"].where(rows["row"] == "scale", "")
    return [
        Message("Row {line}: {name} occurs more than once.", line=line, name=name)
        for line, (name, is_double) in enumerate(zip(key, key.duplicated(), strict=True), start=2)
        if is_double
    ]


def _part_problems(rows: pd.DataFrame) -> list[Message]:
    known = {
        kind: set(rows.loc[rows["row"] == kind, "id"]) for kind in ("theme", "sector", "scale")
    }
    problems = []
    for row in rows_of_kind(rows, "item"):
        problems += _unknown(row["id"], "scale", row["scale"], known["scale"])
        problems += _unknown(row["id"], "part", row["part"] or "practice", set(PARTS))
        if row["theme"] or row["part"] in ("", "practice", "confidence", "wish"):
            problems += _unknown(row["id"], "theme", row["theme"], known["theme"])
        for sector in row["sectors"].replace("*", "").split():
            problems += _unknown(row["id"], "sectors", sector, known["sector"])
        if row["reversed"] not in ("", "yes", "no"):
            problems += _unknown(row["id"], "reversed", row["reversed"], {"yes", "no"})
        if row["correct"] and not row["correct"].lstrip("-").isdigit():
            problems.append(
                Message(
                    "Item {item}: the column correct holds {found}; expected a whole number.",
                    item=row["id"],
                    found=repr(row["correct"]),
                )
            )
    for row in rows_of_kind(rows, "partner_aspect"):
        problems += _unknown(row["id"], "scale", row["scale"], known["scale"])
        problems += _unknown(row["id"], "aspect", row["aspect"], set(PARTNER_GROUPS))
    for row in rows_of_kind(rows, "layer"):
        if row["theme"]:
            problems += _unknown(row["id"], "theme", row["theme"], known["theme"])
    return problems + _themes_without_items(rows, known["theme"])


def _unknown(item: str, column: str, value: str, allowed: set[str]) -> list[Message]:
    if value in allowed:
        return []
    near = nearest(value, allowed)
    if near:
        return [
            Message(
                "Item {item}: the column {column} holds {found}, which is not known. "
                "Did you mean {near}?",
                item=item,
                column=column,
                found=repr(value),
                near=near,
            )
        ]
    return [
        Message(
            "Item {item}: the column {column} holds {found}; expected one of {allowed}.",
            item=item,
            column=column,
            found=repr(value),
            allowed=", ".join(sorted(allowed)),
        )
    ]


def _themes_without_items(rows: pd.DataFrame, themes: set[str]) -> list[Message]:
    scored = rows[(rows["row"] == "item") & rows["part"].isin(["", "practice"])]
    return [
        Message("The theme {theme} has no item of the part practice.", theme=theme)
        for theme in sorted(themes - set(scored["theme"]))
    ]


def _scored_scale_problems(rows: pd.DataFrame) -> list[Message]:
    """The scored items share one scale of 4 to 7 consecutive answers."""
    answers = _answers_of_scales(rows)
    scored = rows[(rows["row"] == "item") & rows["part"].isin(["", "practice"])]
    used = sorted({answers[name] for name in scored["scale"]})
    if len(used) > 1:
        return [
            Message(
                "The items that make scores use different answers ({answers}). A theme score needs "
                "one scale for all of them.",
                answers="; ".join(str(values) for values in used),
            )
        ]
    values = used[0]
    if len(values) not in ANSWER_SCALE_POINTS or values != tuple(range(values[0], values[-1] + 1)):
        return [
            Message(
                "The answers of the scored items are {answers}; expected 4 to 7 consecutive whole "
                "numbers, each with its own words.",
                answers=", ".join(map(str, values)),
            )
        ]
    return []


def _yes_problems(rows: pd.DataFrame) -> list[Message]:
    """What counts as right or as yes must be one of the answers."""
    answers = _answers_of_scales(rows)
    problems = []
    for row in rows_of_kind(rows, "item"):
        values = [str(value) for value in answers[row["scale"]]]
        if row["part"] == "knowledge" and row["correct"] not in values:
            problems.append(
                Message(
                    "Item {item}: the column correct holds {found}; expected the right answer, "
                    "one of {allowed}.",
                    item=row["id"],
                    found=repr(row["correct"]),
                    allowed=", ".join(values),
                )
            )
        if row["part"] in ("wish", "checklist") and not ("1" in values and len(values) <= 3):
            problems.append(
                Message(
                    "Item {item}: an item of the part {part} is answered with 1 for yes, and at "
                    "most two other answers; its scale {scale} holds {found}.",
                    item=row["id"],
                    part=row["part"],
                    scale=row["scale"],
                    found=", ".join(values),
                )
            )
    return problems


def _rating_problems(rows: pd.DataFrame) -> list[Message]:
    """Partners are rated from 1 to 4, so that trust and value can be compared."""
    answers = _answers_of_scales(rows)
    low, high = RATING
    return [
        Message(
            "The question {aspect} about partners has the answers {found}; expected {low} to "
            "{high}, each with its own words.",
            aspect=row["id"],
            found=", ".join(map(str, answers[row["scale"]])),
            low=low,
            high=high,
        )
        for row in rows_of_kind(rows, "partner_aspect")
        if answers[row["scale"]] != tuple(range(low, high + 1))
    ]


def _answers_of_scales(rows: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    answers: dict[str, set[int]] = {}
    for row in rows_of_kind(rows, "scale"):
        answers.setdefault(row["id"], set()).add(int(row["value"]))
    return {name: tuple(sorted(values)) for name, values in answers.items()}
