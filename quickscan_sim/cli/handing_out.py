"""``quickscan class variants`` and ``practice``: hand out own neighbourhoods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed, first_assignment
from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.variants_of_course import target_of
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Number, mark
from quickscan_sim.teach.handing_out import (
    HandedOut,
    make_practice,
    make_variants,
    read_class_list,
)
from quickscan_sim.teach.handing_out.earlier import Earlier, secret_of
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.questions import load_questions

FEW = 10


@dataclass(frozen=True)
class ClassWish:
    """What was asked of ``quickscan class variants``; ``class_list`` may be a course folder."""

    class_list: Path
    course_run: str | None
    out: Path | None
    secret: Path | None
    attempt: int
    per_group: bool
    workers: int


def make_class(screen: Screen, wish: ClassWish) -> None:
    """Make all packs, and say what goes to whom."""
    target = target_of(wish.class_list, wish.out, wish.course_run)
    students = read_class_list(target.class_list, wish.per_group)
    places = Places(target.out, target.course_run, wish.attempt)
    secret = secret_of(places, wish.secret)
    ready = [0]
    try:
        with screen.counting(mark("Students")) as show:

            def note(n: int, n_all: int) -> None:
                ready[0] = n
                show(n, n_all)

            handed_out = make_variants(
                students,
                load_questions(),
                target.out,
                secret,
                target.course_run,
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
    _tell(screen, handed_out)
    _tell_of_earlier(screen, handed_out.earlier)
    _tell_where(screen, handed_out.places, (wish.secret or places.secret).absolute())
    if target.course is not None:
        screen.say(
            "Next, for every assignment that you hand out: quickscan class release {course} "
            "{assignment}",
            course=as_typed(target.course.folder),
            assignment=first_assignment(target.course),
        )


def _tell(screen: Screen, handed_out: HandedOut) -> None:
    if handed_out.places.attempt > 1:
        screen.say("This is the resit: other neighbourhoods and other codes.")
    screen.say(
        "Students with an own neighbourhood: {n}, of whom {n_new} new. Neighbourhoods: {n_units}.",
        n=len(handed_out.entries),
        n_new=handed_out.n_new,
        n_units=len({entry.unit for entry in handed_out.entries}),
    )
    screen.say(
        "Every mistake shows in each of them. That took {tries} draws on average.",
        tries=Number(handed_out.mean_tries, 1),
    )


def _tell_of_earlier(screen: Screen, earlier: Earlier) -> None:
    if earlier.left_out:
        screen.say(
            "Not on this list, but on an earlier one: {students}. The ZIP no longer holds their "
            "packs. Put them on the list again, and they get the same pack and code.",
            students=_few(earlier.left_out),
        )
    if earlier.moved:
        screen.say(
            "In another group now: {students}. They keep their code and get the neighbourhood of "
            "that group. Put the new ZIP on the learning platform.",
            students=_few(earlier.moved),
        )


def _few(students: Sequence[str]) -> str:
    more = f" (+{len(students) - FEW})" if len(students) > FEW else ""
    return ", ".join(students[:FEW]) + more


def _tell_where(screen: Screen, places: Places, secret: Path) -> None:
    screen.place("1. On the learning platform, for all students", places.archive)
    screen.place("2. Send everybody the own code, by mail merge from", places.codes_workbook)
    screen.place("3. For you alone: the key, for marking", places.keys)
    screen.place("4. For you alone: the secret. Keep a copy in a safe place", secret)


def make_open_practice(screen: Screen, out: Path, seed: int | None, force: bool) -> None:
    """Make a variant that anyone may look behind."""
    variant = make_practice(load_questions(), out, seed, force=force)
    screen.say(
        "A practice neighbourhood, with its truth beside it. {n} people filled in the quickscan.",
        n=int(variant.data.scan.professionals["responded"].sum()),
    )
    screen.place("The data, with codebook", out / "data")
    screen.place("The truth", out / "truth")
    screen.say("Open it in a notebook with {call}.", call=f'open_pack(path="{out.as_posix()}")')
