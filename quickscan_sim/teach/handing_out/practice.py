"""A practice variant for anyone: an open folder with the data, and its truth beside it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.exchange.folder import write_quickscan
from quickscan_sim.exchange.outputs import check_place
from quickscan_sim.exchange.truth_folder import write_truth
from quickscan_sim.teach.handing_out.whole_file import write_whole
from quickscan_sim.teach.packs.pack import NOTE, note_of
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.variants.draw_variant import Variant, draw_variant
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit, unambiguous

PRACTICE = "practice"
PACK_ID = "PRACTICE"


def make_practice(
    questions: Sequence[Question],
    out: str | Path,
    seed: int | None = None,
    *,
    force: bool = False,
) -> Variant:
    """Write the folders ``data`` and ``truth`` of a variant in which every mistake shows.

    Parameters
    ----------
    questions
        Those of every module of the course.
    out
        The folder to make them in.
    seed
        Another number gives another neighbourhood; None: drawn.
    force
        Replace what the kit wrote there before.

    Raises
    ------
    QuickscanError
        When a folder is there already, or no draw is accepted.
    """
    place = Path(out).expanduser()
    for name in ("data", "truth"):
        check_place(place / name, force, name)
    variant = draw_practice(questions, secrets.randbits(63) if seed is None else seed)
    folder = write_quickscan(variant.data.both, place / "data", force=force)
    write_whole(folder / NOTE, note_of(variant.data, PRACTICE).as_bytes())
    write_truth(variant.truth, place / "truth", force=force)
    return variant


def draw_practice(questions: Sequence[Question], seed: int) -> Variant:
    """The practice variant of a seed; never that of a student, who has a secret."""
    import hashlib

    material = hashlib.sha256(unambiguous("quickscan practice", str(seed))).digest()
    return draw_variant(PersonalDraw(material, PRACTICE), Unit(PRACTICE), questions, PACK_ID)
