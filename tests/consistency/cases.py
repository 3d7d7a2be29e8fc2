"""Hand-built papers with hand-built profiles: the rules see no reader, no extraction and no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analyzer.consistency import PaperReview, Review, judge
from analyzer.extraction import CatchAll, CatchAllPhrase, Duty, Fact, FiledCode, Paper, Role
from analyzer.language import Language
from analyzer.matching import OUTSIDE, Candidate, DutyMatch, Profile
from analyzer.occupations import load_catalogue
from analyzer.readers import Status
from analyzer.readers.problems import ReadProblem
from tests.conftest import document_of

CATALOGUE = load_catalogue()
APPLICATION, WEB, SALES, ENGINEER, DATA, NETWORK = "2223", "2224", "2842", "2351", "2231", "2232"
TEXTS = {
    APPLICATION: "업무용 응용 소프트웨어의 기능 설계와 구현",
    WEB: "고객사 웹사이트의 화면 개발과 운영",
    SALES: "해외 바이어 발굴과 수출 계약 협상",
    ENGINEER: "프레스 설비의 구동부 설계와 강도 계산",
    DATA: "데이터베이스 구조 설계와 질의 조율",
    NETWORK: "사내 통신망 구성과 라우터 설정 설계",
    OUTSIDE: "생산 라인에서 부품 포장과 운반",
}
CLEAR = 0.9


def paper(
    role: Role,
    shares: Mapping[str, float] | None = None,
    *,
    name: str = "",
    title: str = "",
    catch_all: tuple[CatchAll, str] | None = None,
    routes: Sequence[str] = (),
    codes: Sequence[FiledCode] = (),
    status: Status = Status.READ,
    texts: Sequence[str] | None = None,
) -> PaperReview:
    """Return a paper whose duties, one for each occupation of `shares`, make up a job with these shares.

    :param shares: Share of the job by code; None for a paper without duties.
    :param texts: Other words for the duties.
    """
    printed = list(texts) if texts is not None else [TEXTS[code] for code in shares or {}]
    lines = ["첫 줄", *printed, *([title] if title else []), *([catch_all[1]] if catch_all else [])]
    document = replace(document_of(lines, name or f"{role.value}.docx"), status=status)
    if not document.usable:
        document = replace(document, text="", blocks=(), problems=(ReadProblem("file.locked"),))

    def place(text: str) -> tuple[int, int]:
        start = document.text.index(text)
        return start, start + len(text)

    duties = tuple(Duty(text, *place(text), Language.KOREAN, page=1) for text in printed)
    found = Paper(
        document, role, Language.KOREAN, duties,
        (Fact("job_title", title, title, *place(title)),) if title else (), tuple(codes),
        (CatchAllPhrase(catch_all[0], catch_all[1], *place(catch_all[1])),) if catch_all else (), tuple(routes),
    )  # fmt: skip
    if not shares:
        return PaperReview(found)
    ranked = sorted(shares.items(), key=lambda pair: -pair[1])
    matches = tuple(
        DutyMatch(text, share, (Candidate(code, CLEAR), Candidate("1511", 1 - CLEAR)))
        for text, (code, share) in zip(printed, shares.items(), strict=True)
    )
    return PaperReview(found, Profile(tuple(Candidate(code, share) for code, share in ranked), matches))


def contract(shares: Mapping[str, float] | None = None, **more: object) -> PaperReview:
    """Return a contract."""
    return paper(Role.CONTRACT, shares, **more)  # type: ignore[arg-type]


def statement(shares: Mapping[str, float] | None = None, **more: object) -> PaperReview:
    """Return a statement."""
    return paper(Role.STATEMENT, shares, **more)  # type: ignore[arg-type]


def code(number: str, name: str = "", *, found_in: str = "--code", labelled: bool = True) -> FiledCode:
    """Return a filed code as written."""
    return FiledCode(" ".join(filter(None, (number, name))) or "E-7", number, name, found_in, labelled=labelled)


def review(*papers: PaperReview, filed: FiledCode | None = None, **more: object) -> Review:
    """Return the review of these papers."""
    return judge("kim", papers, CATALOGUE, given=[filed] if filed else (), **more)  # type: ignore[arg-type]


def found(judged: Review) -> dict[str, str]:
    """Return the worst severity by rule."""
    order = ("error", "warning", "notice")
    severities: dict[str, str] = {}
    for finding in judged.findings:
        known = severities.get(finding.rule)
        if known is None or order.index(finding.severity.value) < order.index(known):
            severities[finding.rule] = finding.severity.value
    return severities
