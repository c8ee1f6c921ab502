"""The personal code as people read and type it, with a sign that gives typing errors away."""

from __future__ import annotations

import re
import unicodedata

from quickscan_sim.errors import QuickscanError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which look like other signs."""

N_SIGNS = 12
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
BETWEEN_KINDS = {"Cc", "Zs", "Zl", "Zp", "Pd", "Pi", "Pf"}
"""Unicode's kinds of white space, dashes and quotation marks."""

BETWEEN = (
    "_.'\"`\N{ACUTE ACCENT}\N{PRIME}\N{DOUBLE PRIME}\N{SINGLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{MINUS SIGN}\N{HYPHEN BULLET}"
)
"""What Unicode counts as another kind, and people take for a dash or a quotation mark."""

LEADING = re.compile(r"^.*code[^:=]*[:=]", re.IGNORECASE | re.DOTALL)
PACK_NUMBER = re.compile(r"P-+[0-9A-Z]{4}-*[0-9A-Z]{4}")

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

    Lower case, O for 0 and I or L for 1 are all read. Spaces, dashes, quotation marks, signs that
    nobody sees and a leading "code:" are left out, for a mail or a text processor adds them.

    Raises
    ------
    QuickscanError
        When it has another length, a sign that never occurs, or a typing error, and when it is
        the number of a pack.

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
    parts = _parts(typed)
    if PACK_NUMBER.fullmatch(parts):
        raise QuickscanError(
            "This is the number of your pack, not your code. A personal code looks like {example}.",
            example="7K3M-Q2XW-9T0HR",
        )
    signs = parts.replace("-", "").translate(LOOKS_LIKE)
    _check_alphabet(signs)
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


def _parts(typed: str) -> str:
    """The signs in capitals, with a hyphen for everything that may stand between them."""
    # Compatibility forms would split an acute accent into a space and a sign of its own.
    text = unicodedata.normalize("NFKC", typed.replace("\N{ACUTE ACCENT}", "'"))
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    bare = LEADING.sub("", seen)
    return "".join("-" if _is_between(sign) else sign for sign in bare).strip("-").upper()


def _is_between(sign: str) -> bool:
    return sign in BETWEEN or unicodedata.category(sign) in BETWEEN_KINDS


def _check_alphabet(signs: str) -> None:
    place = next((n for n, sign in enumerate(signs, 1) if sign not in ALPHABET), None)
    if place is None:
        return
    strange = signs[place - 1]
    if not strange.isascii():
        raise QuickscanError(
            "Sign {place} of your personal code, {sign}, is no digit and no letter from A to Z, "
            "though it may look like one. Do not copy the code: type it yourself instead of "
            "pasting it.",
            place=place,
            sign=repr(strange),
        )
    raise QuickscanError(
        "The sign {sign} does not occur in a personal code. Look at your code again.",
        sign=repr(strange),
    )


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
