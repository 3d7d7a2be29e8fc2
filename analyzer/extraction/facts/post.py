"""The post: title, department and place of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.inner_labels import Kind
from analyzer.extraction.facts.places import Party
from analyzer.extraction.facts.reading import Entry, Run, Sheet
from analyzer.extraction.facts.values import PROVINCE, company_of, has_company_mark, is_empty, line_of
from analyzer.extraction.labels import Section, fields_of, label_of
from analyzer.extraction.speech import is_title_line
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking
from analyzer.occupations import match_name

_UNIT_WORD = r"[가-힣A-Za-z0-9&·\-]*(?:부|팀|실|과|본부|센터|연구소|파트|그룹|사업부|국|반|랩|지점|공장|Dept\.?|Department|Team|Division|Lab)"
_DEPARTMENT = re.compile(rf"^(?P<d>(?:{_UNIT_WORD})(?:\s+{_UNIT_WORD})*)(?=\s|/|,|$)")
_BELONGS = re.compile(
    r"(?:은|는|을|를|[\"”’']은|[\"”’']를|:)\s+(?:[\"“‘']?(?:갑|회사|당사)[\"”’']?의\s+)?(?P<d>[가-힣A-Za-z0-9&·\- ]{2,24}?)\s*소속(?:의|으로|인|,)?\s+(?P<t>[^\n,.]{2,30}?)(?:\s*\(으\)로|으로|로)(?:서)?\s+(?:근무|채용|고용|종사|임용|일)")
_HIRED = re.compile(
    r"(?:^|[.,]\s*|(?:은|는)\s+)(?:직위|직책|직급)\s+(?P<s>[^,.:\n]{2,24}?)(?=[,.]|$)"
    r"|(?:직위|직책|직급|직함)(?:은|는)\s*[\"'“‘「]?(?P<t>[^\n,.\"'”’」]{2,30}?)[\"'”’」]?\s*(?:(?:\(으\)로|으로|로|이며|이고|이다|입니다|(?<!주)임)(?=\s*(?:한다|하며|하고|하되|함|정|$|[.,])|\s)|\s*$|,\s*(?=(?:소속|부서|직종|근무|담당|업무|연봉|월급|급여|보수|임금|계약|기간)))"
    r"|(?:(?:을|를|[\"”’']을|[\"”’']를)\s+(?:당사의?\s+|자사의?\s+)?|초청하여\s+)[\"'“‘]?(?P<h>[가-힣A-Za-z· ]{2,20}?)[\"'”’]?(?:\s*\(으\)로|으로|로)\s*(?:서\s*)?(?:(?:채용|고용|임용|초청)(?:하|한|합|코자|할)|(?:쓰|들이|모시|맞이하|데려오)(?:고자|려))")
_ENGAGED = re.compile(
    r"\b(?:engaged|employed|hired|appointed|serve|work|working|joins?\s+(?:us|the\s+[Cc]ompany|our\s+[\w ]{2,30}?)|(?:employ|hire|appoint|engage)s?\s+the\s+Employee(?=\s+(?:as|to))|employs?\s+the\s+Employee|hire\s+the\s+Employee|in\s+the\s+(?:position|capacity|role|post)|to\s+the\s+(?:position|post)\s+of|(?:employ|hire|engage|appoint)\s+you(?=\s+as\s)|(?:employ|hire|recruit)\b(?:[^.\n]|\b(?:Mr|Ms|Mrs|Dr)\.){3,140}?[,)]\s+(?=as\s)|position\s+of|position\s+(?:is|shall\s+be)|job\s+title\s+(?:is|shall\s+be)|title\s+of)\s*"
    r"(?:as\s+)?(?:of\s+)?(?:an?\s+|the\s+|its\s+)?[\"“']?(?P<t>[A-Z][A-Za-z&/+#.\-]*(?:\s+(?:of|and|for|[A-Z(&][A-Za-z&/()+#.\-]*)){0,6})[\"”']?"
    r"(?:\s+(?:in|within|of|at)\s+the\s+(?P<d>[A-Z][A-Za-z&.\- ]{1,40}?(?:Department|Team|Division|Lab|Group|Office|Centre|Center)))?")
# `을은 개발팀에서 소프트웨어 개발자로 근무하며`, `갑은 을을 개발팀의 소프트웨어 개발자 직위로 채용하고`
_SERVES = re.compile(
    r"(?:은|는|[\"”’']은|[\"”’']는)\s+(?:(?:갑|회사|당사)의\s+)?(?P<d>[가-힣A-Za-z0-9&·\-]{1,20}(?:부|팀|실|과|본부|센터|연구소|그룹))에서\s+(?P<t>[가-힣A-Za-z· ]{2,30}?)(?:으로서|로서|으로|로)\s+(?:근무|일하|종사|다음|아래|업무)"
    r"|(?:을|를|[\"”’']을|[\"”’']를)\s+(?:(?:갑|회사|당사)의\s+)?(?P<e>[가-힣A-Za-z0-9&·\-]{1,20}(?:부|팀|실|과|본부|센터|연구소|그룹))의\s+(?P<h>[가-힣A-Za-z· ]{2,30}?)(?:\s*(?:직위|직책|직))?(?:으로|로)\s+(?:채용|고용|임용|초청)")
# `을은 갑의 "선박설계 엔지니어"로서 다음 일을 한다`
_AS = re.compile(r"(?:을|귀하|근로자|직원|사원|피초청인|대상자)[\"”’」]?(?:은|는)\s+(?:(?:갑|회사|당사)의\s+)?[\"“‘「](?P<t>[^\"”’」\n]{2,30})[\"”’」](?:으로서|로서|(?:으로|로)\s*(?:근무|일|채용))")
_SUBJECT = re.compile(r"외국인\s*(?:전문)?\s*인력\s*\(([^()]{2,30}|[^()]*\([^()]*\))\)\s*(?:의\s*)?(?:고용|채용|초청)")
_NOT_A_TITLE = re.compile(r"다\.?$|[.?!]$|업무|담당\s(?!(?:주임|대리|과장|차장|부장|사원|매니저|팀장|연구원|책임|선임)$)|근무|직원으로|^\d|합니다|^어떤\s|^및\s|전문\s*(?:외국)?인력$|^(?:정규직|계약직|근로자|직원|을|갑|외국인|전문인력|외국인\s*전문인력|전문\s*외국인력|필요\s*인력|(?:아래|다음|위|상기|동일한?)\s*조건|full[- ]time.*|the employee|employee|follows)$", re.I)
# `Position: Sales Manager, Sales Team. The Employee …` goes on in running text.
_AND_MORE = re.compile(r"(?P<t>[^,.\n]{2,40}),\s[^.\n]{2,60}\.\s")
# `직위: 해외영업 대리. 표본대학교 석사(2021).`
_SENTENCE_BEHIND = re.compile(r"(?P<t>[가-힣A-Za-z][가-힣A-Za-z·&()/ -]{0,26}(?:[가-힣]{2}|[a-z]{6}))\.\s+\S")
_STATUS_BEHIND = re.compile(r"\s+/\s+(?:체류\s?자격|직종(?:\s?코드)?|자격|E-?7).*$")
_CODE_IN_FRONT = re.compile(r"(?:E\s?-?\s?7\S*\s*)?\(?S?\d{3,5}\)?\s[^,/\n]{2,40}(?:,|\s/)\s*(?P<t>[^,/\n]{2,30})$")
# `품질검사 반장 (E-7-1, 2392 섬유공학 기술자), 2026.12.01~…`
_CODE_BEHIND = re.compile(r"\s*\((?:E\s?-?\s?7|S?\d{4,5}\b).*$")
_FIRM_IN_FRONT = re.compile(r"[^,/\n]{2,40}(?:,|\s/)\s*(?P<t>[^,/\n]{2,30})$")
# `업무 내용 : (선임연구원) 회로 설계; …`, `업무의 내용 : 경영지원 부장 - …`
_AHEAD = re.compile(r"\s*(?:\((?P<b>[^()]{2,24})\)|(?P<d>[^()\n:]{2,24}?)\s+[-–])\s+\S")
_HEADED = re.compile(r"\(([^()]{2,24})\)\s*$|\s[—–-]\s+([^—–]{2,24})$")
_COMING = re.compile(r"(?<=[,/])\s*(?P<t>[^,/\n]{2,24}?)\s+(?:예정|내정)(?:자)?(?=[,/]|\s*$)")
_OURS = re.compile(r"(?:당사|저희\s회사|우리\s회사)(?:에서)?(?:의)?\s(?:직위|직책|직함|직급)(?:은|는)\s(?P<t>[가-힣A-Za-z· ]{2,24}?)(?:입니다|이며|이고|이다|임)(?=[\s.,]|$)")
# `당사의 기획실 차장으로 근무하며`
_AT_OURS = re.compile(r"(?:[A-Z]{2,}|피초청인|대상자|이분|본인)[^.\n]{0,120}?(?<![가-힣])(?:당사|저희\s?회사|우리\s?회사)(?:의|에서)\s(?P<t>(?:[가-힣A-Za-z·]{2,10}(?<![은는이가를에서의들])\s)?[가-힣A-Za-z]{2,10}?)(?:으로서|로서|으로|로)\s(?:근무|일)(?=하|할|합)")
_NO_POST = re.compile(r"정규직|계약직|기간제|원격|재택|파견|형식|인턴|대표|직원")
_CODE_AND_POST = re.compile(r"직종\s?(?:코드|명)?(?:\(코드\))?\s*/\s*(?:직위|직책|직함)")
MIN_PAIR = 2
# `데이터 분석가(2231 데이터 전문가)로 쓰겠습니다`, `설계팀 연구원으로 채용하고 …`, with nothing in front
_TAKEN = re.compile(
    r"(?:^|[.,]\s+)(?P<t>[가-힣A-Za-z][가-힣A-Za-z· ]{1,20}?)(?:\([^()]{2,40}\))?(?:으로|로)\s*(?:쓰겠|(?:쓰|부르|모시|뽑으|데려오|초청하|채용하|고용하)려고?\s?(?:합니다|한다|함|하오니)|(?:채용|고용)하(?:고|며)\s(?=직종|직위|급여|연봉|업무))"
    # `…(1413)로서 생산계획팀 팀장에 앉히려 합니다`, `호텔 접수 사무원(3612), 객실영업팀 매니저, 2026. 12. 10. ~`
    r"|(?:로서|으로서)\s+(?P<s>[가-힣A-Za-z][가-힣A-Za-z· ]{1,20}?)(?:직|자리)?에\s(?:앉히|임명|보임|두려|두고자)"
    r"|\(\s*S?\d{3,5}\s*\)\s*,\s*(?P<c>[가-힣A-Za-z][가-힣A-Za-z· ]{1,24}?)\s*,\s*(?=\d{4}\s?[.년-])")
# A word with one of these particles in front of the post: the sentence speaks of somebody.
_PARTICLE_BEFORE = re.compile(r"[을를은는이가씨]\s")
# `외국인 전문인력(SAMPLE ALPHA) 고용`
_PERSON = re.compile(r"[A-Z]{2,}(?:[ '-][A-Z]{2,})+")
MAX_TITLE = 60
_PLACE_KO = re.compile(
    r"(?:(?:근\s*무|근\s*로|취\s*업)\s*(?:예정\s*)?(?:장\s*소|지|처)|(?:일|근무)\s?(?:하는|할|하실|하게\s?될)\s?(?:곳|데))[\"'”’]?\s*(?:는|은)\s*[\"'“‘]?(?P<v>[^\n]{4,100}?)[\"'”’]?\s*(?:\(이하[^)]*\)\s*)?(?:(?:으로|로|이며|이다|이고|입니다|에\s*있는|에서|에\s*위치|임)(?=\s*(?:한다|하며|하되|하고|함|정한다|정하|[.,]|$)|\s+(?:근무|위치|한|일))|(?<=[\d층호동관실])이[고며](?=\s))")
# `연봉 36,000,000원, 근무지 서울특별시 …`
_PLACE_LISTED = re.compile(r"(?:^|[,.;]\s+)(?:근무(?:예정)?\s?(?:장소|지|처)|workplace|place\s+of\s+work)\s+(?P<v>[가-힣]{2,4}(?:특별시|광역시|특별자치시|특별자치도|도|시)?\s[^\n;]{4,60}?|\d[^\n;]{8,80}?-(?:ro|gil|daero)\b[^\n;]{0,60}?)(?=,\s+(?:[가-힣]{2,6}\s|(?-i:[a-z])|(?:주|1일|하루|월)\s?\d|\d{4}\s?[-.년])|\.(?:\s|$)|;|$|입니다|이며|이고)", re.I)
_PLACE_WORKS = re.compile(
    rf"(?:은|는|[\"”’']은|[\"”’']는)\s+(?P<v>{PROVINCE}\s[^\n]{{4,80}}?)(?:에\s*위치한[^.]{{0,30}}?|에\s*소재한[^.]{{0,30}}?)?에서\s+근무"
    rf"|(?:이?며|이?고|,|까지)\s+(?P<w>{PROVINCE}\s[^\n.]{{4,60}}?\d[^\n.가-힣]{{0,6}}(?:층|호)?)\s*(?:에\s*있는\s*)?(?:본사|사무소|사무실|공장|지점|연구소|본점|현장|매장|영업장)?(?:에서|에)\s*(?:근무|일하)")
# `송도캠퍼스(인천광역시 견본구 견본로 51)에 근무하며`
_PLACE_BRACKETED = re.compile(rf"^(?!.*(?:내국인|기존|이전|전에|전임|직원|\d명))[^.\n]*?[가-힣A-Za-z]\((?P<v>{PROVINCE}\s[^()\n]{{4,60}}?\d[^()\n]{{0,20}})\)\s*에(?:서)?\s*(?:근무|일하|일할|일합)")
_PLACE_EN = re.compile(
    r"(?:place\s+of\s+(?:work|employment|duty)|workplace|work\s*site|work\s+location|working\s+place)\s+(?:of\s+the\s+Employee\s+)?(?:is|shall\s+be|will\s+be)\s+(?:at\s+|located\s+at\s+|in\s+)?(?P<v>[^\n;]{5,120}?)(?=\.(?:\s|$)|;|$|,?\s+(?:or|and)\s+(?:any|such|the))"
    r"|(?:perform|carry\s+out|render)[^.]{0,50}\b(?:duties|work|services)\s+at\s+(?:the\s+[^.,]{3,60}?(?:located\s+)?at\s+)?(?P<w>\d[^\n;]{5,100}?)(?=\.(?:\s|$)|;|$)"
    r"|(?:shall|will)\s+(?:be\s+(?:based|stationed|posted|placed)|work)\s+(?:at|in)\s+(?:the\s+[^.,]{3,60}?\s+at\s+)?(?P<u>\d[^\n;]{5,100}?)(?=\.(?:\s|$)|;|$)", re.I)
_ADDRESS = re.compile(r"[가-힣]{1,8}(?:특별시|광역시|특별자치[시도]|[시도군구읍면동리로길])(?:\s|\d|,|$)|-(?:ro|gil|daero|si|gu|do|dong|eup|myeon)\b|\b(?:Seoul|Busan|Incheon|Daegu|Daejeon|Gwangju|Ulsan|Sejong|Gyeonggi|Jeju|Korea|Street|Road|Floor)\b", re.I)

# `급여 및 장소: 연 37,800,000원, 표본도 견본시 …`
_PAY_IN_FRONT = re.compile(r"^(?:연|월|약)?\s*[\d,.]{2,12}\s*(?:만|백만|천)?\s*원\s*(?:\([^()]*\))?\s*[,/]\s*")
# `근무지 경기도 견본시 견본로 12, 직위 데이터 분석가`
_NEXT_PARTICULAR = re.compile(r",\s*(?:직위|직책|기간|연봉|월급|급여|보수|임금|고용|근로|계약|직종|업무)(?:\s|:)")
_PLAIN_LABEL = re.compile(r"(?:\W*\d{1,2}[.)]\s*)?(?:장\s?소|place|site|where)", re.I)
_STREETED = re.compile(r"[가-힣\d](?:로|길|동|리|읍|면|가)\s?\d|\d(?:번)?길|공단|산단|(?:공장|센터|연구소|사업장|캠퍼스|지점)|-(?:ro|gil|daero)\b|\bsite\b|plant|campus|branch", re.I)
# `고용기간과 근무지: 2026. 12. 15. ~ 2028. 12. 14. / 표본시 …`
_TERM_IN_FRONT = re.compile(r"^(?:19|20)\d\d[^/\n]{6,20}(?:[~∼–-]|부터)[^/\n]{6,22}/\s*")
# `Place of work: the office stated above` points back at the address in the line of the parties.
_ABOVE = re.compile(r"\b(?:stated|mentioned|written|given|shown)\s+above\b|\babove(?:-mentioned)?\s+(?:address|office)|(?:위|상기)\s*(?:의\s*)?(?:회사\s*)?(?:주소|소재지|사업장|본사)", re.I)
_FULL_ADDRESS = re.compile(
    r"\b\d[\w-]*,?\s+[A-Za-z0-9-]+-(?:daero|ro|gil)\b[^;()\"“”]{0,60}?-(?:si|gu|gun)\b(?:,\s*[A-Z][a-z]+(?:-(?:si|do))?\b)?"
    rf"|{PROVINCE}\s+[가-힣0-9\s]{{2,30}}(?:로|길|동|리)\s*\d+(?:-\d+)?")

_tells_of_ours = Asking(dict.fromkeys((_OURS, _AT_OURS), ("당사", "저희", "우리")))
_names_post = Asking({
    _SERVES: ("근무", "일하", "종사", "다음", "아래", "업무", "채용", "고용", "임용", "초청"), _BELONGS: ("소속",), _HIRED: ("직위", "직책", "직급", "직함", "채용", "고용", "임용", "초청", "쓰", "들이", "모시", "맞이하", "데려오"),
    _ENGAGED: ("engage", "employ", "hire", "appoint", "serve", "work", "join", "position", "capacity", "role", "post", "title", "recruit"),
    _AS: ("로",), _SUBJECT: ("인력",), _TAKEN: ("쓰", "부르", "모시", "뽑으", "데려오", "초청", "채용", "고용", "앉히", "임명", "보임", "두려", "두고자", "("),
})
_names_place = Asking({
    _PLACE_KO: ("근", "취", "곳", "데"), _PLACE_EN: ("place", "site", "location", "perform", "carry", "render", "shall", "will"), _PLACE_WORKS: ("근무", "일하"),
    _PLACE_LISTED: ("근무", "place"), _FULL_ADDRESS: ("-", "로", "길", "동", "리"),
})


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield title, department and workplace. Earlier posts are left out."""
    if sheet.role in (Role.CREDENTIAL, Role.LICENCE, Role.INSURANCE_LIST):
        return
    yield from _titles(sheet)
    yield from _departments(sheet)
    yield from _workplaces(sheet)


