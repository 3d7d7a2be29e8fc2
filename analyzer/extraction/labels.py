"""Which part of a paper a label or heading opens, from the dated lexicon `corpora/lexicon/labels.json`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from analyzer.readers.normalise import squeeze
from analyzer.resources import load_json


class Section(StrEnum):
    """Parts of a paper. Only `DUTIES` (and its kin) speaks for the job."""

    DUTIES = "duties"
    FIELD_OF_WORK = "field_of_work"
    OVERVIEW = "overview"
    TITLE = "title"
    JOB_KIND = "job_kind"
    CODE = "code"
    STATUS = "status"
    INDUSTRY = "industry"
    COMPANY = "company"
    CAREER = "career"
    REASON = "reason"
    EFFECT = "effect"
    PLAN = "plan"
    QUALIFICATION = "qualification"
    TERM = "term"
    WORKPLACE = "workplace"
    HOURS = "hours"
    PAY = "pay"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    KOREAN_STAFF = "korean_staff"
    FOREIGN_STAFF = "foreign_staff"
    IDENTITY = "identity"
    TERMS = "terms"
    SHARE = "share"
    NONE = "none"


MAX_LABEL = 44
# Fields whose words (`갑`, `Employee`) name a party as often as they label a value.
WEAK = "_weak"
# A short word of the writer's own in front of the form's word in a bracket.
_OWN_WORD = 4
_OF_THE_FORM = ("workplace", "term", "hours", "title")
# Labels that say something else at the end of a heading: `Terms of Employment` is no career.
_WHOLE_ONLY = frozenset({"employment", "business"})
# Shorter phrases turn up inside unrelated headings.
_MIN_CONTAINED = {True: 3, False: 6}
# A paper asks about the same few hundred texts again and again, and so does the next paper.
_KNOWN = 4096
_PAREN = re.compile(r"[(\[（【<]([^)\]）】>]*)[)\]）】>]")
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_LEAD = _SPACES + "-–—•◦▪■□●○◆◇▶※*·:.,①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉"
_TAIL = _SPACES + ":：.·-–—"
# The numbering of a heading, also in words and of questions: `D.`, `[4]`, `넷.`, `4장.`, `문3.`, `Q4.`
_NUMBERED = re.compile(
    r"^\W*(?:(?:문항?|질문|질의|q(?:uestion)?)?\s*\d{1,2}\s*(?:장|부)?|[A-H]|[IVX]{1,4}|[Ⅰ-Ⅹ]|[가나다라마바사아]|하나|둘|셋|넷|다섯|여섯|일곱)\s*[.)\]:]\s*"
    # `3 직위`; `8 시간` is a value
    r"|^(?:[01]?\d|20)\s+(?=(?!시간|개월)[가-힣]{2})", re.I)
# `할 일 A`, `업무 3`: one of several cells for the same
_LETTERED = re.compile(r"(?<=[가-힣])\s?[A-Z\d①-⑨]$")
# `하는 일을 적어 주십시오` asks for what it names.
_ASKS = re.compile(r"(?:을|를|에대해(?:서)?)?(?:간단히|자세히|구체적으로)?(?:적어|써|설명해|말씀해|알려|기재해|기술해)(?:주십시오|주세요|주시기바랍니다|보십시오)$")
_REQUESTS = ("십시오", "주세요", "바랍니다")
# `Location and duties` is a label with a new word, `organisation and functions` none.
_DUTIES_EN = re.compile(r"\b(?:duties|responsibilities|tasks)\b|\bjob\s+description\b", re.I)
# What every bracket and joiner holds: a text without them, of one script, has a single reading.
_OF_PARTS = re.compile(r"[(\[（【</·ㆍ\n|,;&]|[와과]\s|\s(?:및|또는)\s|[aA][nN][dD]")
_JOINERS = re.compile(r"\s*(?:/|·|ㆍ|\n|\||,|;|\s및\s|\s와\s|\s과\s|\s또는\s|\s&\s|\band\b|(?<=[가-힣]{2})[와과]\s|(?<=\s일)과\s)\s*", re.I)


@functools.cache
def _lexicon() -> dict[str, Section]:
    entries: dict[str, Section] = {}
    for name, words in load_json("corpora", "lexicon", "labels.json")["sections"].items():
        for word in (*words["ko"], *words["en"]):
            entries[word] = Section(name)
    return entries


@functools.cache
def _fields() -> dict[str, str]:
    """Return the field of each label word that names a single fact; section words that name none are left out."""
    entries: dict[str, str] = {}
    for name, words in load_json("corpora", "lexicon", "labels.json")["fields"].items():
        for word in (*words["ko"], *words["en"]):
            entries.setdefault(_key(word), name)
    return entries


@functools.cache
def _field_sections() -> dict[str, Section]:
    """Return the sections of the field words that are not in the section lists. Words of one letter are no labels alone."""
    data = load_json("corpora", "lexicon", "labels.json")["fields"]
    return {_key(word): Section(words["section"]) for name, words in data.items() if not name.endswith(WEAK)
            for word in (*words["ko"], *words["en"]) if len(_key(word)) > 1}


@functools.cache
def _phrases() -> dict[str, list[tuple[int, str, Section]]]:
    """Return the words that open a section wherever they stand in a heading, with their rank, by their first letters."""
    found: dict[str, list[tuple[int, str, Section]]] = {}
    for rank, (word, section) in enumerate(_lexicon().items()):
        if len(word) >= _MIN_CONTAINED["가" <= word[0] <= "힣"] and word not in _WHOLE_ONLY:
            found.setdefault(word[: _MIN_CONTAINED[True]], []).append((rank, word, section))
    return found


def field_words() -> dict[str, tuple[str, ...]]:
    """Return the printed label words of each field."""
    data = load_json("corpora", "lexicon", "labels.json")["fields"]
    return {name: (*words["ko"], *words["en"]) for name, words in data.items()}


_NO_KEY = re.compile(r"[\s·.:()\[\]<>「」『』\"“”‘’*_]+")
_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")
_KOREAN_WORDS = re.compile(r"[가-힣]+(?:\s*[가-힣]+)*")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z'&\s]*")
_THREE_DIGITS = re.compile(r"\d{3}")
_TWO_DIGITS = re.compile(r"\d{2}")
_OF = re.compile(r"([A-Za-z][A-Za-z &]{2,30}?)\s+(?:of|for|in)\s+(?:the|this|our|his|her|an?)\b", re.I)


@functools.cache
def _sections() -> dict[str, Section]:
    """Return the section of each label word, by its key."""
    return _field_sections() | _lexicon()


def section_of_words(words: Iterable[str]) -> Section | None:
    """Return the section of a label that is in the lexicon as it stands, given word by word."""
    return _sections().get("".join(map(_key, words)))


def exact_label(text: str) -> Section | None:
    """Return the section of a label that is in the lexicon as it stands."""
    return _sections().get(_key(text))


@functools.cache
def _patterns() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    data = load_json("corpora", "lexicon", "labels.json")["patterns"]
    return tuple((Section(name), re.compile("|".join(f"(?:{p})" for p in patterns))) for name, patterns in data.items())


@functools.cache
def _any_pattern() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _patterns()))


@functools.lru_cache(_KNOWN)
def unnumbered(text: str) -> str:
    """Return a heading without its number, as `D.`, `[4]`, `넷.`, `4장.` or `문3.`"""
    number = _NUMBERED.match(text)
    return text[number.end() :] if number else text


def _in_own_words(text: str) -> Section | None:
    """Return the section of a heading in the writer's own words: `문3. 무슨 일을 합니까?`, `What he will do`."""
    bare = unnumbered(text).lstrip(_LEAD).rstrip(_TAIL)
    key = _key(bare).rstrip("?!")
    if key.endswith(_REQUESTS) and (asked := _ASKS.sub("", key)) != key and (section := _sections().get(asked)) is not None:
        return section
    # `알파 씨가 할 일 (웹 개발자, 2224)`: the bracket adds the post.
    unbracketed = _PAREN.sub(" ", bare)
    keys = (key,) if unbracketed == bare else (key, _key(unbracketed).rstrip("?!"))
    known = next((known for known in keys if known and _any_pattern().fullmatch(known)), None)
    return next(section for section, pattern in _patterns() if pattern.fullmatch(known)) if known is not None else None


