"""The words of a comparison: what officers may ask, and what the facts are called."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.consistency.types import Message

FACT_NAMES: dict[str, Message] = {
    "employee": Message("근로자 성명", "the worker's name"),
    "passport": Message("여권번호", "the passport number"),
    "nationality": Message("국적", "the nationality"),
    "birth": Message("생년월일", "the date of birth"),
    "employer": Message("회사명", "the employer"),
    "employer_number": Message("사업자등록번호", "the business registration number"),
    "representative": Message("대표자", "the representative"),
    "job_title": Message("직위·직책", "the job title"),
    "department": Message("부서", "the department"),
    "workplace": Message("근무지", "the workplace"),
    "start": Message("계약 시작일", "the first day of the term"),
    "end": Message("계약 종료일", "the last day of the term"),
    "term_months": Message("계약 개월 수", "the length of the term in months"),
    "annual_salary_krw": Message("연봉", "the annual salary"),
    "monthly_salary_krw": Message("월급", "the monthly salary"),
    "hourly_wage_krw": Message("시급", "the hourly wage"),
    "weekly_hours": Message("주당 근로시간", "the weekly hours"),
    "signed": Message("작성일(서명일)", "the date of signature"),
    "issued": Message("발급일", "the date of issue"),
    "valid_until": Message("유효기간 만료일", "the end of validity"),
    "degree": Message("학위", "the degree"),
    "major": Message("전공", "the major"),
    "experience_years": Message("경력 연수", "the years of experience"),
    "business_type": Message("업태", "the line of business"),
    "staff": Message("상시근로자 수", "the number of staff"),
    "korean_staff": Message("내국인 직원 수", "the number of Korean staff"),
    "foreign_staff": Message("외국인 직원 수", "the number of foreign staff"),
    "visa_now": Message("현재 체류자격", "the present status"),
}

# What the officer may ask, and what to have ready. `{…}` are filled in both languages.
TOPICS: dict[str, tuple[Message, Message]] = {
    "other-person": (
        Message("두 신청의 인적사항({facts})이 다릅니다. 같은 사람의 재신청이 맞습니까?",
                "The two packages differ in the person ({facts}). Is this a new application of the same person?"),
        Message("같은 사람이라면 여권과 대조해 틀린 서류를 고치세요. 다른 사람이라면 재신청 비교가 성립하지 않으므로 서류 묶음을 다시 고르세요.",
                "If it is the same person, check the passport and mend the paper that is wrong. If not, these are not a package and its successor."),
    ),
    "other-employer": (
        Message("고용주({facts})가 달라졌습니다. 같은 회사의 재신청입니까, 다른 회사의 새 신청입니까?",
                "The employer differs ({facts}). Does the same firm file again, or is this another firm's application?"),
        Message("상호나 번호가 바뀌었다면 그 사실을 보여 주는 서류를 함께 내고, 오기라면 틀린 서류를 고치세요.",
                "If name or number changed, add the paper that shows it; if it is a slip, mend the paper that is wrong."),
    ),
    "still-apart": (
        Message("새 서류도 서로 다른 직종을 가리킵니다. 실제로 하는 일은 어느 쪽입니까?",
                "The new papers still point at different occupations. Which of them is the work really done?"),
        Message("설명서로 덮지 말고, 인용된 문장이 있는 서류를 실제 업무에 맞게 먼저 고치거나 업무가 가리키는 직종으로 신청을 검토하세요.",
                "Do not explain it away: first mend the papers quoted here to the real work, or consider filing the occupation that the duties point at."),
    ),
    "same-job-new-code": (
        Message("업무는 대부분 그대로인데 신청 직종은 {old}에서 {new} 바뀌었습니다. 같은 일이 왜 다른 직종이 됩니까? {apart}",
                "The work is largely the same, yet the filed occupation changed from {old} to {new}. Why is the same work another occupation now? {apart}"),
        Message("앞선 신청의 직종 선택이 잘못되었다면 그 경위를 사실대로 쓰고, 업무 문장이 새 직종의 범위에 드는 이유를 문장별로 대세요.",
                "If the first choice of occupation was a mistake, say truthfully how it came about, and show sentence by sentence why the duties lie in the new one."),
    ),
    "new-job-new-code": (
        Message("신청 직종이 {old}에서 {new} 바뀌고 업무도 달라졌습니다. 채용하려는 자리가 바뀐 것입니까? {apart}",
                "The filed occupation changed from {old} to {new}, and the duties with it. Is another position being filled? {apart}"),
        Message("자리가 실제로 바뀌었다면 그 결정과 조직상 위치를 보여 주는 자료를 준비하고, 바뀌지 않았다면 실제 업무에 맞는 서류로 돌려놓으세요.",
                "If the position really changed, prepare what shows that decision and its place in the firm; if it did not, return the papers to the real work."),
    ),
    "nothing-new": (
        Message("직종도 업무도 앞선 신청과 같습니다. 불허된 뒤 무엇이 달라졌습니까?",
                "Occupation and duties are those of the denied application. What is different now?"),
        Message("불허 통지의 사유를 확인하고, 그 사유를 해소하는 사실이나 자료가 있는지부터 살펴보세요.",
                "Look at the reason given for the refusal, and first see which fact or document answers it."),
    ),
    "duties-rewritten": (
        Message("{facts} 그대로인데 담당업무의 글이 크게 바뀌었습니다. 어느 쪽이 실제 업무입니까?",
                "The duties were largely rewritten while {facts} stayed the same. Which wording is the real work?"),
        Message("실제 업무를 보여 주는 자료(업무 분장, 조직도, 결과물)와 대조해 사실인 문장만 남기고, 왜 고쳐 썼는지 적으세요.",
                "Check every sentence against what shows the real work (allocation of duties, organisation chart, results), keep only what is true, and say why it was rewritten."),
    ),
    "work-gone": (
        Message("앞선 서류에 있던 업무({work})가 새 서류에는 없습니다. 이 일은 이제 누가 합니까?",
                "Work of the first papers ({work}) is gone from the new ones. Who does it now?"),
        Message("다른 직원이 맡는다면 그 사실을 보여 줄 자료를 준비하세요. 본인이 계속 할 일이라면 서류에서 빼지 마세요.",
                "If somebody else does it, prepare what shows that. If the person will still do it, do not leave it out."),
    ),
    "new-title": (
        Message("업무는 대부분 그대로인데 직위·직책만 바뀌었습니다. 왜 이름을 바꾸었습니까?",
                "The work is largely the same, only the job title changed. Why the new name?"),
        Message("회사에서 실제로 쓰는 직위인지 확인하고, 아니라면 실제 직위로 되돌리세요. 심사는 직위보다 업무를 봅니다.",
                "Check that the firm really uses this title; if not, go back to the real one. Officers read duties rather than titles."),
    ),
    "fact-changed": (
        Message("{papers}의 {fact} 앞선 신청과 다릅니다. 왜 바뀌었고 어느 것이 지금 유효합니까?",
                "In the {papers}, {fact} differs from the first application. Why, and which holds now?"),
        Message("바뀐 이유와 날짜를 사실대로 적고 증빙을 붙이세요. 오기였다면 어느 서류가 틀렸는지 밝히세요.",
                "State truthfully why and when it changed and attach proof. If it was a slip, say which paper was wrong."),
    ),
    "same-signature": (
        Message("계약서 내용이 바뀌었는데 작성일은 앞선 계약서와 같습니다. 새로 쓴 계약입니까?",
                "The contract's content changed but its date of signature did not. Is this a new contract?"),
        Message("내용을 바꾼 계약은 실제로 다시 합의하고 서명한 날짜를 적어야 합니다.",
                "A changed contract should carry the day on which it was really agreed and signed again."),
    ),
    "signed-early": (
        Message("내용이 바뀐 계약서의 작성일이 앞선 신청일보다 빠릅니다. 왜 그때 이 계약서를 내지 않았습니까?",
                "The changed contract is dated before the first application was filed. Why was it not filed then?"),
        Message("작성일이 사실인지 확인하고 실제 서명일로 고치세요.", "Check the date and state the day on which it was really signed."),
    ),
    "start-passed": (
        Message("계약 시작일이 신청일({day})보다 앞섭니다. 이미 일하고 있습니까?",
                "The term begins before the filing day ({day}). Has the work begun already?"),
        Message("아직 일하지 않았다면 당사자가 새 시작일을 합의해 계약서와 사유서에 같이 적으세요. 이미 일했다면 전문가와 상의하세요.",
                "If it has not begun, let the parties agree a new first day and state it in contract and statement alike. If it has, consult a professional."),
    ),
}  # fmt: skip


def listed(names: Iterable[str]) -> tuple[str, str]:
    """Return the names of facts as one list in Korean and in English."""
    known = [FACT_NAMES[name] for name in dict.fromkeys(names)]
    return ", ".join(name.ko for name in known), ", ".join(name.en.removeprefix("the ") for name in known)
