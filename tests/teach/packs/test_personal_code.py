import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.packs.personal_code import ALPHABET, N_SIGNS, read_code, with_check_sign

twelve = st.text(ALPHABET, min_size=N_SIGNS, max_size=N_SIGNS)


@given(twelve, st.integers(0, 5))
def test_a_code_is_read_however_it_is_typed(signs, n_spaces):
    shown = with_check_sign(signs)
    looks = shown.lower().replace("0", "o").replace("1", "l").replace("-", " " * n_spaces)
    assert read_code(f" {looks}\n") == shown


@given(twelve, st.integers(0, N_SIGNS), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_told(signs, place, other):
    typed = with_check_sign(signs).replace("-", "")
    wrong = typed[:place] + other + typed[place + 1 :]
    if wrong == typed:
        return
    with pytest.raises(QuickscanError, match=r"typefout|typing error"):
        read_code(wrong)


@given(twelve, st.integers(0, N_SIGNS - 1))
def test_two_signs_that_changed_places_are_told(signs, place):
    typed = with_check_sign(signs).replace("-", "")
    wrong = typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]
    if wrong == typed:
        return
    with pytest.raises(QuickscanError, match=r"typefout|typing error"):
        read_code(wrong)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7K3M-Q2XW", "13"),
        ("7K3M-Q2XW-9T0H!", "'!'"),
        ("UUUU-UUUU-UUUUU", "'U'"),
        (1234, "7K3M"),
        (None, "7K3M"),
    ],
)
def test_what_is_no_code_gets_its_own_sentence(typed, sentence):
    with pytest.raises(QuickscanError, match=sentence):
        read_code(typed)
