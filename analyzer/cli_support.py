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
#: Exit code of each verdict, the worst verdict first.
EXIT_CODES = {"mismatch": MISMATCH, "unclear": UNCLEAR, "consistent": OK}

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
    "out.needed-copies": {"ko": "메모를 단 사본은 --out 폴더가 필요합니다.", "en": "Annotated copies need a folder: --out DIR"},
    "copy.missing": {"ko": "사본을 만들지 못함: {reason}", "en": "No copy: {reason}"},
    "out.failed": {"ko": "결과를 쓸 수 없습니다: {path} ({reason})", "en": "Cannot write to {path} ({reason})"},
    "out.written": {"ko": "저장함: {path}", "en": "Written: {path}"},
    "report.reviewed": {
        "ko": "저장된 보고서는 이미 검토된 것이라 --code, --filed-on, --edition을 쓸 수 없습니다: {path}. 서류를 지정하면 다시 검토합니다.",
        "en": "A saved report is reviewed already, so --code, --filed-on and --edition do not apply: {path}. Name the papers to review them again.",
    },
    "report.unreadable": {
        "ko": "저장된 보고서로 읽을 수 없습니다: {path} ({reason}). analyzer review --format json으로 다시 만드세요.",
        "en": "Not a saved report: {path} ({reason}). Make it again with analyzer review --format json.",
    },
    "report.several": {
        "ko": "보고서가 {count}개라 한 파일에 쓸 수 없습니다: {path}. --out에 폴더를 지정하세요.",
        "en": "{count} reports do not go into one file: {path}. Name a folder with --out.",
    },
    "report.taken": {
        "ko": "다른 파일이 이미 있어 쓰지 않았습니다: {path}. 다른 이름을 지정하세요.",
        "en": "Another file is there already, so nothing was written: {path}. Choose another name.",
    },
    "none.readable": {
        "ko": "읽을 수 있는 서류가 없어 검토하지 못했습니다.",
        "en": "None of the papers could be read, so nothing was reviewed.",
    },
    "install.broken": {
        "ko": "설치가 완전하지 않습니다: {reason} 확인: analyzer doctor",
        "en": "The installation is incomplete: {reason} Check: analyzer doctor",
    },
    "watch.listening": {"ko": "지켜봅니다: {path} (끝내려면 Ctrl+C)", "en": "Watching {path} (Ctrl+C ends)"},
    "watch.polling": {
        "ko": "몇 초마다 살펴봅니다: {path} (끝내려면 Ctrl+C)",
        "en": "Looking every few seconds at {path} (Ctrl+C ends)",
    },
    "watch.once": {"ko": "한 번 검토합니다: {path}", "en": "Reviewing once: {path}"},
    "watch.not-folder": {"ko": "폴더가 아닙니다: {path}", "en": "Not a folder: {path}"},
    "watch.own-folder": {
        "ko": "결과 폴더는 지켜볼 수 없습니다: {path}. 서류가 있는 폴더를 지정하세요.",
        "en": "Cannot watch a results folder: {path}. Name the folder of the papers.",
    },
    "watch.held": {
        "ko": "이미 지켜보고 있습니다: {path} (컴퓨터 {host}, 프로세스 {pid}, {since}부터). 그쪽을 끝낸 뒤 다시 시작하세요.",
        "en": "Already watched: {path} (computer {host}, process {pid}, since {since}). End that one first.",
    },
    "watch.takeover": {
        "ko": "끝맺지 못한 지켜보기(컴퓨터 {host}, 프로세스 {pid})를 이어받습니다.",
        "en": "Taking over from a watch that did not end in order (computer {host}, process {pid}).",
    },
    "watch.deaf": {
        "ko": "변경 알림을 받을 수 없어 몇 초마다 살펴봅니다 ({reason}).",
        "en": "The system tells of no changes, so the folder is looked at every few seconds ({reason}).",
    },
    "watch.elsewhere": {
        "ko": "이 폴더에는 쓸 수 없어 결과를 여기에 둡니다: {path}",
        "en": "This folder cannot be written to; results go to {path}",
    },
    "watch.reviewing": {"ko": "{name}: 검토 시작 ({reason})", "en": "{name}: reviewing ({reason})"},
    "watch.reviewed": {"ko": "{name}: {verdict} ({reason})", "en": "{name}: {verdict} ({reason})"},
    "watch.moved": {"ko": "{name}: 옮겨진 서류라 결과도 옮겼습니다 (앞 이름 {before})", "en": "{name}: moved with its result (was {before})"},
    "watch.adopted": {"ko": "{name}: 있던 결과가 그대로 맞습니다", "en": "{name}: the result that lies there holds"},
    "watch.removed": {"ko": "{name}: 서류가 없어져 결과를 정리했습니다", "en": "{name}: papers gone, result cleaned up"},
    "watch.failed": {
        "ko": "{name}: 하지 못했습니다 ({reason}). 잠시 뒤 다시 시도합니다.",
        "en": "{name}: did not work ({reason}). It is tried again after a while.",
    },
    "watch.full": {
        "ko": "디스크에 자리가 없어 쓰지 못했습니다 ({reason}). 자리를 비우면 이어서 씁니다.",
        "en": "No space on the disk ({reason}). Free some; writing goes on by itself.",
    },
    "watch.page": {"ko": "index.html을 쓰지 못했습니다 ({reason}). 다시 시도합니다.", "en": "index.html could not be written ({reason}). It is tried again."},
    "watch.unreachable": {
        "ko": "폴더에 닿을 수 없습니다: {path} ({reason}). 다시 열리면 이어서 합니다.",
        "en": "Cannot reach the folder: {path} ({reason}). The watch goes on when it is back.",
    },
    "watch.gave-up": {"ko": "끝내지 못했습니다: {reason}", "en": "Could not finish: {reason}"},
    "watch.ended": {"ko": "지켜보기를 마쳤습니다. 현황: {path}", "en": "Watch ended. Overview: {path}"},
    "watch.left": {"ko": "남은 서류 묶음 {left}", "en": "{left} packages left"},
    "find.none": {"ko": "찾지 못했습니다: {text}", "en": "Nothing found for: {text}"},
    "serve.token-needed": {
        "ko": "{host}에 열면 다른 컴퓨터도 서류를 볼 수 있습니다. --token을 함께 쓰거나 --host 없이 실행하세요.",
        "en": "On {host}, other computers could see the papers. Add --token, or leave --host out.",
    },
    "serve.port-taken": {
        "ko": "{port}번 포트를 다른 프로그램이 쓰고 있습니다. 이미 열어 둔 페이지가 있는지 보거나 --port {other}로 실행하세요.",
        "en": "Port {port} is in use by another program. See whether the page is open already, or use --port {other}.",
    },
    "serve.no-address": {"ko": "이 컴퓨터의 주소가 아닙니다: {host}", "en": "Not an address of this machine: {host}"},
    "serve.stop": {
        "ko": "위 주소를 브라우저에서 여세요. Ctrl-C로 끝내면 올린 서류가 모두 지워집니다.",
        "en": "Open this address in a browser. Ctrl-C ends it and deletes all papers.",
    },
    "audit.broken": {"ko": "{reason}", "en": "{reason}"},
    "audit.map": {"ko": "--map은 이름=열이름으로 적습니다: {text}. 예: --map case_id=일련번호", "en": "Write --map as name=column: {text}. Example: --map case_id=Serial"},
    "audit.stopped": {
        "ko": "멈췄습니다. 같은 명령을 다시 실행하면 이어서 합니다: {path}",
        "en": "Stopped. Run the same command again to go on: {path}",
    },
    "audit.private": {
        "ko": "{path}에는 가리지 않은 서류 본문이 있습니다. 결과를 나눌 때는 이 폴더를 지우고 보내세요.",
        "en": "{path} holds the text of the papers, not masked. Delete it before you share the results.",
    },
    "history.kept": {"ko": "보관함: {numbers}번 ({path}). 다시 보기: analyzer history show 번호", "en": "Kept as {numbers} in {path}. See it again: analyzer history show NUMBER"},
    "history.none": {
        "ko": "보관한 보고서가 없습니다. 보관하려면: analyzer review 경로 --keep",
        "en": "No kept reports. To keep one: analyzer review PATH --keep",
    },
    "history.unknown": {"ko": "{number}번 보고서가 없습니다. 번호 보기: analyzer history list", "en": "No report {number}. See the numbers: analyzer history list"},
    "history.which": {
        "ko": "지울 것을 하나로 지정하세요: 번호, --until 날짜, 또는 --all",
        "en": "Say in one way what to delete: numbers, --until DATE, or --all",
    },
    "history.deleted": {"ko": "지움: {count}건", "en": "Deleted: {count}"},
    "history.broken": {
        "ko": "보관 파일을 쓸 수 없습니다: {reason}. 다른 곳을 쓰려면 환경 변수 ANALYZER_HISTORY에 경로를 넣으세요.",
        "en": "The history cannot be used: {reason}. For another place set the environment variable ANALYZER_HISTORY.",
    },
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
