"""Per sector: what goes well, what can improve, what asks for attention, and suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise import load_actions, matching_actions, suggest_actions
from quickscan_sim.advise.certainty import certainty_of
from quickscan_sim.advise.score_findings import MANY_HESITATE, MANY_WISH
from quickscan_sim.language import mark
from quickscan_sim.present.cells import (
    is_withheld,
    known,
    n_is,
    number,
    of_grouping,
    records,
    share_with_interval,
    whole,
    with_interval,
)
from quickscan_sim.present.chapters.material import NETWORK_KINDS, Material
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from quickscan_sim.advise.actions import Action

Row = dict[str, Any]
SUGGESTIONS = {"municipality": 1, "institution": 2, "professional": 1}
"""Suggestions for each theme, by reader."""


def sectors_one_by_one(material: Material) -> list[Block]:
    """A short profile of every sector that works here."""
    say = material.say
    blocks: list[Block] = [
        Heading(2, say("What each sector says")),
        Paragraph(
            say(
                "Each sector has its own task. So a lower score is no verdict. Here stands what "
                "is higher or lower than among the other sectors, over all neighbourhoods. The "
                "word perhaps means: it may be chance."
            )
        ),
    ]
    told: set[str] = set()
    for sector in sectors_here(material):
        profile = sector_profile(sector, material, told)
        blocks += [Heading(3, material.names.sector(sector)), *profile]
    return blocks


def sectors_here(material: Material) -> list[str]:
    """The sectors with an organisation in the neighbourhoods of the report, in their order."""
    scan = material.scan
    here = scan.active_in["neighbourhood_id"].isin(material.neighbourhoods)
    codes = set(scan.active_in.loc[here, "organisation_id"])
    if material.audience.neighbourhood_id is None:
        codes = set(scan.organisations["organisation_id"])
    working = scan.organisations[scan.organisations["organisation_id"].isin(codes)]
    present = set(working["sector"])
    return [sector for sector in material.questionnaire.sector_ids if sector in present]


def sector_profile(sector: str, material: Material, told: set[str] | None = None) -> list[Block]:
    """What goes well, can improve and asks for attention over all wijken, and what could help.

    ``told``: suggestions that stand elsewhere; others come first, and these are added.
    """
    say = material.say
    higher, lower = _standing_out(sector, material)
    asked = list(_asks_attention(sector, material))
    lines = [
        Paragraph(_listed(found), lead)
        for found, lead in ((higher, say("Goes well:")), (lower, say("Can improve:")))
        if found
    ]
    if not lines:
        none = say("No theme is clearly higher or lower than in other sectors.")
        lines.append(Paragraph(none))
    if asked:
        texts = " ".join(text for _, text in asked)
        lines.append(Paragraph(texts, say("Asks for attention:")))
    wanted = [theme for theme, _ in (*lower, *asked)]
    return [Bullets((*lines, *suggestions(sector, wanted, material, told)))]


def _listed(found: list[tuple[str, str]]) -> str:
    return " ".join(text for _, text in found)


def _standing_out(
    sector: str, material: Material
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Themes on which a sector is higher and lower than the others, and their numbers."""
    frame = material.reading.contrasts
    higher: list[tuple[str, str]] = []
    lower: list[tuple[str, str]] = []
    for row in records(frame[frame["sector"] == sector]):
        certainty = certainty_of(row["p"], row["p_adjusted"])
        own = of_grouping(
            material.reading.score_summary, "sector", sector=sector, theme=row["theme"]
        )
        if certainty is None or own["withheld"].any():
            continue
        text = _beside_others(row, certainty == "firm", material)
        (higher if row["difference"] > 0 else lower).append((str(row["theme"]), text))
    return higher, lower


def _beside_others(row: Row, is_firm: bool, material: Material) -> str:
    language = material.language
    text = (
        mark(
            "{theme}: {mean}; other sectors {others}. The difference is {difference} ({low} to "
            "{high}; {n})."
        )
        if is_firm
        else mark(
            "Perhaps {theme}: {mean}; other sectors {others}. The difference is {difference} "
            "({low} to {high}; {n})."
        )
    )
    points = {
        name: number(row[column], language, decimals=2)
        for name, column in (("difference", "difference"), ("low", "ci_low"), ("high", "ci_high"))
    }
    return material.say(
        text,
        theme=material.names.theme(row["theme"]),
        mean=number(row["mean"], language),
        others=number(row["mean_others"], language),
        n=n_is(whole(row["n"])),
        **points,
    )


def _asks_attention(sector: str, material: Material) -> Iterator[tuple[str, str]]:
    """The theme on which most people of the sector do not know what to do, and want to learn."""
    say, shares = material.say, material.reading.shares
    texts = {
        "hesitation": (
            MANY_HESITATE,
            mark("On {theme}, {share} often see it and do not know what to do ({n})."),
        ),
        "wish": (MANY_WISH, mark("On {theme}, {share} want to learn more ({n}).")),
    }
    for part, (many, text) in texts.items():
        own = shares[
            (shares["part"] == part)
            & (shares["sector"] == sector)
            & shares["theme"].notna()
            & shares["share"].notna()
            & ~shares["withheld"].astype(bool)
        ]
        if own.empty or own["share"].max() < many:
            continue
        row = records(own.sort_values("share", kind="stable"))[-1]
        told = say(
            text,
            theme=material.names.theme(row["theme"]),
            share=share_with_interval(row, material.language),
            n=n_is(whole(row["n"])),
        )
        yield str(row["theme"]), told


