"""Packages are found in folders, zip files, tables of paths and behind URLs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import fsspec
import pytest

from analyzer.audits.problems import AuditError
from analyzer.audits.sources import Source, find_sources, package_id
from tests.audit.archives import PASSPORT, archive, table, write_package, zipped


def found(*places: Path | str) -> dict[str, Source]:
    return {source.package_id: source for source in find_sources([str(place) for place in places], {})}


def test_sources_in_folders_are_a_package_each(tmp_path: Path) -> None:
    archive(tmp_path / "packages", 2)
    write_package(tmp_path / "older" / "2024" / "kim", "KIM", "2223", ["업무"])
    (tmp_path / "검토결과").mkdir()
    (tmp_path / "검토결과" / "report.pdf").write_text("")
    (tmp_path / "outcomes.csv").write_text("a,b\n")
    sources = found(tmp_path)
    assert list(sources) == ["older/2024/kim", "packages/C000", "packages/C001"]
    assert sources["packages/C000"].files == ("고용사유서.txt", "근로계약서.txt")


def test_sources_of_one_package_carry_its_name(tmp_path: Path) -> None:
    write_package(tmp_path / "kim", "KIM", "2223", ["업무"])
    assert list(found(tmp_path / "kim")) == ["kim"]


def test_sources_of_several_archives_keep_their_roots_apart(tmp_path: Path) -> None:
    archive(tmp_path / "a", 1)
    archive(tmp_path / "b", 1)
    assert list(found(tmp_path / "a", tmp_path / "b")) == ["a/C000", "b/C000"]


def test_sources_of_a_zip_are_its_folders(tmp_path: Path) -> None:
    zipped(tmp_path / "one.zip", {"근로계약서.txt": "a", "__MACOSX/._근로계약서.txt": "b"})
    zipped(tmp_path / "many.zip", {"x/kim/계약서.txt": "a", "x/lee/계약서.txt": "b", "x/lee/.DS_Store": "c"})
    sources = found(tmp_path)
    assert list(sources) == ["many.zip/x/kim", "many.zip/x/lee", "one.zip"]
    assert [source.name for source in sources.values()] == ["kim", "lee", "one"]
    assert sources["one.zip"].files == ("근로계약서.txt",)


def test_sources_of_a_zip_from_windows_keep_their_names(tmp_path: Path) -> None:
    zipped(tmp_path / "many.zip", {"김철수/근로계약서.txt": "a", "이영희/근로계약서.txt": "b"}, windows=True)
    assert list(found(tmp_path / "many.zip")) == ["many.zip/김철수", "many.zip/이영희"]


@pytest.mark.parametrize("name", ["../slip.txt", "/etc/slip.txt", "a/../../slip.txt"])
def test_sources_refuse_a_zip_that_names_files_outside(name: str, tmp_path: Path) -> None:
    zipped(tmp_path / "slip.zip", {name: "a", "근로계약서.txt": "b"})
    [source] = found(tmp_path).values()
    assert source.problem is not None and source.problem.code == "unsafe.content"
    assert source.files == ()


def test_sources_refuse_a_bomb_and_go_on(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("근로계약서.txt", "0" * 20_000_000)
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no more")
    archive(tmp_path / "packages", 1)
    sources = found(tmp_path)
    codes = {name: source.problem.code if source.problem else "" for name, source in sources.items()}
    assert codes == {"bomb.zip": "limit.unpacked", "broken.zip": "file.damaged", "packages/C000": ""}


def test_sources_in_a_table_of_paths_are_what_it_names(tmp_path: Path) -> None:
    archive(tmp_path / "packages", 2)
    zipped(tmp_path / "kim.zip", {"근로계약서.txt": "a"})
    rows = [{"접수번호": f"{number}", "경로": path} for number, path in enumerate(("packages/C000", "kim.zip", str(tmp_path / "packages" / "C001"), "gone"))]
    rows += [{"접수번호": "77", "경로": f"packages/C000/{name}"} for name in ("근로계약서.txt", "고용사유서.txt")]
    sources = found(table(tmp_path / "cases.csv", rows))
    assert [source.name for source in sources.values()] == ["C000", "kim", "C001", "gone", "77"]
    assert [source.problem.code for source in sources.values() if source.problem] == ["file.missing"]
    assert len(sources["77"].files) == 2


def test_sources_behind_a_url() -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe({"/found/C1/근로계약서.txt": b"a", "/found/C1/고용사유서.txt": b"b", "/found/C2/근로계약서.txt": b"c"})
    sources = found("memory://found")
    assert {name: source.files for name, source in sources.items()} == {"C1": ("고용사유서.txt", "근로계약서.txt"), "C2": ("근로계약서.txt",)}
    before = sources["C2"].mark
    memory.pipe("/found/C2/근로계약서.txt", b"other")
    assert found("memory://found")["C2"].mark != before


def test_sources_change_their_mark_with_their_files(tmp_path: Path) -> None:
    archive(tmp_path, 2)
    before = {name: source.mark for name, source in found(tmp_path).items()}
    (tmp_path / "C001" / "학위증.txt").write_text("학위", "utf-8")
    after = {name: source.mark for name, source in found(tmp_path).items()}
    assert [name for name in before if before[name] != after[name]] == ["C001"]


def test_package_ids_hide_identifiers_and_stay_apart() -> None:
    one, two = package_id(f"kim 여권 {PASSPORT}"), package_id("kim 여권 M61728395")
    assert one.startswith("kim 여권 M61******~") and one != two
    assert package_id("C24-000001") == "C24-000001"


def test_sources_survive_the_way_to_a_worker(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK")
    archive(tmp_path, 1)
    for source in found(tmp_path).values():
        assert Source.from_json(source.to_json()) == source


def test_sources_of_an_unknown_store_say_what_to_do() -> None:
    with pytest.raises(AuditError, match="nostore://"):
        found("nostore://bucket")
