"""Two denied packages with their successors, made as real files."""

from __future__ import annotations

from pathlib import Path

import docx

PASSPORT = "M12345678"

WEB_OLD = (
    "고객사 쇼핑몰 웹사이트의 화면과 서버 API 개발",
    "회원 가입과 결제 페이지의 웹 프로그래밍",
    "웹 서버 배포와 인증서 갱신, 접속 로그 분석",
    "사무용품 구매와 전화 응대 등 사무 보조",
)
WEB_NEW = (
    "고객사 쇼핑몰 웹사이트의 화면과 서버 API 개발",
    "회원 가입 및 결제 웹페이지를 프로그래밍",
    "웹 서버 배포, 인증서 갱신 및 접속 로그 분석",
    "웹사이트 접속 속도 측정과 개선",
)
SALES_OLD = (
    "Pack finished parts on the production line and load them",
    "Label boxes and move pallets in the warehouse",
    "Answer e-mails from overseas buyers",
)
SALES_NEW = (
    "Find new buyers in Vietnam and negotiate export contracts",
    "Prepare quotations and follow up export orders with overseas buyers",
    "Answer e-mails of overseas buyers",
)


def korean(folder: Path, duties: tuple[str, ...], *, code: str, title: str = "웹 개발자", pay: str = "36,000,000", signed: str = "2026년 5월 4일") -> Path:
    """Write a Korean contract (DOCX) and statement (text) of a firm that builds web sites."""
    folder.mkdir(parents=True)
    paper = docx.Document()
    for line in (
        "근로계약서", "회사명: 주식회사 예시웹", f"근로자: NGUYEN VAN AN (여권번호 {PASSPORT})", "1. 계약기간: 2026년 12월 1일 ~ 2028년 11월 30일",
        "2. 근무장소: 서울특별시 예시구 예시로 12", f"3. 직위: {title}", "4. 담당업무", *(f"- {duty}" for duty in duties),
        f"5. 임금: 연봉 {pay}원", "6. 근로시간: 09:00~18:00 (휴게시간 12:00~13:00), 주 40시간", "근로기준법에 따른다.", f"작성일: {signed}",
    ):  # fmt: skip
        paper.add_paragraph(line)
    paper.save(str(folder / "근로계약서.docx"))
    lines = ("고용사유서", "회사명 : 주식회사 예시웹", f"직종코드 : {code}", f"직위 : {title}", "1. 고용사유", "웹 개발 인력을 구하기 어렵습니다.",
             "2. 담당업무", *(f"- {duty}" for duty in duties), f"3. 연봉 : {pay}원", "")  # fmt: skip
    (folder / "고용사유서.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def english(folder: Path, duties: tuple[str, ...], stated: tuple[str, ...], *, code: str, start: str = "2026-12-01") -> Path:
    """Write an English contract and statement; the statement may tell of other duties than the contract."""
    folder.mkdir(parents=True)
    lines = ("EMPLOYMENT CONTRACT", "Employer: Sample Parts Co., Ltd.", "Employee: TRAN THI SAMPLE", "Job title: Overseas Sales Representative",
             f"1. Contract period: {start} to 2028-11-30", "2. Place of work: 12 Sample-ro, Sample-gu, Seoul", "3. Duties", *(f"- {duty}" for duty in duties),
             "4. Annual salary: KRW 36,000,000", "5. Working hours: 40 hours per week, break 12:00-13:00", "6. Date of contract: 2026-05-04", "")  # fmt: skip
    (folder / "employment contract.txt").write_text("\n".join(lines), encoding="utf-8")
    lines = ("Recruitment Reason Statement", "Company: Sample Parts Co., Ltd.", f"Occupation code: {code}", "Job title: Overseas Sales Representative",
             "1. Reason for recruitment", "We export to Vietnam.", "2. Duties", *(f"- {duty}" for duty in stated), "")  # fmt: skip
    (folder / "statement.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def web_pair(root: Path) -> tuple[Path, Path]:
    """Return a job filed under another code: the same work, title and pay, some sentences reworded, one dropped, one added."""
    return (korean(root / "denied" / "an", WEB_OLD, code="E-7-1 (2223) 응용 소프트웨어 개발자"),
            korean(root / "inbox" / "an", WEB_NEW, code="E-7-1 (2224) 웹 개발자"))  # fmt: skip


def sales_pair(root: Path) -> tuple[Path, Path]:
    """Return a job whose contract was rewritten under the same code and day of signature while the statement was not."""
    return (english(root / "denied" / "tran", SALES_OLD, SALES_OLD, code="2842 Overseas sales representative"),
            english(root / "inbox" / "tran", SALES_NEW, SALES_OLD, code="2842 Overseas sales representative"))  # fmt: skip
