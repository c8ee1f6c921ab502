"""Bulk downloads as platforms make them, with a few lines for each student."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from quickscan_sim.grade.platforms.member import Member

ASSIGNMENT = "M2_2_werkblad"
ANNA = Member(
    "500123", "Anna", "van den Berg", "a@x.nl", ids={"canvas": "881", "username": "aberg"}
)
OMER = Member("500124", "Ömer", "Çelik", "o@x.nl", ids={"canvas": "882", "username": "o_celik"})
JAN = Member("500125", "Jan", "O'Brien", "j@x.nl", ids={"canvas": "883", "username": "jan"})
ZOE = Member("500126", "Zoë", "de Wit", "z@x.nl", ids={"canvas": "884", "username": "zwit"})
CLASS = (ANNA, OMER, JAN, ZOE)

WHEN = (2026, 11, 23, 20, 0, 0)


def notebook(text: str = "", code: str = "") -> str:
    """A notebook with a personal code and some text of its own."""
    call = f'"source": ["my_scan = open_my_wijk(\\"{code}\\", \\"nl\\")"]'
    return f'{{"cells": [{{"cell_type": "code", {call}}}], "text": "{text}"}}'


def packed(path: Path, files: dict[str, str | bytes], made: tuple[int, ...] = WHEN) -> Path:
    """A ZIP with these files, made at a moment."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, made), content)
    return path


SMALL_WORDS = ("van", "de", "den", "der", "te", "ten", "ter", "in", "'t", "op")


def sortable(one: Member) -> str:
    """Last name first, as Canvas sorts: "Berg, Anna van den"."""
    words = one.last_name.split()
    small = [word for word in words if word in SMALL_WORDS]
    large = [word for word in words if word not in SMALL_WORDS]
    return f"{' '.join(large)}, {' '.join([one.first_name, *small])}"


def canvas_name(one: Member, late: bool = False) -> str:
    letters = re.sub(r"\W", "", sortable(one).lower())
    return "_".join([letters, *(["LATE"] if late else []), one.ids["canvas"]])


def moodle_name(one: Member, number: int) -> str:
    kept = re.sub(r"""[&<>"`|':\\/?*]""", "", one.full_name.replace("_", " "))
    return f"{kept}_{number}_assignsubmission_file"


def brightspace_name(one: Member, number: int, when: str) -> str:
    return f"{number}-640693 - {one.full_name} - {when}"


def blackboard_name(one: Member, when: str, item: str = "Werkblad_2") -> str:
    return f"{item}_{one.ids['username']}_attempt_{when}"


def blackboard_note(one: Member) -> str:
    return (
        f"Name: {one.full_name} ({one.ids['username']})\nAssignment: Werkblad 2\n"
        "Date Submitted: Monday, November 23, 2026 7:30:00 PM CET\nCurrent Grade: \n\n"
        "Submission Field:\nThere is no student submission text data for this assignment.\n"
    )
