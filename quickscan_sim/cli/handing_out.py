"""``quickscan class variants`` and ``practice``: hand out own neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Number, mark
from quickscan_sim.teach.handing_out import (
    HandedOut,
    make_practice,
    make_variants,
    read_class_list,
)
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.variants.secret import read_or_make_secret


@dataclass(frozen=True)
class ClassWish:
    """What was asked of ``quickscan class variants``."""

    class_list: Path
    course_run: str
    out: Path
    secret: Path | None
    attempt: int
    per_group: bool
    workers: int


def make_class(screen: Screen, wish: ClassWish) -> None:
    """Make all packs, and say what goes to whom."""
    students = read_class_list(wish.class_list, wish.per_group)
    places = Places(wish.out, wish.course_run, wish.attempt)
    secret = read_or_make_secret(wish.secret or places.secret)
    ready = [0]
    try:
        with screen.counting(mark("Students")) as show:

            def note(n: int, n_all: int) -> None:
                ready[0] = n
                show(n, n_all)

            handed_out = make_variants(
                students,
                load_questions(),
                wish.out,
                secret,
                wish.course_run,
                attempt=wish.attempt,
                per_group=wish.per_group,
                workers=wish.workers,
                on_progress=note,
            )
    except KeyboardInterrupt:
        raise QuickscanError(
            "Stopped. {n} of {n_all} students are ready. Run the same command again to go on.",
            n=ready[0],
            n_all=len(students),
        ) from None
    _tell(screen, handed_out, wish.secret or places.secret)


def _tell(screen: Screen, handed_out: HandedOut, secret: Path) -> None:
    screen.say(
        "{n} students have an own neighbourhood, {n_new} of them new. On average {tries} draws "
        "were looked at for each.",
        n=len(handed_out.entries),
        n_new=handed_out.n_new,
        tries=Number(handed_out.mean_tries, 1),
    )
    screen.place("For students, on the learning platform", handed_out.places.archive)
    screen.place("For you alone: which code is whose", handed_out.places.codes)
    screen.place("For you alone: the key", handed_out.places.for_lecturer / "key")
    screen.place("For you alone: the secret; keep it, and share it with nobody", secret)


def make_open_practice(screen: Screen, out: Path, seed: int | None, force: bool) -> None:
    """Make a variant that anyone may look behind."""
    variant = make_practice(load_questions(), out, seed, force=force)
    screen.say(
        "A practice neighbourhood, with its truth beside it. {n} people filled in the quickscan.",
        n=int(variant.data.scan.professionals["responded"].sum()),
    )
    screen.place("The data, with codebook", out / "data")
    screen.place("The truth", out / "truth")
