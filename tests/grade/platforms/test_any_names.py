"""Whatever people are called: what they hand in is theirs, or is listed; never somebody else's."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_downloads import (
    blackboard_name,
    blackboard_note,
    brightspace_name,
    canvas_name,
    moodle_name,
    packed,
)

from quickscan_sim.grade.platforms.arrival import ArrivedFile
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.packed_files import PackedFile
from quickscan_sim.grade.platforms.safe_cells import from_safe, to_safe
from quickscan_sim.grade.platforms.unpacking import own_names

PARTS = ("Jan", "Zoë", "Zoe", "Ömer", "Anne-Marie", "D'Arcy", "Bo", "José", "Łukasz", "Mohammed")
PREFIXES = ("", "van der ", "de ", "van de ", "'t ", "ten ")
LASTS = ("Vries", "Berg", "O'Brien", "Çelik", "Jansen-Smit", "Vries, Jr", "Jan", "Bo", "Ångström")
ANY = st.text(st.characters(categories=["L", "M", "Nd", "Pd", "Zs"]), min_size=1, max_size=12)

first_names = st.sampled_from(PARTS) | ANY.map(str.strip).filter(bool)
last_names = st.builds(str.__add__, st.sampled_from(PREFIXES), st.sampled_from(LASTS)) | ANY.map(
    str.strip
).filter(bool)


usernames = st.sampled_from(["u", "u_x", "x"])


@st.composite
def classes(draw, most=6):
    """People with numbers of their own; the last ones are not in the class list."""
    named = draw(st.lists(st.tuples(first_names, last_names), min_size=2, max_size=most))
    return [
        Member(
            f"s{n}",
            first,
            last,
            f"s{n}@x.nl",
            ids={
                "canvas": str(1000 + n),
                "username": f"{draw(usernames)}{n}",
            },
        )
        for n, (first, last) in enumerate(named)
    ]


def canvas(one, n):
    return {f"{canvas_name(one, late=n % 2 == 0)}_{n + 1}_werk.ipynb": one.student}


def moodle(one, n):
    return {f"{moodle_name(one, n + 1)}/werk.ipynb": one.student}


def brightspace(one, n):
    name = replace(one, first_name=one.first_name.replace("/", ""), ids={})
    return {f"{brightspace_name(name, n + 1, 'Nov 23, 2026 730 PM')}/werk.ipynb": one.student}


def blackboard(one, n):
    start = blackboard_name(one, "2026-11-23-19-30-00")
    return {f"{start}.txt": blackboard_note(one), f"{start}_werk.ipynb": one.student}


def owners(content, members):
    """Whose each file really is, by whom it was taken for; None for nobody."""
    with tempfile.TemporaryDirectory() as place:
        path = packed(Path(place) / "d.zip", content)
        download = read_download(path, members)
        found = {}
        with download.packed.opened() as reader:
            for one in (*download.arrivals, *download.unmatched):
                for arrived in one.files:
                    text = reader.open(arrived.file).read().decode()
                    if arrived.file.path.endswith(".ipynb"):
                        found[text] = one.member and one.member.student
        return found


@pytest.mark.parametrize("platform", [canvas, moodle, brightspace, blackboard])
@pytest.mark.parametrize("knows_ids", [True, False])
@settings(max_examples=20)
@given(people=classes())
def test_never_to_the_wrong_one_and_never_lost(platform, knows_ids, people):
    content = {}
    for n, one in enumerate(people):
        content |= platform(one, n)
    members = people if knows_ids else [replace(one, ids={}) for one in people]
    found = owners(content, members)
    assert set(found) == {one.student for one in people}
    assert {(real, taken) for real, taken in found.items() if taken not in (None, real)} == set()


@pytest.mark.parametrize("platform", [canvas, blackboard])
@settings(max_examples=15)
@given(people=classes())
def test_with_numbers_or_usernames_in_the_list_everybody_is_found(platform, people):
    content = {}
    for n, one in enumerate(people):
        content |= platform(one, n)
    named_twice = [one.full_name for one in people]
    found = owners(content, people)
    clear = [one.student for one in people if named_twice.count(one.full_name) == 1]
    assert {student: found[student] for student in clear} == {name: name for name in clear}


@pytest.mark.parametrize("platform", [canvas, moodle, brightspace, blackboard])
@settings(max_examples=15)
@given(people=classes())
def test_somebody_who_is_not_in_the_list_gets_nobodys_place(platform, people):
    *members, stranger = people
    content = {}
    for n, one in enumerate(people):
        content |= platform(one, n)
    found = owners(content, [replace(one, ids={}) for one in members])
    same = [one for one in members if one.full_name == stranger.full_name]
    others = {student: taken for student, taken in found.items() if student != stranger.student}
    assert all(taken in (None, student) for student, taken in others.items())
    if platform in (moodle, canvas) and same:
        assert found[stranger.student] is None


@given(st.text(max_size=20))
def test_a_safe_cell_comes_back_as_it_was(cell):
    safe = to_safe(cell)
    assert from_safe(safe) == cell
    assert not safe.startswith(("=", "+", "-", "@"))


part = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1)
paths = st.lists(part.filter(lambda name: name not in (".", "..")), min_size=1, max_size=3)


@given(st.lists(paths.map("/".join), min_size=1, max_size=6, unique=True))
def test_every_file_gets_a_place_of_its_own(names):
    files = [ArrivedFile(name, PackedFile(name, "", 0)) for name in names]
    found = own_names(files, "werk")
    assert len({one.casefold() for one in found}) == len(names)
    with tempfile.TemporaryDirectory() as folder:
        for one in found:
            place = Path(folder) / one
            assert place.resolve().is_relative_to(Path(folder).resolve())
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("x")
