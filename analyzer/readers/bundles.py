"""Lists and unpacks zip files that hold whole packages, in a guarded process: their parent never parses them.

The parent says where each member goes and believes no answer but "written" or a known problem, and of a written file
only that it is one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analyzer.readers.child import Child
from analyzer.readers.limits import Limits
from analyzer.readers.problems import MESSAGES, DocumentError, ReadProblem, UnsafeDocument
from analyzer.readers.worker import path_text, request_line, requested_path, serve


class Bundles:
    """One guarded process for zip files, started with the first of them. Use as a context manager, from one thread at a time.

    :param limits: What a zip file may cost; `bytes` is the size of the zip file itself.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.end()
        self._child = None

    def names(self, path: Path) -> list[str]:
        """Return the member names of a zip file, in the order of its directory.

        :raises DocumentError: If it is damaged, locked, a bomb, or names a file outside itself.
        :raises OSError: If the system does not let it be opened.
        """
        names = self._ask(path).get("names")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise DocumentError("file.crashed", "answer")
        return names

    def unpack(self, path: Path, wanted: Sequence[tuple[str, Path]], *, each: int, together: int) -> list[ReadProblem | None]:
        """Write members of a zip file to the paths given beside them, whose folders exist.

        :param each: How many bytes one member may have, and all of them `together`.
        :return: What is wrong with each member, None for those that are written.
        :raises DocumentError: If the zip file itself may not be opened.
        :raises OSError: If the system does not let it be opened or unpacked.
        """
        members = [(member, path_text(target)) for member, target in wanted]
        told = self._ask(path, members=members, each=each, together=together).get("told")
        if not isinstance(told, list) or len(told) != len(wanted):
            raise DocumentError("file.crashed", "answer")
        return [_outcome(target, problem) for (_, target), problem in zip(wanted, told, strict=True)]

    def _ask(self, path: Path, **wanted: Any) -> dict[str, Any]:
        self._child = self._child or Child("analyzer.readers.bundles")
        reply = self._child.ask(request_line(path, self._limits, **wanted), self._limits.seconds)
        if reply is None:
            error = self._cause(self._child)
            self.close()
            raise error
        answer = json.loads(reply)
        if (refused := _problem(answer.get("refused"))) is not None:
            raise DocumentError(refused.code, refused.detail)
        if "system" in answer:
            raise OSError(str(answer["system"]))
        return dict(answer)

    def _cause(self, child: Child) -> DocumentError:
        if child.ran_out_of_time:
            return DocumentError("limit.seconds", f"> {self._limits.seconds:g} s")
        if child.ran_out_of_memory(self._limits.memory_bytes):
            return DocumentError("limit.memory", "process limit")
        return DocumentError("file.crashed", child.cause)


def _problem(told: Any) -> ReadProblem | None:
    """Return a problem as the process told it, None for nothing or what is no problem of ours."""
    match told:
        case [str(code), str(detail)] if code in MESSAGES:
            return ReadProblem(code, detail)
    return None


def _outcome(target: Path, told: Any) -> ReadProblem | None:
    """Return what is wrong with a member; one said to be written must be a file of its own, not a link to another."""
    if told is not None:
        return _problem(told) or ReadProblem("file.crashed", "answer")
    return None if target.is_file() and not target.is_symlink() else ReadProblem("file.crashed", "answer")


def _answer(request: dict[str, Any], limits: Limits) -> str:
    path = requested_path(request["path"])
    try:
        answer = _unpacked(path, request, limits) if "members" in request else _listed(path, limits)
    except DocumentError as error:
        answer = {"refused": (error.problem.code, error.problem.detail)}
    except MemoryError:
        answer = {"refused": ("limit.memory", "process limit")}
    except OSError as error:
        answer = {"system": type(error).__name__}
    return json.dumps(answer)


def _listed(path: Path, limits: Limits) -> dict[str, Any]:
    from analyzer.readers.archive import Archive

    if (size := path.stat().st_size) > limits.bytes:
        raise UnsafeDocument("limit.bytes", f"{size} > {limits.bytes} bytes")
    with Archive(path, limits) as container:
        names = container.names
    # As JSON, where a letter may take six bytes; more than this the parent does not read.
    if (length := sum(map(len, names)) * 6 + len(names) * 4) > limits.answer_bytes:
        raise UnsafeDocument("limit.entries", f"names {length} > {limits.answer_bytes} bytes")
    return {"names": names}


def _unpacked(path: Path, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    from analyzer.readers.archive import Archive

    told: list[tuple[str, str] | None] = []
    with Archive(path, limits) as container:
        sizes, left = container.sizes, request["together"]
        for member, target in request["members"]:
            size, most = sizes.get(member, 0), min(request["each"], left)
            try:
                if size > most:
                    raise UnsafeDocument("limit.bytes", f"{size} > {most} bytes")
                left -= size
                requested_path(target).write_bytes(container.read(member))
                told.append(None)
            except DocumentError as error:
                told.append((error.problem.code, error.problem.detail))
    return {"told": told}


if __name__ == "__main__":
    serve(_answer)
