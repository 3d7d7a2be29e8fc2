"""What a paper says is attached, and the figures that it claims for the company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.reading import Sheet
from analyzer.extraction.labels import Section, fields_of
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line, Marker, lines_of
from analyzer.readers.normalise import squeeze

_HEAD = re.compile(r"^[\s\[(<【*■□○●]*(?P<h>붙\s*임\s*(?:서\s*류|자\s*료|문\s*서)?|첨\s*부\s*(?:서\s*류|자\s*료|문\s*서)?|별\s*첨\s*(?:서\s*류|자\s*료)?|구\s*비\s*서\s*류|제\s*출\s*서\s*류|증\s*빙\s*서\s*류|Attachments?|Enclosures?|Encl\.?|Attached\s+documents|Enclosed\s+documents|Supporting\s+documents|Documents\s+(?:attached|enclosed|submitted))"
                   r"\s*(?:목\s*록|list)?\s*[\])>】]?\s*(?P<c>[::]|\d{1,2}\s*[.)]|(?=\s|$))\s*", re.I)
_ANNEX_TITLE = re.compile(r"^[\s\[(<【]*(?:붙\s*임|별\s*첨|별\s*지|Exhibit|Annex|Appendix|Attachment)\s*(?:제?\s*\d+\s*호?|[A-Z]\b)\s*[\])>】]", re.I)
_SPLIT = re.compile(r",(?!\d)|;|\n|·(?=\s)|\s(?=\d{1,2}[.)]\s)|/(?=\s)|(?<=부)\.\s*(?=\S)|\s및\s|(?<=부)\s+(?=[가-힣])|\band\b(?=\s+(?:a\s+|the\s+)?(?:copy|certificate|contract|license|business|diploma|list|organi[sz]ation|HACCP|career|degree))")
_ITEM_LEAD = re.compile(r"^[\s\-–•·*□■☑√○●①-⑳]*(?:(?:tab|exhibit|encl(?:osure)?|doc(?:ument)?)\.?\s*\d{1,2}[.:)]?\s+|\(?\d{1,2}\s*[.)]\s*|[가-하]\s*[.)]\s*)?(?:a\s+copy\s+of\s+(?:the\s+)?|copy\s+of\s+(?:the\s+)?|copies\s+of\s+(?:the\s+)?|of\s+the\s+|the\s+|an?\s+|(?:our|his|her|their|my)\s+)?", re.I)
_ITEM_TAIL = re.compile(r"\s*(?:사본|원본)?\s*(?:각\s*)?(?:\(?\s*\d{1,2}\s*(?:부|매|통|장|건|copies|copy)\s*\)?\s*(?:씩)?)?[\s.,)]*(?:끝\.?)?$", re.I)
_DOCUMENT = re.compile(
    r"(?:서|증|증명|명부|계약서|등록증|내역|내역서|추천서|이력서|사본|목록|명세|보고서|표|장|자료|확인원|증명원|등본|면허|여권|사진|계획서|도면|포트폴리오|카탈로그|팸플릿)$"
    r"|certificate|contract|agreement|diploma|transcript|licen[cs]e|registration|resume|curriculum|passport|letter|list|statement|description|report|plan|proof|record|portfolio|photo|catalog|evidence|\bchart\b", re.I)
# Papers as sentences name them.
_NAMES = "증명서|계약서|명부|등록증|내역서|추천서|이력서|기술서|확인서|성적서|결과서|보고서|제표|명세서|계획서|견적서|발주서|협약서|의향서|승인서|요청서|증명원|허가증|면허증|자격증|수료증"
_POINTS = re.compile(
    rf"(?:(?:별첨|붙임|첨부)(?:한|된|의|하는|\s*\d*\s*의)?+(?:(?<=[(\[](?:별첨|붙임|첨부))\s*:)?|(?:함께|같이|따로)\s(?:내는|제출하는|보내는|드리는|올리는|붙이는))\s*[\"'“‘「『\[(]?\s*(?:\d+\s*[.)\]]?\s*)?(?P<k>[가-힣A-Za-z\d ]{{0,24}}?(?:{_NAMES}|목록|결과표|평가표|실적표|감사장|상장(?=\s?(?:사본|원본))|표창장|포트폴리오(?:\s?출력물)?|특허증|학위증|졸업증|수료증|위촉장|도면|자료|통계표|집계표|현황표|일람표|비교표|조직도|확인증|명단|안내서|소개서|논문|증서|작품집|배치도|조사\s?결과(?!서)|설문지?))"
    rf"|(?P<r>[가-힣]{{2,20}}\s?(?:{_NAMES}|집계표|도면\s?목록|명단)|[가-힣]{{1,18}}특허증|특허증(?![은는]))(?:\s*(?:사본|원본))?(?:\s*각?\s*\d\s*부)?(?:은|는|을|를|도)?\s*(?:(?:함께|같이|모두|각각)\s*)?(?:\(?\s*(?:별첨|붙임|첨부)\s*(?:참조|참고)?\s*\)?|첨부(?:하|합|함|와)|(?:함께|같이|별도로|따로)\s*(?:붙여\s*)?(?:제출|냅니다|낸다|드립니다|올립니다|붙입니다|보냅니다|동봉)|동봉(?:하|합|함))"
    r"|(?:attached|enclosed|appended)\s+(?:herewith\s+)?(?:is\s+|are\s+)?(?:the\s+|an?\s+|copies\s+of\s+(?:the\s+)?)?(?P<e>(?:[a-z]+\s+){0,4}(?:certificates?|contracts?|diplomas?|transcripts?|licen[cs]es?|lists?|statements?|reports?|records?|agreements?|letters?|descriptions?|plans?)(?:\s+of(?:\s+(?!(?:and|or|for|the|is|are|who|which|that|from|as|sold|signed|issued|shows?|showing|with|by|dated|in|on|at|to|mr|ms|dr)\b)[a-z\d]+){1,4})?)"
    r"|\b(?:we|i)\s+(?:attach|enclose|append)\s+(?:herewith\s+)?(?:the\s+|an?\s+|our\s+|copies\s+of\s+)?(?P<w>(?:(?!(?:importance|value|weight|priority|significance)\b)[a-z]+\s+){0,3}(?:contracts?|lists?|statements?|reports?|records?|agreements?|plans?))"
    r"|\b(?P<q>(?:(?!(?:on|from|in|by|of|see|the|our|an?|to|is|and|with)\b)[a-z]+\s+){0,3}(?:certificates?|contracts?|diplomas?|transcripts?|licen[cs]es?|lists?|statements?|reports?|records?|agreements?|letters?|descriptions?|plans?)(?:\s+of(?:\s+(?!(?:and|or|for|the|is|are|who|which|that|from|as|sold|signed|issued|shows?|showing|with|by|dated|in|on|at|to|mr|ms|dr)\b)[a-z\d]+){1,4})?)\s*(?:\([^()]{1,80}\))?,?\s+(?:which|that)\s+(?:we|i)\s+(?:attach|enclose|append)(?!\s+(?:in|to)\b)"
    r"|\((?P<p>[가-힣][가-힣 ]{1,22}?)\s*(?:별첨|붙임|첨부)\s*\d{1,2}\)"
    r"|(?<![’'])\b(?P<f>(?:[a-z]+\s+){0,3}(?:certificate|contract|diploma|transcript|licen[cs]e|list|statement|report|record|letter|description|plan)s?)\s+(?:is|are)?\s*(?:attached|enclosed|appended)", re.I)
# `재직증명서 및 특허증 사본 별첨` points at both.
_BESIDE = re.compile(rf"(?P<n>[가-힣]{{2,20}}\s?(?:{_NAMES})|[가-힣]{{0,18}}특허증)(?:\s*(?:사본|원본))?\s*(?:및|과|와|,|·)\s*(?:[가-힣]{{1,6}}\s){{0,2}}$")
# `붙임의 조직도와 본사의 파견요청서` points at both, too.
_AND_ANOTHER = re.compile(rf"[과와]\s+(?!달리|같|별도|다른|아직|전년도|비슷)(?P<n>[가-힣A-Za-z ]{{0,20}}?(?:{_NAMES}))")
# `작년에 맺은 수출계약서와 수출신고필증을 함께 제출하니`: whatever a sentence of enclosing names
_SAYS_SO = re.compile(r"(?:첨부|별첨|소명\s?자료|증빙\s?자료|참고\s?자료)(?:으)?로\s[^.\n]{4,200}?제출(?:합니다|하오니|하니|드리|드립|함\s*\.?$)|붙임\s?\d?[\d,·\s]{0,8}(?:으)?로\s?(?:제출|내|냅)|(?:첨부|별첨)(?:하(?:였|여|고|오|며|니)|한|했|합|해|함|됩|되)(?!지\s*(?:않|못))|동봉(?:하|한|했|합|해|함)(?!지)|(?:함께|같이)\s(?:제출(?:하니|하오니|합니다|하며|하였|했|드)|내[니며고]|냅|드립|드리|올립|올리)|(?:붙임|첨부)의\s|(?<!라벨을 )(?<!스티커를 )붙입니다|붙였|붙여\s?(?:냅|내|드)")
# `첨부로 (1) 납품계약서 12부, (2) 특허등록증 사본을 제출하오니`
_COUNTED_UP = re.compile(r"(?:첨부|별첨|붙임|소명\s?자료|증빙\s?자료)(?:으)?로\s(?P<l>\(1\)[^.\n]{4,240}?)(?:을|를)\s(?:함께\s)?제출")
# What applicants are asked to hand in is not promised here.
_BY_OTHERS = re.compile(r"완성품|제품에|상자에|박스에|지원자|응모자|채용\s?공고|하도록|검토하")
# `첨부: 자문계약서 사본과 고객사 명단을 별첨하오니 참고하시기 바랍니다.`
_SENTENCE = re.compile(r"[다요]\.?\s*$")
_TO_OTHERS = re.compile(r"에게|께\s")
_PAPER_NAME = re.compile(
    r"(?<![가-힣A-Za-z])(?P<n>(?:[가-힣A-Za-z·]{0,14}|[가-힣]{2,5}(?<![한며고은는을를의된될할인에와과])\s)(?:증명서|계약서|명부|등록증|내역서?|추천서|이력서|기술서|확인서|성적서|결과서|보고서|제표|명세서|계획서|견적서|발주서|주문서|협약서|의향서|승인서|인증서|신고서|평가서|통지서|증명원|등본|원부"
    r"|확약서|합의서|협정서|소개서|조직도|허가증|면허증|자격증|특허증|필증|수료증|졸업증|학위증|상장|실적표|수상증서|성적표|결과표|과세표준증명|신용장|포트폴리오|카탈로그|목록|명단))(?:\s*(?:사본|원본))?(?:\s*(?:\d+|한|두|세|네|다섯|여섯)\s*(?:건|부|매|통|장))?\s*(?:을|를|으?로|[과와]|및|,|도|에서)(?=\s|$)")
_TOGETHER = re.compile(r"([가-힣]{2,12}(?:증|서|표|명부|등본|사본))[과와]\s+(\S.*)$")
_PARTICLE = re.compile(r"(?:며|[하이되]고|는|을|를|에서?|으로)$")
# `…; the certificate is enclosed` does not say which.
_UNNAMED = re.compile(r"(?:(?:서류|자료|제출)\s*목록|요청서|내역서?|결과표|목록|명부|등본|원부|필증|증명서|등록증|확인서|성적서|자격증|면허증|계약서|추천서|보고서|자료|목록|도면)|(?:(?:of|the|a|an|his|her|their|our|its|this|that|which|both|all|these|those|[a-z]+['’]s)\s+)*(?:certificates?|contracts?|licen[cs]es?|lists?|statements?|reports?|records?|letters?|descriptions?|plans?|cop(?:y|ies))", re.I)
# `Our export record certificate (…), our HACCP certificate and the organisation chart are enclosed`
_ENCLOSED = re.compile(r"(?:^|(?<=[.;:]\s))(?P<l>[^.;:]{10,300}?(?:,|\band\b)[^.;:]{4,200}?)\s+(?:is|are)\s+(?:attached|enclosed|appended)\b", re.I)
# What no such sentence can do without; most lines tell of nothing attached, and the patterns take long to say so.
_TELLS = re.compile(r"별첨|(?:함께|같이|따로)\s(?:내|보내|드리|올리|붙이)는|붙임|첨부|붙였|붙여|제출|냅니다|낸다|드립니다|올립니다|붙입니다|보냅니다|동봉|\battach|\benclos|\bappend", re.I)
# What a bracket encloses by the name of its content: `(통계 붙임 1)`
_TABLES = re.compile(r"(?:통계|실적|현황|사본)$")
# `졸업증명서는 함께 제출하지 못하였습니다.`
_NOT_ENCLOSED = re.compile(r"(?:제출|첨부|동봉)하지\s*(?:는\s*)?(?:못|않)|내지\s(?:못|않)")
_AMOUNT = r"(?:(?:US\$|USD|\$|€|₩|KRW)\s*\d[\d,.]{0,18}(?:\s*(?:million|billion|thousand|M\b|K\b))?|\d[\d,.]{0,18}\s*(?:million|billion|thousand)\s*(?:won|dollars|KRW|USD)?|\d[\d,.]{0,18}\s*(?:조|억|천만|백만|만|천)?\s*(?:\d[\d,]{0,18}\s*(?:만|천만)?\s*)?(?:원|달러|불|유로|엔|위안|USD|KRW|won|dollars)|\d[\d,.]{0,18}\s*(?:%|퍼센트|percent|배|개국|countries|톤|억|tons))"
_COUNT = r"\d[\d,]{0,18}\s*(?:여\s*)?(?:건|개|종|회|차례|명|인(?![가-힣])|(?=\s+(?:\w+\s+){0,2}(?:patents?|awards?|prizes?|people|persons|employees|staff|workers|trademarks?)))"
_FIGURES = {"export": re.compile(_AMOUNT, re.I), "sales": re.compile(_AMOUNT, re.I), "patent": re.compile(_COUNT, re.I),
            "award": re.compile(_COUNT, re.I), "staff": re.compile(_COUNT + r"|(?<=employs )\d+|(?<=staff of )\d+", re.I)}
MAX_GAP = 24
_CLAIMS = (
    ("export", re.compile(r"수출(?:액|실적|비중|국|량|대금|의\s*탑)?|해외\s*매출|export(?:s|ed|ing)?\b|overseas\s+sales", re.I)),
    ("patent", re.compile(r"특허|실용신안|지식재산권|디자인\s*등록|상표권?|patents?\b|trademarks?\b", re.I)),
    ("award", re.compile(r"수상|표창|대상을|우수상|금상|은상|동상|훈장|상을\s*받|인증을?\s*(?:획득|취득|받)|\bawards?\b|\bprizes?\b|awarded\s+by", re.I)),
    ("sales", re.compile(r"매출(?:액|실적)?|영업이익|수주(?:액|실적)|거래액|투자\s*유치|revenue|turnover|annual\s+sales|sales\s+(?:of|reached|were|amount)", re.I)),
    ("staff", re.compile(r"임직원|상시\s*(?:근로자|종업원)|직원\s*수|전\s*직원|총\s*인원|workforce|headcount|employs\s+\d|staff\s+of\s+\d", re.I)),
)
# What every company introduction states counts as a claim only where the statement argues with its growth.
_ORDINARY = ("sales", "staff")
_GROWTH = re.compile(r"증가|성장|늘[었어고]|급증|신장|확대되|배로|doubled|tripled|grew|grow[ns]?\b|growth|increas|\brose\b|risen", re.I)
_FUTURE = re.compile(r"목표|예상|기대|계획|할\s*것|될\s*것|전망|늘어날|증가할|늘릴|달성하고자|expect|will\b|target|plan|forecast|aim", re.I)
_ROLES = (Role.STATEMENT, Role.RECOMMENDATION, Role.OTHER)
_LISTS = (Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION, Role.GUARANTEE, Role.CONTRACT)
MAX_ITEM = 60
# `1. 개발 작품집 1부`
_COUNTED = re.compile(r"\d\s*(?:부|매|통)\s*\.?(?:\s*끝\.?)?\s*$")
MAX_ITEMS = 30


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield the documents that the paper says are attached, and the figures that it claims in sentences."""
    if sheet.role in _LISTS:
        yield from _attachments(sheet)
    if sheet.role in _ROLES:
        yield from _claims(sheet)


