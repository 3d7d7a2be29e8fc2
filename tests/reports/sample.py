"""Reviews built by hand, so that reports are tested without models and files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analyzer.consistency import Evidence, Filed, Finding, Message, PaperReview, Review, Severity, Verdict
from analyzer.extraction import Duty, Fact, FiledCode, Paper, Role
from analyzer.language import Language
from analyzer.matching import OUTSIDE, Candidate, DutyMatch, Profile
from analyzer.occupations import load_catalogue, resolve
from analyzer.readers import Document, Format, ReadProblem, Status

PASSPORT, RESIDENT, PHONE, EMAIL = "M12345678", "991231-5123456", "010-1234-5678", "minsu.kim@example.com"
SECRETS = (PASSPORT, RESIDENT, PHONE, EMAIL)
SCRIPT = "<script>alert('계약')</script>"
VERSIONS = {"analyzer": "1.0.0", "catalogue": "moj-2026-09", "model": "matcher-1"}

CONTRACT_DUTIES = (
    ("사내 ERP 회계·급여 모듈의 화면 및 기능 개발", 0.4, (("2223", 0.93), ("2224", 0.05))),
    ("안드로이드 창고 관리 앱의 화면과 로직 구현 및 유지보수", 0.3, (("2223", 0.88), ("2222", 0.07))),
    (f"생산현장 MES와 설비를 연결하는 응용프로그램 작성 {SCRIPT}", 0.2, (("2223", 0.71), ("2222", 0.22))),
    ("입고 자재의 적재, 포장 및 라벨 부착", 0.1, ((OUTSIDE, 0.97),)),
)
STATEMENT_DUTIES = (
    ("React와 Spring으로 고객사 쇼핑몰 사이트의 화면과 API를 개발할 예정입니다.", 0.6, (("2224", 0.95), ("2223", 0.04))),
    ("웹 서버 배포와 SSL 인증서 갱신, 접속 로그 분석을 담당합니다.", 0.4, (("2224", 0.9), ("2232", 0.07))),
)


def document(name: str, lines: list[str], **changes: object) -> Document:
    """Return a document that was read, one line of text each."""
    doc = Document(Path(name), name, Format.PDF, Status.READ, "\n".join(lines), page_count=2)
    return replace(doc, **changes)  # type: ignore[arg-type]


def paper_review(
    doc: Document, role: Role, said: tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...],
    shares: tuple[tuple[str, float], ...], facts: tuple[Fact, ...] = (), codes: tuple[FiledCode, ...] = (),
) -> PaperReview:
    """Return a paper whose duties stand in the document's text."""
    catalogue = load_catalogue()
    duties, matches = [], []
    for text, weight, candidates in said:
        start = doc.text.index(text)
        duties.append(Duty(text, start, start + len(text), Language.KOREAN, page=1))
        occupation = catalogue.get(candidates[0][0])
        scope = occupation.scope[0].ko if occupation else ""
        excluded = occupation.exclusions[0].ko if occupation and candidates[0][1] < 0.8 else ""
        matches.append(DutyMatch(text, weight, tuple(Candidate(*c) for c in candidates), scope, 0.71, excluded))
    profile = Profile(tuple(Candidate(*share) for share in shares), tuple(matches)) if said else None
    return PaperReview(Paper(doc, role, Language.KOREAN, tuple(duties), facts, codes), profile)


def facts(*, salary: int, title: str) -> tuple[Fact, ...]:
    """Return the facts of a paper."""
    values = {
        "employer": "주식회사 한빛소프트웨어", "employee": f"NGUYEN VAN AN (여권 {PASSPORT})", "job_title": title,
        "annual_salary_krw": salary, "start": "2026-12-01", "end": "2028-11-30", "workplace": "경기도 성남시 분당구 판교로 1",
    }
    return tuple(Fact(name, value, str(value), 0, 1, 1) for name, value in values.items())


