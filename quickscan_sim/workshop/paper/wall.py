"""The pictures of both rounds, each on its own page on its side, to hang on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quickscan_sim.language import Bilingual, mark, translator
from quickscan_sim.present.document import Block, FigureBlock, Heading, PageBreak, TableBlock
from quickscan_sim.present.svg_picture import svg_as_png
from quickscan_sim.workshop.card_run import CardRun, Key
from quickscan_sim.workshop.paper.wall_sheet import wall_sheet
from quickscan_sim.workshop.picture import Picture

MOMENTS = (
    (1, "start", mark("round 1, at the start")),
    (1, "end", mark("round 1, at the end")),
    (2, "start", mark("round 2, at the start")),
    (2, "end", mark("round 2, at the end")),
)


@dataclass(frozen=True)
class WallPicture:
    """A picture with its number, the rounds it is shown in, and what the levers stand on."""

    number: int
    moments: tuple[str, ...]
    rounds: frozenset[int]
    key: Key

    def moments_in(self, language: str) -> str:
        """When to hang it, as "round 1, at the end; round 2, at the start"."""
        say = translator(language)
        return "; ".join(say(moment) for moment in self.moments)


def wall_pictures(run: CardRun) -> list[WallPicture]:
    """What is on the projector at the start and the end of each round, each picture once.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> wall_pictures(CardRun(load_card("W2")))[0].moments[0]
    'round 1, at the start'
    """
    found: dict[Key, list[tuple[int, str]]] = {}
    for number, end, moment in MOMENTS:
        key = run.start(number) if end == "start" else run.end(number)
        found.setdefault(key, []).append((number, moment))
    return [
        WallPicture(
            number,
            tuple(moment for _, moment in shown),
            frozenset(of_round for of_round, _ in shown),
            key,
        )
        for number, (key, shown) in enumerate(found.items(), start=1)
    ]


def wall_blocks(run: CardRun, language: str) -> Iterator[Block]:
    """A page on its side for every picture."""
    for shown in wall_pictures(run):
        picture = run.picture(shown.key, language)
        yield PageBreak(is_landscape=True)
        yield Heading(2, _title(shown, language))
        png = svg_as_png(wall_sheet(picture, _levers(run, shown, language), language))
        alt = f"{picture.alt} {picture.told}" if picture.told != picture.alt else picture.alt
        yield FigureBlock(png, alt, "", share=_share(png))


def number_blocks(run: CardRun, language: str) -> Iterator[Block]:
    """The numbers behind the pictures, for the trainer and for who cannot see the wall."""
    say = translator(language)
    yield PageBreak()
    yield Heading(2, say("The numbers behind the pictures"))
    for shown in wall_pictures(run):
        picture = run.picture(shown.key, language)
        yield _table(shown, picture, language)


def _table(shown: WallPicture, picture: Picture, language: str) -> TableBlock:
    return TableBlock(
        _title(shown, language), picture.header, picture.rows, align=("left",), is_compact=True
    )


def _title(shown: WallPicture, language: str) -> str:
    say = translator(language)
    return say(
        "Picture {number}: {moments}", number=shown.number, moments=shown.moments_in(language)
    )


def _levers(run: CardRun, shown: WallPicture, language: str) -> str:
    """What every lever stands on; empty for a card without levers."""
    return "; ".join(
        _stands(lever.label, _label(run, place, key), language)
        for place, (lever, key) in enumerate(zip(run.levers, shown.key, strict=True))
    )


def _stands(lever: Bilingual, position: Bilingual, language: str) -> str:
    """A lever and its position; a label that asks something needs no colon.

    >>> _stands(Bilingual("Wie?", "Who?"), Bilingual("allen", "all"), "en")
    'Who? all'
    """
    label = lever.in_language(language)
    mark_between = "" if label.endswith("?") else ":"
    return f"{label}{mark_between} {position.in_language(language)}"


def _label(run: CardRun, lever: int, place: int) -> Bilingual:
    positions = run.levers[lever].positions
    if isinstance(positions, str):
        raise TypeError(f"the positions of {run.levers[lever].name} are not found yet")
    return positions[place].label


WIDTH_CM, HEIGHT_CM = 25.7, 14.6
"""Room for a picture on a page on its side, below its heading."""


def _share(png: bytes) -> float:
    """How much of the width a picture takes, so that its page holds it whole."""
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    return min(1.0, HEIGHT_CM / WIDTH_CM * width / height)
