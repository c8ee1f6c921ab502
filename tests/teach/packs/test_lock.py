import json

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.packs.archive import archive_bytes, unlock_from
from quickscan_sim.teach.packs.lock import PADDED_TO, LockSettings, lock_of, read_header
from quickscan_sim.teach.packs.personal_code import with_check_sign

SETTINGS = LockSettings("2027-spring", bytes(range(16)), cost=16)
ANNA, BILAL = with_check_sign("ANNA00000000"), with_check_sign("B1" * 6)
OF_ANNA, OF_BILAL = (
    lock_of(code, SETTINGS).lock(content) for code, content in ((ANNA, b"a"), (BILAL, b"b"))
)


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "packs_2027-spring.zip"
    path.write_bytes(archive_bytes(SETTINGS, [OF_BILAL, OF_ANNA]))
    return path


@pytest.fixture(autouse=True)
def in_english():
    from quickscan_sim.language import set_language

    set_language("en")
    yield
    set_language("nl")


def test_each_code_opens_its_own_pack_in_the_same_archive(archive):
    assert unlock_from(archive, ANNA.lower()) == b"a"
    assert unlock_from(archive, BILAL.replace("-", " ")) == b"b"


def test_locking_again_gives_the_same_bytes_whatever_the_order(archive):
    again = lock_of(ANNA, SETTINGS).lock(b"a")
    assert again == OF_ANNA
    assert archive_bytes(SETTINGS, [again, OF_BILAL]) == archive.read_bytes()


def test_a_single_pack_opens_without_the_archive(tmp_path):
    path = tmp_path / "own.pack"
    path.write_bytes(OF_ANNA)
    assert unlock_from(path, ANNA) == b"a"
    with pytest.raises(QuickscanError, match="belongs to another student"):
        unlock_from(path, BILAL)


def test_a_code_of_nobody_in_the_archive_is_told_apart_from_a_typing_error(archive):
    with pytest.raises(QuickscanError, match="no pack in this file opens with it"):
        unlock_from(archive, with_check_sign("0" * 12))
    with pytest.raises(QuickscanError, match="typing error in your personal code"):
        unlock_from(archive, ANNA[:-1] + ("0" if ANNA[-1] != "0" else "1"))


def test_another_course_run_is_told_before_the_code_is_tried(archive, tmp_path):
    with pytest.raises(QuickscanError, match="course run 2027-spring; yours is 2028"):
        unlock_from(archive, ANNA, course_run="2028")


@pytest.mark.parametrize("place", [0, 3, 40, -20, -1])
def test_one_changed_byte_makes_a_damaged_pack(tmp_path, place):
    changed = bytearray(OF_ANNA)
    changed[place] ^= 1
    path = tmp_path / "own.pack"
    path.write_bytes(changed)
    with pytest.raises(QuickscanError, match=r"damaged|belongs to"):
        unlock_from(path, ANNA)


@pytest.mark.parametrize("n_bytes", [0, 5, 100, 16_000])
def test_half_a_pack_or_archive_is_damaged(tmp_path, archive, n_bytes):
    for whole in (OF_ANNA, archive.read_bytes()):
        path = tmp_path / "half"
        path.write_bytes(whole[:n_bytes])
        with pytest.raises(QuickscanError, match="damaged"):
            unlock_from(path, ANNA)


@pytest.mark.parametrize("cost", [2**40, "32768", True, 0, -1])
def test_a_header_cannot_ask_for_endless_work(tmp_path, cost):
    content = SETTINGS.as_json() | {"cost": cost, "file_id": "0"}
    path = tmp_path / "own.pack"
    path.write_bytes(b"quickscan pack 1\n" + json.dumps(content).encode() + b"\n")
    with pytest.raises(QuickscanError, match="damaged"):
        unlock_from(path, ANNA)


def test_the_size_of_a_pack_tells_nothing_about_what_is_in_it():
    short, long = (lock_of(ANNA, SETTINGS).lock(b"x" * n) for n in (1, PADDED_TO - 8))
    assert len(short) == len(long)
    assert read_header(short)[1] == read_header(long)[1]
