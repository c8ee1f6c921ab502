"""A student whose code takes along all it can find, and what of the lecturer is in it: nothing.

The code does not know what to look for: it brings out names, contents and addresses as its
answers, and the search for what the lecturer has is done outside.
"""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from grade.handed_in import handed_in
from grade.small_class import SECRET, small_class
from grade.small_course import make_empty_gradebook
from sandbox import WHAT_TO_INSTALL

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marking.class_key import ClassKey, read_class_key
from quickscan_sim.grade.marking.mark_class import mark_class
from quickscan_sim.grade.marking.mark_one import asked_in, mark_student, read_handed_in
from quickscan_sim.grade.marking.mark_submission import code_questions
from quickscan_sim.grade.marking.run_answers import RunAnswers, run_answers
from quickscan_sim.grade.rehearsal import hand_in_invented
from quickscan_sim.grade.sandbox import Limits, explain_missing, find_sandbox

WORKSHEET = "M2_2_werkblad"
STUDENT, OTHERS = "anna", ("bilal", "chris")
WIDE = Limits(
    value_bytes=60_000_000,
    value_parts=2_000_000,
    answer_bytes=120_000_000,
    cpu_seconds=50,
    seconds=150,
)
PIECE = 32
"""So many bytes of a file of the lecturer, in one piece, are that file."""

FILES = """
import os, stat, sys
libraries = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/sys", "/kit", *{shown!r})
contents, names = {{}}, set()

def take(path):
    try:
        kind = os.lstat(path).st_mode
        if stat.S_ISLNK(kind):
            contents[path + " ->"] = os.readlink(path)
            if os.path.realpath(path).startswith(libraries):
                return
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            text = os.read(number, 400_000)
        finally:
            os.close(number)
        contents[path] = text.decode("latin-1")
    except OSError:
        pass

for folder, inner, files in os.walk("/"):
    names.update(inner + files)
    if folder.startswith("/proc/self") or folder.startswith("/proc/thread-self"):
        inner.clear()
    if folder in ("/sys",) or folder.endswith("/task"):
        inner.clear()
    if folder.startswith(libraries):
        continue
    for one in files + inner:
        if folder != "/dev" and one not in ("kcore", "kmsg", "pagemap", "mem", "kallsyms"):
            take(os.path.join(folder, one))
contents["environment"] = repr(dict(os.environ)) + repr(sys.argv) + repr(sys.path)
answer_w2 = [contents, "\\n".join(names)]
"""
MEMORY = """
import glob, re
found = set()
signs = [
    rb"P-[0-9A-Z]{{4}}-[0-9A-Z]{{4}}", rb"-[0-9A-Z]{{4}}-[0-9A-Z]{{5}}", rb'"[0-9a-f]{{64}}"'
]
signs = [re.compile(one) for one in signs]
empty = bytes(1_000_000)
for process in glob.glob("/proc/[0-9]*"):
    try:
        parts = open(process + "/maps").read().splitlines()
        memory = open(process + "/mem", "rb", 0)
    except OSError:
        continue
    for part in parts:
        place, rights = part.split()[:2]
        first, last = (int(one, 16) for one in place.split("-"))
        if "r" not in rights or "w" not in rights or part.endswith("[vvar]"):
            continue
        try:
            for start in range(first, min(last, first + 300_000_000), len(empty)):
                memory.seek(start)
                some = memory.read(min(last - start, len(empty)))
                if some != empty:
                    for sign in signs:
                        found.update(sign.findall(some))
        except (OSError, ValueError, OverflowError):
            pass
answer_w1 = [len(found), "\\n".join(one.decode() for one in found)]
"""
NETWORK = """
import socket
reached = []
def attempt(name, way):
    try:
        way()
        reached.append(name)
    except Exception:
        pass
for place in ("127.0.0.1", "localhost", "::1", "0.0.0.0", {addresses!r}):
    attempt(place, lambda: socket.create_connection((place, {port}), 1))
for place in ("192.0.2.1", "8.8.8.8", "2001:db8::1"):
    attempt(place, lambda: socket.create_connection((place, 53), 1))
attempt("a name", lambda: socket.getaddrinfo("example.org", 443))
plain = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
attempt("datagram", lambda: plain.sendto(b"a", ("192.0.2.1", 53)))
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
attempt("packets", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
for path in ("/run/docker.sock", "/run/dbus/system_bus_socket", "/var/run/nscd/socket"):
    attempt(path, lambda: socket.socket(socket.AF_UNIX).connect(path))
answer_w3 = [reached, open("/proc/net/dev").read(), open("/proc/net/unix").read()]
"""
OTHERS_WIJK = """
import os
from quickscan_sim.lesson import open_my_wijk
own = open_my_wijk("{own}", "nl")
del own
stolen = open_my_wijk("{other}", "nl")
answer_w1 = int("{right}")
"""
OWN_WIJK = """
from quickscan_sim.lesson import open_my_wijk
own = open_my_wijk("{own}", "nl")
answer_w2 = float("{right}")
"""


