"""The same year drawn ten times, as a small picture in SVG: quick enough to follow a slider."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from quickscan_sim.language import format_number, translator
from quickscan_sim.present.figure_style import INK, LINE, MAIN, QUIET, SECOND, Description

if TYPE_CHECKING:
    from quickscan_sim.simulate.years_repeated import LowestTeam, RepeatedYears

WIDTH, LEFT, RIGHT, STEP, TOP, BOTTOM = 640, 70, 610, 22, 34, 26
REACH = 1.0
"""The picture runs from so many points down to so many up."""


def years_svg(found: RepeatedYears, language: str = "nl") -> str:
    """A line for each year: what was seen of the lowest team (round, with its 95 % interval) and
    what was true (a diamond); dashed: what comes back by itself.

    A picture with ``role="img"`` and its text as the label.
    """
    say = translator(language)
    height = TOP + STEP * len(found.years) + BOTTOM
    parts = [
        f'<svg role="img" aria-label="{escape(describe_years(found, language).alt)}" '
        f'viewBox="0 0 {WIDTH} {height}" width="100%" style="max-width: 50em; background: white" '
        'font-family="sans-serif" font-size="15">',
        _line(0.0, height, INK, ""),
        _line(found.by_itself, height, QUIET, ' stroke-dasharray="5 4"'),
        _text(_x(0.0), TOP - 18, "0", "middle"),
    ]
    for number, year in enumerate(found.years, start=1):
        parts += _year(number, year, language)
    for value in (-REACH, -REACH / 2, REACH / 2, REACH):
        parts.append(_text(_x(value), TOP - 18, format_number(value, language, 1), "middle"))
    parts.append(
        _text(
            LEFT,
            height - 8,
            say("Points higher (right) or lower (left) the second time; dashed: by itself"),
            "start",
        )
    )
    return "".join([*parts, "</svg>"])


def describe_years(found: RepeatedYears, language: str = "nl") -> Description:
    """The picture in words, and as a table."""
    say = translator(language)
    alt = say(
        "The same year drawn {n} times: in {rose} of them the lowest team scored higher the second "
        "time.",
        n=len(found.years),
        rose=found.n_rose,
    )
    header = (say("year"), say("seen (95% interval)"), say("true"), "n")
    rows = [_row(number, year, language) for number, year in enumerate(found.years, start=1)]
    return Description(alt, header, tuple(rows))


def _row(number: int, year: LowestTeam, language: str) -> tuple[str, ...]:
    say = translator(language)
    if year.change is None or year.low is None or year.high is None:
        return f"{number}", say("not shown"), format_number(year.true_change, language), "–"
    bounds = say(
        "{low} to {high}",
        low=format_number(year.low, language),
        high=format_number(year.high, language),
    )
    return (
        f"{number}",
        f"{format_number(year.change, language)} ({bounds})",
        format_number(year.true_change, language),
        f"{year.n_earlier} → {year.n_later}",
    )


def _x(value: float) -> float:
    inside = min(max(value, -REACH), REACH)
    return round(LEFT + (inside + REACH) / (2 * REACH) * (RIGHT - LEFT), 1)


def _line(value: float, height: int, colour: str, dashed: str) -> str:
    if value != value:
        return ""
    x = _x(value)
    ends = f'y1="{TOP - 12}" y2="{height - BOTTOM}"'
    return f'<line x1="{x}" x2="{x}" {ends} stroke="{colour}"{dashed}/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'


def _year(number: int, year: LowestTeam, language: str) -> list[str]:
    say = translator(language)
    y = TOP + STEP * (number - 0.5)
    found = [_text(8, y + 4, say("year {n}", n=number), "start")]
    if year.change is None or year.low is None or year.high is None:
        return [*found, _text(_x(0.0) + 8, y + 4, say("fewer than 5 people: not shown"), "start")]
    true = _x(year.true_change)
    return [
        *found,
        f'<line x1="{_x(year.low)}" x2="{_x(year.high)}" y1="{y}" y2="{y}" stroke="{LINE}" '
        'stroke-width="3"/>',
        f'<circle cx="{_x(year.change)}" cy="{y}" r="5" fill="{MAIN}"/>',
        f'<path d="M{true} {y - 6}l6 6l-6 6l-6 -6z" fill="white" stroke="{SECOND}" '
        'stroke-width="2"/>',
    ]
