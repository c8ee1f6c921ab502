"""The library of actions, and which of them fit a finding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual

LIBRARY = Path(__file__).parent.parent / "data" / "actions.csv"
ANY = "*"
EFFORTS = ("small", "medium", "large")
TEXTS = ("text", "first_step", "indicator", "who", "residents", "risk", "expected_effect")


@dataclass(frozen=True)
class Action:
    """Something that professionals, organisations or rules can do; never a family's choice."""

    action_id: str
    theme: str
    for_kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    effort: str
    text: Bilingual
    first_step: Bilingual
    indicator: Bilingual
    who: Bilingual
    residents: Bilingual
    risk: Bilingual
    expected_effect: Bilingual
    confidence: str
    source: str


def load_actions(path: Path = LIBRARY) -> tuple[Action, ...]:
    """The actions of a CSV file, in its order.

    Raises
    ------
    QuickscanError
        When a column is missing, a text lacks one of the two languages, or an effort is unknown.

    Examples
    --------
    >>> len(load_actions()) >= 40
    True
    """
    rows = read_delimited(path)
    needed = ["action_id", "theme", "for_kind", "sector", "effort", "confidence", "source"]
    needed += [f"{name}_{language}" for name in TEXTS for language in ("nl", "en")]
    missing = [name for name in needed if name not in rows]
    if missing:
        raise QuickscanError(
            "The action library {file} has no column {column}.", file=path, column=missing[0]
        )
    records = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    return tuple(_action(record, path) for record in records)


def _action(row: dict[str, str], path: Path) -> Action:
    empty = [f"{name}_{tongue}" for name in TEXTS for tongue in ("nl", "en")]
    empty = [name for name in empty if not row[name].strip()]
    if empty:
        raise QuickscanError(
            "The action {action} in {file} has nothing in the column {column}. "
            "Every action is written in Dutch and in English.",
            action=row["action_id"],
            file=path,
            column=empty[0],
        )
    if row["effort"] not in EFFORTS:
        raise QuickscanError(
            "The action {action} in {file} has the effort {found}; expected one of {allowed}.",
            action=row["action_id"],
            file=path,
            found=repr(row["effort"]),
            allowed=", ".join(EFFORTS),
        )
    texts = {name: Bilingual(row[f"{name}_nl"], row[f"{name}_en"]) for name in TEXTS}
    return Action(
        action_id=row["action_id"],
        theme=row["theme"],
        for_kinds=tuple(row["for_kind"].split()),
        sectors=tuple(row["sector"].split()),
        effort=row["effort"],
        confidence=row["confidence"],
        source=row["source"],
        **texts,
    )


def matching_actions(
    actions: tuple[Action, ...], kind: str, theme: str | None, sector: str | None
) -> list[Action]:
    """The actions that fit a finding, best first.

    An action fits when it is meant for this kind of finding, and for this theme and sector or for
    any. First come those for this very sector, then those for this very theme, then those that
    cost the least effort.

    Parameters
    ----------
    sector
        None: the finding is about everybody, and only actions for every sector fit.
    """
    fitting = [
        action
        for action in actions
        if kind in action.for_kinds
        and action.theme in (ANY, theme)
        and (ANY in action.sectors or sector in action.sectors)
    ]
    return sorted(
        fitting,
        key=lambda action: (
            sector not in action.sectors,
            action.theme == ANY,
            EFFORTS.index(action.effort),
        ),
    )
