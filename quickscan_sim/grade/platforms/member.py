"""A member of the class, as the learning platform knows this person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quickscan_sim.errors import QuickscanError, nearest

BRIGHTSPACE = "brightspace"
CANVAS = "canvas"
MOODLE = "moodle"
BLACKBOARD = "blackboard"
PLATFORMS = (BRIGHTSPACE, CANVAS, MOODLE, BLACKBOARD)

PLATFORM_NAMES = {
    BRIGHTSPACE: "Brightspace",
    CANVAS: "Canvas",
    MOODLE: "Moodle",
    BLACKBOARD: "Blackboard",
}


@dataclass(frozen=True)
class Member:
    """Somebody in the class.

    ``student`` is the name of this person in the course: nbgrader's folders have it. ``ids`` are
    what platforms call this person ("number", "username", "canvas", "moodle", ...); what is not
    known is left out. ``row`` is the whole row of the list, by heading and as it was read: an
    export needs it.
    """

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    group: str = ""
    section: str = ""
    ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    row: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def full_name(self) -> str:
        """First and last name as people say them, or the student's name in the course.

        >>> Member("s1", "Anna", "van den Berg").full_name
        'Anna van den Berg'
        """
        return f"{self.first_name} {self.last_name}".strip() or self.student

    def cell(self, heading: str) -> str:
        """What the list says under a heading; "" when it has none."""
        return dict(self.row).get(heading, "")


def check_platform(name: str) -> str:
    """The name of a platform in lower case.

    Raises
    ------
    QuickscanError
        When the kit does not know it.
    """
    known = name.strip().lower()
    if known not in PLATFORMS:
        raise QuickscanError(
            "The kit does not know the learning platform {found}; the nearest is {near}. Choose "
            "from: {names}.",
            found=repr(name),
            near=nearest(known, PLATFORMS) or "-",
            names=", ".join(PLATFORMS),
        )
    return known


def by_student(members: Iterable[Member]) -> dict[str, Member]:
    """The members by their name in the course."""
    return {one.student: one for one in members}
