import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit, unambiguous
from quickscan_sim.teach.variants.secret import read_or_make_secret, read_secret

SECRET = bytes(range(32))
texts = st.lists(st.text(max_size=5), max_size=4)


@given(texts, texts)
def test_only_equal_parts_are_encoded_equally(first, second):
    assert (unambiguous(*first) == unambiguous(*second)) == (first == second)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_two_students_share_nothing(first, second):
    personal = PersonalDraw(SECRET, "2027")
    same = first == second
    assert (personal.seed(Unit(first), 1) == personal.seed(Unit(second), 1)) == same
    assert (personal.code(first) == personal.code(second)) == same


def test_whatever_differs_gives_another_seed_and_code():
    draws = [
        PersonalDraw(SECRET, "2027"),
        PersonalDraw(SECRET, "2027", attempt=2),
        PersonalDraw(SECRET, "2028"),
        PersonalDraw(SECRET[::-1], "2027"),
    ]
    seeds = {
        draw.seed(unit, n)
        for draw in draws
        for n in (1, 2)
        for unit in (Unit("1"), Unit("1", True))
    }
    assert len(seeds) == 16
    assert max(seeds) < 2**128
    for made in ("code", "pack_id"):
        assert len({getattr(draw, made)("1") for draw in draws}) == 4


def test_code_pack_name_and_seed_do_not_lead_to_one_another():
    personal = PersonalDraw(SECRET, "2027")
    code, pack_id = personal.code("1").replace("-", ""), personal.pack_id("1").replace("-", "")
    assert pack_id[1:] not in code
    assert code[:8] != pack_id[1:]


def test_a_new_secret_is_for_its_owner_only_and_stays(tmp_path):
    path = tmp_path / "new" / "secret.txt"
    secret = read_or_make_secret(path)
    assert len(secret) == 32
    assert read_or_make_secret(path) == secret
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["00" * 31, "not hex", ""])
def test_a_secret_that_could_be_guessed_is_refused(tmp_path, content):
    path = tmp_path / "secret.txt"
    path.write_text(content)
    with pytest.raises(QuickscanError, match=r"geheim|secret"):
        read_secret(path)
