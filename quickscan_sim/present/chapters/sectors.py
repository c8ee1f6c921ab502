"""Per sector: what goes well, what can improve, what asks for attention, and suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.findings.certainty import certainty_of
from quickscan_sim.advise.findings.scores import MANY
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
from quickscan_sim.present.chapters.suggestions import (
    EACH,
    Asked,
    spread_suggestions,
    suggestion_lines,
)
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from quickscan_sim.advise.actions import Action

Row = dict[str, Any]


def sectors_one_by_one(material: Material) -> list[Block]:
    """A short profile of every sector that works here."""
    say = material.say
    blocks: list[Block] = [
        Heading(2, say("What each sector says")),
        Paragraph(
            say(
                "Each sector has its own task, so a lower score is no verdict. Below is what is "
                "higher or lower than in the other sectors, over all neighbourhoods. The word "
                "perhaps means: it may be chance."
            )
        ),
    ]
    sectors = sectors_here(material)
    asked = [one for sector in sectors for one in _themes_that_ask(sector, material)]
    spread = spread_suggestions(asked, EACH[material.audience.reader])
    for sector in sectors:
        blocks += [
            Heading(3, material.names.sector(sector)),
            *_profile(sector, spread, material),
        ]
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


def sector_profile(sector: str, material: Material) -> list[Block]:
    """The profile of one sector by itself, with suggestions on every theme."""
    asking = list(_themes_that_ask(sector, material))
    known_themes = {one.theme for one in asking}
    others = [
        Asked(sector, "need", theme)
        for theme in material.questionnaire.theme_ids
        if theme not in known_themes
    ]
    spread = spread_suggestions([*asking, *others], EACH[material.audience.reader])
    return _profile(sector, spread, material)


def _themes_that_ask(sector: str, material: Material) -> Iterator[Asked]:
    """The themes of a sector that ask for a suggestion, each once, and by what they ask."""
    _, lower = _standing_out(sector, material)
    wanted = {theme: "need" for theme, _ in lower}
    for kind, theme, _ in _asks_attention(sector, material):
        wanted.setdefault(theme, kind)
    for theme, kind in wanted.items():
        yield Asked(sector, kind, theme)


def _profile(
    sector: str, spread: dict[Asked, tuple[Action, ...]], material: Material
) -> list[Block]:
    """What goes well, can improve and asks for attention over all wijken, and what could help."""
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
        texts = " ".join(text for *_, text in asked)
        lines.append(Paragraph(texts, say("Asks for attention:")))
    return [Bullets((*lines, *suggestion_lines(sector, spread, material)))]


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


def _asks_attention(sector: str, material: Material) -> Iterator[tuple[str, str, str]]:
    """The theme on which most people of the sector do not know what to do, and want to learn.

    Each as the kind of a finding, the theme, and what is told.
    """
    say, shares = material.say, material.reading.shares
    texts = {
        "hesitation": mark(
            "On {theme}, {share} often see that something is needed but do not know what "
            "to do ({n})."
        ),
        "wish": mark("On {theme}, {share} want to learn more ({n})."),
    }
    for part, text in texts.items():
        own = shares[
            (shares["part"] == part)
            & (shares["sector"] == sector)
            & shares["theme"].notna()
            & shares["share"].notna()
            & ~shares["withheld"].astype(bool)
        ]
        if own.empty or own["share"].max() < MANY[part]:
            continue
        row = records(own.sort_values("share", kind="stable"))[-1]
        told = say(
            text,
            theme=material.names.theme(row["theme"]),
            share=share_with_interval(row, material.language),
            n=n_is(whole(row["n"])),
        )
        yield part, str(row["theme"]), told


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
                "everybody on that theme. With so many groups, some stand out by chance. So "
                "read this as a question, not as a verdict."
            )
        ),
        *(
            [
                Paragraph(
                    say(
                        "Does it say all neighbourhoods? Then too few people of this sector "
                        "answered here. The numbers are of the sector in all neighbourhoods "
                        "together."
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
