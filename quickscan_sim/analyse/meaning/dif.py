"""What DIF says: who answers a question otherwise although they score the same on the theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.reliability.dif_result import IMPORTANT, SIGNIFICANT, Dif
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Listing, Message, Number, mark
from quickscan_sim.vocabulary import SMALL_CELL

Names = Mapping[str, object]
Row = Mapping[str, Any]
KINDS = ("uniform", "nonuniform")

_ITEM = {
    "matters": mark(
        "Groups answer question {item} otherwise, also where they score the same on the theme. "
        "{who} That is enough to matter: from {boundary} an effect counts. In these answers it is "
        "{effect}, with chance in it. Among all such people it is from {low} to {high} (n = {n})."
    ),
    "some": mark(
        "Groups answer question {item} otherwise, also where they score the same on the theme. "
        "{who} Whether that is enough to matter is not clear: from {boundary} an effect counts. In "
        "these answers it is {effect}, with chance in it. Among all such people it is from {low} "
        "to {high} (n = {n})."
    ),
    "little": mark(
        "Groups that score the same on the theme answer question {item} nearly alike. What is left "
        "is too small to matter: an effect of at most {high}, and from {boundary} it counts "
        "(n = {n})."
    ),
    "unclear": mark(
        "Whether groups answer question {item} otherwise at the same score is not clear. It can be "
        "chance, but an effect up to {high} fits too, and from {boundary} it counts (n = {n})."
    ),
}
_WHO = {
    "above": mark("Answers it more favourably than the others: {group}."),
    "below": mark("Answers it less favourably than the others: {group}."),
    "unclear": mark("Which group stands apart is not clear."),
    "nonuniform": mark("How groups differ here is not the same at low and at high scores."),
}
_ALL = {
    "matters": mark(
        "Groups answer {items} otherwise, also where they score the same on the theme, and enough "
        "to matter. Look at these questions before you compare the groups. For {n_unclear} of the "
        "{n_items} questions this is not clear."
    ),
    "unclear": mark(
        "For {n_unclear} of the {n_items} questions it is not clear whether groups answer them "
        "otherwise at the same score. For no question is it certain that this is enough to matter."
    ),
    "little": mark(
        "Groups that score the same on the theme answer all {n_items} questions nearly alike. No "
        "difference is large enough to matter."
    ),
}
_NOT_DIFFERENT = mark(
    "That one group works better or worse, or that a question is bad. Words can mean something "
    "else in other work. Colleagues resemble each other, and that is not counted here: chance may "
    "give a little more than this."
)
_NOT_ALIKE = mark(
    "That the questions mean the same to everybody. If a group answers all of them more rosily, "
    "this check does not see it."
)
_WITHHELD = mark(
    "This is not shown: there are no two groups in which at least {minimum} people answered."
)
_NOTHING = mark("That groups answer the questions alike, or otherwise.")


def meaning_of_dif(found: Dif) -> Meaning:
    """The reading of :func:`~quickscan_sim.analyse.find_dif` or ``summarise_dif`` as a whole.

    "clear" when at least one question matters with certainty, or none does: then the interval of
    every effect lies below the boundary. A question without numbers counts as unclear.

    >>> from quickscan_sim.analyse import find_dif
    >>> one = find_dif(pd.DataFrame({"a": [1, 2, 3] * 4}), pd.Series(["s", "t"] * 6))
    >>> print(meaning_of_dif(one).in_language("en"))
    What this says: This check could not be done. There are too few items; this needs at least 2.
    What this does not say: That groups answer the questions alike, or otherwise.
    """
    rows: list[Any] = found.items.to_dict("records")
    judged = [row for row in rows if not pd.isna(row["chi2_uniform"])]
    if not judged:
        return _without_numbers(found, rows[0] if rows else None)
    kinds = [_kind(row) for row in judged]
    matters = tuple(
        row["item"] for row, kind in zip(judged, kinds, strict=True) if kind == "matters"
    )
    n_unclear = len(rows) - len(matters) - kinds.count("little")
    side = "matters" if matters else "unclear" if n_unclear else "little"
    facts = {"items": Listing(matters), "n_unclear": n_unclear, "n_items": len(rows)}
    return Meaning(
        "unclear" if side == "unclear" else "clear",
        Message(_ALL[side], **facts),
        Message(_NOT_DIFFERENT if matters else _NOT_ALIKE),
    )


def meaning_of_dif_item(found: Dif, item: str, names: Names | None = None) -> Meaning:
    """The reading of one question; ``names`` gives the groups as the reader knows them.

    That groups differ is said where Holm's p lies below .05, and that it matters where the whole
    interval of the effect lies at .02 or above (COSMIN, Prinsen 2018). "clear" when the interval
    does not hold that boundary. A group is named where its shift differs from the average group,
    with Holm's p below .05.

    Raises
    ------
    QuickscanError
        When the result holds no such question.
    """
    own_row = found.items[found.items["item"] == item]
    if own_row.empty:
        raise QuickscanError(
            "There is no question {item} in this result. Choose one of: {known}.",
            item=item,
            known=", ".join(found.items["item"]),
        )
    row: Any = own_row.iloc[0]
    if pd.isna(row["chi2_uniform"]):
        return _without_numbers(found, row)
    kind = _kind(row)
    differs = kind in ("matters", "some")
    largest = _largest(row, "mcfadden" if differs else "ci_high")
    own = found.shifts[found.shifts["item"] == item]
    facts = {
        "who": _who(row, own, names or {}),
        "effect": Number(row[f"mcfadden_{largest}"], 3),
        "low": Number(row[f"ci_low_{largest}"], 3),
        "high": Number(row[f"ci_high_{largest}"], 3),
        "boundary": Number(IMPORTANT),
        "n": row["n"],
    }
    return Meaning(
        "clear" if kind in ("matters", "little") else "unclear",
        Message(_ITEM[kind], item=item, **facts),
        Message(_NOT_DIFFERENT if differs else _NOT_ALIKE),
    )


def _kind(row: Row) -> str:
    """Where the effect of an item lies: "matters", "some", "little" or "unclear"."""
    sides = {
        kind: side_of(row[f"ci_low_{kind}"], row[f"ci_high_{kind}"], IMPORTANT) for kind in KINDS
    }
    certain = [kind for kind in KINDS if row[f"p_{kind}_holm"] < SIGNIFICANT]
    if any(sides[kind] == "above" for kind in certain):
        return "matters"
    if all(side == "below" for side in sides.values()):
        return "little"
    return "some" if certain else "unclear"


def _largest(row: Row, size: str) -> str:
    """The kind of difference that is largest: among those that are no chance, where there are."""
    certain = [kind for kind in KINDS if row[f"p_{kind}_holm"] < SIGNIFICANT]
    among = certain if certain and size == "mcfadden" else KINDS
    return max(among, key=lambda kind: row[f"{size}_{kind}"])


def _who(row: Row, shifts: pd.DataFrame, names: Names) -> Message:
    how, group = "unclear", ""
    apart = shifts[shifts["p_holm"] < SIGNIFICANT]
    if _largest(row, "mcfadden") == "nonuniform":
        how = "nonuniform"
    elif len(apart):
        furthest = apart.iloc[int(apart["shift"].abs().to_numpy().argmax())]
        how, group = "above" if furthest["shift"] > 0 else "below", furthest["group"]
    return Message(_WHO[how], group=names.get(group, group))


def _without_numbers(found: Dif, row: Row | None) -> Meaning:
    reason, needed = ("too_few_items", 2) if row is None else (row["reason"], row["needed"])
    if row is not None and reason == "too_few_groups" and _small_groups(found, row["item"]):
        return Meaning("withheld", Message(_WITHHELD, minimum=SMALL_CELL), Message(_NOTHING))
    why = Message(REASONS[reason], needed=None if pd.isna(needed) else int(needed))
    return Meaning(
        "not_computed", Message("This check could not be done. {why}", why=why), Message(_NOTHING)
    )


def _small_groups(found: Dif, item: str) -> bool:
    own = found.shifts[found.shifts["item"] == item]
    return bool((own["reason"] == "too_few_people").any())
