"""What can go wrong with a package as a whole: codes beside those of single files, with reason and next step."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.readers import ReadProblem
from analyzer.readers.problems import MESSAGES as FILE_MESSAGES
from analyzer.readers.problems import AnalyzerError

# code -> language -> (reason, next step)
MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "source.unreachable": {
        "ko": ("보관소에서 가져오지 못했습니다. ({detail})", "경로, 연결, 권한을 확인하고 같은 명령을 다시 실행하세요. 끝난 묶음은 다시 하지 않습니다."),
        "en": ("It could not be fetched ({detail}).", "Check path, connection and permissions, then run the same command again; finished packages are kept."),
    },
    "source.no-papers": {
        "ko": ("검토할 서류가 없습니다.", "근로계약서와 고용사유서가 이 경로에 있는지 확인하세요."),
        "en": ("There are no papers in it.", "Check that contract and statement lie there."),
    },
    "package.crashed": {
        "ko": ("이 묶음을 검토하던 프로그램이 두 번 중단되었습니다. ({detail})", "analyzer review로 이 묶음만 검토해 보고, 계속되면 서류 없이 이 코드를 알려 주세요."),
        "en": ("The program stopped twice while reviewing this package ({detail}).", "Try analyzer review on it alone; if it persists, report this code without the papers."),
    },
    "package.failed": {
        "ko": ("이 묶음을 검토하지 못했습니다. ({detail})", "analyzer review로 이 묶음만 검토해 보고, 계속되면 서류 없이 이 코드를 알려 주세요."),
        "en": ("This package could not be reviewed ({detail}).", "Try analyzer review on it alone; if it persists, report this code without the papers."),
    },
}
#: Failures that may pass: another run tries these packages again.
PASSING = frozenset({"source.unreachable", "package.crashed", "package.failed"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with a package: a code of `MESSAGES` or of `readers.problems`, with its detail."""

    code: str
    detail: str = ""


def texts(problem: Problem | ReadProblem) -> dict[str, str]:
    """Return the columns that say it in both languages."""
    messages = {**FILE_MESSAGES, **MESSAGES}[problem.code]
    said = {}
    for lang in ("ko", "en"):
        reason, step = messages[lang]
        said[f"reason_{lang}"] = reason.replace("{detail}", problem.detail)
        said[f"next_step_{lang}"] = step
    return said


class AuditError(AnalyzerError):
    """An audit cannot begin: what was given cannot be used. `in_lang` says why and what to do.

    :param ko: What is wrong and the next step, in Korean; `en` the same in English.
    """

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(en)
        self.ko, self.en = ko, en

    def in_lang(self, lang: str) -> str:
        """Return the text in `ko` or `en`."""
        return self.ko if lang == "ko" else self.en
