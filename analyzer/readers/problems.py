"""Everything that can go wrong with a file: one stable code, one reason and one next step in both languages.

AnalyzerError
  DocumentError            the file is at fault: it is reported and the batch goes on
    LockedDocument
    DamagedDocument
    EmptyDocument
    UnsupportedDocument
    UnsafeDocument         a limit was hit; the message names it
    ReadTimeout
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One thing that went wrong while reading, safe to print (it never holds document text).

    :param code: Stable reason code, a key of `MESSAGES`.
    :param detail: The limit, the page or the system's own word, in neutral form.
    """

    code: str
    detail: str = ""
    page: int | None = None

    def reason(self, lang: str) -> str:
        """Return what happened, in `ko` or `en`."""
        text = MESSAGES[self.code][lang][0]
        return text.format(detail=self.detail) if "{detail}" in text else text

    def next_step(self, lang: str) -> str:
        """Return what the person can do about it, in `ko` or `en`."""
        return MESSAGES[self.code][lang][1]


class AnalyzerError(Exception):
    """Base of every error the analyzer raises on purpose."""


class DocumentError(AnalyzerError):
    """A single file could not be used.

    :param code: Reason code, a key of `MESSAGES`.
    :param detail: Limit or system message, never document text.
    """

    status: ClassVar[str] = "unreadable"

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.problem = ReadProblem(code, detail)


class LockedDocument(DocumentError):
    """The file asks for a password or is protected."""

    status = "locked"


class DamagedDocument(DocumentError):
    """The file claims a format that its content does not keep."""

    status = "unreadable"


class EmptyDocument(DocumentError):
    """The file was read and holds no text."""

    status = "empty"


class UnsupportedDocument(DocumentError):
    """The format is known, or unknown, and cannot be read here."""

    status = "unsupported"


class UnsafeDocument(DocumentError):
    """A limit was hit. `detail` names the limit and both numbers."""

    status = "unsafe"


class ReadTimeout(DocumentError):
    """The reader ran past its time limit."""

    status = "timeout"


