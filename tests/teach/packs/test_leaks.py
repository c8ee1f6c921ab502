import csv
import dataclasses
import hashlib
import io
import json
import os
import shutil
import stat
import zipfile

import numpy as np
import pytest
from leak_search import StudentSide, hidden_from, search

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.random_streams import stream
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.key import truth_of
from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.packs.archive import unlock_from
from quickscan_sim.teach.packs.lock import PADDED_TO, LockSettings, lock_of, read_header
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.self_check import check, show_question
from quickscan_sim.teach.self_check import desk as desk_module
from quickscan_sim.teach.self_check.desk import current_desk
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

SECRET = hashlib.sha256(b"a lecturer").digest()
RUN = "2027-spring"
CLASS = (Student("Zwaantje-479000", "red"), Student("Zwaantje-479005", "blue"))
"""Names whose first draw is accepted, which saves time."""
OWN = CLASS[0].name


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("class")
    return make_variants(CLASS, load_questions(), out, SECRET, RUN, cost=16)


@pytest.fixture(scope="module")
def codes(made):
    text = made.places.codes.read_text(encoding="utf-8-sig")
    return {row["student"]: row["code"] for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture(scope="module")
def hidden(made, codes):
    return hidden_from(made, SECRET, codes, OWN)


@pytest.fixture(scope="module")
def whole_side(made, codes, tmp_path_factory):
    """What the first student has after looking at every protected question."""
    folder = tmp_path_factory.mktemp("student")
    (folder / made.places.archive.name).write_bytes(made.places.archive.read_bytes())
    opened = open_pack(codes[OWN], folder, RUN)
    for question in load_questions():
        if not question.is_open:
            show_question(question.question_id)
            check(question.question_id, "a")
    desk = current_desk()
    desk_module._open.clear()
    kernel = {"opened": opened, "desk": desk.data, "found": desk.found}
    archive = made.places.archive.read_bytes()
    return StudentSide(folder, archive, unlock_from(made.places.archive, codes[OWN]), kernel)


@pytest.fixture
def side(whole_side, tmp_path):
    """The same in a place of its own, so that leaks can be planted in it."""
    shutil.copytree(whole_side.folder, tmp_path, dirs_exist_ok=True)
    return dataclasses.replace(whole_side, folder=tmp_path, kernel=dict(whole_side.kernel))


def test_the_search_of_a_student_finds_nothing(side, hidden):
    assert search(side, hidden) == set()


def rezipped(content, **changes):
    """The same ZIP with something changed in each of its members or in itself."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(whole, "w") as new:
        names = old.namelist()
        for name in reversed(names) if changes.get("turned") else names:
            entry = zipfile.ZipInfo(name, changes.get("date_time", (1980, 1, 1, 0, 0, 0)))
            entry.extra, entry.comment = changes.get("extra", b""), changes.get("note", b"")
            new.writestr(entry, old.read(name))
        for name, added in changes.get("added", {}).items():
            new.writestr(zipfile.ZipInfo(name), added)
        new.comment = changes.get("comment", b"")
    return whole.getvalue()


def planted_outside(**changes):
    def plant(side, known):
        wishes = {name: one(known) if callable(one) else one for name, one in changes.items()}
        return dataclasses.replace(side, archive=rezipped(side.archive, **wishes))

    return plant


def planted_inside(**changes):
    def plant(side, known):
        wishes = {name: one(known) if callable(one) else one for name, one in changes.items()}
        return dataclasses.replace(side, pack=rezipped(side.pack, **wishes))

    return plant


def planted_in_kernel(make):
    return lambda side, known: dataclasses.replace(side, kernel=side.kernel | {"x": make(known)})


def beside_the_archive(name, make):
    def plant(side, known):
        (side.folder / name).write_bytes(make(known))
        return side

    return plant


def in_table(name, change):
    """A leak in a table that the student has open."""

    def plant(side, known):
        opened = side.kernel["opened"]
        table = getattr(opened.both, name).copy()
        change(table, known)
        both = opened.both.with_tables({name: table})
        side.kernel["opened"] = dataclasses.replace(opened, both=both)
        return side

    return plant


def hidden_column(table, known):
    table["ease"] = 1.0


def attribute(table, known):
    table.attrs["made_from"] = "W01"


def truth_as_values(table, known):
    table["fte"] = known.truth.traits["trait"].to_numpy(float)[: len(table)]


def in_note(**more):
    def added(known):
        note = json.dumps({name: str(one(known)) for name, one in more.items()})
        return {"codebook.md.bak": note.encode()}

    return added


@dataclasses.dataclass(frozen=True)
class Known:
    """What is planted from."""

    entry: object
    truth: object
    seed: int
    other_code: str


PLANTED = {
    "seed in a file of the pack": ("seed", planted_inside(added=in_note(made=lambda k: k.seed))),
    "seed cut to 64 bits": ("seed", planted_in_kernel(lambda k: k.seed & (2**64 - 1))),
    "seed in the extra field": ("comment", planted_outside(extra=b"\x99\x99\x02\x00ab")),
    "secret as text": ("secret", planted_in_kernel(lambda _: ("deep", {"er": SECRET.hex()}))),
    "secret raw, beside": ("secret", beside_the_archive("notes.bin", lambda _: SECRET)),
    "a name in the archive": ("name", planted_outside(added=lambda _: {f"packs/{OWN}": b""})),
    "a comment": ("comment", planted_outside(comment=b"made for the class")),
    "a comment inside": ("comment", planted_inside(note=b"1")),
    "a time": ("time", planted_outside(date_time=(2027, 1, 2, 3, 4, 6))),
    "a time inside": ("time", planted_inside(date_time=(2027, 1, 2, 3, 4, 6))),
    "the order of the list": ("order", planted_outside(turned=True)),
    "another size": ("size", planted_outside(added={f"packs/{'0' * 32}.pack": b"short"})),
    "a file beside": ("file", beside_the_archive("key.json", lambda _: b"{}")),
    "another code": ("code", planted_in_kernel(lambda k: k.other_code.replace("-", ""))),
    "the truth as text": ("truth", planted_in_kernel(lambda k: k.entry.truth_type)),
    "the truth as a column": ("column", in_table("professionals", hidden_column)),
    "the truth as values": ("truth", in_table("professionals", truth_as_values)),
    "the truth in an attribute": ("attribute", in_table("answers", attribute)),
    "a table of the truth": ("truth", planted_in_kernel(lambda k: [k.truth.traits])),
    "an answer": ("stored answer", planted_in_kernel(lambda k: k.entry.expected)),
    "a hashed answer": (
        "stored answer",
        planted_inside(added=in_note(hash=lambda k: hashed(k, ""))),
    ),
    "a hashed answer with the pack's name": (
        "stored answer",
        planted_in_kernel(lambda k: [hashed(k, k.entry.pack_id)]),
    ),
}


def hashed(known, salt):
    right = next(one.right for one in known.entry.expected.values() if isinstance(one.right, float))
    return hashlib.sha256(f"{salt}{right}".encode()).hexdigest()


@pytest.fixture(scope="module")
def known(made, codes):
    entry = made.entries[0]
    truth = truth_of({entry.pack_id: entry}, SECRET, entry.pack_id)
    seed = PersonalDraw(SECRET, RUN).seed(entry.unit, entry.try_number)
    return Known(entry, truth, seed, codes[CLASS[1].name])


@pytest.mark.parametrize("name", PLANTED)
def test_the_search_finds_each_leak_that_is_planted(name, side, hidden, known):
    kind, plant = PLANTED[name]
    assert kind in {kind for kind, _ in search(plant(side, known), hidden)}


def test_looking_at_protected_questions_leaves_nothing_computed(whole_side):
    assert whole_side.kernel["desk"].kept == {}


def test_every_bit_of_the_secret_counts():
    unit = Unit("s1")
    draws = [PersonalDraw(SECRET, RUN)]
    for bit in range(256):
        turned = int.from_bytes(SECRET, "big") ^ (1 << bit)
        draws.append(PersonalDraw(turned.to_bytes(32, "big"), RUN))
    for made in ("seed", "code", "pack_id", "salt"):
        arguments = {"seed": (unit, 1), "code": ("s1",), "pack_id": ("s1",), "salt": ()}[made]
        assert len({getattr(draw, made)(*arguments) for draw in draws}) == 257


def test_every_bit_of_the_seed_reaches_the_draws_and_every_bit_is_used():
    seed = PersonalDraw(SECRET, RUN).seed(Unit("s1"), 1)
    first = {int(stream(seed ^ (1 << bit), "answers").integers(2**63)) for bit in range(128)}
    assert len(first) == 128
    seeds = [PersonalDraw(SECRET, RUN).seed(Unit(f"s{n}"), 1) for n in range(200)]
    share = np.mean([[seed >> bit & 1 for bit in range(128)] for seed in seeds], axis=0)
    assert share.min() > 0.3
    assert share.max() < 0.7


def test_public_names_do_not_follow_the_class_list(made):
    personal = PersonalDraw(SECRET, RUN)
    settings = LockSettings(RUN, personal.salt(), cost=2)
    names = [f"s{n:03}" for n in range(60)]
    ids = [personal.pack_id(name) for name in names]
    files = [lock_of(personal.code(name), settings).file_id for name in names]
    for public in (ids, files):
        place = np.argsort(np.argsort(public))
        assert abs(np.corrcoef(place, np.arange(60))[0, 1]) < 0.35
    again = PersonalDraw(SECRET, "2028-spring")
    assert not set(ids) & {again.pack_id(name) for name in names}


def test_a_code_opens_no_other_pack_even_under_its_own_name(made, codes, tmp_path):
    set_language("en")
    mine, other = (made.places.pack(entry.pack_id).read_bytes() for entry in made.entries)
    header, theirs = read_header(mine)[2], read_header(other)[2]
    swapped = tmp_path / "x.pack"
    swapped.write_bytes(header + other[len(theirs) :])
    with pytest.raises(QuickscanError, match="damaged"):
        unlock_from(swapped, codes[OWN])
    set_language("nl")


def test_what_is_in_a_pack_leaves_room_in_its_length(made, codes):
    for code in codes.values():
        assert len(unlock_from(made.places.archive, code)) < 0.9 * PADDED_TO


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_lecturer_may_read_what_is_for_the_lecturer(made):
    for path in made.places.for_lecturer.rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
