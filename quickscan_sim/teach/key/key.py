"""The lecturer's key of a class: an entry for every pack, and the way back to the truth."""

from __future__ import annotations

import json
from pathlib import Path

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.quickscan import Truth
from quickscan_sim.teach.key.entry import KeyEntry, damaged_key, fingerprint_of
from quickscan_sim.teach.variants.personal_draw import PersonalDraw

FOLDER = "key"
ENDING = ".json"

Key = dict[str, KeyEntry]
"""The entries by the public name of the pack."""


def read_key(folder: str | Path) -> Key:
    """The key in a folder: that of the lecturer, or the folder ``key`` in it.

    Raises
    ------
    QuickscanError
        When there is no key, or an entry cannot be read.
    """
    place = Path(folder).expanduser()
    if (place / FOLDER).is_dir():
        place = place / FOLDER
    files = sorted(place.glob(f"*{ENDING}"))
    if not files:
        raise QuickscanError(
            "{folder} holds no key. Give the folder for_lecturer that quickscan class variants "
            "made.",
            folder=place,
        )
    return {entry.pack_id: entry for entry in map(read_entry, files)}


def read_entry(path: str | Path) -> KeyEntry:
    """One entry; a damaged one raises a sentence."""
    try:
        return KeyEntry.from_json(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise damaged_key(path) from None


def truth_of(key: Key, secret: bytes, pack_id: str) -> Truth:
    """The truth behind a pack, drawn again from the lecturer's secret.

    Raises
    ------
    QuickscanError
        When the pack is not in the key, or what is drawn is not what was handed out: with another
        secret, or a version of the kit that draws otherwise.
    """
    from quickscan_sim.teach.variants.draw_variant import redraw

    if pack_id not in key:
        raise QuickscanError(
            "The key holds no pack {pack}; the nearest is {near}.",
            pack=repr(pack_id),
            near=nearest(pack_id, key) or next(iter(key), "-"),
        )
    entry = key[pack_id]
    personal = PersonalDraw(secret, entry.course_run, entry.attempt)
    _, data, truth = redraw(personal, entry.unit, entry.try_number, pack_id)
    if fingerprint_of(data.both) != entry.fingerprint:
        raise QuickscanError(
            "The truth of pack {pack} cannot be drawn again: the data differ from what was handed "
            "out. Give the secret of this class, and use version {version} of the kit.",
            pack=pack_id,
            version=entry.kit_version,
        )
    return truth