def _attachments(sheet: Sheet) -> Iterator[Fact]:
    listing = False
    for line in lines_of(sheet.document):
        text, start = _whole(sheet, line)
        head = _HEAD.match(text)
        if head and not _ANNEX_TITLE.match(text) and (head["c"] or not text[head.end() :].strip() or "부" in text[-3:]):
            listing = True
            rest = text[head.end() :]
            if rest.strip():
                yield from _items(sheet, rest, start + head.end(), line, sure=True)
            if not _SENTENCE.search(rest):
                continue
        if listing:
            if line.marker is Marker.NONE and not re.search(r"\d\s*(?:부|매|통|copy|copies)\W*$", line.text) or line.marker in (Marker.ARTICLE, Marker.ROMAN) \
                    or len(line.text) > MAX_ITEM * 2 or not _DOCUMENT.search(_ITEM_TAIL.sub("", line.text)) and not _COUNTED.search(line.text):
                listing = False
            else:
                yield from _items(sheet, line.text, line.start, line, sure=True)
                continue
        if not _TELLS.search(line.text):
            continue
        for listed in _ENCLOSED.finditer(line.text):
            begin = listed.start("l")
            for cut in (*re.finditer(r",\s*|\s+and\s+", listed["l"]), None):
                end = listed.start("l") + cut.start() if cut else listed.end("l")
                yield from _items(sheet, line.text[begin:end], line.start + begin, line, sure=False)
                begin = listed.start("l") + cut.end() if cut else end
        if counted := _COUNTED_UP.search(line.text):
            yield from _items(sheet, counted["l"], line.start + counted.start("l"), line, sure=True)
        pointed = False
        for match in _POINTS.finditer(text) if "메일" not in text else ():
            pointed = True
            group = next(key for key, value in match.groupdict().items() if value)
            value = match[group].strip()
            if _NOT_ENCLOSED.search(text, match.start(), match.end() + MAX_GAP):
                continue
            if group == "p" and not _DOCUMENT.search(value) and not _TABLES.search(value):
                continue  # `(자세한 내용은 붙임 2)`
            if group == "r" and "보냅니다" in match[0] and _TO_OTHERS.search(text[: match.start()] + value):
                continue  # `바이어에게 견적서를 함께 보냅니다` is work
            value = value.removeprefix("년 ")
            before = _BESIDE.search(text, 0, match.start()) if group == "r" else None
            while before:
                yield sheet.fact("attachment", before["n"], start + before.start("n"), before["n"], line)
                before = _BESIDE.search(text, 0, before.start())
            other, blank, last = value.rpartition(" ")
            value = last if blank and _PARTICLE.search(other) else value  # `…병원이며 등록증을 첨부합니다`
            both = _TOGETHER.match(value)
            if both:  # `학위증과 경력증명서`
                yield sheet.fact("attachment", both[1], start + match.start(group) + match[group].find(both[1]), both[1], line)
                value = both[2]
            if len(value) <= MAX_ITEM and not _UNNAMED.fullmatch(value):
                yield sheet.fact("attachment", value, start + match.start(group) + match[group].find(value), value, line)
            also = _AND_ANOTHER.match(text, match.end(group)) if group == "k" else None
            if also and not _UNNAMED.fullmatch(also["n"]):
                yield sheet.fact("attachment", also["n"], start + also.start("n"), also["n"], line)
        for match in _PAPER_NAME.finditer(line.text) if not pointed and _SAYS_SO.search(line.text) and not _BY_OTHERS.search(line.text) and not _NOT_ENCLOSED.search(line.text) else ():
            if not _UNNAMED.fullmatch(match["n"]):
                yield sheet.fact("attachment", match["n"], line.start + match.start("n"), match["n"], line)
    for entry in sheet.of("attachments"):
        yield from _items(sheet, entry.text, entry.start, entry.line, sure=False)


