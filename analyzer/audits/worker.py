"""A worker of an audit on this machine: tasks come in as JSON lines, rows go out as Arrow.

Run as `python -m analyzer.audits.worker`. It ends when its parent does, whatever it is doing just then.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, BinaryIO

from analyzer.audits.reviewing import Done, Item, Loaded, Result, Reviewer, Settings
from analyzer.garbage import collect_rarely

#: One thread each: workers are processes, and libraries that bring their own threads only get in each other's way.
ENVIRONMENT = dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {"PYTHONUTF8": "1"}

#: What a worker says when its models are loaded.
READY = b"ready\n"


def main() -> None:
    """Serve tasks until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as sink:
        os.dup2(sink.fileno(), 1)  # native libraries print as they like
    lines: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, lines), daemon=True).start()
    with Reviewer(Settings(**json.loads(lines.get()))) as reviewer:
        collect_rarely()
        answers.write(READY)
        answers.flush()
        begun: list[tuple[list[Item], list[Loaded]]] = []
        while True:
            # The papers of the next task are read while this one is judged.
            while not begun or not lines.empty():
                items = task_items(lines.get())
                begun.append((items, reviewer.begin(items)))
            send(answers, reviewer.finish(*begun.pop(0)))


def task_line(items: Sequence[Item]) -> bytes:
    """Return a task as one line."""
    return json.dumps([item.to_json() for item in items]).encode("ascii") + b"\n"


def task_items(line: bytes) -> list[Item]:
    """Return the packages of a task."""
    return [Item.from_json(text) for text in json.loads(line)]


def send(stream: BinaryIO, result: Result) -> None:
    """Write a result: a line that tells the lengths, then the tables."""
    head = {"done": [asdict(each) for each in result.done], "sizes": {name: len(data) for name, data in result.tables.items()}, "stamp": result.stamp}
    stream.write(json.dumps(head).encode("ascii") + b"\n")
    for data in result.tables.values():
        stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Result | None:
    """Return the next result, None where the worker has died."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    tables = {name: stream.read(size) for name, size in head["sizes"].items()}
    if any(len(tables[name]) != size for name, size in head["sizes"].items()):
        return None
    return Result(tuple(Done(**each) for each in head["done"]), tables, head["stamp"])


def _receive(stream: BinaryIO, lines: queue.Queue[bytes]) -> None:
    for line in stream:
        lines.put(line)
    os._exit(0)  # the reader process sees its own input end


if __name__ == "__main__":
    main()
