"""Suggestions for each sector, spread: no two sectors more read the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions import suggest_actions
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.language import Message
from quickscan_sim.present.document import Paragraph

if TYPE_CHECKING:
    from quickscan_sim.advise.actions import Action
    from quickscan_sim.present.chapters.material import Material

EACH = {"municipality": 1, "institution": 2, "professional": 1}
"""Suggestions for each theme, by reader."""

AT_MOST_SECTORS = 2
"""In how many sectors one report suggests the same action."""

AT_MOST_OPTIONS = 20
"""How many options are looked at before a theme goes without a suggestion."""


@dataclass(frozen=True)
class Asked:
    """A theme that asks for a suggestion in a sector; ``kind`` is that of a finding."""

    sector: str
    kind: str
    theme: str


def spread_suggestions(asked: Sequence[Asked], n_each: int) -> dict[Asked, tuple[Action, ...]]:
    """Actions for each theme of each sector, the sector's own first, each in two sectors at most.

    In turns: every theme gets its first before any gets its second. What is left without an action
    gets none.
    """
    options = {one: list(_options(one)) for one in asked}
    chosen: dict[Asked, list[Action]] = {one: [] for one in asked}
    n_sectors: Counter[str] = Counter()
    given: set[tuple[str, str]] = set()
    for _ in range(n_each):
        for one in asked:
            free = (
                action
                for action in options[one]
                if n_sectors[action.action_id] < AT_MOST_SECTORS
                and (one.sector, action.action_id) not in given
            )
            action = next(free, None)
            if action is not None:
                chosen[one].append(action)
                n_sectors[action.action_id] += 1
                given.add((one.sector, action.action_id))
    return {one: tuple(actions) for one, actions in chosen.items()}


def _options(asked: Asked) -> Iterator[Action]:
    """Best first, with those that name the sector before those for any sector."""
    about = Message("{theme}", theme=asked.theme)
    finding = Finding(
        asked.kind, "indication", about, about, about, theme=asked.theme, sector=asked.sector
    )
    fitting = [one.action for one in suggest_actions(finding, at_most=AT_MOST_OPTIONS)]
    yield from sorted(fitting, key=lambda action: asked.sector not in action.sectors)


def suggestion_lines(
    sector: str, spread: dict[Asked, tuple[Action, ...]], material: Material
) -> list[Paragraph]:
    """A line for each theme of this sector that has a suggestion."""
    lines = []
    for theme in material.questionnaire.theme_ids:
        own = [one for one in spread if (one.sector, one.theme) == (sector, theme)]
        text = " ".join(material.text(action.text) for one in own for action in spread[one])
        if text:
            lead = material.say("Suggestion for {theme}:", theme=material.names.theme(theme))
            lines.append(Paragraph(text, lead))
    return lines
