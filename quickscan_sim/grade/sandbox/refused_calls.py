"""Calls to the system that no answer needs, refused inside: a filter in the kernel's own form.

They reach other processes, hold memory that no limit counts, or are where holes in kernels were
found. Numbers from the tables of Linux (arch/x86/entry/syscalls/syscall_64.tbl and
include/uapi/asm-generic/unistd.h); the form is that of seccomp(2), BPF_STMT and BPF_JUMP.
"""

from __future__ import annotations

import errno
import platform
import struct

X86_64 = {
    "shmget": 29, "semget": 64, "msgget": 68, "ptrace": 101, "pivot_root": 155, "mount": 165,
    "umount2": 166, "kexec_load": 246, "add_key": 248, "request_key": 249, "keyctl": 250,
    "unshare": 272, "perf_event_open": 298, "name_to_handle_at": 303, "open_by_handle_at": 304,
    "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "memfd_create": 319,
    "bpf": 321, "userfaultfd": 323,
}  # fmt: skip
ARM_64 = {
    "umount2": 39, "mount": 40, "pivot_root": 41, "unshare": 97, "kexec_load": 104, "ptrace": 117,
    "msgget": 186, "semget": 190, "shmget": 194, "add_key": 217, "request_key": 218,
    "keyctl": 219, "perf_event_open": 241, "name_to_handle_at": 264, "open_by_handle_at": 265,
    "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "memfd_create": 279,
    "bpf": 280, "userfaultfd": 282,
}  # fmt: skip
NEW = {
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428,
    "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "mount_setattr": 442,
    "memfd_secret": 447,
}  # fmt: skip
MACHINES = {"x86_64": (0xC000003E, X86_64), "aarch64": (0xC00000B7, ARM_64)}

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, MACHINE = 0, 4
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
OTHER_NUMBERS = 0x40000000
"""From here the same calls have other numbers (x32)."""


def filter_for(machine: str | None = None) -> bytes | None:
    """The filter for this machine; None for a machine whose numbers are not known here.

    Examples
    --------
    >>> len(filter_for("x86_64")) % 8
    0
    >>> filter_for("pdp11") is None
    True
    """
    known = MACHINES.get(machine or platform.machine())
    if known is None:
        return None
    name, numbers = known
    refused = sorted({*numbers.values(), *NEW.values()})
    steps = [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 1, 0, name),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, len(refused) + 1, 0, OTHER_NUMBERS),
    ]
    # Each comparison that holds jumps to the last step; else the next one is tried.
    steps += [(EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
