"""The personal code as people read and type it, with a sign that gives typing errors away."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which look like other signs."""

N_SIGNS = 12
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
BETWEEN = (
    " -_.\t\r\n\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}"
    "\N{NO-BREAK SPACE}"
)

POLYNOMIAL = 0b100101
"""Of the field with 32 elements in which the check sign is computed."""


def with_check_sign(signs: str) -> str:
    """Twelve signs with their check sign, as they are shown.

    >>> with_check_sign("000000000001")
    '0000-0000-00012'
    """
    whole = signs + _check_sign(signs)
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def read_code(typed: object) -> str:
    """The code as it is shown, from what somebody typed.

    Lower case, spaces, dashes, O for 0 and I or L for 1 are all read.

    Raises
    ------
    QuickscanError
        When it has another length, a sign that never occurs, or a typing error.

    Examples
    --------
    >>> read_code(" oooo oooo oool2 ")
    '0000-0000-00012'
    """
    if not isinstance(typed, str):
        raise QuickscanError(
            "Type your personal code between quotation marks, such as {example}.",
            example='"7K3M-Q2XW-9T0HR"',
        )
    signs = typed.translate({ord(sign): None for sign in BETWEEN}).upper().translate(LOOKS_LIKE)
    strange = sorted({sign for sign in signs if sign not in ALPHABET})
    if strange:
        raise QuickscanError(
            "The sign {sign} does not occur in a personal code. Look at your code again.",
            sign=repr(strange[0]),
        )
    if len(signs) != N_SIGNS + 1:
        raise QuickscanError(
            "A personal code has {expected} signs; you typed {found}. Look at your code again.",
            expected=N_SIGNS + 1,
            found=len(signs),
        )
    if _check_sign(signs[:-1]) != signs[-1]:
        raise QuickscanError(
            "There is a typing error in your personal code. Look at it again, sign by sign."
        )
    return with_check_sign(signs[:-1])


def _check_sign(signs: str) -> str:
    """Differs after any one wrong sign, and after two signs changed places.

    The signs are the values of a polynomial in the field with 32 elements, at its generator.
    """
    total = 0
    for sign in signs:
        total = _times_generator(total ^ ALPHABET.index(sign))
    return ALPHABET[total]


def _times_generator(value: int) -> int:
    value <<= 1
    return value ^ POLYNOMIAL if value & 32 else value
