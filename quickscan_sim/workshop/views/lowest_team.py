"""Teams measured twice, of which the lowest mostly rises, whatever happened in between."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from quickscan_sim.language import Listing, Message, Number
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.views.lowest_team_picture import FAR, MEASURED, picture
from quickscan_sim.workshop.views.team_scores import TeamTwice, teams_twice
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:  # noqa: ARG001
    """For each theme the teams, lowest first, and how many scores rose far.

    What rose is counted whatever the lever shows, so that an event may be asked at any position.
    """
    teams = _teams(drawn)
    names = {theme.theme_id: theme.name for theme in drawn.scan.questionnaire.themes}
    themes = dict.fromkeys(team.theme for team in teams)
    by_theme = [[team for team in teams if team.theme == theme] for theme in themes]
    lowest = [own[0] for own in by_theme]
    return {
        "measured": str(positions.get("measured", "first")),
        "people": _people_of_each_team(drawn.scan),
        "n_teams": max((len(own) for own in by_theme), default=0),
        "themes": [names[theme] for theme in themes],
        "first": [[team.means[0] for team in own] for own in by_theme],
        "second": [[team.means[1] for team in own] for own in by_theme],
        "lowest": [_of_lowest(team) for team in lowest],
        "lowest_up": sum(team.change > 0 for team in lowest),
        "lowest_far_up": sum(team.change > FAR for team in lowest),
        "n_scores": len(teams),
        "far_up": sum(team.change > FAR for team in teams),
        "largest_rise": max((team.change for team in teams), default=None),
    }


@lru_cache(maxsize=16)
def _teams(drawn: Drawn) -> tuple[TeamTwice, ...]:
    return tuple(teams_twice(drawn.scan))


def _people_of_each_team(scan: Quickscan) -> int:
    """How many people a team had when it was first asked: the most of all teams."""
    first = scan.professionals[scan.professionals["wave"] == 1]
    return int(first.groupby("organisation_id").size().max())


def _of_lowest(team: TeamTwice) -> dict[str, Any]:
    """The team that was lowest on a theme at first: what is told of it by number."""
    return {
        "organisation": team.organisation_id,
        "name": team.name,
        "n": list(team.n),
        "means": list(team.means),
        "lows": list(team.lows),
        "highs": list(team.highs),
        "change": team.change,
        "expected": team.expected,
        "chance": None if team.chance_low is None else [team.chance_low, team.chance_high],
    }


def some_team_rises_far(first: Facts, second: Facts) -> Verdict:
    """In round 1 some team rises by more than .20 on some theme; in round 2 a smaller share does.

    Opposite: a larger share does in round 2.
    """
    shares = [one["far_up"] / max(1, one["n_scores"]) for one in (first, second)]
    if shares[1] > shares[0]:
        return "opposite"
    return "seen" if shares[0] > shares[1] else "not seen"


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:  # noqa: ARG001
    """Whether anything was planted, and how the lowest teams truly changed beside what was seen."""
    changes = drawn.truth.changes
    lines = [Message("Planted: nothing. No plan did anything here, in any team.")]
    if len(changes):
        lines = [Message("Something was planted here: this card does not fit this scenario.")]
    seen = [lowest["change"] for lowest in facts["lowest"]]
    true = [
        change
        for theme, lowest in zip(_theme_ids(drawn), facts["lowest"], strict=True)
        if (change := _true_change(drawn, theme, lowest["organisation"])) is not None
    ]
    if len(true) == len(seen) and seen:
        lines.append(
            Message(
                "Teams of {people}, the lowest team per theme: seen {seen}; truly {true}, because "
                "people came, left and differ a little each year.",
                people=facts["people"],
                seen=_listed(seen),
                true=_listed(true),
            )
        )
    known = [lowest["expected"] for lowest in facts["lowest"] if lowest["expected"] is not None]
    if known:
        lines.append(
            Message(
                "Chance alone was expected to lift these lowest teams by {expected}.",
                expected=_listed(known),
            )
        )
    return tuple(lines)


def _theme_ids(drawn: Drawn) -> list[str]:
    return list(dict.fromkeys(team.theme for team in _teams(drawn)))


def _listed(changes: list[float]) -> Listing:
    return Listing(tuple(Number(change) for change in changes))


def _true_change(drawn: Drawn, theme: str, organisation: str) -> float | None:
    """The mean true score of who works in a team in the second wave less that in the first."""
    people = drawn.scan.professionals
    own = people[people["organisation_id"] == organisation]
    traits = drawn.truth.traits
    scores = own.merge(traits[traits["theme"] == theme], on=["professional_id", "wave"])
    means = scores.groupby("wave")["true_score"].mean()
    if not {1, 2} <= set(means.index) or pd.isna(means.loc[[1, 2]]).any():
        return None
    return float(means.loc[2] - means.loc[1])


VIEW = View(
    readings={"measured": MEASURED},
    settings={},
    outcomes={
        "lowest_up": "on how many themes the team that was lowest went up",
        "far_up": "how many scores of teams rose by more than .20",
        "lowest_far_up": "on how many themes the lowest team rose by more than .20",
    },
    events={"some_team_rises_far": some_team_rises_far},
    facts=facts,
    picture=picture,
    truth=truth,
)
