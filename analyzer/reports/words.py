"""Every word that a report prints on its own account, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Pair = Mapping[str, str]

WORDS: dict[str, Pair] = {
    "title": {"ko": "E-7 직무 일치 검토", "en": "E-7 duty consistency review"},
    "index.title": {"ko": "E-7 직무 일치 검토 목록", "en": "E-7 duty consistency reviews"},
    "language": {"ko": "표시 언어", "en": "Language"},
    "verdict": {"ko": "판단", "en": "Verdict"},
    "verdict.consistent": {"ko": "일치", "en": "Consistent"},
    "verdict.mismatch": {"ko": "불일치", "en": "Mismatch"},
    "verdict.unclear": {"ko": "판단 보류", "en": "Unclear"},
    "confidence": {"ko": "확신도", "en": "Confidence"},
    # the three sources
    "sources": {"ko": "세 자료 비교", "en": "Three sources side by side"},
    "filed": {"ko": "신청 직종코드", "en": "Filed code"},
    "filed.none": {"ko": "신청 코드를 찾지 못했습니다", "en": "No filed code was found"},
    "filed.unresolved": {"ko": "해당하는 직종을 정하지 못했습니다", "en": "Could not be resolved to an occupation"},
    "filed.as_written": {"ko": "서류의 표기", "en": "As written"},
    "filed.found_in": {"ko": "출처", "en": "Found in"},
    "filed.edition": {"ko": "분류 판", "en": "Edition"},
    "filed.share": {"ko": "이 직종에 해당하는 업무의 비중", "en": "Part of the duties that belongs to it"},
    "filed.tag": {"ko": "신청 직종", "en": "filed"},
    "filed.agrees": {"ko": "신청 직종과 같음", "en": "same as the filed code"},
    "filed.differs": {"ko": "신청 직종과 다름", "en": "differs from the filed code"},
    "primary": {"ko": "주된 업무", "en": "Main work"},
    "missing.contract": {"ko": "근로계약서를 찾지 못했습니다", "en": "No employment contract was found"},
    "missing.statement": {"ko": "고용사유서를 찾지 못했습니다", "en": "No recruitment reason statement was found"},
    "no_duties": {"ko": "업무 내용을 찾지 못했습니다", "en": "No duties were found"},
    "rest": {"ko": "그 밖의 직종", "en": "Other occupations"},
    "outside": {"ko": "E-7 범위 밖의 업무", "en": "Work outside every E-7 scope"},
    "outside.code": {"ko": "범위 밖", "en": "outside"},
    "none.code": {"ko": "없음", "en": "none"},
    # papers
    "papers": {"ko": "서류와 기재 사실", "en": "Papers and stated facts"},
    "paper": {"ko": "서류", "en": "Paper"},
    "role": {"ko": "종류", "en": "Kind"},
    "role.contract": {"ko": "근로계약서", "en": "Employment contract"},
    "role.statement": {"ko": "고용사유서", "en": "Reason statement"},
    "role.application": {"ko": "신청서", "en": "Application form"},
    "role.recommendation": {"ko": "고용추천서", "en": "Recommendation"},
    "role.other": {"ko": "기타 서류", "en": "Other paper"},
    "status": {"ko": "읽기 결과", "en": "Reading"},
    "status.read": {"ko": "읽음", "en": "read"},
    "status.partial": {"ko": "일부만 읽음", "en": "read in part"},
    "status.locked": {"ko": "암호로 잠김", "en": "locked"},
    "status.unreadable": {"ko": "읽을 수 없음", "en": "unreadable"},
    "status.empty": {"ko": "글자 없음", "en": "no text"},
    "status.unsupported": {"ko": "지원하지 않는 형식", "en": "unsupported format"},
    "status.unsafe": {"ko": "안전 한도 초과", "en": "stopped by a safety limit"},
    "status.timeout": {"ko": "시간 초과", "en": "timed out"},
    "pages": {"ko": "쪽수", "en": "Pages"},
    "unread": {"ko": "읽기 문제와 조치", "en": "Reading problems and next steps"},
    "next_step": {"ko": "조치", "en": "Next step"},
    # facts
    "fact": {"ko": "항목", "en": "Fact"},
    "fact.employer": {"ko": "회사", "en": "Employer"},
    "fact.employee": {"ko": "근로자", "en": "Employee"},
    "fact.job_title": {"ko": "직위·직책", "en": "Job title"},
    "fact.annual_salary_krw": {"ko": "연봉", "en": "Annual salary"},
    "fact.monthly_salary_krw": {"ko": "월급", "en": "Monthly salary"},
    "fact.start": {"ko": "계약 시작", "en": "Start"},
    "fact.end": {"ko": "계약 종료", "en": "End"},
    "fact.workplace": {"ko": "근무지", "en": "Workplace"},
    "fact.korean_staff": {"ko": "내국인 직원", "en": "Korean staff"},
    "fact.foreign_staff": {"ko": "외국인 직원", "en": "Foreign staff"},
    "fact.differs": {"ko": "서로 다름", "en": "differs"},
    # duties
    "duties": {"ko": "업무별 판단", "en": "Duty by duty"},
    "duty": {"ko": "업무", "en": "Duty"},
    "points_at": {"ko": "가리키는 직종", "en": "Points at"},
    "probability": {"ko": "확률", "en": "Prob."},
    "weight": {"ko": "업무 비중", "en": "share of the job"},
    "scope": {"ko": "직종 범위", "en": "Scope"},
    "excluded": {"ko": "직종의 제외 업무에 가까움", "en": "Closer to work this occupation excludes"},
    "parallel": {"ko": "다른 언어로 다시 적힌 업무라 집계하지 않음", "en": "repeats a duty in the other language; not counted"},
    "next_candidate": {"ko": "다음 후보", "en": "next"},
    "page": {"ko": "{page}쪽", "en": "p. {page}"},
    # findings
    "findings": {"ko": "확인할 점", "en": "Findings"},
    "findings.none": {"ko": "고칠 점이 발견되지 않았습니다.", "en": "Nothing to change was found."},
    "severity.error": {"ko": "오류", "en": "Error"},
    "severity.warning": {"ko": "주의", "en": "Warning"},
    "severity.notice": {"ko": "참고", "en": "Notice"},
    "advice": {"ko": "고칠 점", "en": "What to change"},
    "source": {"ko": "근거", "en": "Source"},
    # foot
    "versions.analyzer": {"ko": "분석기", "en": "Analyzer"},
    "versions.catalogue": {"ko": "직종 목록", "en": "Catalogue"},
    "versions.model": {"ko": "모델", "en": "Model"},
    "made_on": {"ko": "작성일", "en": "Date of this report"},
    "disclaimer": {
        "ko": "이 보고서는 서류의 글만 비교합니다. 법률 자문이 아니며 심사 결과를 예측하지 않습니다. "
        "‘불일치’는 불허 또는 보완 요구의 위험이 있다는 뜻입니다.",
        "en": "This report compares the wording of papers only. It is no legal advice and predicts no outcome: "
        "a mismatch means a risk of refusal or supplement request.",
    },
    # occupations
    "titles": {"ko": "예시 직책", "en": "Titles people hold"},
    "exclusions": {"ko": "제외되는 업무 (해당 직종)", "en": "Outside its scope (where it belongs)"},
    "neighbours": {"ko": "이웃 직종과의 차이", "en": "Neighbours and what separates them"},
    "notes": {"ko": "심사상 유의점", "en": "Special rules"},
    "numbers": {"ko": "다른 판의 번호", "en": "Numbers in other editions"},
    "apart": {"ko": "두 직종의 차이", "en": "What separates them"},
    "apart.none": {"ko": "직접 비교한 설명이 없습니다. 범위를 비교해 보세요.", "en": "Nothing is said about this pair; compare the scopes."},
    "belongs": {"ko": "어느 쪽에 속하는 업무인가", "en": "Work and the side it belongs to"},
    # list of several packages
    "index.package": {"ko": "서류 묶음", "en": "Package"},
    "index.filed": {"ko": "신청", "en": "Filed"},
    "index.findings": {"ko": "확인할 점", "en": "Findings"},
}

SYMBOLS = {"consistent": "✓", "mismatch": "✕", "unclear": "?", "error": "✕", "warning": "!", "notice": "i"}


def word(key: str, lang: str, **values: Any) -> str:
    """Return the word for `key` in `ko` or `en`, with its blanks filled."""
    return WORDS[key][lang].format(**values)
