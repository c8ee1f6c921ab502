"""The few findings that matter, as points on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.ranking import main_headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickscan_sim.advise import Finding
    from quickscan_sim.cli.session import Screen
    from quickscan_sim.language import Message

AT_MOST = 3


def main_points(screen: Screen, findings: tuple[Finding, ...]) -> list[str]:
    """Each with its number, why it matters and what it is not; then those of the same kind."""
    points = []
    for head, alike in main_headings(findings, AT_MOST):
        points.append(_read(screen, head, head.why_it_matters, head.caution))
        points += points_alike(screen, alike)
    return points


def points_alike(screen: Screen, alike: Sequence[Finding]) -> list[str]:
    """Findings that are told under the heading of another, with their numbers."""
    return [
        screen.translate("The same kind: {title}", title=_read(screen, finding))
        for finding in alike
    ]


def points_of(screen: Screen, findings: Sequence[Finding]) -> list[str]:
    """Findings with their numbers."""
    return [_read(screen, finding) for finding in findings]


def _read(screen: Screen, finding: Finding, *more: Message | None) -> str:
    parts = [finding.explanation, *(part for part in more if part is not None)]
    told = " ".join(part.in_language(screen.language) for part in parts)
    return f"{finding.finding_id}. {finding.title.in_language(screen.language)}. {told}"
