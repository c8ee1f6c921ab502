"""The ranking of wijken as a picture: a row for each, a shape for each income group."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.language import Number, format_number, mark, translator
from quickscan_sim.present.figure_style import LINE, MAIN, SECOND
from quickscan_sim.workshop.picture import HEIGHT, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views.marks import dot, line, triangle
from quickscan_sim.workshop.views.score_axis import ScoreAxis
from quickscan_sim.workshop.views.view import Facts

LEFT, RIGHT = 400, WIDTH - 130
TOP, BOTTOM = 92, HEIGHT - 52
LOW, HIGH = 2.0, 4.0
"""The part of the scale that is shown unless a score falls outside: the same for every lever."""
COLOURS = {"many": SECOND, "few": MAIN}

GROUPS = {
    "many": mark("many families on a low income"),
    "few": mark("few families on a low income"),
}
SHORT = {"many": mark("many"), "few": mark("few")}
TITLES = {
    "raw": mark("{theme}: all professionals together"),
    "within": mark("{theme}: only within the same sector"),
}
CANNOT = mark("These neighbourhoods cannot be compared: too few people.")
TOLD = {
    ("raw", "higher", True): mark(
        "Together, neighbourhoods with many families on a low income score {difference} higher "
        "({low} to {high}; n = {n})."
    ),
    ("raw", "lower", True): mark(
        "Together, neighbourhoods with many families on a low income score {difference} lower "
        "({low} to {high}; n = {n})."
    ),
    ("raw", "higher", False): mark(
        "Together, neighbourhoods with many families on a low income score {difference} higher; "
        "that may be chance ({low} to {high}; n = {n})."
    ),
    ("raw", "lower", False): mark(
        "Together, neighbourhoods with many families on a low income score {difference} lower; "
        "that may be chance ({low} to {high}; n = {n})."
    ),
    ("within", "higher", True): mark(
        "Within sectors, neighbourhoods with many families on a low income score {difference} "
        "higher ({low} to {high}; n = {n})."
    ),
    ("within", "lower", True): mark(
        "Within sectors, neighbourhoods with many families on a low income score {difference} "
        "lower ({low} to {high}; n = {n})."
    ),
    ("within", "higher", False): mark(
        "Within sectors, neighbourhoods with many families on a low income score {difference} "
        "higher; that may be chance ({low} to {high}; n = {n})."
    ),
    ("within", "lower", False): mark(
        "Within sectors, neighbourhoods with many families on a low income score {difference} "
        "lower; that may be chance ({low} to {high}; n = {n})."
    ),
}


def picture(facts: Facts, language: str) -> Picture:
    """Wijken from high to low, with their intervals, and the mean of each group of wijken."""
    say = translator(language)
    told = told_of(facts, language)
    title = say(TITLES[facts["reading"]], theme=facts["theme"])
    rows = _table(facts, language)
    order = ", ".join(f"{row[1]} ({row[2]}) {row[3]}" for row in rows if row[3] != "-")
    alt = say("{title}. From high to low: {order}. {told}", title=title, order=order, told=told)
    ends = [end for end in (*facts["lows"], *facts["highs"]) if end is not None]
    axis = ScoreAxis.holding([*facts["means"], *ends], LOW, HIGH, LEFT, RIGHT)
    parts = [
        words(20, 32, title, size=30, bold=True),
        *_legend(facts, language),
        *_axis(axis, language),
        *_means(facts, axis),
    ]
    n_rows = max(1, len(rows))
    for place, row in enumerate(rows):
        y = TOP + (BOTTOM - 20 - TOP) * (place + 0.5) / n_rows
        parts += _row(facts, place, row, y, axis)
    header = (say("place"), say("neighbourhood"), say("families on a low income"), say("mean"))
    return Picture(as_svg(parts, alt), alt, told, (*header, say("95% interval"), say("n")), rows)


def told_of(facts: Facts, language: str) -> str:
    """The difference between the groups in one sentence, as firm as its interval."""
    say = translator(language)
    difference, low, high = (facts[name] for name in ("difference", "low", "high"))
    if difference is None or low is None or high is None:
        return say(CANNOT)
    way = "higher" if difference > 0 else "lower"
    sentence = TOLD[(facts["reading"], way, low > 0 or high < 0)]
    sign = 1 if difference > 0 else -1
    ends = sorted((sign * low, sign * high))
    return say(
        sentence,
        difference=Number(abs(difference)),
        low=Number(ends[0]),
        high=Number(ends[1]),
        n=facts["n_people"],
    )


def _table(facts: Facts, language: str) -> tuple[tuple[str, ...], ...]:
    say = translator(language)
    rows = []
    for place, name in enumerate(facts["names"]):
        low, high = facts["lows"][place], facts["highs"][place]
        interval = "-" if low is None else _interval(low, high, language, say)
        rows.append(
            (
                str(place + 1),
                name,
                say(SHORT[facts["groups"][place]]),
                format_number(facts["means"][place], language),
                interval,
                str(facts["n"][place]),
            )
        )
    rows += [("-", name, "-", "-", "-", say("not shown")) for name in facts["withheld"]]
    return tuple(rows)


def _interval(low: float, high: float, language: str, say: Callable[..., str]) -> str:
    ends = [format_number(end, language) for end in (low, high)]
    return say("{low} to {high}", low=ends[0], high=ends[1])


def _legend(facts: Facts, language: str) -> list[str]:
    """What each shape stands for, with the mean of that group."""
    say = translator(language)
    parts = []
    for x, group in ((34, "many"), (620, "few")):
        mean = facts[f"mean_{group}"]
        label = say(GROUPS[group])
        if mean is not None:
            label = say("{group}: {mean}", group=label, mean=Number(mean))
        parts += [_shape(group, x, 66), words(x + 22, 74, label, bold=True)]
    return parts


def _shape(group: str, x: float, y: float) -> str:
    return (triangle if group == "many" else dot)(x, y, COLOURS[group])


def _axis(axis: ScoreAxis, language: str) -> list[str]:
    parts = []
    for score in axis.marks:
        x = axis.place(score)
        parts += [
            line((x, TOP), (x, BOTTOM - 16), "#e4e7eb"),
            words(x, BOTTOM + 14, format_number(score, language, 1), "middle"),
        ]
    say = translator(language)
    return [*parts, words(WIDTH - 20, HEIGHT - 6, say("score, part of the scale"), "end")]


def _means(facts: Facts, axis: ScoreAxis) -> list[str]:
    return [
        line((axis.place(mean), TOP), (axis.place(mean), BOTTOM - 16), COLOURS[group], 3, dashes)
        for group, dashes in (("many", "10 7"), ("few", "3 6"))
        if (mean := facts[f"mean_{group}"]) is not None
    ]


def _row(facts: Facts, place: int, row: tuple[str, ...], y: float, axis: ScoreAxis) -> list[str]:
    parts = [
        words(20, y + 8, row[0]),
        words(56, y + 8, row[1]),
        words(WIDTH - 20, y + 8, row[5] if row[3] == "-" else f"n = {row[5]}", "end"),
    ]
    if row[3] == "-":
        return parts
    group, low, high = facts["groups"][place], facts["lows"][place], facts["highs"][place]
    if low is not None:
        ends = [(axis.place(end), y) for end in (low, high)]
        parts.append(line(ends[0], ends[1], LINE, 7))
    return [
        *parts,
        words(LEFT - 30, y + 8, row[2], "end", bold=group == "many"),
        _shape(group, axis.place(facts["means"][place]), y),
    ]
