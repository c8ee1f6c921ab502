"""The wijk or organisation that a user asks for, by name, code or number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError, nearest

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.quickscan import Quickscan


def find_neighbourhood(scan: Quickscan, asked: str) -> str:
    """The code of a wijk, from its name, its code or its number in the list, from 1.

    Raises
    ------
    QuickscanError
        When there is no such wijk; with the nearest name, or all of them.
    """
    wijken = scan.neighbourhoods
    codes = [str(code) for code in wijken["neighbourhood_id"]]
    numbers = {str(number): code for number, code in enumerate(codes, start=1)}
    found = _by_name_or_code(wijken, "neighbourhood_id", asked, numbers)
    if len(found) == 1:
        return found[0]
    names = [str(name) for name in wijken["name"]]
    if near := nearest(asked, names):
        raise QuickscanError(
            "There is no neighbourhood {asked} in this quickscan. The nearest is {near}.",
            asked=repr(asked),
            near=near,
        )
    raise QuickscanError(
        "There is no neighbourhood {asked} in this quickscan. Choose one of: {known}.",
        asked=repr(asked),
        known=", ".join(names),
    )


def find_organisation(scan: Quickscan, asked: str) -> str:
    """The code of an organisation, from its name or its code.

    Raises
    ------
    QuickscanError
        When there is none, or several have that name; with the nearest name, or all of them.
    """
    found = _by_name_or_code(scan.organisations, "organisation_id", asked, {})
    if len(found) == 1:
        return found[0]
    if found:
        raise QuickscanError(
            "More than one organisation is called {asked}. Give its code: {known}.",
            asked=repr(asked),
            known=", ".join(found),
        )
    frame = scan.organisations
    if near := nearest(asked, [*frame["name"].astype(str), *frame["organisation_id"]]):
        raise QuickscanError(
            "There is no organisation {asked} in this quickscan. The nearest is {near}.",
            asked=repr(asked),
            near=near,
        )
    listed = zip(frame["organisation_id"], frame["name"], strict=True)
    raise QuickscanError(
        "There is no organisation {asked} in this quickscan. Choose one of: {known}.",
        asked=repr(asked),
        known=", ".join(f"{code} ({name})" for code, name in listed),
    )


def _by_name_or_code(
    frame: pd.DataFrame, column: str, asked: str, others: dict[str, str]
) -> list[str]:
    """The codes that are meant; several when they share a name."""
    wanted = asked.strip().casefold()
    codes = frame[column].astype(str)
    if (codes.str.casefold() == wanted).any():
        return list(codes[codes.str.casefold() == wanted])
    named = list(codes[frame["name"].astype(str).str.casefold() == wanted])
    return named or [code for key, code in others.items() if key == wanted]