@functools.lru_cache(_KNOWN)
def fields_of(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """Return the fields that a label names, none if it is no label. `소속/직위` names two.

    :param whole: Every part of the label has to name a field; else one is enough.
    """
    if not text or _is_long(text):
        return ()
    fields = _fields()
    if (field := fields.get(_whole(text))) is not None:
        return (field,)
    for joined, keys in _readings(text):
        found = [fields[key] for key in keys if key in fields]
        # `업체명 Name of the enterprise 예시(주)` is a label with its value: its Korean is more than a label.
        partial = len(found) < len(keys) and (whole or (not joined and (keys[0] not in fields or text.count(" ") > 4)))
        if found and not partial:
            # `성명 Name of the employer` asks for one name, whatever stands first.
            told = [field for field in found if field != "name" or not {"representative", "employer"} & set(found)]
            return tuple(dict.fromkeys(told))
    return ()


@functools.lru_cache(_KNOWN)
def _key(text: str) -> str:
    """Return a label as it stands in the lexicon: letters and digits in lower case."""
    bare = squeeze(text)
    return (bare if bare.isalnum() else _NO_KEY.sub("", bare)).casefold()


def _whole(text: str) -> str:
    """Return the key of a label as a whole."""
    return _key(text.lstrip(_LEAD).rstrip(_TAIL))


@functools.lru_cache(_KNOWN)
def _readings(text: str) -> tuple[tuple[bool, Sequence[str]], ...]:
    """Return (joined, keys) of what a label may be read as beside its whole: its joined parts, each language, the bracket."""
    text = text.lstrip(_LEAD).rstrip(_TAIL)
    parted = _OF_PARTS.search(text) is not None
    if not parted and not (_HANGUL.search(text) and _LATIN.search(text)):
        return ()
    bare = _PAREN.sub(" ", text).strip() if parted else text
    readings: list[tuple[bool, Sequence[str]]] = [(False, [bare])] if parted else []
    if _TWO_DIGITS.search(bare):
        return _keyed(readings)  # `Occupation Code / 2311` is a label with its value
    if parted:
        readings.append((True, _JOINERS.split(bare)))
    korean = " ".join(_KOREAN_WORDS.findall(bare))
    latin = " ".join(_LATIN_WORDS.findall(bare)).strip() if korean else ""
    # `ERP 업무` names a tool in front of a label word; a label in two languages is no abbreviation.
    if korean and latin and (not latin.isupper() or _key(latin) in _lexicon()):
        readings.append((False, [korean, latin]))
    inner = _PAREN.findall(text) if parted else []
    # `Position (담당업무)` says one thing twice, `인사 관리(급여)` adds a word to a duty.
    readings.append((False, [inside for inside in inner if _is_korean(inside) is not bool(korean)]))
    # `현장(근무장소)` is called by its writer's word and by that of the form.
    if inner and korean and len(_key(bare)) <= _OWN_WORD:
        readings.append((False, [inside for inside in inner if _fields().get(_key(inside)) in _OF_THE_FORM]))
    return _keyed(readings)


def _keyed(readings: Iterable[tuple[bool, Sequence[str]]]) -> tuple[tuple[bool, Sequence[str]], ...]:
    return tuple((joined, keys) for joined, variants in readings if (keys := [key for variant in variants if (key := _key(variant))]))


def _is_long(text: str) -> bool:
    return len(text) > MAX_LABEL and len(squeeze(text)) > MAX_LABEL


def _is_korean(text: str) -> bool:
    return _HANGUL.search(text) is not None


@functools.lru_cache(_KNOWN)
def label_of(text: str) -> Section | None:
    """Return the section of a label that matches the lexicon exactly in one of its readings."""
    if not text or _is_long(text):
        return None
    before, _, behind = text.partition(":")
    if behind and behind.strip() and label_of(before.strip()) is not None and label_of(behind.strip()) is None:
        return None  # `성명 Name: SAMPLE ALPHA` is a label with its value
    if (whole := _sections().get(_whole(text))) is not None:
        return whole
    for joined, keys in _readings(text):
        found = [section for key in keys if (section := _sections().get(key))]
        # `채용, 급여, 평가 제도의 운영` is a duty that holds a label word, `부서 및 담당업무` a label with a new word.
        if joined and len(found) < len(keys) and (Section.DUTIES not in found or len(keys) > 2 or not (_is_korean(text) or _DUTIES_EN.search(text))):
            continue
        if found:
            if {Section.REASON, Section.DUTIES} <= set(found):
                return Section.PLAN  # `고용 사유와 맡을 일`: prose in which both are told
            # `직위 및 담당업무` speaks for the duties, whatever stands first.
            return Section.DUTIES if Section.DUTIES in found else found[0]
    bare = unnumbered(text)
    numbered = label_of(bare) if bare != text else None
    if _LETTERED.search(text) and label_of(_LETTERED.sub("", text)) is Section.DUTIES:
        return Section.DUTIES
    return _in_own_words(text) or (numbered if numbered is not Section.SHARE else None)  # `5. 시간` is no share


@functools.lru_cache(_KNOWN)
def heading_of(text: str) -> Section | None:
    """Return the section that a heading opens: an exact label, else the lexicon phrase it ends with or contains.

    Korean headings carry their meaning at the end (`주요 업무 경력` is a career), so the ending decides first.
    """
    exact = label_of(text)
    if exact is not None:
        return exact
    # English headings carry it in front: `Duties of the Position`.
    of = _OF.match(unnumbered(text))
    if of and (front := label_of(of[1])) in (Section.DUTIES, Section.REASON, Section.EFFECT, Section.PLAN):
        return front
    # A number of three digits is a value behind the label, in the same line.
    if _is_long(text) or _THREE_DIGITS.search(text):
        return None
    for bare in dict.fromkeys((_key(_PAREN.sub(" ", text)), _key(text))):
        hits = [phrase for at in range(len(bare)) for phrase in _phrases().get(bare[at : at + _MIN_CONTAINED[True]], ()) if bare.startswith(phrase[1], at)]
        if hits:
            endings = (bare[at:] for at in range(len(bare)))
            ending = next((_lexicon()[word] for word in endings if word in _lexicon() and word not in _WHOLE_ONLY), None)
            return ending or min(hits, key=lambda phrase: (-len(phrase[1]), phrase[0]))[2]
    return None
