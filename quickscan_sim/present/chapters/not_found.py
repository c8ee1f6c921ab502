"""What was looked at and not found, in a few lines: those that say the same are told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quickscan_sim.advise.findings.no_findings import REASONS, NoFinding, say_nothing_about
from quickscan_sim.language import mark
from quickscan_sim.present.cells import number, whole
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

AT_MOST_NAMES = 8
"""Sectors or wijken named in one line; of more, how many others there are."""

NETWORK_REASONS = ("network_not_heard", "no_weak_spot")


def nothing_to_say(material: Material) -> list[Block]:
    """What was looked at without a finding: because nothing showed, or because it could not."""
    say = material.say
    groups = _alike(_nothing(material))
    if not groups:
        return []
    rows = tuple((_about(group, material), _explained(group, material)) for group in groups)
    return [
        Heading(2, say("Where nothing can be said")),
        Paragraph(
            say(
                "We did look here, but there is no finding. Perhaps there is no difference. "
                "Perhaps it is too small to see here."
            )
        ),
        TableBlock(
            say("What was looked at without a finding"),
            (say("about"), say("what that says")),
            rows,
            ("left", "left"),
            is_compact=True,
        ),
    ]


def _nothing(material: Material) -> list[NoFinding]:
    """What this reader reads about: an institution its own sector and its own wijken."""
    told = say_nothing_about(material.reading, material.names.named)
    sector = material.audience.sector(material.scan)
    return [
        one
        for one in told
        if one.neighbourhood_id in (None, *material.neighbourhoods)
        and (sector is None or one.sector in (None, sector))
    ]


def _alike(nothing: Iterable[NoFinding]) -> list[list[NoFinding]]:
    """Those with one reason and theme together, sectors, groups of wijken and wijken apart."""
    groups: dict[tuple[object, ...], list[NoFinding]] = {}
    for one in nothing:
        kind = (one.sector is None, one.neighbourhood_id is None)
        groups.setdefault((*kind, one.theme, one.reason), []).append(one)
    return list(groups.values())


def _about(group: Sequence[NoFinding], material: Material) -> str:
    names, first = material.names, group[0]
    if first.sector is not None and first.theme is not None:
        subject = names.theme(first.theme)
        own = [names.sector(str(one.sector)) for one in group]
    elif first.neighbourhood_id is not None:
        is_network = first.reason in NETWORK_REASONS
        subject = material.say(mark("Working together") if is_network else mark("Scores"))
        own = [names.neighbourhood(str(one.neighbourhood_id)) for one in group]
    else:
        return material.text(first.about)
    listed = ", ".join(own[:AT_MOST_NAMES])
    n_more = len(own) - AT_MOST_NAMES
    more = "; " + material.say("{n} more", n=n_more) if n_more > 0 else ""
    return f"{subject}: {listed}{more}"


def _explained(group: Sequence[NoFinding], material: Material) -> str:
    """The sentence of the reason, with the range of its number over the group."""
    smallest = [one.smallest for one in group if one.smallest is not None]
    heard = [one.n for one in group if one.n is not None]
    return material.say(
        REASONS[group[0].reason],
        least=SMALL_CELL,
        reporters=MIN_REPORTERS,
        n_heard=_range([whole(n) for n in sorted(heard)], material),
        smallest=_range([number(one, material.language) for one in sorted(smallest)], material),
    )


def _range(texts: Sequence[str], material: Material) -> str:
    """One text, or the first and the last."""
    if not texts or texts[0] == texts[-1]:
        return texts[0] if texts else ""
    return material.say("{first} to {last}", first=texts[0], last=texts[-1])