def mismatch(package: str = "nguyen-2026-10") -> Review:
    """Return a package whose contract speaks of another occupation than the one filed, with identifiers everywhere."""
    contract = document(f"근로계약서_{PASSPORT}.pdf", [
        f"근로자: NGUYEN VAN AN, 외국인등록번호 {RESIDENT}", f"연락처 {PHONE}, {EMAIL}", *(duty[0] for duty in CONTRACT_DUTIES)])
    statement = document("고용사유서.docx", [f"여권번호 {PASSPORT}", *(duty[0] for duty in STATEMENT_DUTIES)], format=Format.DOCX, page_count=None)
    scan = document("신청서_스캔.pdf", [], status=Status.LOCKED, page_count=None, problems=(ReadProblem("file.locked"),))
    written = FiledCode("E-7-1 (2224) 웹 개발자", "2224", "웹 개발자", "고용사유서.docx")
    papers = (
        paper_review(contract, Role.CONTRACT, CONTRACT_DUTIES, (("2223", 0.78), (OUTSIDE, 0.1), ("2222", 0.07), ("2224", 0.03)),
                     facts(salary=36_000_000, title="웹 개발자")),
        paper_review(statement, Role.STATEMENT, STATEMENT_DUTIES, (("2224", 0.93), ("2223", 0.05)),
                     facts(salary=38_400_000, title="웹 개발자"), (written,)),
        PaperReview(Paper(scan, Role.OTHER, Language.UNKNOWN)),
    )
    first, second = (contract.text.index(CONTRACT_DUTIES[i][0]) for i in (0, 2))
    source = "법무부 체류자격별 안내 매뉴얼 (체류 2026-09-18, 사증 2026-09-01), moj-2026-09"
    person = contract.text.index(RESIDENT)
    findings = (
        Finding("period-conflict", Severity.NOTICE, Message("계약기간을 확인하세요.", "Check the period."),
                (Evidence(contract.name, RESIDENT, 1, person, person + len(RESIDENT)),)),
        Finding(
            "contract-vs-filed", Severity.ERROR,
            Message("근로계약서의 업무는 신청 직종 2224 웹 개발자가 아니라 2223 응용 소프트웨어 개발자에 해당합니다 (업무 비중 78%, 신청 직종 3%).",
                    "The duties in the employment contract belong to 2223 Application software developer (78% of the work), not to the filed "
                    "occupation 2224 Web developer (3%)."),
            (Evidence(contract.name, CONTRACT_DUTIES[0][0], 1, first, first + len(CONTRACT_DUTIES[0][0])),
             Evidence(contract.name, CONTRACT_DUTIES[2][0], 1, second, second + len(CONTRACT_DUTIES[2][0]))),
            Message("실제 업무가 인용된 문장과 같다면 직종을 2223 응용 소프트웨어 개발자로 다시 검토하고, 아니라면 실제 업무를 사실대로 구체적으로 고쳐 쓰세요. "
                    "2223은 설치형, 모바일 앱, 게임, 현장용 프로그램을 만든다.",
                    "If the quoted sentences are the real work, reconsider the occupation (2223 Application software developer); if not, state the "
                    "real work precisely. In 2223 programs are installed, mobile, game or shop-floor software."), source),
        Finding("salary-conflict", Severity.WARNING,
                Message("연봉이 서로 다릅니다: 근로계약서 36,000,000원, 고용사유서 38,400,000원.",
                        "The annual salary differs: contract KRW 36,000,000, statement KRW 38,400,000."),
                (Evidence("고용사유서.docx", f"여권번호 {PASSPORT}", None),), Message("같은 금액으로 맞추세요.", "State the same amount."),
                "법무부 사증발급 안내 매뉴얼 2026-09-01"),
    )
    return Review(
        f"{package} {PASSPORT}", Verdict.MISMATCH, 0.953, Filed(written, resolve("2224", "웹 개발자")), papers, findings, VERSIONS,
        Message("서류가 서로 다른 직종을 가리킵니다. 신청: 2224 웹 개발자; 근로계약서: 2223 응용 소프트웨어 개발자, 고용사유서: 2224 웹 개발자.",
                "The papers point at different occupations. Filed: 2224 Web developer; employment contract: 2223 Application software "
                "developer, Recruitment Reason Statement: 2224 Web developer."))


def consistent(package: str = "tran-2026-11") -> Review:
    """Return a package in which everything agrees."""
    review = mismatch()
    statement = review.papers[1]
    contract = replace(statement, paper=replace(
        statement.paper, role=Role.CONTRACT, document=replace(statement.paper.document, name="계약서.hwpx")))
    return replace(
        review, package=package, verdict=Verdict.CONSISTENT, confidence=0.991, papers=(contract, statement), findings=(),
        summary=Message("계약서와 사유서의 업무가 모두 신청 직종 2224 웹 개발자를 가리킵니다.",
                        "The duties of contract and statement both point at the filed occupation 2224 Web developer."))


def unclear(package: str = "빈 묶음") -> Review:
    """Return a package with an unreadable paper, no code and no contract."""
    review = mismatch()
    finding = Finding("no-filed-code", Severity.WARNING, Message("직종코드를 찾지 못했습니다.", "No occupation code was found."))
    return replace(
        review, package=package, verdict=Verdict.UNCLEAR, confidence=0.5, filed=Filed(None, None), papers=review.papers[2:],
        findings=(finding,), summary=Message("지금 서류만으로는 판정할 수 없습니다.", "These papers do not settle it."))
