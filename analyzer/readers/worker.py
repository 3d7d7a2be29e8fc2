"""The child process that opens files from strangers: requests come in as JSON lines, documents go out as JSON lines.

Run as `python -m analyzer.readers.worker`. The process caps its own memory and processor time, takes network and other
programs away from itself, and ends when its parent does.
"""

from __future__ import annotations

import json
import math
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from analyzer.garbage import collect_rarely
from analyzer.readers.confine import confine, forbid_core_dumps
from analyzer.readers.limits import Limits
from analyzer.readers.read import read_document
from analyzer.readers.wire import to_json


def main() -> None:
    """Read files until standard input ends."""
    serve(_read)


def _read(request: dict[str, Any], limits: Limits) -> str:
    return to_json(read_document(requested_path(request["path"]), limits))


def serve(answer: Callable[[dict[str, Any], Limits], str]) -> None:
    """Serve requests until standard input ends.

    :param answer: Returns the reply to a request, one line of ASCII JSON.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it ends this process itself
    replies = _private_stdout()
    confine()
    forbid_core_dumps()
    collect_rarely()
    requests: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        request = json.loads(requests.get())
        limits = Limits(**request["limits"])
        _cap(limits)
        replies.write(answer(request, limits).encode("ascii") + b"\n")
        replies.flush()


def request_line(path: Path, limits: Limits, **more: Any) -> bytes:
    """Return the request for one file, with `more` plain values that its module wants."""
    return json.dumps({"path": path_text(path), "limits": limits.to_dict(), **more}).encode("ascii") + b"\n"


def path_text(path: Path) -> str:
    """Return a path as it travels: as bytes, so that names in no encoding survive."""
    return os.fsencode(path.absolute()).decode("latin-1")


def requested_path(text: str) -> Path:
    """Return the path that `path_text` wrote."""
    return Path(os.fsdecode(text.encode("latin-1")))


def _receive(stream: BinaryIO, requests: queue.Queue[bytes]) -> None:
    """Pass requests on. The end of the stream means that the parent is gone, whatever is being read just now."""
    for line in stream:
        requests.put(line)
    os._exit(0)


def _private_stdout() -> BinaryIO:
    """Return the reply pipe and point the standard streams elsewhere, because native libraries print as they like."""
    sys.stdout.flush()
    replies = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
    return replies


def _cap(limits: Limits) -> None:
    """Cap address space and processor time for the next file; the parent's clock is the limit where neither exists."""
    try:
        import resource
    except ImportError:
        return
    for kind, wanted in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, math.ceil(time.process_time() + limits.seconds) + 1),
    ):
        _, hard = resource.getrlimit(kind)
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (soft, hard))


if __name__ == "__main__":
    main()
