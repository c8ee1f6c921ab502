"""Teams measured twice as a picture: a panel for each theme, an arrow for each team."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Number, format_number, mark, translator
from quickscan_sim.present.figure_style import MAIN, SECOND
from quickscan_sim.workshop.picture import HEIGHT, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views.marks import arrow_head, dot, line
from quickscan_sim.workshop.views.score_axis import ScoreAxis
from quickscan_sim.workshop.views.view import Facts

MEASURED = ("first", "both", "chance")
"""What is shown: the first measurement, both, or beside them what chance alone would do."""
FAR = 0.20
"""A rise above this looks like success (curriculum, card W10)."""

LEFT, TOP, BOTTOM = 76, 104, HEIGHT - 84
LOW, HIGH = 2.0, 4.0
"""The part of the scale that is shown unless a score falls outside: the same for every lever."""
OTHERS = "#7b8794"
BAND = "#f6d5bd"

TITLES = {
    "first": mark("First measurement: {n_teams} teams of {people} people"),
    "both": mark("A year later, teams of {people}: {far} of {n} scores rose more than {step}"),
    "chance": mark("Teams of {people}: what chance alone does with the lowest team"),
}
CANNOT = mark("Too few people answered to compare teams.")
UP_BY_CHANCE = mark(
    "On {up} of {n_themes} themes the lowest team went up (n = {n} per team); chance alone can do "
    "that."
)
UP_BEYOND = mark(
    "On {up} of {n_themes} themes the lowest team went up (n = {n} per team), on {beyond} above "
    "the 95% range of chance."
)
UP_UNKNOWN = mark(
    "On {up} of {n_themes} themes the lowest team went up (n = {n} per team); how sure that is "
    "cannot be told."
)
FIRST = mark(
    "On each theme one team is the lowest (n = {n} per team); the bars show 95% certainty."
)


def picture(facts: Facts, language: str) -> Picture:
    """A panel for each theme with its teams from low to high; the lowest stands out."""
    say = translator(language)
    told = told_of(facts, language)
    title = _title(facts, language)
    rows = tuple(_table_row(facts, place, language) for place in range(len(facts["themes"])))
    of_lowest = "; ".join(f"{row[0]}: {row[2]}" + _second(row, say("then")) for row in rows)
    alt = say(
        "{title}. The lowest team: {lowest}. {told}", title=title, lowest=of_lowest, told=told
    )
    axis = ScoreAxis.holding(_all_scores(facts), LOW, HIGH, BOTTOM, TOP)
    parts = [words(20, 34, title, size=30, bold=True), *_grid(axis, language)]
    width = (WIDTH - LEFT) / max(1, len(facts["themes"]))
    for place in range(len(facts["themes"])):
        parts += _panel(facts, place, LEFT + width * place, width, axis, language)
    header = (
        say("theme"),
        say("lowest team"),
        say("first measurement"),
        say("second measurement"),
        say("difference"),
        say("by chance alone"),
        say("n"),
    )
    return Picture(as_svg(parts, alt), alt, told, header, rows)


def told_of(facts: Facts, language: str) -> str:
    """How the lowest teams did, in one sentence, as firm as what chance alone can do."""
    say = translator(language)
    if not facts["lowest"]:
        return say(CANNOT)
    n = _n_range(facts)
    if facts["measured"] == "first":
        return say(FIRST, n=n)
    chances = [lowest["chance"] for lowest in facts["lowest"]]
    beyond = sum(
        chance is not None and lowest["change"] > chance[1]
        for lowest, chance in zip(facts["lowest"], chances, strict=True)
    )
    sentence = UP_BEYOND if beyond else UP_BY_CHANCE
    if None in chances:
        sentence = UP_UNKNOWN
    return say(sentence, up=facts["lowest_up"], n_themes=len(facts["themes"]), n=n, beyond=beyond)


def _title(facts: Facts, language: str) -> str:
    return translator(language)(
        TITLES[facts["measured"]],
        n_teams=facts["n_teams"],
        people=facts["people"],
        far=facts["far_up"],
        n=facts["n_scores"],
        step=Number(FAR),
    )


def _n_range(facts: Facts) -> str:
    """How many people a lowest team had, such as "10-12"."""
    counts = [n for lowest in facts["lowest"] for n in lowest["n"]]
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low}\N{EN DASH}{high}"


def _table_row(facts: Facts, place: int, language: str) -> tuple[str, ...]:
    say = translator(language)
    lowest = facts["lowest"][place]
    means = [format_number(mean, language) for mean in lowest["means"]]
    shown = (means[1], _signed(lowest["change"], language))
    by_chance = "-"
    if lowest["chance"] is not None:
        low, high = (_signed(end, language) for end in lowest["chance"])
        by_chance = say("{low} to {high}", low=low, high=high)
    is_first = facts["measured"] == "first"
    return (
        facts["themes"][place].in_language(language),
        lowest["name"],
        means[0],
        *(("-", "-") if is_first else shown),
        "-" if is_first else by_chance,
        str(lowest["n"][0]) if is_first else say("{a} and {b}", a=lowest["n"][0], b=lowest["n"][1]),
    )


def _second(row: tuple[str, ...], then: str) -> str:
    return "" if row[3] == "-" else f", {then} {row[3]} ({row[4]})"


def _signed(change: float, language: str) -> str:
    text = format_number(change, language)
    return text if change < 0 else f"+{text}"


def _all_scores(facts: Facts) -> list[float]:
    scores = [score for name in ("first", "second") for own in facts[name] for score in own]
    for lowest in facts["lowest"]:
        scores += [end for end in (lowest["lows"][0], lowest["highs"][0]) if end is not None]
        scores += [lowest["means"][0] + end for end in lowest["chance"] or ()]
    return scores


def _grid(axis: ScoreAxis, language: str) -> list[str]:
    say = translator(language)
    parts = []
    for score in axis.marks:
        y = axis.place(score)
        parts.append(line((LEFT, y), (WIDTH - 10, y), "#e4e7eb"))
        parts.append(words(LEFT - 14, y + 8, format_number(score, language, 1), "end"))
    return [*parts, words(LEFT - 14, 78, say("score"), "end")]


def _panel(
    facts: Facts, place: int, start: float, width: float, axis: ScoreAxis, language: str
) -> list[str]:
    """One theme: its teams from low to high, and below it what the lowest did."""
    middle = start + width / 2
    name = facts["themes"][place].in_language(language)
    parts = [words(middle, 78, name, "middle", bold=True)]
    if place:
        parts.append(line((start, 56), (start, HEIGHT), "#cbd2d9"))
    step = (width - 40) / max(1, len(facts["first"][place]))
    teams = zip(facts["first"][place], facts["second"][place], strict=True)
    for number, (first, second) in enumerate(teams):
        x = start + 20 + step * (number + 0.5)
        ends = (axis.place(first), axis.place(second))
        if number == 0:
            parts += _lowest(facts, facts["lowest"][place], x, ends, axis)
        elif facts["measured"] == "first":
            parts.append(dot(x, ends[0], OTHERS, 8))
        else:
            is_far = second - first > FAR
            parts += _arrow(x, ends, MAIN if is_far else OTHERS, 6 if is_far else 4)
    return parts + _below(facts, place, middle, language)


def _arrow(x: float, ends: tuple[float, float], colour: str, width: float) -> list[str]:
    """From the first measurement, an open dot, to the second, the tip of the arrow."""
    first, second = ends
    way = 1 if second > first else -1
    length = min(abs(second - first), 3 * width + 4)
    base = second - way * length
    return [
        line((x, first), (x, base), colour, width),
        dot(x, first, colour, width + 2, hollow=True),
        arrow_head(x, base, second, min(2 * width + 3, length + 2), colour),
    ]


def _lowest(
    facts: Facts,
    lowest: dict[str, Any],
    x: float,
    ends: tuple[float, float],
    axis: ScoreAxis,
) -> list[str]:
    if facts["measured"] == "first":
        parts = []
        if lowest["lows"][0] is not None:
            bar = [axis.place(lowest[end][0]) for end in ("lows", "highs")]
            parts.append(line((x, bar[0]), (x, bar[1]), BAND, 14))
        return [*parts, dot(x, ends[0], SECOND, 12)]
    parts = []
    if facts["measured"] == "chance" and lowest["chance"] is not None:
        band = [axis.place(lowest["means"][0] + end) for end in lowest["chance"]]
        parts.append(line((x, band[0]), (x, band[1]), BAND, 34))
    return parts + _arrow(x, ends, SECOND, 7)


def _below(facts: Facts, place: int, middle: float, language: str) -> list[str]:
    """What the lowest team of a theme did, with its people."""
    say = translator(language)
    lowest = facts["lowest"][place]
    first, second = lowest["n"]
    if facts["measured"] == "first":
        text = say("lowest: {mean}", mean=Number(lowest["means"][0]))
        people = f"n = {first}"
    else:
        text = say("lowest: {change}", change=_signed(lowest["change"], language))
        people = say("n = {first} and {second}", first=first, second=second)
    if facts["measured"] == "chance" and lowest["chance"] is not None:
        low, high = (_signed(end, language) for end in lowest["chance"])
        people = say("chance: {low} to {high}", low=low, high=high)
    return [
        words(middle, HEIGHT - 46, text, "middle", size=28, bold=True),
        words(middle, HEIGHT - 14, people, "middle"),
    ]