def _titles(sheet: Sheet) -> Iterator[Fact]:
    entries = [entry for entry in sheet.of("title") if entry.party is not Party.GUARANTOR]
    # A table that begins with `회사` goes on with the person: the only post in a contract stands behind the person's name.
    lone = sheet.role is Role.CONTRACT and len(entries) == 1 and _behind_a_person(sheet, entries[0])
    for entry in entries:
        # In a guarantee the post is the guarantor's.
        if sheet.role is Role.GUARANTEE and entry.party is not Party.EMPLOYEE or entry.party is Party.EMPLOYER and not lone:
            continue
        if label_of(entry.label) is Section.DUTIES:
            continue  # `직위 및 담당업무` heads the duties
        value = line_of(entry.text)
        pair = value.split(" / ")
        if _CODE_AND_POST.fullmatch(entry.label.strip()) and len(pair) == MIN_PAIR and (match_name(pair[0])[0] or re.search(r"(?<!\d)\d{3,5}(?!\d)", pair[0])):
            value = pair[1]  # `직종코드 / 직위: 2231 데이터 전문가 / 데이터 분석가`
        elif sheet.role is Role.APPLICATION and "직종" in entry.label and match_name(value)[0]:
            continue  # the occupation that is filed
        running = (_AND_MORE.match(value) if len(value) > MAX_TITLE else None) or _SENTENCE_BEHIND.match(value)
        value = running["t"] if running else value
        if "workplace_weak" in fields_of(entry.label) and (behind := _FIRM_IN_FRONT.match(value)):
            value = behind["t"]  # `근무처와 직위: 표본가구 주식회사, 매장관리 과장`
        if (filed := _CODE_IN_FRONT.match(value)) and not match_name(filed["t"])[0]:
            value = filed["t"]  # `직종 및 직위: 1413 제품 생산관련 관리자 / 품질관리팀 주임`
        names_department = "department" in fields_of(entry.label)
        shift = 0
        if names_department:
            if "\n" in entry.text and "/" not in value:
                continue  # the department; the title has a label of its own below
            department = _DEPARTMENT.match(value)
            if "/" in value:
                shift = value.rindex("/") + 1
            elif department and department.end() < len(value):
                shift = department.end()
            elif department:
                continue
        value = value[shift:].strip(" /,").removesuffix(".")
        value = _STATUS_BEHIND.sub("", value)
        value = _CODE_BEHIND.sub("", value)
        if entry.kind is Kind.UNDER and (len(value) > 30 or _HIRED.search(entry.text)):
            continue
        if _is_title(value):
            yield sheet.fact("job_title", value, entry.start + entry.text.find(value, shift), value, entry.line)
    yield from _named_elsewhere(sheet)
    for run in sheet.prose(_tells_of_ours, past=True):  # among the particulars of the person: `당사에서의 직책은 기술이사입니다`
        if (ours := _OURS.search(run.text) or (match if not run.past and (match := _AT_OURS.search(run.text)) and not _NO_POST.search(match["t"]) else None)) and _is_title(ours["t"]):
            yield sheet.fact("job_title", ours["t"], run.start + ours.start("t"), ours["t"], run.line)
    naming = sheet.saying(_names_post)
    for run in sheet.prose():
        if run.section in (Section.COMPANY, Section.CAREER, Section.QUALIFICATION, Section.EFFECT) or run.party in (Party.GUARANTOR, Party.EMPLOYER):
            continue
        if sheet.role is Role.GUARANTEE and run.party is not Party.EMPLOYEE:
            continue
        ahead = _AHEAD.match(run.text) if run.section is Section.DUTIES and run.passage.inline else None
        if ahead is None and run.number not in naming:
            continue
        group = next((name for name in ("b", "d") if ahead and ahead[name]), None)
        if ahead and group and is_title_line(ahead[group]) and _is_title(ahead[group]):
            yield sheet.fact("job_title", ahead[group], run.start + ahead.start(group), ahead[group], run.line)
        serves = list(_SERVES.finditer(run.text))
        for match in serves or (*_BELONGS.finditer(run.text), *_HIRED.finditer(run.text), *_ENGAGED.finditer(run.text), *_AS.finditer(run.text)):
            yield from _from_match(sheet, run, match)
        taken = None if serves else _TAKEN.search(run.text)
        how = next((name for name, value in taken.groupdict().items() if value), "t") if taken else "t"
        if taken and is_title_line(taken[how]) and _is_title(taken[how]) and not _PARTICLE_BEFORE.search(taken[how]):
            yield sheet.fact("job_title", taken[how], run.start + taken.start(how), taken[how], run.line)
        subject = _SUBJECT.search(run.text)
        if subject and _is_title(subject[1]):
            yield sheet.fact("job_title", subject[1], run.start + subject.start(1), subject[1], run.line)


