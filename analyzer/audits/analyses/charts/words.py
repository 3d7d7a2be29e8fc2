"""Findings in words for axes, in both languages."""

from __future__ import annotations

RULES: dict[str, tuple[str, str]] = {
    "annex-conflict": ("붙임과 본문이 다름", "annex contradicts the text"),
    "business-line": ("업종과 업무가 다름", "line of business differs"),
    "claims-without-proof": ("주장에 증빙 없음", "claims without proof"),
    "contract-vs-filed": ("계약서 업무와 신청 직종이 다름", "contract duties differ from the code"),
    "contract-vs-statement": ("계약서와 사유서의 업무가 다름", "contract and statement differ"),
    "document-expired": ("유효기간이 지난 서류", "expired paper"),
    "employer-conflict": ("고용주 표기가 다름", "employer differs between papers"),
    "filed-codes-differ": ("서류마다 신청코드가 다름", "papers name different codes"),
    "guarantee-required": ("신원보증서 필요", "letter of guarantee needed"),
    "headcount-ratio": ("국민고용 비율 초과", "ratio of Korean staff exceeded"),
    "heightened-scrutiny": ("심사 강화 직종", "occupation under closer scrutiny"),
    "hours-missing": ("근로시간 없음", "hours not stated"),
    "missing-paper": ("서류 없음", "paper missing"),
    "no-duties": ("업무 내용 없음", "no duties stated"),
    "old-number": ("옛 직종번호", "old number"),
    "outside-e7": ("E-7 범위 밖의 업무", "work outside every E-7 scope"),
    "period-conflict": ("계약기간이 다름", "contract period differs"),
    "person-conflict": ("인적사항이 다름", "person differs between papers"),
    "qualification": ("자격요건 확인 필요", "qualification to be checked"),
    "recommendation-required": ("고용추천서 필요", "recommendation letter needed"),
    "recycled-template": ("다른 사람과 같은 사유서", "statement repeats another person's"),
    "salary-below-floor": ("임금 하한 미달", "pay below the floor"),
    "salary-conflict": ("임금이 서로 다름", "pay differs between papers"),
    "split-duties": ("업무가 여러 직종으로 나뉨", "duties split over occupations"),
    "statement-vs-filed": ("사유서 업무와 신청 직종이 다름", "statement duties differ from the code"),
    "title-conflict": ("직책이 다름", "titles differ"),
    "title-only-match": ("직책만 신청 직종과 같음", "only the title fits"),
    "unaccepted-revisions": ("수락하지 않은 수정", "tracked changes left open"),
    "vague-duties": ("모호한 업무", "vague duties"),
    "workplace-conflict": ("근무지가 다름", "workplace differs"),
}


def trait_name(trait: str, lang: str) -> str:
    """Return a trait of `traits` in words; a trait that is no rule of ours keeps its own name."""
    rule, _, notice = trait.partition(" (notice)") if " (notice)" in trait else (trait, "", None)
    if rule not in RULES:
        return trait
    name = RULES[rule][lang == "en"]
    return name if notice is None else name + (" (참고)" if lang == "ko" else " (notice)")


def occupation_name(code: str, lang: str) -> str:
    """Return an occupation as `2223 Application software developer`."""
    from analyzer.matching import OUTSIDE
    from analyzer.occupations import load_catalogue

    if code == OUTSIDE:
        return "E-7 범위 밖" if lang == "ko" else "outside E-7"
    found = load_catalogue().get(code)
    return f"{code} {found.name(lang)}" if found is not None else code
