from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analyzer.language.encoder import OnnxEncoder
from analyzer.resources import loaded_once, resource

SENTENCES = ("해외 바이어와 수출 계약을 협상한다.", "웹 서비스의 화면을 개발한다.", "Prepares three-dimensional drawings of machine parts.")


class Counted:
    """Stands before the session and counts what it is asked; holds the answers back while the gate is shut."""

    def __init__(self, encoder: OnnxEncoder) -> None:
        self._session = encoder._session
        encoder._session = self
        self.runs = 0
        self._counting = threading.Lock()
        self.gate = threading.Event()
        self.gate.set()
        self.broken = False

    def run(self, names: object, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.gate.wait(20)
        with self._counting:
            self.runs += 1
        if self.broken:
            raise RuntimeError("no memory")
        return self._session.run(names, inputs)


@pytest.fixture(scope="module")
def shared() -> OnnxEncoder:
    return OnnxEncoder(resource("models", "encoder"))


@pytest.fixture
def encoder(shared: OnnxEncoder) -> Iterator[tuple[OnnxEncoder, Counted]]:
    shared.forget()
    counted = Counted(shared)
    yield shared, counted
    shared._session = counted._session


def test_expected_sentences_have_the_same_vectors(encoder: tuple[OnnxEncoder, Counted]) -> None:
    ours, counted = encoder
    plain = ours.encode(SENTENCES)
    ours.forget()
    ours.expect(SENTENCES)
    deadline = time.monotonic() + 20
    while counted.runs < 2 * len(SENTENCES) and time.monotonic() < deadline:
        time.sleep(0.01)  # nobody has asked for them
    assert counted.runs == 2 * len(SENTENCES)
    assert np.array_equal(ours.encode(SENTENCES), plain)
    assert np.array_equal(ours.encode(SENTENCES[::-1]), plain[::-1])
    assert counted.runs == 2 * len(SENTENCES)


def test_an_interrupt_drops_the_sentences_that_wait(encoder: tuple[OnnxEncoder, Counted], monkeypatch: pytest.MonkeyPatch) -> None:
    ours, counted = encoder
    counted.gate.clear()
    texts = [f"{number}번째 도면을 그린다." for number in range(40)]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("analyzer.language.encoder.Future.result", interrupted)
        ours.encode(texts)
    counted.gate.set()
    assert ours.encode(SENTENCES[:1]).shape == (1, ours.width)
    assert counted.runs <= 3  # those that the two threads had begun
    again = ours.encode(texts)
    ours.forget()
    assert np.array_equal(ours.encode(texts), again)


def test_a_sentence_under_way_is_not_computed_again(encoder: tuple[OnnxEncoder, Counted]) -> None:
    ours, counted = encoder
    counted.gate.clear()
    ours.expect(SENTENCES[:2])
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(ours.encode, SENTENCES) for _ in range(3)]
        counted.gate.set()
        first, *others = [each.result(20) for each in asked]
    assert all(np.array_equal(first, other) for other in others)
    assert counted.runs == len(SENTENCES)


def test_a_sentence_that_failed_is_tried_again(encoder: tuple[OnnxEncoder, Counted]) -> None:
    ours, counted = encoder
    counted.broken = True
    ours.expect(SENTENCES[:1])
    with pytest.raises(RuntimeError, match="no memory"):
        ours.encode(SENTENCES[:1])
    counted.broken = False
    assert ours.encode(SENTENCES[:1]).shape == (1, ours.width)


def test_without_threads_nothing_is_begun_and_the_vectors_are_the_same(encoder: tuple[OnnxEncoder, Counted]) -> None:
    plain = encoder[0].encode(SENTENCES)
    alone = OnnxEncoder(resource("models", "encoder")).on_one_thread()
    counted = Counted(alone)
    alone.expect(SENTENCES)
    assert counted.runs == 0
    assert np.array_equal(alone.encode(SENTENCES), plain)


def test_no_sentences_have_no_vectors(encoder: tuple[OnnxEncoder, Counted]) -> None:
    assert encoder[0].encode([]).shape == (0, encoder[0].width)


def test_loaded_once_loads_once_for_all_threads() -> None:
    loads: list[int] = []
    together = threading.Barrier(4)

    @loaded_once
    def model() -> object:
        loads.append(1)
        threading.Event().wait(0.05)
        return object()

    def ask(_: int) -> object:
        together.wait(20)
        return model()

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(ask, range(4)))) == 1
    assert loads == [1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on Windows")
def test_loaded_once_is_free_in_a_forked_process() -> None:
    began, goes_on = threading.Event(), threading.Event()
    waits = [True]

    @loaded_once
    def model() -> str:
        began.set()
        if waits[0]:
            goes_on.wait(20)
        return "model"

    with ThreadPoolExecutor(1) as threads:
        loading = threads.submit(model)
        began.wait(20)
        waits[0] = False
        forked = os.fork()
        if not forked:
            os._exit(0 if model() == "model" else 1)
        deadline = time.monotonic() + 20
        while (ended := os.waitpid(forked, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
            time.sleep(0.01)
        goes_on.set()
        assert loading.result(20) == "model"
    if ended == (0, 0):
        os.kill(forked, 9)
    assert ended == (forked, 0)