def _behind_a_person(sheet: Sheet, post: Entry) -> bool:
    """Whether the last name in front of a post is a foreigner's, as passports print it, and no other party follows."""
    names = [entry for entry in sheet.of("name", "name_weak", "representative") if entry.start < post.start]
    return bool(names) and _PERSON.match(names[-1].text) is not None


def _named_elsewhere(sheet: Sheet) -> Iterator[Fact]:
    """Yield titles that stand beside the work (`업무의 내용: CNC 가공사원`, `담당 직무 (식품 바이어)`) or in the row of the person (`…, 캐나다, 영어 교육팀장 예정`)."""
    for run in sheet.runs if sheet.role in (Role.CONTRACT, Role.STATEMENT) else ():
        if run.section is not Section.DUTIES or run.past:
            continue
        if run.passage.inline and "\n" not in run.text and is_title_line(run.text) and _is_title(run.text):
            yield sheet.fact("job_title", run.text, run.start, run.text, run.line)
        tail = _HEADED.search(run.passage.label)
        title = next((value for value in tail.groups() if value), "") if tail else ""
        start = sheet.document.text.rfind(title, 0, run.start) if title and is_title_line(title) else -1
        if start >= 0:
            yield sheet.fact("job_title", title, start, title, run.line)
    for entry in sheet.of("name", "name_weak"):
        for part in _COMING.finditer(entry.text) if entry.party is not Party.GUARANTOR else ():
            if is_title_line(part["t"]) and _is_title(part["t"]):
                yield sheet.fact("job_title", part["t"], entry.start + part.start("t"), part["t"], entry.line)


