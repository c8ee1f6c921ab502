"""A free port of this computer for the page."""

from __future__ import annotations

import os
import socket

from quickscan_sim.errors import QuickscanError

HOST = "127.0.0.1"
"""Only this computer: nobody else in the building can open the page."""
FIRST = 8866
TRIED = 100
FOR_EVERYONE = 1024
"""Lower ports are for the administrator of a computer."""


def chosen_port(wished: int | None) -> int:
    """The port that was asked for; without a wish the first one that is free.

    Raises
    ------
    QuickscanError
        When the port that was asked for is in use, or none of the usual ones is free.

    Examples
    --------
    >>> chosen_port(None) >= 8866
    True
    """
    if wished is None:
        return _first_free(FIRST)
    if not is_free(wished):
        raise QuickscanError(
            "The port {port} of this computer is in use. Is a workshop open already? Stop it "
            "there with Ctrl-C, or take one that is free: --port {other}.",
            port=wished,
            other=_first_free(wished + 1 if FOR_EVERYONE <= wished < 65536 - TRIED else FIRST),
        )
    return wished


def is_free(port: int) -> bool:
    """Whether nothing listens on a port of this computer, and whoever asks may use it."""
    with socket.socket() as tried:
        if os.name != "nt":  # elsewhere a port that was just closed counts as free
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
    return True


def _first_free(start: int) -> int:
    for port in range(start, start + TRIED):
        if is_free(port):
            return port
    raise QuickscanError(
        "The ports {first} to {last} of this computer are all in use. Name one that is free: "
        "--port NUMBER.",
        first=start,
        last=start + TRIED - 1,
    )
