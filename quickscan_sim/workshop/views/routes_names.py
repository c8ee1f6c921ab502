"""Short names of the organisations in one wijk, to be read from the back of a room."""

from __future__ import annotations

from quickscan_sim.workshop.views.routes_wijk import Wijk
from quickscan_sim.workshop.views.view import Drawn


def short_names(drawn: Drawn, wijk: Wijk) -> dict[str, str]:
    """What each organisation of the wijk is called in the picture, no two alike."""
    organisations = drawn.scan.organisations
    areas = (*drawn.scan.neighbourhoods["name"], drawn.scan.municipality)
    whole = dict(zip(organisations["organisation_id"], organisations["name"], strict=True))
    here = sorted({wijk.broker, *wijk.sides[0], *wijk.sides[1]})
    short = {name: short_name(str(whole[name]), areas) for name in here}
    said = list(short.values())
    return {
        name: short[name] if said.count(short[name]) == 1 else str(whole[name]) for name in here
    }


def short_name(name: str, areas: tuple[str, ...]) -> str:
    """The own name of an organisation; else its kind, without the area that it works in.

    >>> short_name("Openbare basisschool De IJsvogel", ("Noord", "Zuid"))
    'De IJsvogel'
    >>> short_name("JGZ-team Noord en Zuid", ("Noord", "Zuid"))
    'JGZ-team'
    """
    words = name.split()
    capitals = [number for number, word in enumerate(words) if number and word[0].isupper()]
    if not capitals:
        return name
    kind, own = " ".join(words[: capitals[0]]), " ".join(words[capitals[0] :])
    return kind if any(area in own for area in areas) else own
