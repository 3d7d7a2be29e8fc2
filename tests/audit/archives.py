"""Small archives of text papers, made on the spot."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path

SOFTWARE = ("업무용 응용 소프트웨어 설계 및 개발", "자바 기반 서버 프로그램 코딩 및 단위 시험", "데이터베이스 연동 모듈 구현과 오류 수정")
SALES = ("해외 바이어 발굴 및 수출 상담", "수출 계약 조건 협상과 견적서 작성", "해외 전시회 참가 및 거래처 관리")
# Made up: no such number was ever issued by us or anyone we know of.
PASSPORT = "M61728394"


def contract(person: str, duties: Sequence[str], pay: int = 3_400_000) -> str:
    """Return a contract as text."""
    return "\n".join([
        "근로계약서", "사용자: (주)예시무역 대표 홍예시", f"근로자: {person}", "1. 계약기간: 2026년 12월 1일부터 2028년 11월 30일까지",
        "2. 근무장소: 서울특별시 예시구 예시로 00", "3. 담당업무", *(f"- {duty}" for duty in duties), f"4. 임금: 월 {pay:,}원", "5. 소정근로시간: 주 40시간",
    ])  # fmt: skip


def statement(person: str, code: str, duties: Sequence[str], passport: str = PASSPORT) -> str:
    """Return a statement as text."""
    return "\n".join([
        "고용사유서", "초청업체: (주)예시무역", f"피초청인: {person} (여권번호 {passport})", f"신청 체류자격 및 직종(코드): {code}", "1. 회사 소개",
        "  당사는 예시 지역에서 기계 부품을 만들어 여러 나라에 공급하는 회사입니다.", "2. 외국인 채용의 필요성",
        "  국내 구인 공고를 다섯 달 동안 냈으나 해당 경력을 갖춘 지원자를 찾지 못하여 외국인 채용이 필요합니다.", "3. 담당업무",
        *(f"- {duty}" for duty in duties), "4. 활용 계획", "  입사 후 석 달 동안 선임자와 함께 일하며 회사의 제품과 고객을 익히게 할 계획입니다.",
    ])  # fmt: skip


def write_package(folder: Path, person: str, code: str, duties: Sequence[str], stated: Sequence[str] | None = None) -> None:
    """Write a package of a contract and a statement into a folder."""
    folder.mkdir(parents=True)
    (folder / "근로계약서.txt").write_text(contract(person, duties), "utf-8")
    (folder / "고용사유서.txt").write_text(statement(person, code, stated or duties), "utf-8")


def archive(root: Path, packages: int) -> Path:
    """Write an archive of plain packages, every other one of another occupation, every third filed as the wrong one."""
    for number in range(packages):
        duties, code = (SOFTWARE, "2223 응용 소프트웨어 개발자") if number % 2 else (SALES, "2842 해외영업원")
        person = f"TESTER {chr(65 + number % 26)}{chr(65 + number // 26)}"
        write_package(root / f"C{number:03}", person, "2223 응용 소프트웨어 개발자" if number % 3 == 0 else code, duties)
    return root


def zipped(path: Path, members: dict[str, str], *, windows: bool = False) -> Path:
    """Write a zip of text papers; `windows` names them in CP949 without a flag, as Korean Windows does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in members.items():
            info = _WindowsName(name) if windows else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            container.writestr(info, text)
    return path


class _WindowsName(zipfile.ZipInfo):
    """A member whose name is written in CP949."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  (zipfile's own name)
        return self.filename.encode("cp949"), self.flag_bits & ~0x800


def table(path: Path, rows: Sequence[dict[str, str]], encoding: str = "utf-8") -> Path:
    """Write a CSV table."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
