"""What every number says and does not say: on the screen, and as a page to keep."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.advise import TOPICS, Explanation
from quickscan_sim.cli.session import Screen
from quickscan_sim.language import translator


def show_explanations(screen: Screen, explained: tuple[Explanation, ...]) -> None:
    """Every topic with its explanations, each a title and two sentences."""
    for topic, own in _by_topic(explained):
        screen.title(TOPICS[topic])
        for one in own:
            screen.console.print()
            screen.tell(one.title)
            screen.tell(one.meaning)


def explanations_page(explained: tuple[Explanation, ...], language: str) -> str:
    """The same in Markdown."""
    say = translator(language)
    parts = ["# " + say("What each number says and does not say")]
    for topic, own in _by_topic(explained):
        parts.append(f"## {say(TOPICS[topic])}")
        for one in own:
            lines = one.meaning.in_language(language).splitlines()
            parts.append(f"**{one.title.in_language(language)}**")
            parts.append("\n".join(f"- {line}" for line in lines))
    return "\n\n".join(parts) + "\n"


def _by_topic(
    explained: tuple[Explanation, ...],
) -> Iterator[tuple[str, list[Explanation]]]:
    for topic in TOPICS:
        own = [one for one in explained if one.topic == topic]
        if own:
            yield topic, own
