"""What an earlier run left in the folder, and whether this run may go on with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.key import KeyEntry, read_entry
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit
from quickscan_sim.teach.variants.secret import read_or_make_secret

HALF = ".*.half"


@dataclass(frozen=True)
class Earlier:
    """Who got a pack of this attempt before, and is off the list now or in another group."""

    left_out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def secret_of(places: Places, given: Path | None) -> bytes:
    """The secret of the class; a new one for a new class only.

    Raises
    ------
    QuickscanError
        When packs are there and their secret is not: a new one would make all codes void.
    """
    file = places.secret if given is None else given.expanduser()
    if not file.exists() and any(places.keys.glob("*.json")):
        raise QuickscanError(
            "{folder} holds packs, but their secret {file} is not there. Put that file back, or "
            "choose another folder. With a new secret no code that you gave out would open.",
            folder=places.for_lecturer,
            file=file,
        )
    if given is None:
        make_private_folder(places.for_lecturer)
    secret = read_or_make_secret(file)
    make_private_folder(places.for_lecturer)
    return secret


def check_earlier(places: Places, personal: PersonalDraw, units: Mapping[str, Unit]) -> Earlier:
    """Look at what is there; ``units`` holds with whom every student on the list shares.

    Raises
    ------
    QuickscanError
        When the packs there are of another course run or secret, or are shared otherwise.
    """
    entries = [entry for entry in map(_read, sorted(places.keys.glob("*.json"))) if entry]
    is_group = next(iter(units.values())).is_group
    for entry in entries:
        _check(entry, places, personal, is_group)
    same = [entry for entry in entries if entry.attempt == places.attempt]
    left_out = sorted(entry.student for entry in same if entry.student not in units)
    moved = sorted(one.student for one in same if units.get(one.student, one.unit) != one.unit)
    return Earlier(tuple(left_out), tuple(moved))


def half_files(places: Places) -> list[Path]:
    """What a run that was killed did not finish writing."""
    folders = {places.archive.parent, places.for_lecturer, places.keys, places.packs}
    return [half for folder in folders for half in folder.glob(HALF)]


def _check(entry: KeyEntry, places: Places, personal: PersonalDraw, is_group: bool) -> None:
    if entry.course_run != places.course_run:
        raise QuickscanError(
            "{folder} holds the packs of course run {found}. Choose another folder for {run}, or "
            "give the course run {found}.",
            folder=places.out,
            found=entry.course_run,
            run=places.course_run,
        )
    of_secret = PersonalDraw(personal.secret, entry.course_run, entry.attempt)
    if of_secret.pack_id(entry.student) != entry.pack_id:
        raise QuickscanError(
            "The packs in {folder} were made with another secret. Give that secret, or choose "
            "another folder. With this one no code that you gave out would open.",
            folder=places.out,
        )
    if entry.attempt == places.attempt and entry.unit.is_group != is_group:
        raise _otherwise_shared(places, entry.unit.is_group)


def _otherwise_shared(places: Places, was_group: bool) -> QuickscanError:
    if was_group:
        return QuickscanError(
            "In {folder} every group has one neighbourhood. Add --per-group again, or choose "
            "another folder.",
            folder=places.out,
        )
    return QuickscanError(
        "In {folder} every student has an own neighbourhood. Leave out --per-group, or choose "
        "another folder.",
        folder=places.out,
    )


def _read(path: Path) -> KeyEntry | None:
    """An entry, or None for a damaged one, which is made again."""
    try:
        return read_entry(path)
    except QuickscanError:
        return None
