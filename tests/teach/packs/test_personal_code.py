import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
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


@pytest.mark.parametrize(
    "around",
    [
        "\N{ZERO WIDTH SPACE}{}\N{ZERO WIDTH NO-BREAK SPACE}",
        "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}",
        "\N{DOUBLE LOW-9 QUOTATION MARK}{}\N{ACUTE ACCENT}",
        "'{}`",
        "Code: {}",
        "Je code:\N{NO-BREAK SPACE}{}.",
        'toegangscode = "{}"',
        "\N{SOFT HYPHEN}code\N{FULLWIDTH COLON}{}",
    ],
)
def test_what_a_mail_puts_around_a_code_is_left_out(around):
    shown = with_check_sign("7K3MQ2XW9T0H")
    assert read_code(around.replace("{}", shown)) == shown


@pytest.mark.parametrize(
    "between",
    [
        "\N{SOFT HYPHEN}",
        "\N{FIGURE DASH}",
        "\N{FULLWIDTH HYPHEN-MINUS}",
        "\N{HORIZONTAL BAR}",
        "\N{MINUS SIGN}",
        "\N{NARROW NO-BREAK SPACE}",
        "\N{IDEOGRAPHIC SPACE}",
        "\N{LINE SEPARATOR}",
        "\N{WORD JOINER}-\N{ZERO WIDTH SPACE}",
    ],
)
def test_any_dash_or_space_may_stand_in_a_code(between):
    shown = with_check_sign("7K3MQ2XW9T0H")
    assert read_code(shown.replace("-", between)) == shown


def test_wide_letters_are_read():
    shown = with_check_sign("7K3MQ2XW9T0H")
    assert read_code("".join(chr(ord(sign) + 0xFEE0) for sign in shown)) == shown


def test_a_letter_of_another_alphabet_says_to_type_the_code():
    set_language("en")
    typed = with_check_sign("7K3MQ2XW9T0H").replace("M", "\N{CYRILLIC CAPITAL LETTER EM}")
    with pytest.raises(QuickscanError, match=r"^Sign 4 .*type it yourself instead of pasting"):
        read_code(typed)


@pytest.mark.parametrize(
    "typed", ["P-7K3M-Q2XW", " p-7k3m q2xw ", "\N{RIGHT SINGLE QUOTATION MARK}P-7K3M-Q2XW"]
)
def test_the_number_of_a_pack_is_no_code(typed):
    set_language("en")
    with pytest.raises(QuickscanError, match="number of your pack, not your code"):
        read_code(typed)


@given(st.text(max_size=30))
def test_a_text_without_check_sign_gets_a_sentence(typed):
    with pytest.raises(QuickscanError):
        read_code(typed + "!")