def _is_title(value: str) -> bool:
    return not is_empty(value) and len(value) <= MAX_TITLE and fields_of(value, whole=True) != ("title",) and not _PERSON.fullmatch(value) and not _NOT_A_TITLE.search(value) and re.search(r"[가-힣A-Za-z]{2}", value) is not None


def _from_match(sheet: Sheet, run: Run, match: re.Match[str]) -> Iterator[Fact]:
    groups = match.groupdict()
    group = next((name for name in ("t", "h", "s") if groups.get(name)), None)
    if group is not None:
        title = match[group]
        value = re.sub(r"\s+(?:of|and|for)$", "", title.strip(" .,(\"'"))
        if _is_title(value):
            yield sheet.fact("job_title", value, run.start + match.start(group) + title.find(value), value, run.line)
    unit = next((group for group in ("d", "e") if groups.get(group)), None)
    if unit is not None:
        department = match[unit]
        value = department.strip()
        yield sheet.fact("department", value, run.start + match.start(unit) + department.find(value), value, run.line)


def _departments(sheet: Sheet) -> Iterator[Fact]:
    for entry in sheet.of("department"):
        if entry.party in (Party.GUARANTOR, Party.EMPLOYER):
            continue
        value = line_of(entry.text)
        if "title" in fields_of(entry.label):
            department = _DEPARTMENT.match(value)
            value = value.split("/")[0].strip() if "/" in value else department["d"] if department else ""
        if value and not is_empty(value) and len(value) <= 40 and not re.search(r"다\.?$", value):
            yield sheet.fact("department", value, entry.start + entry.text.find(value), value, entry.line)


