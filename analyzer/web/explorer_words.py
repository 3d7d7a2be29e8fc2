"""The words of the occupation explorer, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXPLORER_WORDS: dict[str, Mapping[str, str]] = {
    "title": {"ko": "직종 찾아보기", "en": "Occupations"},
    "lead": {
        "ko": "E-7 직종 {count}개와 E-7-S {special}개의 업무 범위, 제외되는 업무, 이웃 직종과의 차이, 오늘의 기준과 예전 번호를 찾아볼 수 있습니다.",
        "en": "Look up the scope of all {count} E-7 occupations and {special} kinds of E-7-S, what each excludes, what separates neighbours, today's rules and old numbers.",
    },
    "search": {"ko": "이름, 직책, 번호(예전 번호도), 하는 일", "en": "Name, title, number (old ones too) or the work itself"},
    "search.example": {"ko": "예: 해외영업, 2742, tour planner", "en": "e.g. web developer, 2742, 여행상품"},
    "search.go": {"ko": "찾기", "en": "Search"},
    "found": {"ko": "{count}개 찾았습니다", "en": "{count} found"},
    "found.all": {"ko": "전체 {count}개", "en": "All {count}"},
    "found.none": {"ko": "‘{text}’에 맞는 직종이 없습니다. 다른 낱말로 찾거나 하는 일을 적어 보세요.", "en": "Nothing matches “{text}”. Try other words, or describe the work."},
    "found.which": {"ko": "담당업무를 붙여 넣어 찾기", "en": "Paste the duties instead"},
    "decode": {"ko": "번호 {number}의 뜻", "en": "What {number} means"},
    "decode.note": {
        "ko": "같은 번호가 목록마다 다른 직종을 뜻합니다. 신청서에는 접수일에 쓰이는 목록의 번호와 이름을 함께 적으세요.",
        "en": "One number means different jobs in different lists. File the number and the name of the list in force on the filing day.",
    },
    "edition": {"ko": "목록", "en": "List"},
    "period": {"ko": "쓰인 기간", "en": "In force"},
    "period.none": {"ko": "기간 없음", "en": "no period"},
    "means": {"ko": "뜻", "en": "Meaning"},
    "not-e7": {"ko": "E-7 직종 아님", "en": "no E-7 occupation"},
    "unofficial": {"ko": "비공식", "en": "unofficial"},
    "back": {"ko": "전체 직종", "en": "All occupations"},
    "scrutiny": {"ko": "심사 강화 직종", "en": "heightened scrutiny"},
    "scope": {"ko": "이런 일을 합니다", "en": "What it covers"},
    "exclusions": {"ko": "이런 일은 아닙니다", "en": "What it does not cover"},
    "belongs": {"ko": "{code} {name}의 일", "en": "belongs to {code} {name}"},
    "belongs.none": {"ko": "E-7 범위 밖", "en": "outside every E-7 scope"},
    "titles": {"ko": "이런 직책으로 불립니다", "en": "Titles people hold"},
    "titles.note": {"ko": "직책은 판단 기준이 아닙니다. 심사는 하는 일을 봅니다.", "en": "Titles decide nothing: the officer looks at the work."},
    "neighbours": {"ko": "이웃 직종과의 차이", "en": "Neighbours, and what separates them"},
    "compare": {"ko": "나란히 보기", "en": "Side by side"},
    "compare.with": {"ko": "나란히 보기: {code} {name}", "en": "Side by side: {code} {name}"},
    "rules": {"ko": "오늘의 기준", "en": "Rules today"},
    "rules.on": {"ko": "{day} 신청 기준", "en": "For filing on {day}"},
    "rules.if": {"ko": "‘{words}’ 등의 업무일 때", "en": "Where the work is “{words}” or the like"},
    "rules.differ": {"ko": "자료가 서로 다른 점", "en": "Where sources differ"},
    "rules.source": {"ko": "근거", "en": "Source"},
    "topic.pay": {"ko": "급여 하한", "en": "Pay floor"},
    "topic.headcount": {"ko": "인원 한도", "en": "Headcount"},
    "topic.qualification": {"ko": "학력·경력", "en": "Degree or experience"},
    "topic.recommendation": {"ko": "고용추천서", "en": "Ministry's letter"},
    "topic.guarantee": {"ko": "신원보증서", "en": "Letter of guarantee"},
    "notes": {"ko": "심사상 유의점", "en": "Special rules"},
    "numbers": {"ko": "번호의 역사", "en": "Its numbers over time"},
    "numbers.now": {"ko": "지금 번호는 {code}입니다.", "en": "Its number today is {code}."},
    "numbers.had": {"ko": "이 직종의 번호는 {numbers}", "en": "this occupation was {numbers}"},
    "numbers.meant": {"ko": "{code} 번호는 ‘{name}’", "en": "{code} meant “{name}”"},
    "numbers.same": {"ko": "다른 목록에서도 번호가 같거나, 다른 뜻으로 쓰인 적이 없습니다.", "en": "It had no other number, and its number no other meaning."},
    "sources": {"ko": "출처", "en": "Sources"},
    "between": {"ko": "{first} · {second} 나란히 보기", "en": "{first} and {second} side by side"},
    "apart": {"ko": "두 직종을 가르는 것", "en": "What separates them"},
    "apart.seen": {"ko": "{code}에서 보면", "en": "Seen from {code}"},
    "left": {"ko": "한쪽이 다른 쪽에 맡기는 일", "en": "Work that one leaves to the other"},
    "unknown": {"ko": "‘{code}’ 번호의 직종이 없습니다", "en": "There is no occupation “{code}”"},
    "unknown.text": {"ko": "번호를 확인하거나 직종 찾아보기에서 이름으로 찾아 주세요.", "en": "Check the number, or look the name up under Occupations."},
    "which.title": {"ko": "어느 직종인가요?", "en": "Which occupation is this?"},
    "which.lead": {
        "ko": "담당업무를 그대로 붙여 넣으면 문장마다 어느 직종을 가리키는지, 다 합치면 어느 직종인지 보여 드립니다.",
        "en": "Paste the duties as they stand. You see which occupation each sentence points at, and what they add up to.",
    },
    "which.label": {"ko": "담당업무", "en": "Duties"},
    "which.hint": {"ko": "한 줄에 한 가지씩 또는 줄글 그대로. 비중(40%)을 적으면 함께 셉니다.", "en": "One a line, or as prose. A stated share (40%) is counted."},
    "which.example": {
        "ko": "고객사 쇼핑몰 사이트의 화면 개발\nREST API 설계와 구현\n접속 장애 대응",
        "en": "Build the pages of customers' shop sites\nDesign and write REST APIs\nHandle outages of the site",
    },
    "which.go": {"ko": "직종 찾기", "en": "Find the occupation"},
    "which.working": {"ko": "견주는 중입니다…", "en": "Comparing…"},
    "which.empty": {"ko": "담당업무를 먼저 적어 주세요.", "en": "Write the duties first."},
    "which.long": {"ko": "글이 {limit}자를 넘습니다. 담당업무 부분만 붙여 주세요.", "en": "The text is longer than {limit} letters. Paste the duties only."},
    "which.no-duty": {
        "ko": "글이 짧거나 포괄적이어서 직종을 판단할 수 없습니다. 무엇을 어떻게 하는지 한두 문장으로 적어 주세요. 직책이나 ‘기타 업무’만으로는 판단하지 않습니다.",
        "en": "This is too short or too general to tell an occupation. Say in a sentence or two what is done to what. A title or “other tasks” alone decides nothing.",
    },
    "which.named": {"ko": "적으신 직종의 범위 보기:", "en": "See the scope of the occupation you named:"},
    "which.clear": {"ko": "{code} {name}에 가깝습니다", "en": "Closest to {code} {name}"},
    "which.leaning": {"ko": "{code} {name} 쪽이 많지만 확실하지 않습니다", "en": "Mostly {code} {name}, but not surely"},
    "which.torn": {"ko": "두 직종 사이에서 갈립니다", "en": "Torn between two occupations"},
    "which.torn.note": {
        "ko": "{first} · {second} 두 직종의 비중이 비슷합니다. 실제로 더 많이 하는 일과 그 비중을 적으면 갈립니다.",
        "en": "{first} and {second} weigh about the same. Say which work takes more of the time, and how much.",
    },
    "which.outside": {"ko": "대부분 E-7 범위 밖의 업무입니다", "en": "Mostly work outside every E-7 scope"},
    "which.outside.note": {
        "ko": "‘범위 밖’은 단순 생산, 포장·운반, 청소, 일반 사무 보조처럼 어느 E-7 직종에도 속하지 않는 업무입니다. 이런 업무가 주된 일이면 불허·보완 요구 위험이 있습니다. 실제로 하지 않는 업무를 적어서 맞추지 마세요.",
        "en": "“Outside” is work that belongs to no E-7 occupation: line work, packing and moving, cleaning, general clerical help. Where it is the main work, there is a risk of refusal or supplement request. Do not describe work that is not done.",
    },
    "which.shares": {"ko": "업무가 가리키는 직종", "en": "What the duties point at"},
    "which.sentences": {"ko": "문장마다 보기", "en": "Sentence by sentence"},
    "which.met": {"ko": "가장 가까운 범위", "en": "Nearest scope line"},
    "which.reached": {"ko": "문장이 닿은 범위", "en": "Scope lines that a sentence reaches"},
    "which.rest": {"ko": "이 직종의 나머지 범위 {count}개", "en": "{count} more lines of its scope"},
    "which.read": {"ko": "{code} 자세히", "en": "More on {code}"},
    "which.not-stored": {"ko": "붙여 넣은 글은 저장하지 않습니다.", "en": "The pasted text is not stored."},
}


def told(key: str, **values: Any) -> Mapping[str, str]:
    """Return a text of the explorer in both languages, its blanks filled; a value may be a text in both languages itself."""
    return {
        lang: text.format(**{name: value[lang] if isinstance(value, Mapping) else value for name, value in values.items()})
        for lang, text in EXPLORER_WORDS[key].items()
    }
