"""Findings from scores and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise.findings.certainty import certainty_of, least_share
from quickscan_sim.advise.findings.finding import Finding, Origin
from quickscan_sim.advise.findings.why import why_it_matters
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.intervals import two_sided_p
from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.vocabulary import INCOME_GROUPS

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

MANY = {"hesitation": 0.25, "wish": 1 / 3}
"""From these shares on, "a quarter" and "a third" is worth a sentence."""

PARTS_OF_PEOPLE = (
    (0.25, mark("a quarter")),
    (0.3, mark("three in ten")),
    (1 / 3, mark("a third")),
    (0.4, mark("four in ten")),
    (0.5, mark("half")),
    (0.6, mark("six in ten")),
    (2 / 3, mark("two thirds")),
    (0.7, mark("seven in ten")),
    (0.8, mark("eight in ten")),
    (0.9, mark("nine in ten")),
)
"""Shares as people say them; "at least" is followed by the highest that is sure."""

LARGE = 0.5
"""A difference between groups of half a step of the answer scale is large: about .8 standard
deviations between people (Cohen 1988). Larger ones do not weigh more."""

TITLES = {
    ("need", "firm"): mark("{sector}: lower than other sectors on {theme}"),
    ("need", "indication"): mark("{sector}: perhaps lower than other sectors on {theme}"),
    ("strength", "firm"): mark("{sector}: higher than other sectors on {theme}"),
    ("strength", "indication"): mark("{sector}: perhaps higher than other sectors on {theme}"),
}
CAUTIONS = {
    "need": mark(
        "This is what professionals say about their own work. It does not say why. "
        "Time, role and rules may leave less room for it."
    ),
    "strength": mark(
        "This is what professionals say about their own work. Ask what makes it possible "
        "here, and whether families notice it too."
    ),
}
"""Of a sector beside the others, by kind and certainty."""

SHARE_TITLES = {
    ("hesitation", "firm"): mark(
        "{theme}: at least {part} often see that something is needed but do not know what to do"
    ),
    ("hesitation", "indication"): mark(
        "{theme}: perhaps {part} or more often see that something is needed but do "
        "not know what to do"
    ),
    ("wish", "firm"): mark("{theme}: at least {part} want to learn more"),
    ("wish", "indication"): mark("{theme}: perhaps {part} or more want to learn more"),
}
SHARE_EXPLANATIONS = {
    "hesitation": mark("{share} say so (n = {n}), with a 95% interval from {low} to {high}."),
    "wish": mark(
        "{share} want to learn about this (n = {n}), with a 95% interval from {low} to {high}."
    ),
}
SHARE_CAUTIONS = {
    "hesitation": mark(
        "Not knowing what to do is no unwillingness. Agreements, time and a place to "
        "ask help more than being told to act."
    ),
    "wish": mark("A wish to learn is a good start. A course is not always the answer."),
}
"""Of the share of people on a theme, by kind and certainty."""


def sector_contrasts(reading: Reading, names: Names) -> list[Finding]:
    """Sectors that score clearly lower or higher than the others on a theme."""
    contrasts = reading.contrasts.sort_values("p", kind="stable")
    published = reading.score_summary
    shown = published[(published["grouping"] == "sector") & ~published["withheld"]]
    may_show = set(zip(shown["sector"], shown["theme"], strict=True))
    found = []
    for row in contrasts.to_dict("records"):
        certainty = certainty_of(row["p"], row["p_adjusted"])
        if certainty and (row["sector"], row["theme"]) in may_show:
            found.append(_sector_finding(row, certainty, names))
    return found


def _sector_finding(row: dict[Any, Any], certainty: str, names: Names) -> Finding:
    sector, theme = names.sector(str(row["sector"])), names.theme(str(row["theme"]))
    kind = "need" if float(row["difference"]) < 0 else "strength"
    return Finding(
        kind=kind,
        certainty=certainty,
        theme=str(row["theme"]),
        sector=str(row["sector"]),
        value=float(row["difference"]),
        ci_low=float(row["ci_low"]),
        ci_high=float(row["ci_high"]),
        n=int(row["n"]),
        now=float(row["mean"]),
        n_now=int(row["n"]),
        others=float(row["mean_others"]),
        origin=Origin(
            "contrasts",
            (("theme", str(row["theme"])), ("sector", str(row["sector"]))),
            "difference",
            ("n",),
        ),
        why_it_matters=why_it_matters(kind),
        doubt=float(row["p_adjusted"]),
        size=min(abs(float(row["difference"])) / LARGE, 1.0),
        title=Message(TITLES[kind, certainty], sector=sector, theme=theme),
        explanation=Message(
            "The mean is {mean} (n = {n}); in the other sectors it is {others} (n = {n_others}). "
            "The difference is {difference}, with a 95% interval from {low} to {high}.",
            mean=Number(row["mean"]),
            n=row["n"],
            others=Number(row["mean_others"]),
            n_others=row["n_others"],
            difference=Number(row["difference"]),
            low=Number(row["ci_low"]),
            high=Number(row["ci_high"]),
        ),
        caution=Message(CAUTIONS[kind]),
    )


def compared_within_sector(reading: Reading) -> pd.DataFrame:
    """The comparison of income groups within sector, with p and Holm-adjusted p over themes."""
    compared = reading.comparison[reading.comparison["adjusted"]].copy()
    compared["p"] = [
        two_sided_p(row["difference"] / row["standard_error"], row["df"])
        if pd.notna(row["standard_error"]) and row["standard_error"] > 0
        else float("nan")
        for row in compared.to_dict("records")
    ]
    compared["p_adjusted"] = adjust_p(compared["p"].to_numpy(float))
    return compared


def group_differences(reading: Reading, names: Names) -> list[Finding]:
    """Differences between wijken with few and many families on a low income, within sector."""
    raw = reading.comparison[~reading.comparison["adjusted"]].set_index("theme")
    found = []
    for row in compared_within_sector(reading).sort_values("p", kind="stable").to_dict("records"):
        certainty = certainty_of(row["p"], row["p_adjusted"])
        if certainty:
            found.append(_group_finding(row, certainty, raw.loc[row["theme"]], names))
    return found


def _group_finding(
    row: dict[Any, Any], certainty: str, raw: pd.Series[Any], names: Names
) -> Finding:
    """The finding speaks of the difference within sector; an aim starts from the plain mean."""
    lower = "few" if float(row["difference"]) < 0 else "many"
    titles = {
        "firm": mark("{theme}: lower in {group}"),
        "indication": mark("{theme}: perhaps lower in {group}"),
    }
    higher = "many" if lower == "few" else "few"
    return Finding(
        kind="difference",
        certainty=certainty,
        theme=str(row["theme"]),
        value=float(row["difference"]),
        ci_low=float(row["ci_low"]),
        ci_high=float(row["ci_high"]),
        n=int(row["n_few"]) + int(row["n_many"]),
        now=float(raw[f"mean_{lower}"]),
        n_now=int(row[f"n_{lower}"]),
        others=float(raw[f"mean_{higher}"]),
        origin=Origin(
            "comparison",
            (("theme", str(row["theme"])), ("method", "within sector")),
            "difference",
            ("n_few", "n_many"),
        ),
        why_it_matters=why_it_matters("difference"),
        doubt=float(row["p_adjusted"]),
        size=min(abs(float(row["difference"])) / LARGE, 1.0),
        title=Message(
            titles[certainty], theme=names.theme(str(row["theme"])), group=INCOME_GROUPS[lower]
        ),
        explanation=Message(
            "Between professionals of the same sector the difference is {difference} (few minus "
            "many). The 95% interval runs from {low} to {high}. Few: n = {n_few} in "
            "{wijken_few} neighbourhoods; many: n = {n_many} in {wijken_many}. Without taking "
            "sectors into account the difference is {raw}.",
            difference=Number(row["difference"]),
            low=Number(row["ci_low"]),
            high=Number(row["ci_high"]),
            n_few=row["n_few"],
            n_many=row["n_many"],
            wijken_few=row["n_neighbourhoods_few"],
            wijken_many=row["n_neighbourhoods_many"],
            raw=Number(raw["difference"]),
        ),
        caution=Message(
            "A figure about neighbourhoods says nothing about one resident or one professional. "
            "With so few neighbourhoods, one unusual neighbourhood weighs heavily."
        ),
    )


def hesitation(reading: Reading, names: Names) -> list[Finding]:
    """The theme on which most people see it and do not know what to do."""
    return _most(reading, names, "hesitation")


def wishes(reading: Reading, names: Names) -> list[Finding]:
    """The theme on which most people want to learn."""
    return _most(reading, names, "wish")


def _most(reading: Reading, names: Names, kind: str) -> list[Finding]:
    """The theme with the highest share, where that is worth a sentence; as much as is sure."""
    looked_at = _looked_at(reading)
    own = looked_at[looked_at["part"] == kind]
    if own.empty:
        return []
    row = dict(own.sort_values("share", kind="stable").iloc[-1])
    if float(row["share"]) < MANY[kind]:
        return []
    return [_share_finding(row, kind, _sure_part(row, MANY[kind], len(looked_at)), names)]


def _sure_part(row: dict[Any, Any], worth: float, n_looks: int) -> tuple[float, str] | None:
    """The highest part of people that is sure; None when it is not worth a sentence."""
    share, low, high = (float(row[name]) for name in ("share", "ci_low", "ci_high"))
    least = least_share(share, low, high, n_looks)
    sure = [part for part in PARTS_OF_PEOPLE if worth <= part[0] <= least]
    return sure[-1] if sure else None


def _share_finding(
    row: dict[Any, Any], kind: str, sure: tuple[float, str] | None, names: Names
) -> Finding:
    """At least the part that is sure; without one perhaps the least that is worth a sentence."""
    share, low, high = (float(row[name]) for name in ("share", "ci_low", "ci_high"))
    worth = MANY[kind]
    certainty = "firm" if sure else "indication"
    part, words = sure or next(part for part in PARTS_OF_PEOPLE if part[0] >= worth)
    return Finding(
        kind=kind,
        certainty=certainty,
        theme=str(row["theme"]),
        value=share,
        ci_low=low,
        ci_high=high,
        n=int(row["n"]),
        now=share,
        n_now=int(row["n"]),
        at_least=part if sure else None,
        origin=Origin(
            "shares", (("item_id", str(row["item_id"])), ("sector", None)), "share", ("n",)
        ),
        why_it_matters=why_it_matters(kind),
        doubt=0.0 if sure else 0.5,
        size=(share - worth) / (1 - worth),
        title=Message(
            SHARE_TITLES[kind, certainty], theme=names.theme(row["theme"]), part=Message(words)
        ),
        explanation=Message(
            SHARE_EXPLANATIONS[kind],
            share=Share(share),
            n=row["n"],
            low=Share(low),
            high=Share(high),
        ),
        caution=Message(SHARE_CAUTIONS[kind]),
    )


def _looked_at(reading: Reading) -> pd.DataFrame:
    """The shares of everybody that are compared with a limit, all of them one look."""
    shares = reading.shares
    return shares[
        shares["part"].isin(["hesitation", "wish"])
        & shares["sector"].isna()
        & shares["theme"].notna()
        & shares["share"].notna()
        # Without an interval (one organisation per sector) a share is no finding.
        & shares["ci_low"].notna()
    ]
