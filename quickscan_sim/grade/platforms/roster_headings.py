"""Which column of a class list is what, in the words of each platform, in English and Dutch.

Sources stand in ``docs/learning-platforms.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_sim.grade.platforms.member import BLACKBOARD, BRIGHTSPACE, CANVAS, MOODLE
from quickscan_sim.teach.handing_out.class_list import GROUP, STUDENT
from quickscan_sim.teach.handing_out.list_reading import column_of

FIRST_NAME = ("first name", "firstname", "first_name", "voornaam", "roepnaam", "given name")
PREFIX = ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "prefix")
LAST_NAME = ("last name", "lastname", "last_name", "achternaam", "surname", "familienaam")
FULL_NAME = (
    "full name",
    "volledige naam",
    "student name",
    "naam student",
    "naam",
    "name",
    "first name / last name",
    "voornaam / achternaam",
)
EMAIL = (
    "email",
    "email address",
    "e-mail",
    "e-mailadres",
    "emailadres",
    "e-mail address",
    "mail",
)
GROUPS = (*GROUP, "groups", "groepen", "group name", "groepsnaam")
SECTION = ("section", "sections", "section membership", "sectie", "secties", "klas")
NUMBER = (
    *(name for name in STUDENT if "stud" in name),
    "orgdefinedid",
    "org defined id",
    "sis user id",
    "sis-gebruikers-id",
    "id number",
    "idnumber",
    "id-nummer",
    "id nummer",
    "student-id",
    "nummer",
    "number",
)
USERNAME = ("username", "user name", "gebruikersnaam", "sis login id", "login id")
CANVAS_ID = ("id",)
MOODLE_ID = ("identifier", "identificatie")

IDS = {"number": NUMBER, "username": USERNAME}
"""What a person is called, beside e-mail and name, by the heading it has in a list."""

MARKS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (CANVAS, (("student", "lastname"), CANVAS_ID, ("section",))),
    (MOODLE, (MOODLE_ID, ("full name", "volledige naam", *EMAIL))),
    (BRIGHTSPACE, (("end-of-line indicator",),)),
    (BRIGHTSPACE, (("orgdefinedid", "org defined id"),)),
    (BLACKBOARD, (LAST_NAME, FIRST_NAME, USERNAME, ("last access", "availability"))),
    (BLACKBOARD, (LAST_NAME, FIRST_NAME, USERNAME, ("student id",))),
    (BLACKBOARD, (LAST_NAME, FIRST_NAME, USERNAME, ("laatste toegang", "beschikbaarheid"))),
    (MOODLE, (FIRST_NAME, LAST_NAME, ("id number", "id-nummer", "id nummer"))),
    (MOODLE, (FIRST_NAME, LAST_NAME, ("groups", "groepen"))),
)
"""A list is of the first platform of which every group of headings is there."""


def platform_of(headings: Sequence[str]) -> str | None:
    """The platform whose headings these are; None for a list that somebody made.

    >>> platform_of(["OrgDefinedId", "Last Name", "First Name", "End-of-Line Indicator"])
    'brightspace'
    >>> platform_of(["Identificatie", "Volledige naam", "E-mailadres", "Status"])
    'moodle'
    """
    for platform, groups in MARKS:
        if all(column_of(headings, group) is not None for group in groups):
            return platform
    return None
