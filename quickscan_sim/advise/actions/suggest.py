"""Which actions fit a finding, best first, each with the reasons; the user chooses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions.action import (
    ANY,
    CONFIDENCES,
    EFFORTS,
    FEATURES,
    KINDS,
    Action,
)
from quickscan_sim.advise.actions.library import load_actions
from quickscan_sim.language import Listing, Message
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.questionnaire import Questionnaire
    from quickscan_sim.quickscan import Quickscan

FOR_SECTOR = 4
FOR_THEME = 3
FOR_KIND_FIRST = 2
FOR_KIND = 1
EFFORT_POINTS = {"small": 2, "medium": 1, "large": 0}
NO_TRAINING = 1
FEATURE = 1
KNOWN_POINTS = {"H": 2, "M": 1, "D": 0, "R": 0}
SAME_LEVER_AGAIN = 4
"""What every earlier suggestion with the same lever costs the next: five trainings are one idea."""


@dataclass(frozen=True)
class Suggestion:
    """An action for a finding, why it is suggested, and how well it fits.

    ``fit`` is the sum of what the reasons weigh; it orders the options and means nothing else.
    """

    action: Action
    reasons: tuple[Message, ...]
    fit: int


def suggest_actions(
    finding: Finding,
    actions: tuple[Action, ...] | None = None,
    at_most: int = 5,
    *,
    sectors: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """Actions that fit a finding, best first, spread over what they move.

    An action fits when it is meant for this kind of finding, for this theme or any, and for this
    sector or any. A gap in the network is about working together whatever the theme: there, the
    theme of an action counts for its place and not for whether it fits; an action for certain
    sectors must name both sides of a pair. The weights: sector 4,
    theme 3, kind 2 (named first by the action) or 1, small effort 2 (medium 1), no training 1,
    each of early, low-threshold and connecting formal with informal support 1, what is known 2, 1
    or 0. Each next suggestion loses 4 points for every earlier one that moves the same.

    Parameters
    ----------
    actions
        From :func:`load_actions`; the library of the kit by default.
    sectors
        Codes of the sectors of the organisations in the finding, where it names no sector itself;
        see :func:`sectors_of`.

    Returns
    -------
    At most ``at_most`` suggestions; none when the library has nothing for this kind of finding.

    Examples
    --------
    >>> from quickscan_sim.advise.findings.finding import Finding
    >>> text = Message("School and social team")
    >>> gap = Finding("no_tie", "firm", text, text, text)
    >>> [suggestion.action.lever for suggestion in suggest_actions(gap, at_most=3)]
    ['listening', 'contact', 'agreement']
    """
    library = load_actions() if actions is None else actions
    concerned = {finding.sector} if finding.sector else set(sectors)
    found = [
        _suggestion(action, finding, concerned)
        for action in library
        if fits(action, finding.kind, finding.theme, concerned)
    ]
    return tuple(_spread(found, at_most))


def fits(action: Action, kind: str, theme: str | None, sectors: Collection[str]) -> bool:
    """Whether an action is meant for this kind of finding, this theme and these sectors."""
    about = kind in GAP_KINDS or action.theme in (ANY, theme)
    for_them = ANY in action.sectors or _is_for(action, sectors)
    return kind in action.for_kinds and about and for_them


def _is_for(action: Action, sectors: Collection[str]) -> bool:
    """Whether it names all of these sectors: what helps one side may pass the other by."""
    return bool(sectors) and set(sectors) <= set(action.sectors)


def sectors_of(finding: Finding, scan: Quickscan) -> tuple[str, ...]:
    """The sectors of the organisations that a finding names, in its order.

    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> from quickscan_sim.advise.findings.finding import Finding
    >>> scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> text = Message("A finding about everybody")
    >>> sectors_of(Finding("wish", "firm", text, text, text), scan)
    ()
    """
    if finding.sector:
        return (finding.sector,)
    organisations = scan.organisations
    sector_of = dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))
    named = (finding.organisation_id, finding.partner_id)
    return tuple(dict.fromkeys(str(sector_of[one]) for one in named if one in sector_of))


def note_on_themes(actions: tuple[Action, ...], questionnaire: Questionnaire) -> Message | None:
    """What to know when the library speaks of other themes than the questionnaire; else None."""
    own = {action.theme for action in actions} - {ANY}
    strangers = own - set(questionnaire.theme_ids)
    if not strangers:
        return None
    usable = sum(action.theme not in strangers or _for_a_gap(action) for action in actions)
    return Message(
        "The action library speaks of themes that this questionnaire does not have ({themes}). "
        "Of its {all} actions, {n} can still be used: those for any theme and those for gaps in "
        "the network.",
        themes=Listing(tuple(sorted(strangers))),
        all=len(actions),
        n=usable,
    )


def _for_a_gap(action: Action) -> bool:
    return not GAP_KINDS.keys().isdisjoint(action.for_kinds)


def _suggestion(action: Action, finding: Finding, sectors: Collection[str]) -> Suggestion:
    weighed = list(_reasons(action, finding, sectors))
    return Suggestion(
        action=action,
        reasons=tuple(reason for _, reason in weighed),
        fit=sum(points for points, _ in weighed),
    )


def _reasons(
    action: Action, finding: Finding, sectors: Collection[str]
) -> Iterator[tuple[int, Message]]:
    """Why an action is suggested, each reason with what it weighs."""
    is_first = action.for_kinds[0] == finding.kind
    kind = KINDS.get(finding.kind, finding.kind)
    yield FOR_KIND_FIRST if is_first else FOR_KIND, Message("fits: {kind}", kind=kind)
    if action.theme == finding.theme:
        yield FOR_THEME, Message("for this theme")
    if _is_for(action, sectors):
        yield FOR_SECTOR, Message("for this sector")
    yield EFFORT_POINTS[action.effort], _effort(action)
    if not action.asks_training:
        yield NO_TRAINING, Message("asks no training")
    for feature in action.features:
        yield FEATURE, Message("{feature}", feature=FEATURES[feature])
    known = CONFIDENCES[action.confidence]
    yield KNOWN_POINTS[action.confidence], Message("what is known: {known}", known=known)


def _effort(action: Action) -> Message:
    weeks = action.weeks_to_first_step
    effort = EFFORTS[action.effort]
    if weeks is None:
        return Message("{effort}", effort=effort)
    return Message("{effort}: first step within {weeks} weeks", effort=effort, weeks=weeks)


def _spread(found: list[Suggestion], at_most: int) -> Iterator[Suggestion]:
    """One by one the best that is left, where moving the same again counts against it."""
    left = list(found)
    chosen: dict[str, int] = {}
    effort = list(EFFORTS)
    while left and sum(chosen.values()) < at_most:
        best = min(
            range(len(left)),
            key=lambda place: (
                SAME_LEVER_AGAIN * chosen.get(left[place].action.lever, 0) - left[place].fit,
                effort.index(left[place].action.effort),
                place,
            ),
        )
        suggestion = left.pop(best)
        lever = suggestion.action.lever
        chosen[lever] = chosen.get(lever, 0) + 1
        yield suggestion