@dataclass(frozen=True)
class Searched:
    """The class, and what the code of one student brought out of the sandbox."""

    course: Course
    key: ClassKey
    ran: RunAnswers

    @property
    def contents(self) -> dict[str, str]:
        found: dict[str, str] = self.ran.values["M2.W2"][0]
        return found

    @property
    def names(self) -> str:
        found: str = self.ran.values["M2.W2"][1]
        return found


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Others were marked, and every file of the lecturer is there and open to everybody."""
    if not sys.platform.startswith("linux"):
        pytest.skip("Student code runs apart on Linux only: this is not tested here.")
    if find_sandbox() is None:
        why = explain_missing()
        pytest.fail(why.in_language("en") if why else WHAT_TO_INSTALL)
    course = small_class(tmp_path_factory.mktemp("inside"), (WORKSHEET,))
    make_empty_gradebook(course.gradebook)
    hand_in_invented(course, WORKSHEET)
    mark_class(course, WORKSHEET, lambda: open_gradebook(course), sandbox=None)
    for place in (course.folder, *course.folder.rglob("*"), *course.folder.parents[:-2]):
        place.chmod(place.stat().st_mode | (0o055 if place.is_dir() else 0o044))
    return course


@pytest.fixture(scope="module")
def searched(course: Course) -> Searched:
    key = read_class_key(course)
    sandbox = find_sandbox()
    assert sandbox is not None
    os.environ["QUICKSCAN_TEST_SECRET"] = "SESAME"
    try:
        with socket.create_server(("0.0.0.0", 0)) as server:
            answers = {
                "M2.W2": FILES.format(shown=tuple(map(str, sandbox.library.shown))),
                "M2.W1": MEMORY.format(),
                "M2.W3": NETWORK.format(port=server.getsockname()[1], addresses=own_address()),
            }
            hand_in(course, answers)
            asked = asked_in(course, WORKSHEET)
            submission = read_handed_in(course, asked, STUDENT)
            questions = code_questions(asked, submission)
            pack = course.places().pack(key.entries[STUDENT].pack_id)
            ran = run_answers(submission, questions, sandbox, pack, 1, os.getpid(), limits=WIDE)
    finally:
        del os.environ["QUICKSCAN_TEST_SECRET"]
    assert not ran.problems, [one.in_language("en") for one in ran.problems.values()]
    return Searched(course, key, ran)


def hand_in(course: Course, answers: Mapping[str, str]) -> None:
    handed_in(course.submitted(STUDENT, WORKSHEET), answers=dict(answers))


def own_address() -> str:
    """An address of this computer that others on the network would use."""
    try:
        return socket.gethostbyname(socket.gethostname())
    except OSError:
        return "127.0.1.1"


def of_the_lecturer(course: Course, key: ClassKey) -> dict[str, set[str]]:
    """What must not be found, by kind; each is somewhere in the course folder."""
    others = [key.entries[name] for name in OTHERS]
    codes = {key.draw.code(name) for name in (*OTHERS, STUDENT)}
    return {
        "secret": {SECRET, bytes.fromhex(SECRET).decode("latin-1"), SECRET[:PIECE]},
        "code": codes | {one.replace("-", "") for one in codes},
        "name": {*OTHERS},
        "pack id": {one.pack_id for one in others},
        "key": {'"mutants"', '"expected"', *(one.fingerprint for one in key.entries.values())},
        "right answer": {
            json.dumps(expected.to_json()["right"])
            for one in key.entries.values()
            for expected in one.expected.values()
            if len(json.dumps(expected.to_json()["right"])) > 12
        },
        "record": {'"submission_hash"', *key.hashes.values()},
        "gradebook": {"SQLite format 3", "CREATE TABLE"},
        "place": {str(course.folder), "for_lecturer"},
        "environment": {"SESAME", "PYTEST_CURRENT_TEST"},
    }


def pieces_of(course: Course, key: ClassKey) -> dict[str, set[bytes]]:
    """Pieces from all through the files that belong to others or to the lecturer."""
    own = {course.places().pack(key.entries[STUDENT].pack_id)}
    own |= set((course.folder / "submitted" / STUDENT).rglob("*"))
    own |= set((course.folder / "source").rglob("*"))
    own.add(course.places().archive)  # every student has it
    found = {}
    for file in sorted(course.folder.rglob("*")):
        if not file.is_file() or file in own or file.suffix == ".ipynb":
            continue
        content = file.read_bytes()
        # Every pack begins with the same line.
        starts = range(
            400 if file.suffix == ".pack" else 0,
            max(1, len(content) - PIECE),
            max(PIECE, len(content) // 40),
        )
        pieces = {content[start : start + PIECE] for start in starts}
        found[file.relative_to(course.folder).as_posix()] = {
            one for one in pieces if len(set(one)) > 8
        }
    return found


def kinds_in(text: str, needles: Mapping[str, set[str]]) -> set[str]:
    return {kind for kind, all_of in needles.items() if any(one in text for one in all_of)}


def test_the_search_would_find_it(searched: Searched) -> None:
    """In the lecturer's own folder everything is found that is not found inside."""
    files = [one for one in searched.course.folder.rglob("*") if one.is_file()]
    text = "".join(one.read_bytes().decode("latin-1") for one in files)
    text += f"{searched.course.folder} for_lecturer SESAME"
    assert kinds_in(text, needles := of_the_lecturer(searched.course, searched.key)) == set(needles)
    assert len(needles["right answer"]) > 10
    pieces = pieces_of(searched.course, searched.key)
    assert {"for_lecturer/secret.txt", "gradebook.db"} <= set(pieces)
    assert sum(name.endswith(".pack") for name in pieces) == len(OTHERS)