# code -> language -> (reason, next step)
MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "file.missing": {
        "ko": ("파일이 없습니다.", "경로를 확인해 주세요. 다른 프로그램이 옮기거나 지웠을 수 있습니다."),
        "en": ("The file does not exist.", "Check the path; another program may have moved or deleted it."),
    },
    "file.permission": {
        "ko": ("파일을 열 권한이 없습니다.", "파일 권한을 바꾸거나 읽을 수 있는 곳으로 복사한 뒤 다시 실행하세요."),
        "en": ("No permission to open the file.", "Change its permissions or copy it to a readable place, then run again."),
    },
    "file.not-a-file": {
        "ko": ("일반 파일이 아닙니다.", "폴더나 장치가 아니라 문서 파일을 지정하세요."),
        "en": ("This is not a regular file.", "Give a document file, not a folder or a device."),
    },
    "file.empty": {
        "ko": ("파일 크기가 0입니다.", "복사가 끝났는지 확인하고 원본을 다시 받아 주세요."),
        "en": ("The file has zero bytes.", "Check that copying has finished, or get the original again."),
    },
    "file.no-text": {
        "ko": ("문서에서 글자를 찾지 못했습니다.", "원본 문서를 받거나 300dpi 이상으로 다시 스캔해 주세요."),
        "en": ("No text was found in the document.", "Get the original document or scan it again at 300 dpi or more."),
    },
    "file.damaged": {
        "ko": ("파일이 손상되어 읽을 수 없습니다. ({detail})", "원본 프로그램에서 열어 다시 저장하거나 새로 받아 주세요."),
        "en": ("The file is damaged and cannot be read ({detail}).", "Open it in its own program and save it again, or get a new copy."),
    },
    "file.crashed": {
        "ko": ("파일을 읽던 중 판독기가 중단되었습니다. ({detail})", "PDF로 다시 저장한 뒤 시도해 주세요. 계속되면 파일 없이 오류 코드만 알려 주세요."),
        "en": ("The reader stopped while reading this file ({detail}).", "Save it again as PDF and retry. If it persists, report the code without the file."),
    },
    "file.locked": {
        "ko": ("암호가 걸린 문서입니다.", "암호를 푼 사본을 저장해서 다시 검토하세요."),
        "en": ("The document is protected by a password.", "Save a copy without the password and review that."),
    },
    "file.distribution": {
        "ko": ("배포용(보호) 문서라 본문을 읽을 수 없습니다.", "작성자에게 배포용 해제본 또는 PDF를 요청하세요."),
        "en": ("A distribution-locked document whose text could not be opened.", "Ask the author for an unlocked copy or a PDF."),
    },
    "format.unknown": {
        "ko": ("지원하지 않거나 알 수 없는 형식입니다. ({detail})", "PDF, DOCX, HWPX, HWP 5 또는 그림(JPG·PNG·TIFF)으로 저장해 주세요."),
        "en": ("Unknown or unsupported format ({detail}).", "Save it as PDF, DOCX, HWPX, HWP 5 or an image (JPG, PNG, TIFF)."),
    },
    "format.doc": {
        "ko": ("옛 워드(.doc) 문서는 읽지 않습니다.", "워드나 LibreOffice에서 .docx로 다시 저장해 주세요."),
        "en": ("Legacy Word (.doc) is not read.", "Save it again as .docx in Word or LibreOffice."),
    },
    "format.hwp3": {
        "ko": ("한글 97 이하(HWP 3) 문서는 읽지 않습니다.", "한글에서 HWPX 또는 HWP 5 형식으로 다시 저장해 주세요."),
        "en": ("HWP 3 (Hangul 97 and older) is not read.", "Save it again as HWPX or HWP 5 in Hangul."),
    },
    "format.hwpml": {
        "ko": ("HWPML(XML) 문서는 읽지 않습니다.", "한글에서 HWPX로 다시 저장해 주세요."),
        "en": ("HWPML (XML) is not read.", "Save it again as HWPX in Hangul."),
    },
    "limit.bytes": {
        "ko": ("파일이 너무 큽니다. ({detail})", "필요한 쪽만 남기거나 해상도를 낮춰 저장해 주세요."),
        "en": ("The file is too large ({detail}).", "Keep only the pages needed or save it at a lower resolution."),
    },
    "limit.pages": {
        "ko": ("쪽수가 한도를 넘습니다. ({detail})", "계약서·사유서 부분만 따로 저장해 주세요."),
        "en": ("Too many pages ({detail}).", "Save the contract or statement pages as a file of their own."),
    },
    "limit.pixels": {
        "ko": ("그림의 화소 수가 한도를 넘습니다. ({detail})", "300dpi 정도로 줄여 저장해 주세요."),
        "en": ("The picture has too many pixels ({detail}).", "Save it at about 300 dpi."),
    },
    "limit.unpacked": {
        "ko": ("압축을 풀면 비정상적으로 커지는 파일입니다. ({detail})", "보낸 사람에게 확인하고 원본 프로그램에서 다시 저장해 주세요."),
        "en": ("The file unpacks to an abnormal size ({detail}).", "Check with the sender and save it again in its own program."),
    },
    "limit.entries": {
        "ko": ("문서 안의 항목 수가 한도를 넘습니다. ({detail})", "원본 프로그램에서 다시 저장해 주세요."),
        "en": ("Too many parts inside the file ({detail}).", "Save it again in its own program."),
    },
    "limit.depth": {
        "ko": ("문서 구조가 지나치게 깊습니다. ({detail})", "원본 프로그램에서 다시 저장해 주세요."),
        "en": ("The file is nested too deeply ({detail}).", "Save it again in its own program."),
    },
    "limit.memory": {
        "ko": ("읽는 데 메모리 한도를 넘었습니다. ({detail})", "쪽수를 나누거나 PDF로 다시 저장해 주세요."),
        "en": ("Reading needed more memory than allowed ({detail}).", "Split the file or save it again as PDF."),
    },
    "limit.seconds": {
        "ko": ("읽기 제한 시간을 넘었습니다. ({detail})", "쪽수를 나누거나 PDF로 다시 저장해 주세요."),
        "en": ("Reading took longer than allowed ({detail}).", "Split the file or save it again as PDF."),
    },
    "unsafe.content": {
        "ko": ("안전하지 않은 내용이 들어 있습니다. ({detail})", "보낸 사람에게 확인하고 원본 프로그램에서 다시 저장해 주세요."),
        "en": ("The file holds unsafe content ({detail}).", "Check with the sender and save it again in its own program."),
    },
    "page.bad-text": {
        "ko": ("일부 쪽의 글자 정보가 깨져 다른 방법으로 읽었습니다. ({detail})", "인용된 문장을 원본과 대조해 주세요."),
        "en": ("The text of some pages was broken and was read another way ({detail}).", "Compare the quoted sentences with the original."),
    },
    "page.scanned": {
        "ko": ("글자 정보가 없는 쪽을 문자 인식(OCR)으로 읽었습니다. ({detail})", "인용된 문장을 원본과 대조해 주세요."),
        "en": ("Pages without text were read by OCR ({detail}).", "Compare the quoted sentences with the original."),
    },
    "page.low-confidence": {
        "ko": ("문자 인식 신뢰도가 낮은 부분이 있습니다. ({detail})", "더 선명하게 다시 스캔하거나 원본 문서를 받아 주세요."),
        "en": ("Parts were recognised with low confidence ({detail}).", "Scan again more sharply or get the original document."),
    },
    "page.unread": {
        "ko": ("읽지 못한 쪽이 있습니다. ({detail})", "해당 쪽을 따로 저장하거나 다시 스캔해 주세요."),
        "en": ("Some pages could not be read ({detail}).", "Save these pages separately or scan them again."),
    },
    "ocr.missing": {
        "ko": ("이 컴퓨터에서 문자 인식을 쓸 수 없습니다. ({detail})", "tesseract 한국어 자료를 설치하세요: apt-get install tesseract-ocr-kor tesseract-ocr-eng"),
        "en": ("OCR is not available on this machine ({detail}).", "Install Tesseract's language data: apt-get install tesseract-ocr-kor tesseract-ocr-eng"),
    },
    "text.revisions": {
        "ko": ("승인되지 않은 변경 내용이 남아 있습니다. ({detail})", "변경 내용을 모두 승인하거나 취소한 최종본을 저장하세요."),
        "en": ("Tracked changes are still open ({detail}).", "Accept or reject all changes and save the final version."),
    },
    "text.unseen": {
        "ko": ("사람 눈에 보이지 않는 글자가 있어 검토에서 뺐습니다. ({detail}) 검토 도구를 속이려는 것일 수 있습니다.", "문서를 만든 사람에게 확인하고, 숨기거나 흰색·아주 작은 글자로 쓴 내용을 지운 파일을 받아 주세요."),
        "en": ("Text that a person cannot see was left out ({detail}). It may be meant to steer a program.", "Ask who made the document, and get a copy without hidden, white or tiny text."),
    },
    "file.changed": {
        "ko": ("읽는 동안 파일이 바뀌었습니다.", "저장이나 복사가 끝난 뒤 다시 실행하세요."),
        "en": ("The file changed while it was being read.", "Wait until it is saved or copied, then run again."),
    },
    "copy.changed": {
        "ko": ("검토한 뒤에 파일이 바뀌어 메모를 단 사본을 만들지 않았습니다.", "다시 검토하면 바뀐 내용으로 만듭니다."),
        "en": ("The file has changed since the review, so no annotated copy was made.", "Review it again to get one of its present content."),
    },
    "copy.original": {
        "ko": ("메모를 단 사본의 이름이 원본과 같아 만들지 않았습니다.", "다른 폴더를 지정하거나 원본의 이름을 바꿔 주세요."),
        "en": ("The annotated copy would have the name of an original and was not made.", "Choose another folder, or rename the original."),
    },
    "copy.write": {
        "ko": ("메모를 단 사본을 저장하지 못했습니다. ({detail})", "열려 있는 사본을 닫고 디스크의 남은 공간과 폴더 권한을 확인한 뒤 다시 실행하세요."),
        "en": ("The annotated copy could not be saved ({detail}).", "Close the copy if it is open, check free space and the folder's permissions, then run again."),
    },
    "copy.failed": {
        "ko": ("메모를 단 사본을 만들지 못했습니다. ({detail})", "HTML 보고서의 인용문을 보거나, PDF로 다시 저장해서 검토하세요."),
        "en": ("The annotated copy could not be made ({detail}).", "Use the quotes in the HTML report, or save the paper as PDF and review that."),
    },
}