def _whole(sheet: Sheet, line: Line) -> tuple[str, int]:
    """Return the line with its mark: `붙임` itself counts as one."""
    begin = sheet.document.text.rfind("\n", 0, line.start) + 1
    begin = max(begin, line.block.start)
    return sheet.document.text[begin : line.end], begin


def _items(sheet: Sheet, text: str, start: int, line: Line, *, sure: bool) -> Iterator[Fact]:
    offset = 0
    pieces: list[tuple[str, int]] = []
    for cut in _SPLIT.finditer(text):
        pieces.append((text[offset : cut.start()], offset))
        offset = cut.end()
    pieces.append((text[offset:], offset))
    for piece, place in pieces[:MAX_ITEMS]:
        lead = _ITEM_LEAD.match(piece)
        begin = lead.end() if lead else 0
        value = _ITEM_TAIL.sub("", piece[begin:]).strip(" .,;:\"'“”")
        if 2 <= len(value) <= MAX_ITEM and (_DOCUMENT.search(value) or (sure and re.search(r"\d\s*부", piece))) and not re.search(r"다\.?$|참조$", value) and (sure or not _UNNAMED.fullmatch(value)):
            yield sheet.fact("attachment", value, start + place + piece.find(value, begin), value, line)


_claims_something = Asking(dict(zip((pattern for _, pattern in _CLAIMS), (
    ("수출", "해외", "export", "overseas"), ("특허", "실용신안", "지식재산권", "디자인", "상표", "patent", "trademark"),
    ("수상", "표창", "대상을", "우수상", "금상", "은상", "동상", "훈장", "상을", "인증", "award", "prize"),
    ("매출", "영업이익", "수주", "거래액", "투자", "revenue", "turnover", "sales"), ("임직원", "상시", "직원", "총", "workforce", "headcount", "employs", "staff"),
), strict=True)))


