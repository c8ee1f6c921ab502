"""A practice variant for anyone: an open folder with the data, and its truth beside it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from pathlib import Path

from quickscan_sim.exchange.folder import write_quickscan
from quickscan_sim.exchange.outputs import atomic_folder, check_place
from quickscan_sim.exchange.truth_folder import write_truth
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
    check_place(out, force, PRACTICE)
    variant = draw_practice(questions, secrets.randbits(63) if seed is None else seed)
    with atomic_folder(out, force, PRACTICE) as place:
        folder = write_quickscan(variant.data.both, place / "data")
        (folder / NOTE).write_bytes(note_of(variant.data, PRACTICE).as_bytes())
        write_truth(variant.truth, place / "truth")
    return variant


def draw_practice(questions: Sequence[Question], seed: int) -> Variant:
    """The practice variant of a seed; never that of a student, who has a secret."""
    material = hashlib.sha256(unambiguous("quickscan practice", str(seed))).digest()
    return draw_variant(PersonalDraw(material, PRACTICE), Unit(PRACTICE), questions, PACK_ID)
