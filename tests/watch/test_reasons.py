"""Why a package is reviewed again, and what is kept of the results that lie there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analyzer.cli import app
from analyzer.watch.inbox import Seen
from analyzer.watch.plan import reason_for
from analyzer.watch.publish import MANIFEST, Manifest, clean, publish, read_manifest, stage
from analyzer.watch.state import Row
from tests.e2e.support import EXAMPLES
from tests.watch.support import RESULTS, example, log_of, once_here, papers, report_of, reviews


def published(folder: Path, **files: str) -> None:
    with stage(folder) as staged:
        for name, text in files.items():
            (staged / name.replace("_", ".")).write_text(text, "utf-8")
        publish(staged, folder, Manifest("f", papers=(("계약서.txt", "0"),)))


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.name != MANIFEST}


def test_results_are_exchanged_and_a_copy_that_a_person_edited_is_kept(tmp_path: Path) -> None:
    published(tmp_path, review_html="1", kept_docx="1", gone_pdf="1")
    (tmp_path / "kept.docx").write_text("answered", "utf-8")
    (tmp_path / "own note.txt").write_text("mine", "utf-8")
    published(tmp_path, review_html="2", kept_docx="2")
    assert texts(tmp_path) == {"review.html": "2", "kept.docx": "2", "kept (1).docx": "answered", "own note.txt": "mine"}
    clean(tmp_path)
    assert texts(tmp_path) == {"kept (1).docx": "answered", "own note.txt": "mine"}


def test_a_list_that_is_not_ours_or_was_changed_counts_for_nothing(tmp_path: Path) -> None:
    published(tmp_path, review_html="1")
    manifest = read_manifest(tmp_path)
    assert manifest is not None and manifest.fingerprint == "f" and manifest.whole
    data: dict[str, Any] = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    (tmp_path / MANIFEST).write_text(json.dumps(data | {"fingerprint": "g"}), "utf-8")
    assert read_manifest(tmp_path) is None
    clean(tmp_path)
    assert (tmp_path / "review.html").exists()


def test_every_reason_for_another_review(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    kim = papers(inbox / "kim")

    def next_reason(**options: Any) -> tuple[str, list[str]]:
        before = len(log_of(inbox))
        once_here(inbox, **options)
        return next(((reason, files) for _, event, reason, files in log_of(inbox)[before:] if event == "reviewed"), ("", []))

    assert next_reason() == ("new", [])
    assert next_reason() == ("", [])
    (kim / "고용사유서.txt").rename(kim / "사유서.txt")
    assert next_reason() == ("renamed", ["사유서.txt"])
    shutil.copy(EXAMPLES / "packages" / "web-platform-consistent" / "고용사유서.docx", kim)
    assert next_reason() == ("added", ["고용사유서.docx"])
    (kim / RESULTS / "review.html").unlink()
    assert next_reason() == ("result-missing", [])
    assert next_reason(code="2224") == ("options", [])
    assert next_reason(code="2224") == ("", [])
    kim = kim.rename(inbox / "kim_E-7-1(2842)")
    assert next_reason(code="2224") == ("folder-code", [])
    assert report_of(kim)["package"] == "kim_E-7-1(2842)"
    (kim / "사유서.txt").write_text("새 사유서", "utf-8")
    (kim / "고용사유서.docx").unlink()
    assert next_reason(code="2224") == ("several", ["고용사유서.docx", "사유서.txt"])
    for path in kim.glob("*.txt"):
        path.rename(tmp_path / path.name)
    assert next_reason(code="2224") == ("", [])
    assert not (kim / RESULTS).exists()
    for path in tmp_path.glob("*.txt"):
        path.rename(kim / path.name)
    assert next_reason(code="2224") == ("returned", [])


@pytest.mark.parametrize(
    ("now", "reason"), [({}, None), ({"rules": "2"}, "program"), ({"model": "2"}, "program"), ({"lang": "en"}, "options"), ({"lang": "en", "analyzer": "2"}, "program")])
def test_another_version_or_other_options_are_reasons(now: dict[str, str], reason: str | None) -> None:
    conditions = {"analyzer": "1", "model": "1", "rules": "1", "lang": "ko"}
    row = Row(1, "f:kim", fingerprint="f", conditions=conditions, papers=(("a", "0"),))
    found = reason_for(row, [(Seen(Path("a"), 1, "", 0.0), "0")], "f", conditions | now, result_is_there=True)
    assert found == ((reason, ()) if reason else None)


def test_a_statement_used_for_another_person_before_is_found_across_the_folder(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    long = "\n".join(
        f"당사는 {what} 해외 거래처가 늘어나 현지 언어와 시장을 잘 아는 전문 인력이 꼭 필요한 상황입니다." for what in ("베트남", "태국", "인도네시아", "필리핀", "몽골"))
    for number, person in enumerate(["KIM MINSU", "TRAN THI MAI"]):
        made = papers(inbox / person, person, number)
        (made / "고용사유서.txt").write_text((made / "고용사유서.txt").read_text("utf-8") + "고용의 필요성\n" + long, "utf-8")
        once_here(inbox)
    assert len(reviews(inbox)) == 2
    rules = {person: [finding["rule"] for finding in report_of(inbox / person)["findings"]] for person in ("KIM MINSU", "TRAN THI MAI")}
    assert "recycled-template" in rules["TRAN THI MAI"] and "recycled-template" not in rules["KIM MINSU"]


def test_command_line_tells_what_is_wrong_and_ends_as_review_does(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    file = tmp_path / "file.txt"
    file.write_text("가", "utf-8")
    own = tmp_path / RESULTS
    own.mkdir()
    for path, words in ((file, "Not a folder"), (tmp_path / "none", "No such file"), (own, "results folder")):
        done = invoke(path)
        assert done.exit_code == 2 and words in done.stderr
    assert invoke(empty, "--once").exit_code == 1
    papers(empty / "one")
    assert invoke(empty, "--once").exit_code in (0, 4)
    example("web-work-filed-as-application", empty / "two")
    done = invoke(empty, "--once")
    assert done.exit_code == 3
    assert "two: Mismatch (new papers)" in done.stderr and "one:" not in done.stderr
    assert str(empty / RESULTS / "index.html") in done.stderr


def invoke(path: Path, *options: str) -> Any:
    return CliRunner().invoke(app, ["watch", str(path), "--lang", "en", "--no-annotate", "--settle", "0.1", *options], env={"COLUMNS": "4000"})
