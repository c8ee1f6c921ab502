"""Wijken ranked on a theme: everybody together, or people of the same sector beside each other."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.income_groups import compare_groups
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.diagnose.truths import true_scores, true_wijk_differences
from quickscan_sim.language import Bilingual, Message, Number, Share
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View
from quickscan_sim.workshop.views.wijk_scores import WijkScore, wijk_scores
from quickscan_sim.workshop.views.within_sectors_picture import picture

READINGS = {"raw": "raw", "within": "within sector"}
"""Positions of the lever, and the method of the comparison that each shows."""


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:
    """Every wijk with its mean, and the difference between the two groups of wijken."""
    scan, theme = drawn.scan, str(settings["theme"])
    reading = str(positions.get("sectors", "raw"))
    wijken = _wijken(drawn, theme, reading == "within")
    known = [wijk for wijk in wijken if wijk.mean is not None]
    groups = _groups(drawn, theme)
    names = {theme.theme_id: theme.name for theme in scan.questionnaire.themes}
    return {
        "reading": reading,
        "theme": names[theme],
        "names": [wijk.name for wijk in known],
        "groups": [wijk.group for wijk in known],
        "means": [wijk.mean for wijk in known],
        "lows": [wijk.low for wijk in known],
        "highs": [wijk.high for wijk in known],
        "n": [wijk.n for wijk in known],
        "withheld": [wijk.name for wijk in wijken if wijk.mean is None],
        "n_people": _n_people(drawn, theme),
        **groups[reading],
        "order": _order(groups["raw"]["difference"], groups["within"]["difference"]),
    }


@lru_cache(maxsize=16)
def _wijken(drawn: Drawn, theme: str, within: bool) -> tuple[WijkScore, ...]:
    return tuple(wijk_scores(drawn.scan, _scores(drawn, theme), within))


@lru_cache(maxsize=16)
def _scores(drawn: Drawn, theme: str) -> pd.DataFrame:
    scores = score_themes(drawn.scan.answers, drawn.scan.questionnaire)
    return scores[scores["theme"] == theme].reset_index(drop=True)


@lru_cache(maxsize=16)
def _groups(drawn: Drawn, theme: str) -> dict[str, dict[str, float | None]]:
    """For each reading: many minus few, its interval, and the two means."""
    scan = drawn.scan
    table = compare_groups(
        _scores(drawn, theme), scan.professionals, scan.works_in, scan.neighbourhoods
    )
    rows = {row["method"]: _many_minus_few(row) for _, row in table.iterrows()}
    return {reading: rows[method] for reading, method in READINGS.items()}


def _many_minus_few(row: pd.Series[Any]) -> dict[str, float | None]:
    numbers = {
        "difference": -row["difference"],
        "low": -row["ci_high"],
        "high": -row["ci_low"],
        "mean_many": row["mean_many"],
        "mean_few": row["mean_few"],
    }
    return {name: None if np.isnan(one) else float(one) for name, one in numbers.items()}


def _n_people(drawn: Drawn, theme: str) -> int:
    """How many people with a score work in a wijk of one of the groups."""
    scan, scores = drawn.scan, _scores(drawn, theme)
    wijken = scan.neighbourhoods.loc[scan.neighbourhoods["income_group"].notna()]
    there = scan.works_in[scan.works_in["neighbourhood_id"].isin(wijken["neighbourhood_id"])]
    scored = set(scores.loc[scores["score"].notna(), "professional_id"])
    return len(scored & set(there["professional_id"]))


def _order(raw: float | None, within: float | None) -> str | None:
    """Which wijken are higher, everybody together and then within sectors."""
    if not raw or not within:
        return None
    higher = ["many" if difference > 0 else "few" for difference in (raw, within)]
    return " ".join(higher)


def sign_turns_within_sectors(first: Facts, second: Facts) -> Verdict:
    """The wijken that are surely higher together are surely lower within sectors.

    Surely: the 95 % interval of the difference leaves out 0. Where only the mix of sectors differs,
    the sign of what is left within sectors is a toss of a coin. Opposite: the same wijken are
    higher within sectors too, by at least as much.
    """
    raw, within = first["difference"], second["difference"]
    if not raw or within is None:
        return "not seen"
    if raw * within < 0:
        return "seen" if _is_sure(first) and _is_sure(second) else "not seen"
    return "opposite" if abs(within) >= abs(raw) else "not seen"


def _is_sure(facts: Facts) -> bool:
    low, high = facts["low"], facts["high"]
    return low is not None and high is not None and not low <= 0 <= high


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:
    """What was planted on the theme, the true difference within sectors, and the mix."""
    theme = str(settings["theme"])
    planted = drawn.truth.planted
    if len(planted):
        planted = planted[(planted["kind"] == "effect") & (planted["theme"] == theme)]
    lines = [
        Message("Planted: {what}", what=Bilingual(row["text_nl"], row["text_en"]))
        for _, row in planted.iterrows()
    ]
    return (
        *(lines or [Message("Nothing was planted on this theme.")]),
        *_true_difference(drawn, theme, facts),
        *_mix(drawn),
    )


def _true_difference(drawn: Drawn, theme: str, facts: Facts) -> list[Message]:
    scan, themes = drawn.scan, drawn.scan.questionnaire.theme_ids
    scores = true_scores(drawn.truth, scan.professionals, themes)
    true = -float(true_wijk_differences(scores, scan)[themes.index(theme)])
    seen = [facts[name] for name in ("difference", "low", "high")]
    if np.isnan(true) or None in seen:
        return []
    return [
        Message(
            "Within sectors, many minus few families on a low income: truly {true}, seen {seen} "
            "({low} to {high}; n = {n}).",
            true=Number(true),
            seen=Number(seen[0]),
            low=Number(seen[1]),
            high=Number(seen[2]),
            n=facts["n_people"],
        )
    ]


def _mix(drawn: Drawn) -> list[Message]:
    """The sector of which the two groups of wijken have the most unequal share."""
    scan = drawn.scan
    answered = scan.professionals[scan.professionals["responded"]]
    placed = answered.merge(scan.works_in, on=["professional_id", "wave"]).merge(
        scan.neighbourhoods[["neighbourhood_id", "income_group"]], on="neighbourhood_id"
    )
    counts = pd.crosstab(placed["sector"], placed["income_group"])
    if set(counts.columns) != {"few", "many"}:
        return []
    few, many = (counts[group].to_numpy() for group in ("few", "many"))
    place = int(np.abs(many / many.sum() - few / few.sum()).argmax())
    cells = [count for own in (few, many) for count in (own[place], own.sum() - own[place])]
    if min(cells) < SMALL_CELL:
        return []
    names = {one.sector_id: one.name for one in scan.questionnaire.sectors}
    return [
        Message(
            "Of the answers {many} come from the sector {sector} where many families have a low "
            "income, and {few} where few have (n = {n_many} and {n_few}).",
            many=Share(many[place] / many.sum()),
            few=Share(few[place] / few.sum()),
            sector=names[str(counts.index[place])],
            n_many=int(many.sum()),
            n_few=int(few.sum()),
        )
    ]


VIEW = View(
    readings={"sectors": tuple(READINGS)},
    settings={"theme": "code of the theme"},
    outcomes={
        "order": "which wijken are higher, together and within sectors: many many, many few, "
        "few many or few few"
    },
    events={"sign_turns_within_sectors": sign_turns_within_sectors},
    facts=facts,
    picture=picture,
    truth=truth,
)
