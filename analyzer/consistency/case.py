"""Everything the rules may look at: the papers of one package, the filed code, the catalogue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzer.consistency.standing import is_vague
from analyzer.consistency.statements import Statement
from analyzer.consistency.types import Filed, PaperReview
from analyzer.extraction import Role
from analyzer.matching import OUTSIDE
from analyzer.occupations import Catalogue

ROLE_NAMES = {
    Role.CONTRACT: ("근로계약서", "employment contract"),
    Role.STATEMENT: ("고용사유서", "Recruitment Reason Statement"),
    Role.APPLICATION: ("신청서", "application form"),
    Role.RECOMMENDATION: ("고용추천서", "recommendation letter"),
    Role.GUARANTEE: ("신원보증서", "letter of guarantee"),
    Role.LICENCE: ("사업자등록증", "business licence"),
    Role.INSURANCE_LIST: ("고용보험 피보험자 명부", "employment insurance list"),
    Role.CREDENTIAL: ("학위·경력 증명서", "certificate of degree or career"),
    Role.OTHER: ("기타 서류", "other paper"),
}
_OUTSIDE_NAMES = ("E-7 직종에 해당하지 않는 업무", "work outside every E-7 occupation")


@dataclass(frozen=True, slots=True)
class Case:
    """One package, read, matched and with its code resolved.

    :param filed_others: Codes of other papers that resolve to another occupation than `filed`, or whose number and name disagree.
    :param filed_before: Codes of other papers that say the filed occupation by its number from before the renumbering.
    :param others: Statements of other packages, such as those reviewed in the same run.
    """

    name: str
    papers: tuple[PaperReview, ...]
    filed: Filed
    catalogue: Catalogue
    filed_on: dt.date | None = None
    filed_others: tuple[Filed, ...] = ()
    filed_before: tuple[Filed, ...] = ()
    others: tuple[Statement, ...] = ()

    def of_role(self, role: Role) -> list[PaperReview]:
        """Return the papers of a role, in the order given."""
        return [paper for paper in self.papers if paper.paper.role is role]

    def judged(self) -> list[PaperReview]:
        """Return the contracts and statements that say enough to be judged: with a profile, and not vague."""
        return [p for p in self.papers if p.paper.role in (Role.CONTRACT, Role.STATEMENT) and p.profile and not is_vague(p)]

    def occupation(self, code: str, lang: str) -> str:
        """Return `2223 응용 소프트웨어 개발자` or its English form, or the words for outside work."""
        if code == OUTSIDE:
            return _OUTSIDE_NAMES[lang == "en"]
        return f"{code} {self.catalogue[code].name(lang)}" if code in self.catalogue else code

    def separating_line(self, code: str, other: str, lang: str) -> str:
        """Return what separates two neighbours, empty if the catalogue does not say."""
        for first, second in ((code, other), (other, code)):
            if first in self.catalogue:
                for neighbour in self.catalogue[first].neighbours:
                    if neighbour.code == second:
                        # The catalogue writes these lines from the first code's side (`여기는 …`).
                        return f"[{first} 기준] {neighbour.ko}" if lang == "ko" else f"[Seen from {first}] {neighbour.en}"
        return ""

    def source(self) -> str:
        """Return the source line of the occupation list."""
        return f"법무부 체류자격별 안내 매뉴얼 (체류 2026-09-18, 사증 2026-09-01), {self.catalogue.version}"


def role_name(role: Role, lang: str) -> str:
    """Return the name of a paper's role."""
    return ROLE_NAMES[role][lang == "en"]
