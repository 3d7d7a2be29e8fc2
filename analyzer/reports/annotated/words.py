"""Every word that a note in an annotated copy uses on its own account, in both languages."""

from __future__ import annotations

from analyzer.reports.words import Pair

NOTES: dict[str, Pair] = {
    "author": {"ko": "E-7 서류 검토", "en": "E-7 review"},
    "filed": {"ko": "신청 직종 {of} 가리키는 문장입니다 (확률 {p}).", "en": "Points at the filed occupation {name} (probability {p})."},
    "elsewhere": {
        "ko": "신청 직종이 아니라 {of} 가리키는 문장입니다 (확률 {p}).",
        "en": "Points at {name}, not at the filed occupation (probability {p}).",
    },
    "outside": {
        "ko": "E-7 직종 범위 밖의 업무로 보이는 문장입니다 (확률 {p}).",
        "en": "Looks like work outside every E-7 occupation (probability {p}).",
    },
    "open": {"ko": "{name}에 가장 가까운 문장입니다 (확률 {p}).", "en": "Comes nearest to {name} (probability {p})."},
    "open.code": {"ko": "신청 직종코드를 알 수 없어 견주지 않았습니다.", "en": "Not compared: the filed code is not known."},
    "open.vague": {
        "ko": "담당업무 전체가 포괄적이어서 이 문장만으로 판단하지 않았습니다.",
        "en": "Not judged: the duties as a whole are too general.",
    },
    "open.route": {
        "ko": "업무를 견주어 정하는 체류자격이 아니어서 판단하지 않았습니다.",
        "en": "Not judged: this route is not decided by matching duties.",
    },
    "weak": {"ko": "확률이 낮아 분명하지 않습니다.", "en": "The probability is low, so this is not clear."},
    "next": {"ko": "다음 후보: {name} ({p})", "en": "Next candidate: {name} ({p})"},
    "scope": {"ko": "가장 가까운 범위 [{code}]: {line}", "en": "Nearest scope line [{code}]: {line}"},
    "excluded": {"ko": "이 직종이 제외하는 업무에 더 가깝습니다: {line}", "en": "Closer to work that this occupation excludes: {line}"},
    "uncounted": {"ko": "다른 언어로 다시 적힌 업무라 집계하지 않았습니다.", "en": "Repeats a duty in the other language; not counted."},
    "apart": {"ko": "신청 직종과 가르는 점: {line}", "en": "What separates it from the filed occupation: {line}"},
    "filed.scope": {"ko": "신청 직종 [{code}]의 범위: {lines}", "en": "Scope of the filed occupation [{code}]: {lines}"},
    "advice": {"ko": "고칠 점: {text}", "en": "What to change: {text}"},
    "advice.none": {"ko": "고칠 점: 없습니다.", "en": "What to change: nothing."},
    "advice.there": {"ko": "고칠 점: 메모 {number}에 적은 것과 같습니다.", "en": "What to change: see note {number}."},
    "finding.there": {"ko": "메모 {number}의 ‘{severity}’ 내용이 이 문장에도 해당합니다.", "en": "The {severity} in note {number} concerns this sentence too."},
    "advice.minor": {
        "ko": "고칠 점: 실제로 하는 일이면 그대로 두고 실제 비중(%)을 적으세요. 하지 않는 일이면 빼세요. 하지 않는 업무를 적어서 맞추지 마세요.",
        "en": "What to change: if this is really done, keep it and state its true share of time; if not, strike it. Do not describe work that is not done.",
    },
    "advice.open": {
        "ko": "고칠 점: 실제로 하는 일이 무엇을 다루고 무엇으로, 얼마의 비중으로 하는지 사실대로 적으면 판단할 수 있습니다.",
        "en": "What to change: say truthfully what the work is on, with what tools, and for what share of the time; then it can be judged.",
    },
    "finding": {"ko": "{severity}: {text}", "en": "{severity}: {text}"},
    "quoted": {"ko": "“{text}”", "en": "“{text}”"},
    # the note on the whole paper
    "paper.filed": {
        "ko": "이 {role}의 업무는 신청 직종 {of} 가리킵니다 (업무 비중 {share}).",
        "en": "The duties of this paper ({role}) point at the filed occupation {name} ({share} of the work).",
    },
    "paper.elsewhere": {
        "ko": "이 {role}의 업무는 신청 직종 {filed_is} 아니라 {name}에 해당합니다 (업무 비중 {share}, 신청 직종 {own}).",
        "en": "The duties of this paper ({role}) belong to {name} ({share} of the work), not to the filed occupation {filed} ({own}).",
    },
    "paper.uncertain": {
        "ko": "이 {role}의 업무가 신청 직종 {filed_of} 분명히 가리키지 않습니다 (신청 직종 {own}, 가장 큰 직종 {name} {share}).",
        "en": "The duties of this paper ({role}) do not clearly point at the filed occupation {filed} ({own}; the largest is {name}, {share}).",
    },
    "paper.no_code": {
        "ko": "신청 직종코드를 알 수 없어 견주지 않았습니다. 이 {role}의 업무는 {name}에 가장 가깝습니다 (업무 비중 {share}).",
        "en": "Not compared: the filed code is not known. The duties of this paper ({role}) come nearest to {name} ({share} of the work).",
    },
    "paper.vague": {
        "ko": "이 {role}의 담당업무가 너무 포괄적이어서 어느 직종인지 판단할 수 없습니다.",
        "en": "The duties of this paper ({role}) are too general to tell the occupation.",
    },
    "paper.route": {
        "ko": "업무를 견주어 정하는 체류자격이 아니어서 이 {role}의 업무는 판단하지 않았습니다.",
        "en": "The duties of this paper ({role}) were not judged: this route is not decided by matching duties.",
    },
    "paper.no_duties": {"ko": "이 {role}에서 담당업무를 찾지 못했습니다.", "en": "No duties were found in this paper ({role})."},
    "paper.other": {
        "ko": "이 서류({role})의 업무는 직종과 견주지 않습니다. 다른 서류와 어긋나는 곳만 표시했습니다.",
        "en": "The duties of this paper ({role}) are not compared with the code; only what differs from other papers is marked.",
    },
    "package": {"ko": "서류 전체 판단: {verdict}. {summary}", "en": "All papers together: {verdict}. {summary}"},
    "legend": {"ko": "표시 뜻: {signs}", "en": "Signs: {signs}"},
    "legend.filed": {"ko": "신청 직종과 같음", "en": "points at the filed occupation"},
    "legend.elsewhere": {"ko": "다른 직종", "en": "points at another occupation"},
    "legend.outside": {"ko": "E-7 범위 밖", "en": "outside every E-7 occupation"},
    "legend.open": {"ko": "판단하지 않음", "en": "not judged"},
    "legend.finding": {"ko": "업무 밖의 확인할 점", "en": "something else to check"},
    "unplaced": {
        "ko": "글 안에 직접 표시하지 못한 문장입니다: “{quote}”\n{note}",
        "en": "A sentence that could not be marked in its place: “{quote}”\n{note}",
    },
    "signed": {
        "ko": "원본의 전자서명은 원본에만 유효합니다. 메모를 더한 이 사본은 서명이 보증하지 않습니다.",
        "en": "The original's digital signature covers the original only, not this copy with notes added.",
    },
    "copy": {
        "ko": "검토용 사본입니다. 제출하지 마세요. 법률 자문이 아니며 심사 결과를 예측하지 않습니다. 서류가 서로 다르면 불허·보완 요구 위험이 있습니다.",
        "en": "A copy for review; do not file it. No legal advice and no prediction: papers that differ carry a risk of refusal or supplement request.",
    },
    "rendering": {
        "ko": "{name}에서 읽은 글을 옮겨 적은 검토용 사본입니다. 글꼴과 배치는 원본과 다릅니다.",
        "en": "The text read from {name}, set anew for review. Fonts and layout differ from the original.",
    },
    "page": {"ko": "{page} / {pages}쪽", "en": "Page {page} of {pages}"},
}


def note(key: str, lang: str, **values: object) -> str:
    """Return the words for `key` in `ko` or `en`, with its blanks filled."""
    return NOTES[key][lang].format(**values)
