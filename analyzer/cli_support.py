"""What every command needs: the language, the console, and errors of one line."""

from __future__ import annotations

import datetime as dt
import locale
import os
import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, overload

import typer

if TYPE_CHECKING:
    from rich.console import Console

OK, NOTHING_REVIEWED, USAGE, MISMATCH, UNCLEAR = 0, 1, 2, 3, 4

MESSAGES: dict[str, dict[str, str]] = {
    "path.missing": {"ko": "파일이나 폴더가 없습니다: {path}", "en": "No such file or folder: {path}"},
    "path.permission": {
        "ko": "폴더를 읽을 권한이 없습니다: {path}. 권한을 바꾸거나 읽을 수 있는 곳으로 복사하세요.",
        "en": "No permission to read the folder: {path}. Change its permissions or copy it to a readable place.",
    },
    "path.no-papers": {
        "ko": "검토할 서류가 없습니다: {path}. 근로계약서와 고용사유서를 이 폴더에 넣으세요.",
        "en": "No papers to review in: {path}. Put the contract and the statement into this folder.",
    },
    "compare.one": {
        "ko": "서류 묶음 하나를 지정하세요: {path}에는 {count}개가 있습니다.",
        "en": "Name one package: {path} holds {count}.",
    },
    "code.unknown": {
        "ko": "E-7 직종에 없는 코드입니다: {code}. 비슷한 직종: {options}. 전체 목록: analyzer occupations list",
        "en": "Not the code of an E-7 occupation: {code}. Closest: {options}. All of them: analyzer occupations list",
    },
    "code.read-as": {"ko": "{written} → {code} {name} (현재 번호)", "en": "{written} is read as {code} {name} (number in force)"},
    "edition.unknown": {"ko": "알 수 없는 분류 판입니다: {edition}. 가능한 값: {options}", "en": "Unknown edition: {edition}. Known: {options}"},
    "date.bad": {"ko": "날짜가 아닙니다: {text}. 예: 2026-10-01", "en": "Not a date: {text}. Write it like 2026-10-01"},
    "option.bad": {"ko": "{option} 값을 읽을 수 없습니다: {text}. 예: {example}", "en": "Cannot read {option}: {text}. Write it like {example}"},
    "date.before-entry": {"ko": "입국일 {entry}보다 앞선 날짜입니다: {day}", "en": "{day} lies before the entry on {entry}"},
    "out.needed": {
        "ko": "서류 묶음이 여럿이면 HTML은 --out 폴더가 필요합니다.",
        "en": "HTML for several packages needs a folder: --out DIR",
    },
    "out.failed": {"ko": "결과를 쓸 수 없습니다: {path} ({reason})", "en": "Cannot write to {path} ({reason})"},
    "out.written": {"ko": "저장함: {path}", "en": "Written: {path}"},
    "none.readable": {
        "ko": "읽을 수 있는 서류가 없어 검토하지 못했습니다.",
        "en": "None of the papers could be read, so nothing was reviewed.",
    },
    "install.broken": {
        "ko": "설치가 완전하지 않습니다: {reason} 확인: analyzer doctor",
        "en": "The installation is incomplete: {reason} Check: analyzer doctor",
    },
    "find.none": {"ko": "찾지 못했습니다: {text}", "en": "Nothing found for: {text}"},
    "progress": {"ko": "검토 중", "en": "Reviewing"},
}


class Lang(StrEnum):
    """Languages of reports and messages."""

    KO = "ko"
    EN = "en"


def chosen_language(lang: Lang | None) -> str:
    """Return the language asked for, else that of the locale, else Korean; English where Korean cannot be shown."""
    if lang is not None:
        return lang.value
    from analyzer.reports.text import can_encode

    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    named = named or locale.getlocale()[0] or ""
    if named.lower().startswith("en") or not can_encode("가", sys.stdout.encoding):
        return "en"
    return "ko"


def say(key: str, lang: str, **values: Any) -> str:
    """Return a message in `ko` or `en`, with its blanks filled and identifiers in them masked."""
    from analyzer.consistency.masking import mask

    return MESSAGES[key][lang].format(**{name: mask(str(value)) for name, value in values.items()})


def note(key: str, lang: str, **values: Any) -> None:
    """Write a line to standard error."""
    typer.echo(say(key, lang, **values), err=True)


def fail(key: str, lang: str, *, exit_code: int = USAGE, **values: Any) -> NoReturn:
    """Write a line to standard error and leave with `exit_code`."""
    typer.echo(f"analyzer: {say(key, lang, **values)}", err=True)
    raise typer.Exit(exit_code)


@overload
def day_of(text: str, lang: str) -> dt.date: ...
@overload
def day_of(text: str | None, lang: str) -> dt.date | None: ...
def day_of(text: str | None, lang: str) -> dt.date | None:
    """Return a date of the command line, None for none; leaves with a line where it is no date."""
    if text is None:
        return None
    digits = re.fullmatch(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})\.?", text.strip())
    try:
        return dt.date(*map(int, digits.groups())) if digits else fail("date.bad", lang, text=text)
    except ValueError:
        fail("date.bad", lang, text=text)


def console_on(stream: TextIO) -> Console:
    """Return a console that never breaks on what a stream cannot encode."""
    from rich.console import Console

    return Console(file=stream, highlight=False, soft_wrap=False)


def make_streams_safe() -> None:
    """Let standard output and error replace what they cannot encode, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream is not None:
            reconfigure(errors="replace")
