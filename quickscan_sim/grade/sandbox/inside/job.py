"""One job: the limits, the cells in order, and after each cell what is wanted of it."""

from __future__ import annotations

import builtins
import json
import os
from collections.abc import Callable
from json.encoder import (  # type: ignore[attr-defined]
    c_make_encoder,
    encode_basestring_ascii,
)
from sys import setprofile, settrace
from typing import Any

# A copy, so that a student who changes print or len changes nothing here.
globals()["__builtins__"] = dict(vars(builtins))

from quickscan_sim.grade.sandbox.inside.cell_runner import CellRunner, one_line  # noqa: E402
from quickscan_sim.grade.sandbox.inside.to_plain import Bounds, Unfit, from_plain, to_plain  # noqa: E402

Send = Callable[[dict[str, Any]], None]


def _refuse(value: object) -> None:
    raise TypeError(type(value))


# Written in C: nothing of Python's library that a student may have changed is used.
_parts = c_make_encoder(None, _refuse, encode_basestring_ascii, None, ":", ",", False, False, True)


def _as_text(found: dict[str, Any]) -> str:
    return "".join(_parts(found, 0))


MISSING = object()


def run_job() -> None:
    """Do the job that stands on standard input; everything a student's code raises is kept."""
    # The references are bound before a student's code runs.
    leave = os._exit
    waiting = os.dup(0)
    send = _sender(_own_channel())
    send({"started": True})
    with os.fdopen(waiting, "rb") as given:
        job = json.loads(given.read())
    if job["limits"]:
        _limit(job["limits"])
    bounds = Bounds(**job["bounds"])
    asked: dict[str, list[Any]] = {}
    for name, after_cell, calls in job["wanted"]:
        asked.setdefault(after_cell, []).append((name, calls))
    runner = CellRunner()
    for cell_id, source in job["cells"]:
        # A tracer or profiler of the student's sees nothing of what comes after the cell.
        try:
            error = runner.run(source)
            settrace(None)
            setprofile(None)
        except BaseException as raised:  # noqa: BLE001 - by that tracer, for the last time
            settrace(None)
            setprofile(None)
            error = one_line(raised)
        if error is not None:
            send({"cell": cell_id, "error": error})
        for name, calls in asked.get(cell_id, ()):
            _quietly(send, name, cell_id, runner.names.get(name, MISSING), calls, bounds)
    send({"done": True})
    leave(0)


def _own_channel() -> int:
    """Standard output moves to a number of its own; nothing a student prints goes anywhere."""
    channel = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    if nothing > 2:
        os.close(nothing)
    try:
        import fcntl
    except ImportError:  # Windows
        return channel
    hidden = fcntl.fcntl(channel, fcntl.F_DUPFD_CLOEXEC, 200)
    os.close(channel)
    return hidden


def _sender(channel: int) -> Send:
    write = os.write

    def send(found: dict[str, Any]) -> None:
        line = memoryview(_as_text(found).encode() + b"\n")
        while line:
            line = line[write(channel, line) :]

    return send


def _limit(limits: dict[str, int]) -> None:
    """Set the limits of the system, by their names; a system without them has none."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, most in limits.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # One can be deaf to the warning that the time is up, and not to what comes after it.
        above = 2 if name == "RLIMIT_CPU" and hard == resource.RLIM_INFINITY else 0
        resource.setrlimit(kind, (allowed, allowed + above))


def _quietly(
    send: Send, name: str, cell_id: str, value: object, calls: list[Any] | None, bounds: Bounds
) -> None:
    """Send one value, or why there is none."""
    said: dict[str, Any]
    try:
        said = _found(value, calls, bounds)
        if len(_as_text(said)) > bounds.size:
            raise Unfit("large")
    except Unfit as unfit:
        said = {"problem": unfit.kind, "detail": unfit.detail}
    except BaseException as error:  # noqa: BLE001 - a patched library may raise anything
        said = {"problem": "unreadable", "detail": one_line(error)}
    send({"wanted": name, "after": cell_id, **said})


def _found(value: Any, calls: list[Any] | None, bounds: Bounds) -> dict[str, Any]:
    if value is MISSING:
        raise Unfit("missing")
    if calls is None:
        return {"value": to_plain(value, bounds)}
    if value is None or value is ...:
        raise Unfit("unwritten")
    if not callable(value) or isinstance(value, type):
        raise Unfit("no function", type(value).__name__)
    return {"calls": [_called(value, arguments, bounds) for arguments in calls]}


def _called(function: Callable[..., Any], arguments: list[Any], bounds: Bounds) -> dict[str, Any]:
    try:
        return {"value": to_plain(function(*map(from_plain, arguments)), bounds)}
    except Unfit as unfit:
        return {"problem": unfit.kind, "detail": unfit.detail}
    except BaseException as error:  # noqa: BLE001 - a student's function may raise anything
        return {"error": [type(error).__name__[:80], one_line(error, named=False)]}
