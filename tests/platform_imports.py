"""What each platform does with a file of grades, written again from its own rules.

Canvas: lib/gradebook_importer.rb. Moodle: mod/assign/feedback/offline/importgradeslib.php and
unformat_float in lib/moodlelib.php. Brightspace and Blackboard: their help pages. See
docs/learning-platforms.md.
"""

from __future__ import annotations

import csv
import io
import re

Grades = dict[str, dict[str, float]]
"""Points by item, by the id of the person."""


def canvas_imports(content: bytes) -> Grades:
    text = content.decode("utf-8")
    first = text.splitlines()[:3]
    counts = {sep: {len(next(csv.reader([line], delimiter=sep))) for line in first} for sep in ";,"}
    fields = {sep: next(iter(found)) if len(found) == 1 else 0 for sep, found in counts.items()}
    separator = ";" if fields[";"] > fields[","] else ","
    head, *rows = csv.reader(io.StringIO(text), delimiter=separator)
    assert len(head) > 3
    assert "Student" in head[0]
    assert "ID" in head[1]
    last = head.index("Section")
    found: Grades = {}
    for row in rows:
        if "Points Possible" in row[0] or not any(row):
            continue
        person = next(cell for cell in row[1:last] if cell)
        for title, cell in zip(head[last + 1 :], row[last + 1 :], strict=True):
            if re.fullmatch(r"-?[0-9.,]+%?", cell):
                *parts, end = re.split(r"[,.]", cell)
                number = ".".join(["".join(parts), end]) if parts else end
                found.setdefault(title, {})[person] = float(number)
    return found


def moodle_float(text: str, decimal_separator: str) -> float:
    return float(text.replace(" ", "").replace(decimal_separator, "."))


MOODLE_WORKSHEET = {
    "nl": ("Identificatie", "Cijfer", "Laatst gewijzigd (beoordeling)", "Deelnemer", ","),
    "en": ("Identifier", "Grade", "Last modified (grade)", "Participant ", "."),
}


def moodle_imports_worksheet(content: bytes, language: str) -> Grades:
    identifier, grade, modified, hidden, decimal = MOODLE_WORKSHEET[language]
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    assert {identifier, grade, modified} <= set(rows[0])
    return {
        grade: {
            row[identifier][len(hidden) :].strip(): moodle_float(row[grade], decimal)
            for row in rows
            if row[grade] != ""
        }
    }


def moodle_imports_grades(content: bytes, identity: str, decimal: str) -> Grades:
    """Grades, Import, CSV file: somebody chose which column is the identity."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    found: Grades = {}
    for row in rows:
        for title, cell in row.items():
            if (
                cell not in ("", "-")
                and re.fullmatch(r"-?\d+([.,]\d+)?", cell)
                and title != identity
            ):
                found.setdefault(title, {})[row[identity]] = moodle_float(cell, decimal)
    return found


def brightspace_imports(content: bytes) -> Grades:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    found: Grades = {}
    for row in rows:
        assert row["End-of-Line Indicator"] == "#"
        person = (row.get("OrgDefinedId") or row["Username"]).removeprefix("#")
        for heading, cell in row.items():
            item = re.fullmatch(r"(.+) Points Grade(?: <.*>)?", heading)
            if item and cell:
                found.setdefault(item[1], {})[person] = float(cell)
    return found


def blackboard_imports(content: bytes) -> Grades:
    rows = csv.DictReader(io.StringIO(content.decode("utf-16")), delimiter="\t")
    found: Grades = {}
    for row in rows:
        for heading, cell in row.items():
            item = re.fullmatch(r"(.+) \[Total Pts: .*\](?: ?\|\d+)?", heading)
            if item and cell:
                found.setdefault(item[1], {})[row["Username"]] = float(cell)
    return found
