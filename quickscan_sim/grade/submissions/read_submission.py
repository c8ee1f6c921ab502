"""``read_submission``: what one student handed in, read and repaired; nothing of it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from quickscan_sim.grade.assignment import Assignment
from quickscan_sim.grade.submissions.answers import AnswerReader
from quickscan_sim.grade.submissions.candidates import Candidate, best_of, find_candidates, has_name
from quickscan_sim.grade.submissions.failures import nothing_usable
from quickscan_sim.grade.submissions.folder import Contents, HandedFile, fingerprint, look_in
from quickscan_sim.grade.submissions.repaired import repair
from quickscan_sim.grade.submissions.source_cells import SourceCell, source_cells
from quickscan_sim.grade.submissions.submission import Submission
from quickscan_sim.grade.submissions.typed_codes import typed_codes
from quickscan_sim.language import Listing, Message, mark

BESIDE = {".csv", ".tsv", ".txt", ".png", ".jpg", ".jpeg", ".xlsx", ".yaml", ".yml", ".json", ".md"}
"""Files that may lie beside the notebook when its code runs. Python files are not among them: one
called random.py would take the place of Python's own."""

UNFORESEEN = mark(
    "What was handed in could not be read, for a reason nobody foresaw. It is kept as it is; a "
    "person has to look at it."
)
KIT_FILES = (".pack", ".zip")
MOST_BESIDE = 50
LARGEST_BESIDE = 5_000_000


def read_submission(
    folder: Path, student: str, assignment: Assignment, handed_in: str = ""
) -> Submission:
    """Read and repair what one student handed in for one assignment, running nothing of it.

    Parameters
    ----------
    folder
        What was handed in: a folder, or a ZIP or notebook in its place. Links are not followed,
        and pipes and devices are not opened. Nothing in it is changed.
    student, handed_in
        Who, and when (ISO 8601 in UTC), as they are kept with the submission.
    assignment
        What was handed out. Points, kinds and names of cells come from here only.

    Returns
    -------
    Submission
        With a ``failure`` when there is nothing to mark; it says what was found, and what the
        student can do. Whatever was handed in, nothing is raised.

    Examples
    --------
    >>> from quickscan_sim.grade.assignment import read_assignment
    >>> asked = read_assignment(Path("assignments/source"), "M2_2_werkblad")
    >>> found = read_submission(Path("assignments/source/M2_2_werkblad"), "s1", asked)
    >>> found.answers["M2.W1"].value, found.failure
    (Ellipsis, None)
    """
    contents = look_in(Path(folder))
    seal = fingerprint(contents)
    try:
        return _read(contents, student, assignment, handed_in, seal)
    except (Exception, MemoryError):  # noqa: BLE001 - one student's work never ends the batch
        failure = Message(UNFORESEEN)
    return Submission(student, "", handed_in=handed_in, submission_hash=seal, failure=failure)


def _read(
    contents: Contents, student: str, assignment: Assignment, handed_in: str, seal: str
) -> Submission:
    found = find_candidates(contents, assignment)
    chosen = best_of(found.candidates, assignment)
    if chosen is None:
        return Submission(
            student,
            "",
            handed_in=handed_in,
            submission_hash=seal,
            failure=nothing_usable(contents, found, assignment),
        )
    source = source_cells(assignment)
    repaired = repair(source, chosen.matches)
    reader = AnswerReader(source, chosen.matches, repaired.ids)
    answers = reader.read_all()
    files = _beside(contents, chosen)
    notes = [
        *_about_notebook(chosen, assignment, source),
        *_set_aside(contents, chosen, files),
        *found.problems[:3],
        *chosen.matches.notes,
        *repaired.notes,
        *reader.notes,
    ]
    return Submission(
        student,
        PurePosixPath(chosen.name).name,
        tuple(repaired.cells),
        answers,
        repaired.to_run,
        tuple(file.path for file in files),
        typed_codes(cell.source for cell in repaired.to_run),
        handed_in,
        seal,
        tuple(notes),
    )


def _about_notebook(
    chosen: Candidate, assignment: Assignment, source: Sequence[SourceCell]
) -> list[Message]:
    notes = []
    if not has_name(chosen.name, assignment.notebook):
        notes.append(
            Message(
                "The notebook is called {found}; {wanted} was expected.",
                found=chosen.name,
                wanted=f"{assignment.notebook}.ipynb",
            )
        )
    languages = [cell.language for cell in chosen.matches.found if cell.language]
    ours = {str(cell.raw.get("metadata", {}).get("lang")) for cell in source}
    other = [one for one in languages if one in ("nl", "en") and one not in ours]
    if 2 * len(other) > len(languages):
        notes.append(Message("This is the notebook in the other language; its answers count."))
    if chosen.kernel and not chosen.kernel.lower().startswith(("python", "ipython", "conda")):
        notes.append(
            Message(
                "The notebook says it is for {kernel}; it is read as Python.", kernel=chosen.kernel
            )
        )
    return notes


def _beside(contents: Contents, chosen: Candidate) -> tuple[HandedFile, ...]:
    """Small files in the folder of the notebook, until they are too many or too large together."""
    place = PurePosixPath(chosen.name).parent
    kept: list[HandedFile] = []
    size = 0
    for file in contents.files:
        path = PurePosixPath(file.name)
        fits = size + file.size <= LARGEST_BESIDE and len(kept) < MOST_BESIDE
        is_beside = path.parent == place and path.suffix.lower() in BESIDE
        is_notebook = file.name == chosen.name or ".ipynb" in path.name.lower()
        if is_beside and fits and not is_notebook:
            kept.append(file)
            size += file.size
    return tuple(kept)


def _set_aside(contents: Contents, chosen: Candidate, files: Sequence[HandedFile]) -> list[Message]:
    """What was handed in and is not looked at."""
    used = {chosen.name, *(file.name for file in files)}
    aside = [
        file.name
        for file in contents.files
        if file.name not in used
        and not chosen.name.startswith(f"{file.name}/")
        and not file.name.lower().endswith(KIT_FILES)
    ]
    notes = []
    if aside:
        notes.append(Message("Files set aside: {n} ({names}).", n=len(aside), names=_listed(aside)))
    if contents.odd:
        notes.append(
            Message(
                "Not opened, as they are links, pipes or closed: {names}.",
                names=_listed(contents.odd),
            )
        )
    if contents.is_cut:
        notes.append(Message("There are so many files that not all were looked at."))
    return notes


def _listed(names: Sequence[str], most: int = 6) -> Listing:
    short = [name if len(name) <= 80 else f"{name[:80]}…" for name in names[:most]]
    return Listing((*short, "…") if len(names) > most else tuple(short))
