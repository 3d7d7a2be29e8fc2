"""What the watch says in its log and on the page of the inbox, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.consistency import Message
from analyzer.reports.words import WORDS

# code -> what happened, what to do
_TROUBLES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "folder.closed": (("{name}: 열 수 없습니다 ({detail}).", "{name}: cannot be opened ({detail})."),
                      ("권한을 바꾸거나 읽을 수 있는 곳으로 옮겨 주세요.", "Change its permissions or move it to a readable place.")),
    "name.unreadable": (("이름의 글자를 읽을 수 없는 파일이나 폴더가 있습니다: {name}", "The name of a file or folder cannot be read: {name}"),
                        ("이름을 다시 지어 주세요.", "Give it a new name.")),
    "link.outside": (("{name}: 이 폴더 밖을 가리키는 바로가기라서 따라가지 않았습니다.", "{name}: a link that leads out of this folder was not followed."),
                     ("서류 자체를 복사해 넣어 주세요.", "Copy the paper itself into the folder.")),
    "loose.nobody": (("{name}: 누구의 서류인지 파일 이름과 내용에서 알 수 없습니다.", "{name}: neither its name nor its content tells whose paper it is."),
                     ("파일 이름에 신청인 이름을 넣거나(예: 김민수_{name}) 신청인 폴더로 옮겨 주세요.", "Put the applicant's name into the file name (KIM MINSU {name}) or move it into the applicant's folder.")),
    "loose.unread": (("{name}: 읽을 수 없고, 파일 이름에도 신청인이 없습니다.", "{name}: cannot be read, and its name does not tell the applicant."),
                     ("암호를 풀거나 다시 저장하고, 파일 이름에 신청인 이름을 넣어 주세요.", "Remove the password or save it again, and put the applicant's name into the file name.")),
    "loose.several": (("{name}: 여러 신청인에게 맞습니다 ({detail}).", "{name}: fits several applicants ({detail})."),
                      ("맞는 신청인의 폴더로 옮겨 주세요.", "Move it into the folder of the right applicant.")),
    "stuck.cut": (("{name}: 파일의 끝이 없습니다. 복사가 끊긴 것 같습니다.", "{name}: the end of the file is missing; the copy seems to have broken off."),
                  ("원본에서 다시 복사해 주세요.", "Copy it again from the original.")),
    "stuck.empty": (("{name}: 파일 크기가 0입니다.", "{name}: the file has zero bytes."),
                    ("원본에서 다시 복사해 주세요.", "Copy it again from the original.")),
    "stuck.open": (("{name}: 다른 프로그램이 아직 쓰고 있습니다. 지금 저장된 내용을 검토했습니다.", "{name}: another program still has it open for writing. What is saved so far was reviewed."),
                   ("작업이 끝나면 저장하고 닫아 주세요. 바뀌면 다시 검토합니다.", "Save and close it when done; it is reviewed again once it changes.")),
    "stuck.temporary": (("{name}: 내려받기나 복사가 끝나지 않은 파일입니다. 검토에서 뺐습니다.", "{name}: a download or copy that did not finish. It was left out."),
                        ("다시 내려받거나, 필요 없으면 지워 주세요.", "Download it again, or delete it if it is not needed.")),
    "review.failed": (("검토하지 못했습니다 ({detail}). 잠시 뒤 다시 시도합니다.", "Could not be reviewed ({detail}). It is tried again after a while."),
                      ("계속되면 명령 창에서 analyzer doctor 를 실행해 확인해 주세요.", "If this stays, run: analyzer doctor")),
}  # fmt: skip

# What the rows of the page say while there is no verdict, or beside one.
NOTES: dict[str, Message] = {
    "waiting.copy": Message("복사가 끝나기를 기다립니다: {name}", "Waiting for the copy to finish: {name}"),
    "waiting.open": Message("다른 프로그램이 쓰고 있어 기다립니다: {name}", "Waiting while another program writes: {name}"),
    "waiting.cut": Message("파일의 끝이 아직 없어 기다립니다: {name}", "The end of the file is not there yet: {name}"),
    "waiting.turn": Message("검토할 차례를 기다립니다", "Waiting for its turn"),
    "waiting.reading": Message("누구의 서류인지 읽고 있습니다", "Reading whose paper this is"),
    "reviewing": Message("지금 검토하고 있습니다", "Being reviewed now"),
    "nothing": Message("할 일이 없습니다", "Nothing to do"),
}

# Why a package was reviewed.
REASONS: dict[str, Message] = {
    "new": Message("새 서류", "new papers"),
    "added": Message("서류가 늘어남: {files}", "added: {files}"),
    "removed": Message("서류가 빠짐: {files}", "removed: {files}"),
    "changed": Message("내용이 바뀜: {files}", "changed: {files}"),
    "renamed": Message("이름이 바뀜: {files}", "renamed: {files}"),
    "several": Message("서류가 바뀜: {files}", "papers changed: {files}"),
    "folder-code": Message("폴더 이름의 직종코드가 바뀜", "the code in the folder's name changed"),
    "program": Message("분석기·규칙·모델이 바뀜", "analyzer, rules or model changed"),
    "options": Message("설정이 바뀜", "options changed"),
    "result-missing": Message("결과 파일이 없어짐", "the result was gone"),
    "interrupted": Message("지난번에 중단됨", "interrupted before"),
    "retry": Message("다시 시도", "tried again"),
    "returned": Message("서류가 돌아옴", "the papers came back"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that a person should look at.

    :param code: A key of the texts above.
    :param name: File or folder it is about.
    """

    code: str
    name: str = ""
    detail: str = ""

    @property
    def what(self) -> Message:
        """What happened."""
        return filled(Message(*_TROUBLES[self.code][0]), name=self.name, detail=self.detail)

    @property
    def step(self) -> Message:
        """What to do about it."""
        return filled(Message(*_TROUBLES[self.code][1]), name=self.name, detail=self.detail)


def joined(trouble: Trouble) -> Message:
    """Return what happened and what to do about it as one text."""
    return Message(f"{trouble.what.ko} {trouble.step.ko}".strip(), f"{trouble.what.en} {trouble.step.en}".strip())


def filled(message: Message, **values: Any) -> Message:
    """Return a message with its blanks filled and identifiers in them masked."""
    from analyzer.consistency.masking import mask

    masked = {name: mask(str(value)) for name, value in values.items()}
    return Message(message.ko.format(**masked), message.en.format(**masked))


def note(key: str, **values: Any) -> Message:
    """Return a note of a row."""
    return filled(NOTES[key], **values)


def tally_text(verdicts: Mapping[str, int]) -> Message:
    """Return how many packages were reviewed and with which verdicts, the worst first."""
    found = [(WORDS[f"verdict.{verdict}"], verdicts[verdict]) for verdict in ("mismatch", "unclear", "consistent") if verdicts.get(verdict)]
    count = sum(verdicts.values())
    ko, en = (", ".join(f"{name[lang]} {number}" for name, number in found) for lang in ("ko", "en"))
    return Message(f"{count}건을 검토했습니다: {ko}", f"{count} reviewed: {en}")


def reason_text(reason: str, files: tuple[str, ...] = ()) -> Message:
    """Return why a package is reviewed."""
    return filled(REASONS[reason], files=", ".join(files))
