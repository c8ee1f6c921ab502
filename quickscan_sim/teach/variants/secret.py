"""The lecturer's secret, from which every seed and every code of a course run follows."""

from __future__ import annotations

import secrets
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole

N_BYTES = 32


def read_or_make_secret(path: str | Path) -> bytes:
    """The secret in a file; a new one when the file is not there yet.

    Only the owner may read the file. Keep it: without it no truth can be drawn again.

    Raises
    ------
    QuickscanError
        When the file holds anything but 64 hexadecimal characters.
    """
    place = Path(path).expanduser()
    if not place.exists():
        write_whole(place, f"{secrets.token_hex(N_BYTES)}\n".encode(), private=True)
    return read_secret(place)


def read_secret(path: str | Path) -> bytes:
    """The secret in a file that is there."""
    place = Path(path).expanduser()
    try:
        text = place.read_text(encoding="ascii").strip()
        secret = bytes.fromhex(text)
    except (OSError, ValueError):
        raise QuickscanError(
            "The file {file} holds no secret of the kit. Give the file that quickscan class "
            "variants made, or another name to make a new one.",
            file=place,
        ) from None
    return check_secret(secret)


def check_secret(secret: bytes) -> bytes:
    """The secret itself; one that could be guessed is refused."""
    if len(secret) < N_BYTES:
        raise QuickscanError(
            "The secret has {n} bytes; at least {least} are needed, so that nobody can guess it. "
            "Let the kit make one.",
            n=len(secret),
            least=N_BYTES,
        )
    return secret
