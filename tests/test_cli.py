"""`analyzer review` and the top level, through typer's runner and through a real process."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analyzer.cli import app
from analyzer.consistency import Review
from tests.reports import sample

ROOT = Path(__file__).resolve().parents[1]
PIPELINE = importlib.import_module("analyzer.pipeline")
Fake = Callable[..., list[dict[str, Any]]]


def run(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the real command line."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LC_") and name not in ("LANG", "COLUMNS")}
    return subprocess.run(
        [sys.executable, "-m", "analyzer", *map(str, args)], cwd=ROOT, env=clean | environment, capture_output=True, timeout=120, check=False)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Three packages of one paper each."""
    for name in ("a-kim", "b-tran", "c-empty"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "근로계약서.txt").write_text("근로계약서", encoding="utf-8")
    return tmp_path


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Put reviews made by hand in the place of the pipeline; returns the options of each call."""

    def install(*reviews: Review) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []
        waiting = list(reviews)

        def review_packages(packages: Sequence[Any], pool: object, **options: Any) -> list[Review]:
            for package in packages:
                options["on_package"](package)
                options["on_progress"]("근로계약서.txt", 1, 1)
            calls.append({"pool": pool, **options})
            return [waiting.pop(0) for _ in packages]

        monkeypatch.setattr(PIPELINE, "review_packages", review_packages)
        return calls

    return install


def invoke(*args: str | Path) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args], env={"LANG": "ko_KR.UTF-8", "LC_ALL": "", "COLUMNS": "100"})


@pytest.mark.parametrize(
    ("make", "code"), [(sample.consistent, 0), (sample.mismatch, 3), (sample.unclear, 1)], ids=["consistent", "mismatch", "nothing readable"])
def test_cli_review_exit_code(make: Callable[[], Review], code: int, inbox: Path, fake: Fake) -> None:
    fake(make())
    assert invoke("review", inbox / "a-kim").exit_code == code


def test_cli_review_exit_code_of_unclear(inbox: Path, fake: Fake) -> None:
    from dataclasses import replace

    from analyzer.consistency import Verdict

    fake(replace(sample.mismatch(), verdict=Verdict.UNCLEAR))
    assert invoke("review", inbox / "a-kim").exit_code == 4


def test_cli_review_exit_code_is_the_worst(inbox: Path, fake: Fake) -> None:
    fake(sample.consistent(), sample.mismatch(), sample.unclear())
    assert invoke("review", inbox).exit_code == 3


def test_cli_review_unreadable_package_beside_others_is_unclear(inbox: Path, fake: Fake) -> None:
    fake(sample.consistent(), sample.unclear(), sample.consistent())
    assert invoke("review", inbox).exit_code == 4


def test_cli_review_json_is_one_object(inbox: Path, fake: Fake) -> None:
    fake(sample.mismatch())
    result = invoke("review", inbox / "a-kim", "--format", "json")
    assert json.loads(result.stdout) == json.loads(json.dumps(sample.mismatch().to_dict()))


def test_cli_review_json_is_a_list_for_several(inbox: Path, fake: Fake) -> None:
    fake(sample.consistent(), sample.mismatch(), sample.unclear())
    found = json.loads(invoke("review", inbox, "--format", "json").stdout)
    assert [report["verdict"] for report in found] == ["consistent", "mismatch", "unclear"]


def test_cli_review_html_goes_to_standard_output(inbox: Path, fake: Fake) -> None:
    fake(sample.mismatch())
    assert invoke("review", inbox / "a-kim", "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_cli_review_html_of_several_needs_a_folder(inbox: Path, fake: Fake) -> None:
    result = invoke("review", inbox, "--format", "html")
    assert (result.exit_code, "--out" in result.stderr) == (2, True)


@pytest.mark.parametrize(("format", "suffixes"), [("text", {".html", ".json"}), ("json", {".json"}), ("html", {".html"})])
def test_cli_review_out_writes_files(format: str, suffixes: set[str], inbox: Path, fake: Fake, tmp_path: Path) -> None:
    fake(sample.mismatch("kim"))
    result = invoke("review", inbox / "a-kim", "--format", format, "--out", tmp_path / "out")
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == suffixes
    assert (result.stdout == "") == (format == "html")


def test_cli_review_out_writes_an_index(inbox: Path, fake: Fake, tmp_path: Path) -> None:
    fake(sample.consistent(), sample.mismatch(), sample.unclear())
    invoke("review", inbox, "--format", "html", "--out", tmp_path / "out")
    assert "index.html" in {path.name for path in (tmp_path / "out").iterdir()}


def test_cli_review_out_that_cannot_be_written_is_told(inbox: Path, fake: Fake, tmp_path: Path) -> None:
    fake(sample.mismatch())
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    result = invoke("review", inbox / "a-kim", "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_cli_review_speaks_the_language_asked_for(lang: str, inbox: Path, fake: Fake) -> None:
    fake(sample.mismatch())
    text = invoke("review", inbox / "a-kim", "--lang", lang).stdout
    assert ("세 자료 비교" in text, "Three sources side by side" in text) == (lang == "ko", lang == "en")


def test_cli_review_hands_options_on(inbox: Path, fake: Fake) -> None:
    import datetime as dt

    calls = fake(sample.mismatch())
    invoke("review", inbox / "a-kim", "--code", "2742", "--filed-on", "2026.7.1", "--edition", "moj-2026-07")
    assert {key: calls[0][key] for key in ("code", "filed_on", "edition")} == {
        "code": "2742", "filed_on": dt.date(2026, 7, 1), "edition": "moj-2026-07"}


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_cli_review_prints_no_identifier(format: str, inbox: Path, fake: Fake) -> None:
    fake(sample.mismatch())
    result = invoke("review", inbox / "a-kim", "--format", format, "--out", inbox / "out")
    assert [secret for secret in sample.SECRETS if secret in result.stdout + result.stderr] == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("nowhere",), "nowhere"),
        ((".", "--filed-on", "2026-13-01"), "2026-13-01"),
        ((".", "--filed-on", "tomorrow"), "2026-10-01"),
        ((".", "--edition", "moj-1999"), "moj-2026-09"),
        ((".", "--code", "9876"), "analyzer occupations list"),
        ((".", "--code", "웹개발잔"), "2224"),
    ],
)
def test_cli_review_wrong_usage_is_one_line(args: tuple[str, ...], words: str) -> None:
    result = invoke("review", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert words in result.stderr


def test_cli_review_masks_a_path_in_an_error() -> None:
    assert sample.PASSPORT not in invoke("review", f"kim_{sample.PASSPORT}").stderr


def test_cli_review_empty_folder_is_nothing_reviewed(tmp_path: Path) -> None:
    result = invoke("review", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_cli_review_broken_installation_is_one_line(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Review:
        raise FileNotFoundError("The installation lacks models/encoder.")

    monkeypatch.setattr(PIPELINE, "review_packages", broken)
    result = invoke("review", inbox / "a-kim")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "analyzer doctor" in result.stderr


@pytest.mark.parametrize("command", [(), ("review",), ("doctor",), ("route",), ("occupations",), *(("occupations", c) for c in ("list", "show", "find", "between"))])
def test_cli_help_has_an_example(command: tuple[str, ...]) -> None:
    text = invoke(*command, "--help").stdout
    group = command in ((), ("occupations",))
    assert ("Commands:" if group else f"  analyzer {' '.join(command)}") in text


def test_cli_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom typer.testing import CliRunner\nfrom analyzer.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print([m for m in ('numpy', 'spacy', 'kiwipiepy', 'onnxruntime', 'jinja2', 'lxml', 'pdfplumber', 'rich.console') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_cli_process_keeps_streams_apart() -> None:
    done = run("review", "nowhere", "--format", "json", LANG="en_US.UTF-8")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", "analyzer: No such file or folder: nowhere\n")


@pytest.mark.parametrize(("locale", "start"), [("en_GB.UTF-8", "analyzer: No such"), ("ko_KR.UTF-8", "analyzer: 파일이나"), ("de_DE.UTF-8", "analyzer: 파일이나")])
def test_cli_process_takes_its_language_from_the_locale(locale: str, start: str) -> None:
    assert run("review", "nowhere", LANG=locale, PYTHONUTF8="1").stderr.decode().startswith(start)


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1"])
def test_cli_process_works_on_any_encoding(encoding: str) -> None:
    done = run("occupations", "show", "2224", LANG="ko_KR.UTF-8", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("웹 개발자" if encoding == "cp949" else "Web developer") in done.stdout.decode(encoding)


def test_cli_process_json_survives_any_encoding() -> None:
    done = run("occupations", "show", "2224", "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout)["name_ko"] == "웹 개발자"


def test_cli_process_shows_usage_without_a_command() -> None:
    done = run()
    assert b"Usage: analyzer" in done.stdout + done.stderr


def test_cli_process_reviews_a_package(tmp_path: Path) -> None:
    """The whole way: files, reader processes, models, report on standard output, exit code of its verdict."""
    folder = tmp_path / "kim 여권 M12345678"
    folder.mkdir()
    (folder / "근로계약서.txt").write_text(
        "근로계약서\n근로자: 김민수 (외국인등록번호 991231-5123456)\n담당업무\n- React와 Spring으로 고객사 웹 서비스의 화면과 API 개발\n"
        "- 웹 서버 배포와 SSL 인증서 갱신\n", encoding="utf-8")
    done = run("review", folder, "--code", "2224", "--format", "json", "--out", tmp_path / "out", PYTHONUTF8="1")
    report = json.loads(done.stdout)
    assert done.returncode == {"consistent": 0, "mismatch": 3, "unclear": 4}[report["verdict"]]
    assert [document["path"] for document in report["documents"]] == ["근로계약서.txt"]
    assert json.loads(next((tmp_path / "out").glob("*.json")).read_text(encoding="utf-8")) == report
    shown = done.stdout + done.stderr
    assert [secret for secret in ("M12345678", "1231-5123456") if secret.encode() in shown] == []
