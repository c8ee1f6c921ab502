"""What the picture of sectors by signals says: a sentence, an alternative text and a table."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.language import Number, Share, translator
from quickscan_sim.workshop.views.shares_of_sectors import State
from quickscan_sim.workshop.views.view import Facts

Say = Callable[..., str]


def told(facts: Facts, say: Say, acting: bool) -> str:
    """One sentence with n; about signals alone and together, or about the same people twice."""
    n = facts["n_people"]
    if facts["often_seeing"] is None:
        return say("Fewer than five people answered: there is no number to show.")
    if not acting:
        return say(
            "One sector alone surely notices at most {one} of {m} signals; this table together "
            "{all} (n = {n}, 95% certain).",
            one=facts["most_of_one"],
            all=facts["together"],
            m=len(facts["signals"]),
            n=n,
        )
    shares = {
        "seeing": Share(facts["often_seeing"]),
        "acting": Share(facts["often_acting"]),
    }
    low, high = facts["difference_low"], facts["difference_high"]
    if low is None or high is None or low <= 0 <= high:
        return say(
            "Often noticing {seeing}, often acting {acting}; whether that really differs is not "
            "sure (the same people, n = {n}).",
            **shares,
            n=n,
        )
    ends = {"low": _points(low), "high": _points(high)}
    return say(
        "Often noticing {seeing}, often acting {acting}: {low} to {high} points apart (the same "
        "people, n = {n}, 95% certain).",
        **shares,
        **(ends if low > 0 else {"low": _points(-high), "high": _points(-low)}),
        n=n,
    )


def _points(share: float) -> Number:
    return Number(100 * share, 0)


def alt_text(facts: Facts, say: Say, acting: bool) -> str:
    """What the picture is of, and what the table has together."""
    counts = {
        "k": sum(facts["at_table"]),
        "n_sectors": len(facts["names"]),
        "m": len(facts["signals"]),
    }
    text = (
        say("{k} of {n_sectors} sectors beside {m} signals: who often acts.", **counts)
        if acting
        else say("{k} of {n_sectors} sectors beside {m} signals: who often notices.", **counts)
    )
    of = say("Together: {k} of {m} signals.", k=facts["together"], m=len(facts["signals"]))
    return f"{text} {of}"


def numbers(facts: Facts, language: str) -> tuple[tuple[str, ...], ...]:
    """Of each sector at the table its n, and of each signal the share, interval and n."""
    say = translator(language)
    rows = []
    for row, name in enumerate(facts["names"]):
        if not facts["at_table"][row]:
            continue
        n = facts["n"][row]
        cells = [_number(facts, row, k, language) for k in range(len(facts["signals"]))]
        rows.append((name.in_language(language), say("< 5") if n is None else str(n), *cells))
    return tuple(rows)


def _number(facts: Facts, row: int, column: int, language: str) -> str:
    say = translator(language)
    share = facts["shares"][row][column]
    if share is None:
        return why_none(facts["states"][row][column], say)
    low, high = facts["lows"][row][column], facts["highs"][row][column]
    if low is None or high is None:
        return say(
            "{share} (no interval, n = {n})", share=Share(share), n=facts["n_cells"][row][column]
        )
    return say(
        "{share} ({low} to {high}, n = {n})",
        share=Share(share),
        low=Share(low),
        high=Share(high),
        n=facts["n_cells"][row][column],
    )


def why_none(state: State, say: Say) -> str:
    """What stands in the place of a number that is not there."""
    return say("not asked") if state == "not asked" else say("n < 5")
