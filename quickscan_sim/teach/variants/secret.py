"""The lecturer's secret, from which every seed and every code of a course run follows."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from quickscan_sim.errors import QuickscanError

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
        _write(place, secrets.token_bytes(N_BYTES))
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


def _write(place: Path, secret: bytes) -> None:
    """Beside its place first, so that a stop half-way never leaves half a secret."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{secrets.token_hex(4)}.half")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        half.rename(place)
    finally:
        half.unlink(missing_ok=True)