def _workplaces(sheet: Sheet) -> Iterator[Fact]:
    if sheet.role is Role.GUARANTEE:
        return
    for entry in sheet.of("workplace", "workplace_weak"):
        if entry.party is Party.GUARANTOR or entry.label.strip() == "현장" and sheet.role is not Role.CONTRACT:
            continue
        yield from _workplace(sheet, entry)
    for run in sheet.prose(_names_place):
        if run.section in (Section.COMPANY, Section.CAREER, Section.REASON):
            continue
        # `당사 속초영업장(강원특별자치도 속초시 …) 프런트에서 근무합니다` under a heading for the place is read as an address below.
        for pattern in (_PLACE_KO, _PLACE_EN, _PLACE_WORKS, _PLACE_BRACKETED, _PLACE_LISTED):
            match = pattern.search(run.text)
            if match:
                group = next(name for name, value in match.groupdict().items() if value)
                value = _in_bracket(re.split(r",\s*(?:보수|급여|임금|연봉|월급|기간|근로시간|pay|salary)", match[group])[0].strip(" ,"))
                if not is_empty(value) and not re.search(r"다음|아래|별도|협의|변경|as follows|any other|agreed|changed", value, re.I):
                    yield sheet.fact("workplace", value, run.start + match.start(group) + match[group].find(value), value, run.line)
                break
        else:
            meant = _FULL_ADDRESS.search(run.text) if run.section in (Section.WORKPLACE, Section.TERMS) and sheet.role is Role.STATEMENT else None
            if meant:
                yield sheet.fact("workplace", meant[0], run.start + meant.start(), meant[0], run.line)


