"""What a student gets: a data folder and a note on which wijk is the own one. Nothing else."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.folder import read_folder, write_drawn
from quickscan_sim.exchange.own_files import LIST_OF_FILES
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.tables import SCHEMA_VERSION
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.lock import damaged

NOTE = "pack.json"
PRACTICE = Path(__file__).parents[2] / "data" / "practice" / "data"
"""The practice wijk that comes with the kit."""
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16
MOST_BYTES = 50_000_000
"""Far more than a pack holds; a larger one was not made by the kit."""


@dataclass(frozen=True)
class PackNote:
    """What a pack says about itself."""

    pack_id: str
    course_run: str
    own_wijk: str
    kit_version: str
    schema_version: int = SCHEMA_VERSION

    def as_bytes(self) -> bytes:
        """As JSON."""
        return (json.dumps(vars(self), indent=2, sort_keys=True) + "\n").encode()

    @classmethod
    def read(cls, content: bytes) -> PackNote:
        """From JSON; damaged ones raise a sentence. What a newer kit adds is not read."""
        known = {one.name for one in fields(cls)}
        try:
            found = json.loads(content).items()
            return cls(**{name: value for name, value in found if name in known})
        except (ValueError, TypeError, AttributeError):
            raise damaged() from None


def note_of(data: OwnData, course_run: str) -> PackNote:
    """The note that goes with this data."""
    return PackNote(data.pack_id, course_run, data.own_wijk, kit_version())


def pack_bytes(data: OwnData, course_run: str) -> bytes:
    """The pack as the bytes of a ZIP; equal data gives equal bytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_drawn(data.both, Path(place) / "data")
        content = {
            path.name: path.read_bytes()
            for path in sorted(folder.iterdir())
            if path.name != LIST_OF_FILES
        }
    return zip_bytes({**content, NOTE: note_of(data, course_run).as_bytes()})


def zip_bytes(content: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Files in a ZIP, sorted, with one fixed time and equal permissions."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", compression) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.external_attr, entry.compress_type = PERMISSIONS, compression
            entry.create_system = 3  # the same on every system
            archive.writestr(entry, content[name])
    return whole.getvalue()


def read_pack(content: bytes) -> tuple[PackNote, OwnData]:
    """The note and the data of an opened pack."""
    with tempfile.TemporaryDirectory() as place:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                    raise damaged()
                archive.extractall(place)
        except (zipfile.BadZipFile, OSError, RuntimeError):
            raise damaged() from None
        return read_pack_folder(Path(place), is_sealed=True)


def read_pack_folder(folder: Path, is_sealed: bool = False) -> tuple[PackNote, OwnData]:
    """The note and the data in an open folder, such as that of a practice variant.

    ``is_sealed``: whether it came out of a pack whose lock told that nobody changed it.
    """
    try:
        note = PackNote.read((folder / NOTE).read_bytes())
    except FileNotFoundError:
        raise QuickscanError(
            "{folder} holds no pack: the file {file} is missing. Give the ZIP with packs, your "
            "own pack, or a practice folder.",
            folder=folder,
            file=NOTE,
        ) from None
    scan, _ = read_folder(folder, is_sealed)
    return note, OwnData(note.pack_id, scan, note.own_wijk)
