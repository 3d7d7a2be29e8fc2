"""Everything the page can be told, in one frozen object."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

#: Where the page stands unless told otherwise.
HOST, PORT = "127.0.0.1", 8747
KEEP_HOURS = 24.0
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    """What one server is told.

    :param token: Secret that opens the page where it is bound to other than this machine, None on this machine.
    :param keep_hours: Hours after which a package is deleted.
    :param file_bytes: Size of one file; filed papers are at most 2 MB, office scans reach tens of MB.
    :param files: Number of files of one package.
    :param total_bytes: Size of one package.
    :param text_chars: Characters of a pasted text, or of one changed sentence.
    :param cases: Packages held at one time; the oldest gives way.
    """

    host: str = HOST
    port: int = PORT
    token: str | None = None
    keep_hours: float = KEEP_HOURS
    file_bytes: int = 50 * _MB
    files: int = 20
    total_bytes: int = 150 * _MB
    text_chars: int = 100_000
    cases: int = 40

    @property
    def address(self) -> str:
        """The address that a person opens, without the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine only."""
    if host.rstrip(".").casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
