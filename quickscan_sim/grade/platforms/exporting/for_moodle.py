"""What Moodle takes: its grading worksheet, or a list for the import of grades."""

from __future__ import annotations

from quickscan_sim.grade.platforms import roster_headings as known
from quickscan_sim.grade.platforms.class_file import listed_headings
from quickscan_sim.grade.platforms.exporting.for_platform import ForPlatform, Wish, check_ids
from quickscan_sim.grade.platforms.exporting.table import Table
from quickscan_sim.grade.platforms.member import MOODLE
from quickscan_sim.language import Message
from quickscan_sim.teach.handing_out.list_reading import column_of

GRADE = ("grade", "cijfer", "beoordeling")


def moodle_table(wish: Wish) -> ForPlatform:
    """The grading worksheet with its column of grades filled, or a list for the import of grades.

    The worksheet is used when the class list is one and one total is exported; Moodle reads it
    with commas between cells, and numbers as the language of the reader writes them.
    """
    headings = listed_headings(wish.members)
    grade = column_of(headings, GRADE)
    is_worksheet = wish.listed_by(MOODLE) and column_of(headings, known.MOODLE_ID) is not None
    if is_worksheet and wish.worksheet_fits and grade is not None and len(wish.items) == 1:
        rows = tuple(
            tuple(
                wish.points(one)[0] if n == grade else one.cell(heading)
                for n, heading in enumerate(headings)
            )
            for one in wish.members
        )
        names = {n for n, one in enumerate(headings) if one.casefold() in known.FULL_NAME}
        table = Table(tuple(headings), rows, frozenset(names), decimal_mark=wish.decimal_mark)
        return ForPlatform(table, (_moodle_worksheet(),))
    ids = {
        "idnumber": [one.ids.get("number", "") for one in wish.members],
        "username": [one.ids.get("username", "") for one in wish.members],
        "email": [one.email for one in wish.members],
    }
    ids = {name: cells for name, cells in ids.items() if any(cells)}
    check_ids(MOODLE, wish.members, list(ids.values()), "ID-nummer, Username, E-mailadres")
    rows = tuple(
        (*(cells[n] for cells in ids.values()), one.full_name, *wish.points(one))
        for n, one in enumerate(wish.members)
    )
    words = MOODLE_WORDS[wish.language]
    table = Table(
        (*(words[name] for name in ids), words["name"], *(item.title for item in wish.items)),
        rows,
        frozenset({len(ids)}),
        decimal_mark=wish.decimal_mark,
    )
    return ForPlatform(table, (_moodle_import(),))


MOODLE_WORDS = {
    "nl": {
        "idnumber": "ID-nummer",
        "username": "Gebruikersnaam",
        "email": "E-mailadres",
        "name": "Volledige naam",
    },
    "en": {
        "idnumber": "ID number",
        "username": "Username",
        "email": "Email address",
        "name": "Full name",
    },
}


def _moodle_worksheet() -> Message:
    return Message(
        "Moodle: this is the grading worksheet of your class list. It is of one assignment only; "
        "upload it there, with Upload grading worksheet."
    )


def _moodle_import() -> Message:
    return Message(
        "Moodle: make the grade item first. Then choose Grades, Import, CSV file, and say which "
        "column is which."
    )
