"""What a notebook shows once a neighbourhood is open: which one, and from how many people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from quickscan_sim.language import Message, current_language
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.shown import Shown

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan

BOX = "border-left: 0.4em solid #2e8b57; padding: 0.3em 1em"
LINE = "margin: 0.3em 0"


def opened(scan: Quickscan, code: str = "") -> Shown:
    """A small box on the neighbourhood that was opened.

    Parameters
    ----------
    scan
        The neighbourhood.
    code
        The personal code that opened it; blank for the practice neighbourhood.

    Examples
    --------
    >>> from quickscan_sim import set_language
    >>> from quickscan_sim.lesson import open_my_wijk
    >>> print(opened(open_my_wijk("", "en")).text.splitlines()[0])
    Tijmkwartier in Essendam is open. This neighbourhood is invented.
    >>> set_language("nl")
    """
    language = current_language()
    sentences = [sentence.in_language(language) for sentence in _sentences(scan, code.strip())]
    first, *others = (escape(sentence) for sentence in sentences)
    lines = (f"<strong>{first}</strong>", *others)
    html = "".join(f'<p style="{LINE}">{line}</p>' for line in lines)
    return Shown(f'<div role="status" style="{BOX}">{html}</div>', "\n".join(sentences))


def show_opened(scan: Quickscan, code: str = "") -> None:
    """Show the box in a notebook; elsewhere nothing."""
    if in_notebook():
        from IPython.display import display

        display(opened(scan, code))  # type: ignore[no-untyped-call]


def _sentences(scan: Quickscan, code: str) -> tuple[Message, ...]:
    people = scan.professionals
    first = people[people["wave"] == people["wave"].min()]
    facts = {
        "neighbourhood": ", ".join(map(str, scan.neighbourhoods["name"])),
        "municipality": scan.municipality,
        "answered": int(first["responded"].sum()),
        "asked": len(first),
        "organisations": len(scan.organisations),
    }
    return (
        Message(
            "{neighbourhood} in {municipality} is open. This neighbourhood is invented.", **facts
        ),
        Message(
            "Of {asked} people in {organisations} organisations {answered} filled in the "
            "quickscan.",
            **facts,
        ),
        Message("You opened it with your code {code}.", code=code)
        if code
        else Message("This is the practice neighbourhood: you typed no code."),
    )
