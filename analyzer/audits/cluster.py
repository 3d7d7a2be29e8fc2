"""Workers on a Ray cluster: the same reviewer in actors, so the same rows as on one machine.

Needs the extra `cluster`. Every machine has the analyzer installed and reaches the archive by the same paths or URLs. The
cache is used where the audit's folder is on a disk that the machine shares; elsewhere papers are read anew.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analyzer.audits.crew import AHEAD, STARTS, Lost, Task, no_start
from analyzer.audits.problems import AuditError
from analyzer.audits.reviewing import Item, Result, Reviewer, Settings
from analyzer.audits.worker import ENVIRONMENT

LOCAL = "local"
_ROOT = Path(__file__).resolve().parents[2]


class RayCrew:
    """Actors that review packages. Use as a context manager.

    :param address: `local` for a cluster on this machine, `auto` or `ray://HOST:PORT` for one that runs.
    :param workers: Number of actors, one for each processor of the cluster if left out.
    :raises AuditError: If Ray is missing or the cluster does not answer.
    """

    def __init__(self, settings: Settings, address: str, *, workers: int | None = None) -> None:
        ray = _ray(local=address == LOCAL)
        self._settings = settings
        self._began = not ray.is_initialized()
        if self._began:
            _connect(ray, address, workers)
        self._actor = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Actor)
        count = workers or int(ray.cluster_resources().get("CPU", 1))
        self._actors = [self._started() for _ in range(count)]
        self._pending: list[deque[tuple[Any, Task]]] = [deque() for _ in range(count)]
        self._finished: deque[tuple[Task, Result | Lost]] = deque()
        self._dead = 0  # actors that died since the last result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the actors, and the cluster if it was begun here."""
        ray = _ray()
        for actor in self._actors:
            ray.kill(actor)
        if self._began:
            ray.shutdown()

    @property
    def room(self) -> int:
        """How many more tasks may be handed in just now."""
        return AHEAD * len(self._actors) - sum(map(len, self._pending)) - len(self._finished)

    def submit(self, task: Task) -> None:
        """Hand a task in, to the actor with the least to do."""
        place = min(range(len(self._actors)), key=lambda number: len(self._pending[number]))
        reference = self._actors[place].review.remote([item.to_json() for item in task.items])
        self._pending[place].append((reference, task))

    def next(self) -> tuple[Task, Result | Lost]:
        """Return the next task that is finished or lost, waiting for it."""
        ray = _ray()
        while not self._finished:
            # An actor works in the order of its tasks, so its first one is done or lost before the others.
            heads = {pending[0][0]: place for place, pending in enumerate(self._pending) if pending}
            ready, _ = ray.wait(list(heads), num_returns=1)
            place = heads[ready[0]]
            try:
                result = ray.get(ready[0])
                self._dead = 0
                self._finished.append((self._pending[place].popleft()[1], result))
            except (ray.exceptions.RayActorError, ray.exceptions.OutOfMemoryError) as error:
                self._replace(place, type(error).__name__)
        return self._finished.popleft()

    def _replace(self, place: int, detail: str) -> None:
        self._dead += 1
        if self._dead > STARTS * len(self._actors):
            raise no_start()
        lost, self._pending[place] = self._pending[place], deque()
        self._finished.extend((task, Lost(detail, guilty=number == 0)) for number, (_, task) in enumerate(lost))
        self._actors[place] = self._started()

    def _started(self) -> Any:
        return self._actor.remote(self._settings)


class _Actor:
    """A reviewer in a process of the cluster."""

    def __init__(self, settings: Settings) -> None:
        self._reviewer = Reviewer(settings)

    def review(self, items: list[str]) -> Result:
        """Return the rows of a task."""
        return self._reviewer.review([Item.from_json(text) for text in items])


def _connect(ray: Any, address: str, workers: int | None) -> None:
    local = address == LOCAL
    environment = dict(ENVIRONMENT)
    options: dict[str, Any] = {}
    if local:
        path = os.pathsep.join(part for part in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if part)
        options = {"num_cpus": workers or os.cpu_count() or 1, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
        environment["PYTHONPATH"] = path
    try:
        ray.init(address="local" if local else address, runtime_env={"env_vars": environment}, log_to_driver=False,
                 logging_level=logging.ERROR, **options)
    except Exception as error:  # Ray raises this very class where a node does not start
        raise AuditError(
            f"Ray 클러스터에 연결하지 못했습니다: {address} ({type(error).__name__}). 주소를 확인하거나 --cluster local을 쓰세요.",
            f"No answer from the Ray cluster at {address} ({type(error).__name__}). Check the address, or use --cluster local.",
        ) from error
    here = ray.util.get_node_ip_address()
    if local and here != "localhost" and not ip_address(here).is_loopback:
        ray.shutdown()
        raise AuditError(
            "Ray가 이미 다른 설정으로 불러와져 있어 네트워크에 열립니다. 새 프로세스(커널)에서 다시 시작하세요.",
            "Ray was imported before with settings that open it to the network. Begin again in a new process (kernel).",
        )


def _ray(*, local: bool = False) -> Any:
    # No word about this archive leaves the machine.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if local:
        # Ray puts the machine's own address in the place of 127.0.0.1, and so offers the cluster to the network, unless it
        # believes in clusters of one machine only. It reads this when it is first imported.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        raise AuditError(
            "Ray가 설치되어 있지 않습니다: pip install 'e7-package-analyzer[cluster]'. 이 컴퓨터에서만 하려면 --cluster를 빼세요.",
            "Ray is not installed: pip install 'e7-package-analyzer[cluster]'. To work on this machine alone, leave --cluster out.",
        ) from error
    return ray