def _claims(sheet: Sheet) -> Iterator[Fact]:
    for run in sheet.prose(_claims_something):
        if run.section in (Section.PAY, Section.TERM, Section.HOURS, Section.DUTIES, Section.CODE, Section.CAREER, Section.EFFECT, Section.PLAN) or (run.passage.labelled and fields_of(run.passage.label)):
            continue
        # A form's own cells (`총매출액 | 4,700 백만원`) are asked for, not claimed.
        if run.passage.labelled and run.passage.cell is not None and len(squeeze(run.text)) < 16:
            continue
        for sentence, offset in _sentences(run.text):
            for kind, pattern in _CLAIMS:
                match = pattern.search(sentence)
                if match is None or _FUTURE.search(sentence) or (kind in _ORDINARY and not _GROWTH.search(sentence)):
                    continue
                number = _number_near(sentence, match, kind)
                if number is None and kind != "award":
                    continue
                begin, end = (min(match.start(), number.start()), max(match.end(), number.end())) if number else (match.start(), match.end())
                raw = sentence[begin:end].strip()
                yield sheet.fact("claim", {"kind": kind, "raw": raw}, run.start + offset, sentence, run.line)


def _number_near(sentence: str, match: re.Match[str], kind: str) -> re.Match[str] | None:
    """Return the nearest figure of the claim's own kind: money and shares for sales, counts for patents and staff."""
    found = [figure for figure in _FIGURES[kind].finditer(sentence) if _gap(figure, match) <= MAX_GAP
             and "," not in sentence[min(figure.end(), match.end()) : max(figure.start(), match.start())]]
    return min(found, key=lambda figure: _gap(figure, match), default=None)


def _gap(figure: re.Match[str], word: re.Match[str]) -> int:
    return max(figure.start() - word.end(), word.start() - figure.end(), 0)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    begin = 0
    for cut in re.finditer(r"(?<=[다요음함])\.\s+|\n|(?<=[a-z0-9)])\.\s+(?=[A-Z])", text):
        yield text[begin : cut.start() + (0 if cut[0].startswith("\n") else 1)], begin
        begin = cut.end()
    if text[begin:].strip():
        yield text[begin:].rstrip(), begin
