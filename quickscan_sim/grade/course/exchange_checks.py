"""Whether nbgrader's exchange can be used, asked before nbgrader trips over it.

What is checked is what ``nbgrader/exchange/default`` of version 0.9.6 asks, and what it does not
ask: whether a student can reach the folder at all.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

EVERYBODY = 0o777


def check_exchange_for_release(course: Course) -> None:
    """Pass when an assignment can be put in the exchange, and students can fetch it there.

    Raises
    ------
    QuickscanError
        With what is wrong with the folder, and the command that mends it.
    """
    root = course.exchange.parent
    _check_system()
    if not root.exists():
        _check_can_be_made(root)
        return
    _check_root(root)
    _check_within_reach(root)
    if course.exchange.exists():
        for place in (course.exchange, course.exchange / "outbound", course.exchange / "inbound"):
            _check_own(place)


def check_exchange_for_collecting(course: Course) -> Path:
    """The folder in which students hand in; passed when it can be read.

    Raises
    ------
    QuickscanError
        When it is not there, or of somebody else.
    """
    _check_system()
    root, inbound = course.exchange.parent, course.exchange / "inbound"
    if not root.is_dir():
        raise QuickscanError(
            "There is no exchange of nbgrader in {folder}. Release an assignment with --exchange "
            "first. Is it elsewhere? Say where: quickscan class new {course} --exchange-root "
            "FOLDER.",
            folder=root,
            course=course.folder,
        )
    if not inbound.is_dir():
        raise QuickscanError(
            "Nothing of this course is in the exchange: {folder} is not there. Release an "
            "assignment with --exchange first.",
            folder=inbound,
        )
    if not os.access(inbound, os.R_OK | os.X_OK):
        raise QuickscanError(
            "You may not read {folder}, where students hand in: it belongs to {owner}. Collect as "
            "that user.",
            folder=inbound,
            owner=owner_of(inbound),
        )
    return inbound


def owner_of(place: Path) -> str:
    """The name of whose it is, a number when the computer knows no name; no link is followed."""
    if sys.platform == "win32":  # it has no such names, and no exchange
        return ""
    import pwd

    number = place.lstat().st_uid
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _check_system() -> None:
    if os.name == "nt":
        raise QuickscanError(
            "nbgrader's exchange does not work on Windows. Hand out the ZIP through your learning "
            "platform, and collect what students upload there with --from."
        )


def _check_can_be_made(root: Path) -> None:
    above = next(one for one in root.parents if one.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        raise QuickscanError(
            "There is no exchange of nbgrader in {folder}, and you may not make it. Ask who "
            "manages this computer for: mkdir -p {folder} && chmod 777 {folder}",
            folder=root,
        )
    _check_within_reach(above)


def _check_root(root: Path) -> None:
    if not root.is_dir():
        raise QuickscanError(
            "The exchange {folder} is a file, and a folder was expected. Give another folder: "
            "quickscan class new COURSE --exchange-root FOLDER.",
            folder=root,
        )
    rights = stat.S_IMODE(root.stat().st_mode)
    is_own = root.stat().st_uid == os.geteuid() or os.geteuid() == 0
    # Its owner's nbgrader sets the rights itself.
    if rights & EVERYBODY != EVERYBODY and not is_own:
        raise QuickscanError(
            "The exchange {folder} has rights {found}; everybody must be able to write in it. Ask "
            "its owner, {owner}, for: chmod 777 {folder}",
            folder=root,
            found=f"{rights & EVERYBODY:o}",
            owner=owner_of(root),
        )


def _check_within_reach(root: Path) -> None:
    """Others need to pass every folder above the exchange; in a home folder they cannot."""
    closed = [one for one in root.resolve().parents if not one.stat().st_mode & stat.S_IXOTH]
    if closed:
        raise QuickscanError(
            "Students cannot reach the exchange {folder}: {closed} lets nobody else in. Choose a "
            "folder outside it, such as /srv/nbgrader/exchange: quickscan class new COURSE "
            "--exchange-root FOLDER.",
            folder=root,
            closed=closed[-1],
        )


def _check_own(place: Path) -> None:
    if place.is_dir() and place.stat().st_uid != os.geteuid():
        raise QuickscanError(
            "{folder} in the exchange belongs to {owner}, not to you. Release as that user. Is it "
            "of another course? Then make yours with another name of the run (--run).",
            folder=place,
            owner=owner_of(place),
        )
