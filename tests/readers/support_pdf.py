"""Makes the PDF files and scans that the reader tests read. Everything in them is invented."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/nanum")
A4 = (595.0, 842.0)
FOOTER = "FIXTURE - NOT A REAL DOCUMENT"

DUTIES = (
    "고객사 물류 플랫폼의 주문·재고 API 설계 및 개발, 데이터베이스 모델링과 응답 속도 개선",
    "배송 추적 화면의 프런트엔드 개발과 접근성 점검, 사용자 문의에서 나온 오류의 원인 분석 및 수정",
    "운영 서버의 배포 자동화 절차 작성과 장애 기록 관리, 월별 성능 보고서 작성",
    "신규 입사 개발자를 위한 코드 검토와 기술 문서 작성",
    "해외 협력사와의 기술 회의 참여 및 연동 규격 협의",
)

PROSE = (
    "을은 갑의 물류 플랫폼을 설계하고 개발하며 운영 서버를 관리한다.",
    "근로시간은 오전 아홉 시부터 오후 여섯 시까지로 하고 휴게시간은 한 시간으로 한다.",
    "임금은 매월 말일에 을이 지정한 은행 계좌로 지급하며 상여금은 따로 정한다.",
    "갑은 을의 체류자격에 필요한 서류를 제때 발급하고 그 비용을 부담한다.",
    "이 계약에서 정하지 아니한 사항은 근로기준법과 취업규칙에 따른다.",
    "을은 퇴직한 뒤에도 업무상 알게 된 비밀을 다른 사람에게 알리지 아니한다.",
    "연차 유급휴가는 관계 법령에 따라 주고 쓰지 못한 날은 수당으로 보상한다.",
    "계약을 끝내려는 쪽은 삼십 일 전에 상대방에게 서면으로 알려야 한다.",
)


def fonts() -> None:
    """Register the Nanum fonts under the names `body` and `bold`."""
    pdfmetrics.registerFont(TTFont("body", FONTS / "NanumGothic.ttf"))
    pdfmetrics.registerFont(TTFont("bold", FONTS / "NanumGothicBold.ttf"))


def wrap(text: str, width: float, size: float, *, by: str) -> list[str]:
    """Break a text like an office program does: `by` words, or by any character as Korean settings allow."""
    lines, line = [], ""
    units = [word + " " for word in text.split(" ")] if by == "word" else list(text)
    for unit in units:
        if line and pdfmetrics.stringWidth((line + unit).rstrip(), "body", size) > width:
            lines.append(line)
            line = unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()]


@dataclass
class Pen:
    """Draws from the top of an A4 page downwards."""

    canvas: Canvas
    size: float = 10.5
    font: str = "body"

    def text(self, x: float, top: float, text: str, *, font: str | None = None, size: float | None = None) -> None:
        """Draw one line whose upper edge is at `top`."""
        size = size or self.size
        self.canvas.setFont(font or self.font, size)
        self.canvas.drawString(x, A4[1] - top - size, text)

    def lines(self, x: float, top: float, lines: Sequence[str], *, pitch: float = 16) -> float:
        """Draw lines below each other and return the next free height."""
        for line in lines:
            self.text(x, top, line)
            top += pitch
        return top

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw the four sides of a cell."""
        self.canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top)

    def shade(self, x0: float, top: float, x1: float, bottom: float, grey: float) -> None:
        """Fill an area without an outline; 1 is white."""
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.restoreState()

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw one line."""
        self.canvas.line(x0, A4[1] - top, x1, A4[1] - bottom)


def make(path: Path, *pages: Callable[[Pen], None], size: float = 10.5) -> Path:
    """Write a PDF, one function per page."""
    fonts()
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        page(Pen(canvas, size))
        canvas.showPage()
    canvas.save()
    return path


def contract(path: Path, *, by: str = "word", keep_blanks: bool = False, footer: bool = True) -> Path:
    """Write a two-page table contract whose duty cell goes over the page break, without its label on page 2."""
    fonts()
    left, middle, right = 60.0, 165.0, 535.0
    lines = []
    for duty in DUTIES:
        wrapped = wrap("- " + duty, right - middle - 12, 10.5, by=by)
        lines += [line if keep_blanks else line.rstrip() for line in wrapped]
    cut = len(lines) // 2 + 1

    def row(pen: Pen, top: float, label: str, values: Sequence[str], height: float | None = None) -> float:
        bottom = top + (height or 16 * len(values) + 8)
        pen.box(left, top, middle, bottom)
        pen.box(middle, top, right, bottom)
        pen.text(left + 6, top + 5, label)
        pen.lines(middle + 6, top + 5, values)
        return bottom

    def end(pen: Pen, number: int) -> None:
        if footer:
            pen.text(280, 790, f"- {number} -", size=9)
            pen.text(210, 810, FOOTER, size=8)

    def first(pen: Pen) -> None:
        pen.text(250, 60, "근 로 계 약 서", font="bold", size=18)
        top = pen.lines(60, 110, wrap(
            "주식회사 가람물류(이하 갑)와 홍길동(이하 을)은 다음과 같이 근로계약을 체결하고 이를 성실히 이행할 것을 약정한다.",
            475, 10.5, by=by))  # fmt: skip
        top = row(pen, top + 10, "계약기간", ["2026. 12. 1. ~ 2028. 11. 30."])
        top = row(pen, top, "근무장소", ["서울특별시 가상구 예시로 10"], 420)
        row(pen, top, "담당업무", lines[:cut])
        end(pen, 1)

    def second(pen: Pen) -> None:
        top = row(pen, 60, "", lines[cut:])
        top = row(pen, top, "근로시간", ["09:00 ~ 18:00 (1일 8시간, 월 209시간)"])
        top = row(pen, top, "임금", ["월 3,200,000원 (연봉 38,400,000원)"])
        pen.text(60, top + 20, "제1조 (비밀유지)", font="bold")
        pen.lines(60, top + 40, wrap("을은 업무상 알게 된 갑의 비밀을 재직 중은 물론 퇴직 후에도 누설하지 아니한다. 이를 위반하여 갑에게 손해가 "
                                     "발생한 때에는 을이 그 손해를 배상한다.", 475, 10.5, by=by))  # fmt: skip
        end(pen, 2)

    return make(path, first, second)


def edited(path: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """Change a PDF in place."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def page_image(path: Path, number: int = 1, *, dpi: int = 200) -> Image.Image:
    """Draw a page as a scanner would see it."""
    with pypdfium2.PdfDocument(path) as pdf:
        image: Image.Image = pdf[number - 1].render(scale=dpi / 72).to_pil().convert("RGB")
    return image


