"""Fuzz one target: `python -m tests.fuzz docx --seconds 600 --out build/fuzz`.

With Atheris (`pip install atheris`) mutations follow the branches they reach; without it they are blind. What fails is
kept in `--out` under the name of its target and hash; once its cause is mended it belongs into `tests/fuzz/crashers/`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

CRASHERS = Path(__file__).parent / "crashers"


def main() -> int:
    """Fuzz until the time is over; 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=["docx", "hwpx", "hwp", "code"])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    try:
        import atheris
    except ImportError:
        return _blind(options.target, options.seconds, out, options.seed)
    with atheris.instrument_imports(include=["analyzer.readers", "analyzer.extraction.filed_codes"]):
        from tests.fuzz.targets import TARGETS, WORDS, seeds
    target = _keeping(options.target, TARGETS[options.target], out)
    corpus = out / f"corpus-{options.target}"
    corpus.mkdir(exist_ok=True)
    for seed in (*seeds(options.target), *_crashers(options.target)):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = out / f"words-{options.target}.txt"
    words.write_text("".join(f'"{_quoted(word)}"\n' for word in WORDS[options.target]))
    extra = {"custom_mutator": _mutator} if options.target in ("docx", "hwpx") else {}
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={options.seconds}", f"-seed={options.seed}", f"-dict={words}", "-max_len=65536", "-timeout=30", "-rss_limit_mb=3000", f"-artifact_prefix={out}/"],
        target,
        **extra,
    )
    atheris.Fuzz()  # ends the process
    return 0


def _mutator(data: bytes, most: int, seed: int) -> bytes:
    """Change the tree of the XML in four cases of five, and bytes in the others."""
    import atheris

    from tests.fuzz.mutate import mutated_xml

    rng = random.Random(seed)
    changed = mutated_xml(data, rng) if rng.random() < 0.8 else None
    if changed is None or len(changed) > most:
        return bytes(atheris.Mutate(data, most))
    return changed


def _quoted(word: str) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in (34, 92) else f"\\x{byte:02x}" for byte in word.encode())


def _crashers(target: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(CRASHERS.glob(f"{target}-*"))]


def _keeping(name: str, target: Callable[[bytes], None], out: Path) -> Callable[[bytes], None]:
    """Return the target, made to keep what fails and go on: each place in the code that fails counts once."""
    known: set[tuple[str, str, int]] = set()

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception as exc:
            where = traceback.extract_tb(exc.__traceback__)[-1]
            place = type(exc).__name__, where.filename, where.lineno or 0
            if place not in known:
                known.add(place)
                kept = out / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
                kept.write_bytes(data)
                sys.stderr.write(f"FOUND {place} {kept}\n")

    return run


def _blind(name: str, seconds: int, out: Path, seed: int) -> int:
    from tests.fuzz.mutate import mutated, mutated_xml
    from tests.fuzz.targets import TARGETS, WORDS, seeds

    rng, words = random.Random(seed), [word.encode() for word in WORDS[name]]
    inputs = [*seeds(name), *_crashers(name)]
    run, count, end = _keeping(name, TARGETS[name], out), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        source = rng.choice(inputs)
        tree = mutated_xml(source, rng) if name in ("docx", "hwpx") and rng.random() < 0.8 else None
        run(tree or mutated(source, rng, words))
        count += 1
    sys.stderr.write(f"{name}: {count} inputs in {seconds} s\n")
    return 1 if any(out.glob(f"{name}-*")) else 0


if __name__ == "__main__":
    raise SystemExit(main())
