"""Refuses every connection that would leave this machine, in all Python processes of the tests.

`tests/conftest.py` installs it in its own process and puts this folder on `PYTHONPATH`, from where each Python process that
a test starts loads it by itself. An attempt fails, and is noted in the file that `E7_NETWORK_LOG` names.
"""

from __future__ import annotations

import os
import sys
from typing import Any

LOG = "E7_NETWORK_LOG"
_ASKS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_SENDS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_HERE = frozenset({"", "localhost", "::", "::1", "0.0.0.0"})


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where a socket names another machine. Sockets between processes have no host in their address."""
    if event in _ASKS:
        host = arguments[0]
    elif event in _SENDS and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if not isinstance(host, str) or host in _HERE or host.startswith("127."):
        return
    if name := os.environ.get(LOG):
        with open(name, "a", encoding="utf-8") as log:  # noqa: PTH123  (pathlib would slow every process down)
            log.write(f"{event} {host}\n")
    raise OSError(13, f"the tests have no network: {event} {host}")


sys.addaudithook(refuse)
