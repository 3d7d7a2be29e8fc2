"""recommendation-required: whether the occupation needs a ministry's letter, and whether the package holds it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.dated import (
    at_most,
    cited,
    disputes,
    filing_day,
    first_fact,
    job_mentions,
    not_known,
    package_mentions,
)
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.extraction import Role
from analyzer.regulations import Entry, in_force, load_table

RULE = "recommendation-required"
_BELOW_BACHELOR = ("high-school", "associate")


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning where a mandatory letter is missing, a notice where the case may need one or the letter has lost its use."""
    code = case.filed.code
    if code is None or all(entry.subject != code for entry in load_table("recommendation")):
        return
    day, letters = filing_day(case), case.of_role(Role.RECOMMENDATION)
    entry = in_force("recommendation", day, code)
    name = Message(case.occupation(code, "ko"), case.occupation(code, "en"))
    if entry is None:
        if not letters and any(e.subject == code and e["status"] == "mandatory" for e in load_table("recommendation")):
            yield not_known(RULE, day, Message(f"{name.ko}의 고용추천서 요건", f"The rule on a recommendation letter for {name.en}"))
        return
    if entry["status"] == "abolished":
        if letters:
            reason = entry.text or entry.source
            yield Finding(
                RULE, Severity.NOTICE,
                Message(f"고용추천서가 들어 있지만 필요하지 않습니다. {getattr(reason, 'ko', '')}{disputes((entry,), 'ko')}",
                        f"The package holds a recommendation letter that is not called for. "
                        f"{getattr(reason, 'en', '')}{disputes((entry,), 'en')}"),
                tuple(Evidence(p.paper.document.name, "") for p in letters),
                Message("추천서로 다른 요건을 대신할 수 없으니 요건별 입증자료를 갖추세요.", "The letter stands in for nothing; prepare the proof of each "
                                                                 "condition."), cited((entry,)),
            )  # fmt: skip
        return
    if letters or entry["status"] == "optional":
        return
    issuer = entry["issuer"]
    if entry["status"] == "mandatory":
        yield _missing(
            entry, at_most(Severity.WARNING, entries=(entry,), day=day),
            Message(f"{with_particle(name.ko, '은')} {issuer['ko']} 고용추천서가 필수인데 서류에 없습니다({day} 신청 기준).",
                    f"{name.en} needs a recommendation letter of {issuer['en']}, and the package holds none (for filing on "
                    f"{day})."),
        )  # fmt: skip
        return
    for row in entry["cases"]:
        if _applies(case, entry, row):
            yield _missing(
                entry, Severity.NOTICE,
                Message(f"{with_particle(name.ko, '은')} {row['ko']} {issuer['ko']} 고용추천서가 필수입니다. 서류에 추천서가 없습니다({day} 신청 기준).",
                        f"{name.en} needs a recommendation letter of {issuer['en']} where {row['en']}; the package holds none "
                        f"(for filing on {day})."),
            )  # fmt: skip


def _applies(case: Case, entry: Entry, row: dict[str, object]) -> bool:
    words = [str(word) for word in row["words"]]  # type: ignore[attr-defined]
    if entry.get("no_degree"):
        degree = first_fact(case.papers, "degree")
        return degree is not None and degree[1].value in _BELOW_BACHELOR
    return (package_mentions if row.get("anywhere") else job_mentions)(case, words)


def _missing(entry: Entry, severity: Severity, message: Message) -> Finding:
    issuer = entry["issuer"]
    return Finding(
        RULE, severity, Message(message.ko + disputes((entry,), "ko"), message.en + disputes((entry,), "en")), (),
        Message(f"신청 전에 {issuer['ko']}에 고용추천서를 신청해 받은 뒤 함께 내세요. 추천서는 심사를 대신하지 않습니다.",
                f"Ask {issuer['en']} for the letter before filing and hand it in with the package. A letter does not bind the "
                f"office."),
        cited((entry,)),
    )  # fmt: skip
