"""Where results, the state and the lock of an inbox lie."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from analyzer.readers.normalise import nfc
from analyzer.watch.inbox import RESULTS, STAGE

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "afs", "webdav", "davfs", "fuse.davfs", "fuse.sshfs", "fuse.rclone",
                      "ncpfs", "9p", "vboxsf", "prl_fs", "fuse.vmhgfs-fuse", "drvfs", "ceph", "glusterfs", "fuse.glusterfs"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one inbox.

    :param results: The inbox's own results folder: `index.html` and the results of loose files.
    :param state: Folder of the state file.
    :param network: The inbox lies on a network drive, which tells of no changes by itself.
    :param writable: The inbox takes our results.
    """

    inbox: Path
    results: Path
    state: Path
    network: bool
    writable: bool


def places_of(inbox: Path) -> Places:
    """Find out where the results and the state of an inbox go."""
    network, beside = is_network(inbox), inbox / RESULTS
    writable = can_write(beside)
    own = user_folder(inbox)
    return Places(inbox, beside if writable else own / RESULTS, beside if writable and not network else own, network, writable)


def can_write(folder: Path) -> bool:
    """Whether a results folder can be made and written to. A full disk is writable: space comes back."""
    try:
        folder.mkdir(exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=STAGE, dir=folder)
    except PermissionError:
        return False
    except OSError as error:
        return error.errno not in (errno.EROFS, errno.ENOTDIR, errno.EEXIST)
    os.close(descriptor)
    with contextlib.suppress(OSError):
        Path(name).unlink()
    return True


def user_root() -> Path:
    """Return the folder in which this user's programs keep what they remember."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Application Support"
    else:
        root = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return root / "e7-package-analyzer"


def user_folder(inbox: Path) -> Path:
    """Return the folder of an inbox in the user's own folder."""
    real = inbox.resolve()
    mark = hashlib.sha256(os.fsencode(real)).hexdigest()[:10]
    return user_root() / "inboxes" / f"{nfc(real.name) or 'inbox'}-{mark}"


def is_network(folder: Path) -> bool:
    """Whether a folder lies on a drive of another machine."""
    real = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return str(real).startswith("\\\\") or bool(ctypes.windll.kernel32.GetDriveTypeW(real.anchor) == remote)
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=10, check=False).stdout
            return _kind(real, re.findall(r"^.* on (/.*) \((\w+)", told, re.M)) in _NETWORK
        return False
    with contextlib.suppress(OSError):
        return _kind(real, linux_mounts(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))) in _NETWORK
    return False


def linux_mounts(told: str) -> list[tuple[str, str]]:
    """Return mount point and file system of each line of `mountinfo`."""
    mounts = []
    for line in told.splitlines():
        fields, _, rest = line.partition(" - ")
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields.split()[4])
        mounts.append((point, rest.split()[0]))
    return mounts


def _kind(folder: Path, mounts: list[tuple[str, str]]) -> str:
    """Return the file system of the mount that a folder lies on; of mounts on one point the last one counts."""
    fitting = [(len(Path(point).parts), place, kind) for place, (point, kind) in enumerate(mounts) if folder.is_relative_to(point)]
    return max(fitting)[2] if fitting else ""
