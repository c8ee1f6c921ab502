"""Findings from scores and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.analyse.intervals import two_sided_p
from quickscan_sim.analyse.multiplicity import FIRM, adjust_p
from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.vocabulary import INCOME_GROUPS

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

ALPHA = 0.05

MANY_HESITATE = 0.25
MANY_WISH = 0.33
"""From these shares on, "at least a quarter" and "at least a third" is worth a sentence."""


def certainty_of(p: float, p_adjusted: float) -> str | None:
    """How sure a difference is: "firm", "indication", or None when it may be chance."""
    if p_adjusted < FIRM:
        return "firm"
    return "indication" if p < ALPHA else None


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
    is_lower = float(row["difference"]) < 0
    titles = {
        (True, "firm"): mark("{sector}: lower than other sectors on {theme}"),
        (True, "indication"): mark("{sector}: perhaps lower than other sectors on {theme}"),
        (False, "firm"): mark("{sector}: higher than other sectors on {theme}"),
        (False, "indication"): mark("{sector}: perhaps higher than other sectors on {theme}"),
    }
    cautions = {
        True: mark(
            "This is what professionals say about their own work. It does not say why. "
            "Time, role and rules may leave less room for it."
        ),
        False: mark(
            "This is what professionals say about their own work. Ask what makes it possible "
            "here, and whether families notice it too."
        ),
    }
    return Finding(
        kind="need" if is_lower else "strength",
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
        title=Message(titles[is_lower, certainty], sector=sector, theme=theme),
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
        caution=Message(cautions[is_lower]),
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
    row = _highest(reading, "hesitation")
    if row is None or row["share"] < MANY_HESITATE:
        return []
    firm = row["ci_low"] >= MANY_HESITATE
    title = (
        mark("{theme}: at least a quarter often see it and do not know what to do")
        if firm
        else mark("{theme}: perhaps a quarter often see it and do not know what to do")
    )
    return [
        _share_finding(
            row,
            kind="hesitation",
            firm=bool(firm),
            title=Message(title, theme=names.theme(row["theme"])),
            explanation=mark("{share} say so (n = {n}), with a 95% interval from {low} to {high}."),
            caution=mark(
                "Not knowing what to do is no unwillingness. Agreements, time and a place to "
                "ask help more than being told to act."
            ),
        )
    ]


def wishes(reading: Reading, names: Names) -> list[Finding]:
    """The theme on which most people want to learn."""
    row = _highest(reading, "wish")
    if row is None or row["share"] < MANY_WISH:
        return []
    firm = row["ci_low"] >= MANY_WISH
    title = (
        mark("{theme}: at least a third want to learn more")
        if firm
        else mark("{theme}: perhaps a third want to learn more")
    )
    return [
        _share_finding(
            row,
            kind="wish",
            firm=bool(firm),
            title=Message(title, theme=names.theme(row["theme"])),
            explanation=mark(
                "{share} want to learn about this (n = {n}), with a 95% interval from "
                "{low} to {high}."
            ),
            caution=mark("A wish to learn is a good start. A course is not always the answer."),
        )
    ]


def _highest(reading: Reading, part: str) -> dict[Any, Any] | None:
    shares = reading.shares
    overall = shares[
        (shares["part"] == part)
        & shares["sector"].isna()
        & shares["theme"].notna()
        & shares["share"].notna()
        # Without an interval (one organisation per sector) a share is no finding.
        & shares["ci_low"].notna()
    ]
    if overall.empty:
        return None
    return dict(overall.sort_values("share", kind="stable").iloc[-1])


def _share_finding(
    row: dict[Any, Any], kind: str, firm: bool, title: Message, explanation: str, caution: str
) -> Finding:
    share, low, high = (float(row[name]) for name in ("share", "ci_low", "ci_high"))
    return Finding(
        kind=kind,
        certainty="firm" if firm else "indication",
        theme=str(row["theme"]),
        value=share,
        ci_low=low,
        ci_high=high,
        n=int(row["n"]),
        now=share,
        n_now=int(row["n"]),
        title=title,
        explanation=Message(
            explanation, share=Share(share), n=row["n"], low=Share(low), high=Share(high)
        ),
        caution=Message(caution),
    )