def suggestions(
    sector: str, wanted: list[str], material: Material, told: set[str] | None = None
) -> list[Paragraph]:
    """What could help on the themes that ask for it; on every theme in an institution's report."""
    told = set() if told is None else told
    reader = material.audience.reader
    themes = [
        theme
        for theme in material.questionnaire.theme_ids
        if reader == "institution" or theme in wanted
    ]
    lines = []
    for theme in themes:
        fitting = _actions(sector, theme, material)
        # Who reads several sectors learns more from another idea that fits than from the same one.
        fresh_first = sorted(fitting, key=lambda action: action.action_id in told)
        actions = fresh_first[: SUGGESTIONS.get(reader, 1)]
        told |= {action.action_id for action in actions}
        if actions:
            text = " ".join(material.text(action.text) for action in actions)
            lead = material.say("Suggestion for {theme}:", theme=material.names.theme(theme))
            lines.append(Paragraph(text, lead))
    return lines


def _actions(sector: str, theme: str, material: Material) -> list[Action]:
    """Those for the finding about this sector and theme; without one, those that fit both."""
    for finding in material.findings:
        if (finding.kind, finding.sector, finding.theme) == ("need", sector, theme):
            return [one.action for one in suggest_actions(finding)]
    return matching_actions(load_actions(), "need", theme, sector)


def sectors_in(neighbourhood: str, material: Material) -> list[Block]:
    """One table: per sector in a wijk what goes well, can improve, and asks for attention."""
    say = material.say
    sectors = _sectors_of(neighbourhood, material)
    if not sectors:
        return []
    rows = [_sector_row(sector, neighbourhood, material) for sector in sectors]
    wider = any(say(ELSEWHERE) in cell for row in rows for cell in row)
    return [
        Heading(4, say("Per sector")),
        TableBlock(
            say("What goes well and what can improve, per sector"),
            (
                say("sector"),
                say("goes well"),
                say("can improve"),
                say("weak spots in working together"),
            ),
            tuple(rows),
            ("left", "left", "left", "left"),
            is_compact=True,
        ),
        Paragraph(
            say(
                "A theme is listed when its interval lies wholly above or below the mean of "
                "everybody on that theme. With so many groups some stand out by chance. So read "
                "this as a question, not as a verdict."
            )
        ),
        *(
            [
                Paragraph(
                    say(
                        "All neighbourhoods: too few people of this sector answered here, so the "
                        "numbers are of the sector in all neighbourhoods together."
                    )
                )
            ]
            if wider
            else []
        ),
    ]


def _sectors_of(neighbourhood: str, material: Material) -> list[str]:
    scan = material.scan
    here = set(material.names.names.in_wijk(neighbourhood))
    present = set(
        scan.organisations.loc[scan.organisations["organisation_id"].isin(here), "sector"]
    )
    return [sector for sector in material.questionnaire.sector_ids if sector in present]


ELSEWHERE = mark("all neighbourhoods:")


def _sector_row(sector: str, neighbourhood: str, material: Material) -> tuple[str, ...]:
    higher, lower = above_and_below(sector, neighbourhood, material)
    return (
        material.names.sector(sector),
        higher or "–",
        lower or "–",
        _weak_spots(sector, neighbourhood, material),
    )


def above_and_below(sector: str, neighbourhood: str, material: Material) -> tuple[str, str]:
    """Themes clearly above, and clearly below, the mean of everybody: here, or else all over."""
    summary = material.reading.score_summary
    here = of_grouping(
        summary, "sector x neighbourhood", sector=sector, neighbourhood_id=neighbourhood
    )
    rows = [row for row in records(here) if not is_withheld(row, "mean")]
    start = ""
    if not rows:
        start = f"{material.say(ELSEWHERE)} "
        rows = records(of_grouping(summary, "sector", sector=sector))
        rows = [row for row in rows if not is_withheld(row, "mean")]
    means = _means_of_everybody(material)
    above = [row for row in rows if _is_beyond(row, "ci_low", 1, means)]
    below = [row for row in rows if _is_beyond(row, "ci_high", -1, means)]
    high, low = (_themes_and_means(found, material) for found in (above, below))
    return (f"{start}{high}" if high else "", f"{start}{low}" if low else "")


def _means_of_everybody(material: Material) -> dict[str, float]:
    rows = records(of_grouping(material.reading.score_summary, "all"))
    return {row["theme"]: row["mean"] for row in rows if known(row["mean"])}


def _is_beyond(row: Row, bound: str, sign: int, means: dict[str, float]) -> bool:
    return (
        known(row[bound])
        and row["theme"] in means
        and sign * (row[bound] - means[row["theme"]]) > 0
    )


def _themes_and_means(rows: list[Row], material: Material) -> str:
    return "; ".join(
        material.say(
            "{theme} {mean}, {n}",
            theme=material.names.theme(row["theme"]),
            mean=with_interval(row, "mean", material.language),
            n=n_is(whole(row["n"])),
        )
        for row in rows
    )


def _weak_spots(sector: str, neighbourhood: str, material: Material) -> str:
    """How many of the weak spots to talk about first name this sector, and which findings."""
    frame = material.scan.organisations
    codes = set(frame.loc[frame["sector"] == sector, "organisation_id"])
    gaps = material.reading.top_gaps
    here = gaps[gaps["neighbourhood_id"] == neighbourhood]
    n = int((here["organisation_id"].isin(codes) | here["partner_id"].isin(codes)).sum())
    numbers = [
        one.finding_id
        for one in material.findings
        if one.kind in NETWORK_KINDS
        and one.kind != "strong_tie"
        and one.neighbourhood_id == neighbourhood
        and {one.organisation_id, one.partner_id} & codes
    ]
    if not n:
        return "–"
    return f"{n} ({', '.join(numbers)})" if numbers else str(n)
