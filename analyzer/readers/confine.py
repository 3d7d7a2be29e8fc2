"""Takes away from this process what no reader has a use for: the network, other programs, other processes, new rights.

Linux does it with a filter of system calls (seccomp) that neither this process nor a library in it can take off again.
Where there is none, Python's own sockets are taken away, and the process is only as strong as that. On Windows a job
object would be the counterpart; there the limits of memory and processor time rest on the parent's clock alone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in seccomp_data
_X32 = 0x40000000
# Audit name of the architecture, and the numbers of the calls that are refused: socket, socketpair, connect, execve,
# execveat, ptrace, process_vm_readv, process_vm_writev, bpf, mount, unshare, setns, io_uring_setup (which would go round it).
_CALLS = {
    "x86_64": (0xC000003E, (41, 53, 42, 59, 322, 101, 310, 311, 321, 165, 272, 308, 425)),
    "aarch64": (0xC00000B7, (198, 199, 203, 221, 281, 117, 270, 271, 280, 40, 97, 268, 425)),
}


def confine() -> bool:
    """Take network, programs and other processes away. Returns whether the system itself sees to it."""
    _forbid_sockets()
    return _filter_calls()


def _forbid_sockets() -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError("no network in a reader")

    for name in ("socket", "create_connection", "getaddrinfo"):
        setattr(socket, name, refuse)


def _filter_calls() -> bool:
    """Hand the kernel a filter of system calls. A kernel that knows none is no error: the process has its limits still."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    program = _program(*known)
    code = ctypes.create_string_buffer(program, len(program))
    handed = ctypes.create_string_buffer(struct.pack("@HP", len(program) // 8, ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.c_void_p(ctypes.addressof(handed)), 0, 0) == 0)


def _program(architecture: int, refused: tuple[int, ...]) -> bytes:
    """Return the filter: calls of another architecture end the process, the refused ones fail, all others pass."""
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, len(refused) + 1, 0, _X32),
    ]
    lines += [(_EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)]
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE | errno.EPERM)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def forbid_core_dumps() -> None:
    """Switch off core dumps, which would leave the document's text on the disk."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