def _workplace(sheet: Sheet, entry: Entry) -> Iterator[Fact]:
    value = line_of(entry.text)
    value = re.sub(r"\s*(?:및|또는|,)\s*(?:기타\s*)?[\"'“]?(?:갑|회사|사용자|사업주|고용주)?[\"'”]?(?:이|가)?\s*(?:기타\s*)?(?:지정|지시|정)(?:하는|한)\s*(?:장소|곳|사업장).*$", "", value)
    value = _NEXT_PARTICULAR.split(_TERM_IN_FRONT.sub("", _PAY_IN_FRONT.sub("", value)))[0]
    value = re.sub(r"\s*[(\[]?\s*(?:tel|전화|연락처)\s*[:.]?.*$", "", value, flags=re.I)
    if is_empty(value) or len(value) > 120 or re.fullmatch(r"(?:work)?\s*place|location", value, re.I) or re.search(r"[다요]\.$|한다$|된다$", value) or _PLACE_KO.search(entry.text):
        return
    if re.match(r"(?:The\s+)?(?:place|work\w*|duties|Employee|Employer)\b.*\b(?:is|shall|will)\b", value):
        return
    address = _ADDRESS.search(value)
    if _PLAIN_LABEL.fullmatch(entry.label.strip(" .:")) and not _STREETED.search(value):
        return  # `Place: Seoul` beside a date is where it was signed
    if not address and _ABOVE.search(value) and (meant := _FULL_ADDRESS.search(sheet.document.text, 0, entry.start)):
        yield sheet.fact("workplace", line_of(" ".join(meant[0].split())), entry.start + entry.text.find(value), value, entry.line)
        return
    if entry.kind is Kind.UNDER and not address:
        return
    if entry.field == "workplace_weak" and not address:
        return
    value = _in_bracket(value)
    yield sheet.fact("workplace", value, entry.start + entry.text.find(value), value, entry.line)


def _in_bracket(value: str) -> str:
    """Return the address of `(주)예시 본사 (서울특별시 …)` or `당사 본사 (…)`, else the value."""
    bracket = re.search(r"\(([^()]*)\)\s*$", value)
    if not bracket or not _ADDRESS.search(bracket[1]) or _ADDRESS.search(value[: bracket.start()]):
        return value
    names_house = has_company_mark(company_of(value)) or re.search(r"본사|사무실|사무소|사업장|공장|지점|office|plant|factory|head\s*quarters", value[: bracket.start()], re.I)
    return bracket[1].strip() if names_house else value