def scan(
    path: Path,
    images: Sequence[Image.Image],
    *,
    dpi: int = 200,
    hidden: Callable[[Pen], None] | None = None,
    over: Callable[[Pen], None] | None = None,
) -> Path:
    """Write images as pages of a PDF.

    :param hidden: Draws an invisible text layer.
    :param over: Draws visible text over the image.
    """
    fonts()
    canvas = Canvas(str(path), pagesize=A4)
    for image in images:
        data = io.BytesIO()
        image.convert("RGB").save(data, "JPEG", quality=80)
        data.seek(0)
        size = image.width * 72 / dpi, image.height * 72 / dpi
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(data), 0, 0, *size)
        if over is not None:
            over(Pen(canvas))
        if hidden is not None:
            text = canvas.beginText()
            text.setTextRenderMode(3)
            canvas.drawText(text)
            hidden(Pen(canvas))
        canvas.showPage()
    canvas.save()
    return path


def noisy(image: Image.Image, *, angle: float = 0.0, seed: int = 7) -> Image.Image:
    """Return the image slanted, blurred and speckled like an office scan."""
    import numpy as np
    from PIL import ImageFilter

    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(seed).normal(0, 9, (image.height, image.width, 1))
    pixels = np.clip(np.asarray(image, dtype=np.float32) * 0.94 + 10 + noise, 0, 255)
    return Image.fromarray(pixels.astype(np.uint8))


def outline(pen: Pen, x: float, top: float, text: str, *, size: float = 11) -> None:
    """Draw text as filled shapes without any character, as converted forms have their labels."""
    from PIL import ImageDraw, ImageFont

    dpi = 300
    font = ImageFont.truetype(str(FONTS / "NanumGothic.ttf"), round(size * dpi / 72))
    image = Image.new("L", (round(font.getlength(text)) + 8, round(size * dpi / 72 * 1.4)), 255)
    ImageDraw.Draw(image).text((2, 2), text, font=font, fill=0)
    point = 72 / dpi
    for row in range(image.height):
        start = None
        for column in range(image.width + 1):
            dark = column < image.width and int(image.getpixel((column, row))) < 128  # type: ignore[arg-type]
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                pen.canvas.rect(
                    x + start * point,
                    A4[1] - top - (row + 1) * point,
                    (column - start) * point,
                    point,
                    stroke=0,
                    fill=1,
                )
                start = None


def add_fields(
    path: Path, fields: Sequence[tuple[str, str, tuple[float, float, float, float]]], **extra: object
) -> Path:
    """Add text fields (name, value, box from the top left) to page 1, without appearances, as form fillers leave them."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        items = []
        for name, value, (x0, top, x1, bottom) in fields:
            items.append(document.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=name, V=value, F=4,
                Rect=[x0, A4[1] - bottom, x1, A4[1] - top], DA="/Helv 10 Tf 0 g", P=page.obj, **extra,
            )))  # fmt: skip
        page.obj["/Annots"] = pikepdf.Array(items)
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array(items), NeedAppearances=True)

    return edited(path, change)