def test_the_code_saw_all_that_there_is_to_see(searched: Searched) -> None:
    seen = searched.contents
    assert sum(bool(re.fullmatch(r"/proc/\d+/environ", one)) for one in seen) >= 1
    assert any(re.fullmatch(r"/proc/\d+/cmdline", one) for one in seen)
    assert any(re.fullmatch(r"/proc/\d+/fd/\d+ ->", one) for one in seen)
    assert any(one.endswith("/maps") for one in seen)
    assert any(one.endswith("/mountinfo") for one in seen)
    own = searched.course.places().pack(searched.key.entries[STUDENT].pack_id)
    assert own.name in searched.names
    assert any(own.read_bytes()[:1000].decode("latin-1") in one for one in seen.values())


def test_no_file_process_or_link_holds_what_the_lecturer_has(searched: Searched) -> None:
    needles = of_the_lecturer(searched.course, searched.key)
    found = {
        place: kinds
        for place, text in searched.contents.items()
        if (kinds := kinds_in(f"{place}\n{text}", needles))
    }
    assert found == {}


def test_no_piece_of_a_file_of_another_is_inside(searched: Searched) -> None:
    whole = "\n".join(searched.contents.values())
    found = {
        name
        for name, pieces in pieces_of(searched.course, searched.key).items()
        if any(one.decode("latin-1") in whole for one in pieces)
    }
    assert found == set()


def test_no_name_of_a_file_inside_is_one_of_the_course(searched: Searched) -> None:
    own = searched.course.places().pack(searched.key.entries[STUDENT].pack_id).name
    places = searched.course.places()
    files = {one.name for one in places.for_lecturer.rglob("*.*")}
    assert own in files
    assert set(searched.names.splitlines()) & files == {own}


def test_no_memory_holds_a_code_a_pack_id_or_a_hash_of_another(searched: Searched) -> None:
    n_found, found = searched.ran.values["M2.W1"]
    needles = of_the_lecturer(searched.course, searched.key)
    needles["code"] = {one[4:] for one in needles["code"] if "-" in one}
    assert n_found > 0
    some = {one: needles[one] for one in ("secret", "code", "pack id", "key", "record")}
    assert kinds_in(found, some) == set()


def test_nothing_can_be_reached(searched: Searched) -> None:
    reached, devices, sockets = searched.ran.values["M2.W3"]
    assert reached == []
    assert [line.split(":")[0].strip() for line in devices.splitlines()[2:]] == ["lo"]
    assert len(sockets.splitlines()) <= 3


def test_beside_an_own_pack_the_code_of_another_opens_nothing(
    searched: Searched,
) -> None:
    course, key = searched.course, searched.key
    right: dict[str, Any] = {n: key.entries[STUDENT].expected[n].right for n in ("M2.W1", "M2.W2")}
    codes = {"own": key.draw.code(STUDENT), "other": key.draw.code("bilal")}
    hand_in(
        course,
        {
            "M2.W1": OTHERS_WIJK.format(**codes, right=round(right["M2.W1"])),
            "M2.W2": OWN_WIJK.format(**codes, right=right["M2.W2"]),
        },
    )
    marked, _ = mark_student(course, WORKSHEET, STUDENT)
    by_question = {one.question_id: one for one in marked.answers}
    assert by_question["M2.W2"].points == by_question["M2.W2"].worth
    assert by_question["M2.W1"].points == 0
    assert "Your code stopped" in by_question["M2.W1"].reason.en
    assert "bilal" not in by_question["M2.W1"].reason.en
    assert "The personal code of bilal" in "\n".join(one.en for one in marked.notes)
