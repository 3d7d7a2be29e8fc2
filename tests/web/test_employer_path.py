"""The whole path of an employer in real Chromium, in both languages: every request goes to the server itself, and axe finds no fault."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as open_docx
from PIL import Image

from tests.readers.support_hwp import make_hwp, para
from tests.web.support import EXAMPLES, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Page

pytestmark = pytest.mark.browser
LOCALES = {"ko": "ko-KR", "en": "en-US"}
WORDS = {
    "ko": {"consistent": "일치", "unclear": "판단 보류", "edit": "이 문장 고치기", "undo": "되돌리기", "delete": "지금 모두 삭제", "gone": "모두 삭제했습니다",
           "code": "신청 직종", "go": "점검하기", "paste": "파일 대신 글 붙여넣기", "contract": "근로계약서의 담당업무", "statement": "고용사유서의 담당업무",
           "text": "글", "page": "쪽 그림", "other": "English", "alone": "계약서에는 없음"},
    "en": {"consistent": "Consistent", "unclear": "Unclear", "edit": "Edit this sentence", "undo": "Undo", "delete": "Delete everything now",
           "gone": "have been deleted", "code": "Filed occupation", "go": "Check the papers", "paste": "Paste text instead",
           "contract": "Duties in the contract", "statement": "Duties in the statement", "text": "Text", "page": "Page", "other": "한국어",
           "alone": "not in the contract"},
}  # fmt: skip
WEB_WORK = "쇼핑몰 웹사이트의 프론트엔드와 서버 API 개발 (90%)"


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Open the first page in a language; what the browser asked for and complained of is looked at in the end."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def opened(lang: str, **options: Any) -> Page:
        context = browser.new_context(locale=LOCALES[lang], **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{server.base}/?lang={lang}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert asked and [url for url in asked if not url.startswith(f"{server.base}/")] == []
    assert wrong == []


def faults(page: Page) -> list[str]:
    """Return the serious and critical faults that axe finds on a page."""
    import axe_playwright_python

    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    if not page.evaluate("'axe' in window"):
        page.evaluate(script)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in ("serious", "critical")]


def widths(page: Page) -> tuple[int, int]:
    """Return the width that the content needs and the width of the window."""
    needs, has = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return needs, has


def download(page: Page, selector: str) -> tuple[str, bytes]:
    """Follow a download and return its name and content."""
    with page.expect_download() as waiting:
        page.locator(selector).first.click()
    got: Download = waiting.value
    return got.suggested_filename, Path(got.path()).read_bytes()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_from_the_first_page_to_the_deletion(lang: str, open_page: Callable[..., Page]) -> None:
    words, page = WORDS[lang], open_page(lang)
    assert page.evaluate("document.documentElement.lang") == lang
    assert faults(page) == []

    # Live suggestions by an old number, chosen with the keyboard alone.
    code = page.get_by_role("combobox", name=words["code"])
    code.focus()
    page.keyboard.type("2742")
    page.locator("[role=option]").first.wait_for()
    assert page.locator("[role=option]").all_inner_texts()[0].startswith("2842")
    page.keyboard.press("ArrowDown")
    assert code.get_attribute("aria-activedescendant") == "option-2842"
    assert faults(page) == []
    page.keyboard.press("Enter")
    assert code.input_value() == "2842 해외 영업원"
    assert page.locator("[role=option]").first.is_hidden()

    # Two papers in two steps; they add up.
    for name in ("formats/consistent-docx/근로계약서.docx", "formats/consistent-pdf/고용사유서.pdf"):
        page.set_input_files("#files", str(EXAMPLES / name))
    assert page.locator("#chosen li span").all_inner_texts() == ["근로계약서.docx", "고용사유서.pdf"]
    page.get_by_role("button", name=words["go"]).click()
    page.locator("#verdict").wait_for(timeout=90_000)
    assert page.locator("#verdict h1").inner_text() == words["consistent"]
    assert [card.inner_text() for card in page.locator("#sources .card .code").all()] == ["2842"] * 3
    assert page.locator(".threads path").count() == 4 and page.get_by_text(words["alone"]).count() == 0
    assert faults(page) == []

    # The page picture of the statement, with the duties at their places.
    page.locator("#paper .tabs a", has_text="고용사유서.pdf").click()
    page.locator("#paper svg image").first.wait_for()
    picture = page.request.get(page.url.split("?")[0] + "/papers/1/pages/1.png")
    assert Image.open(io.BytesIO(picture.body())).width == 1240
    first = page.locator("#paper a.hit[data-duty='0']:not([aria-hidden])")
    first.focus()
    page.keyboard.press("Enter")
    page.locator("#side blockquote", has_text="베트남과 태국의 신규 바이어 발굴").wait_for()
    assert first.get_attribute("aria-current") == "true"
    assert page.locator("#side .candidates li").first.inner_text().startswith("2842")
    assert faults(page) == []

    # Change a sentence in its place: a preview while typing, then the verdict, said to a screen reader too.
    page.locator("#paper .tabs a", has_text="근로계약서.docx").click()
    page.locator("#paper .page-text a[data-duty='0']").click()
    page.locator("#side .why").wait_for()
    page.get_by_role("link", name=words["edit"]).click()
    page.locator("#sentence").wait_for()
    assert page.evaluate("document.activeElement.id") == "sentence"
    page.locator("#sentence").fill(WEB_WORK)
    page.locator("#now.preview.unclear").wait_for()
    assert page.locator("#verdict h1").inner_text() == words["consistent"]
    assert faults(page) == []
    page.locator("#sentence").press("Control+Enter")
    page.locator("#verdict.unclear").wait_for()
    assert page.locator("#verdict h1").inner_text() == words["unclear"]
    assert words["unclear"] in page.locator("#announce").inner_text()
    assert page.locator("#paper a[aria-current][data-duty]").inner_text().startswith("쇼핑몰 웹사이트의 프론트엔드와 서버 API 개발")
    assert page.evaluate("document.activeElement.dataset.duty") == "0"
    # One paper now says what the other does not; the rest still has its partner.
    alone = page.locator("#pairs li.alone", has_text="쇼핑몰 웹사이트의 프론트엔드와 서버 API 개발")
    assert alone.locator("em").inner_text() == ("사유서에는 없음" if lang == "ko" else "not in the statement")
    assert page.locator("#pairs li.paired").count() >= 4
    assert faults(page) == []

    # Undo and do again.
    page.get_by_role("button", name="마지막 변경을 되돌리기" if lang == "ko" else "Take the last change back").click()
    page.locator("#verdict.consistent").wait_for()
    page.locator("#paper .page-text a[data-duty='0']").click()
    page.locator("#side [data-chosen='0']").wait_for()
    page.get_by_role("link", name=words["edit"]).click()
    page.locator("#sentence").fill(WEB_WORK)
    page.locator("#sentence").press("Control+Enter")
    page.locator("#verdict.unclear").wait_for()

    # Take everything along.
    name, data = download(page, "a[href$='/report.html']")
    assert name.endswith(".html") and words["unclear"] in data.decode("utf-8")
    name, data = download(page, "a[href$='/report.pdf']")
    assert name.endswith(".pdf") and data.startswith(b"%PDF")
    name, data = download(page, "a[href$='/report.json']")
    assert json.loads(data)["verdict"] == "unclear"
    name, data = download(page, "a[href$='/papers/1/annotated']")
    assert name == "고용사유서.검토.pdf" and data.startswith(b"%PDF")
    name, data = download(page, "a[href$='/papers/0/annotated']")
    assert name.startswith("근로계약서.검토.") and len(data) > 1000
    name, data = download(page, "a[href$='/revised.txt']")
    assert name == "근로계약서.고침.txt" and WEB_WORK in data.decode("utf-8-sig")
    name, data = download(page, "a[href$='/revised.docx']")
    assert name == "근로계약서.고침.docx"
    cells = {cell.text for table in open_docx(io.BytesIO(data)).tables for row in table.rows for cell in row.cells}
    assert any(WEB_WORK in text for text in cells)

    # The other language keeps the place; then everything goes.
    address = page.url.split("?")[0]
    page.get_by_role("link", name=words["other"], exact=True).click()
    page.wait_for_function(f"document.documentElement.lang === '{'en' if lang == 'ko' else 'ko'}'")
    page.goto(f"{address}?lang={lang}")
    page.get_by_role("button", name=words["delete"]).click()
    page.get_by_role("status").filter(has_text=words["gone"]).wait_for()
    assert page.request.get(address).status == 404


def test_a_click_on_what_has_just_come_stays_on_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page("ko")
    page.set_input_files("#files", [str(EXAMPLES / "formats" / "consistent-docx" / name) for name in ("근로계약서.docx", "고용사유서.docx")])
    page.get_by_role("button", name="점검하기").click()
    page.locator("#verdict").wait_for(timeout=90_000)
    page.evaluate("""() => {
      window.sameDocument = true;
      new MutationObserver((_, seeing) => {
        const edit = document.querySelector("#side .why a.button");
        if (edit) { seeing.disconnect(); edit.click(); }
      }).observe(document.body, { childList: true, subtree: true });
    }""")
    page.locator("#paper .tabs a", has_text="근로계약서.docx").click()
    page.locator("#paper a[data-duty='0']:not([aria-hidden])").first.click()
    page.locator("#sentence").wait_for()
    assert page.evaluate("window.sameDocument") is True
    assert page.evaluate("document.activeElement.id") == "sentence"


def test_every_format_is_taken(open_page: Callable[..., Page], tmp_path: Path) -> None:
    formats = EXAMPLES / "formats"
    hwp = make_hwp(tmp_path / "직무기술서.hwp", [*para("고용사유서"), *para("담당업무"), *para("해외 바이어 발굴과 수출 계약 협상")])
    text = tmp_path / "추가.txt"
    text.write_text("고용사유서\n담당업무\n해외 전시회 참가와 바이어 상담\n", "utf-8")
    with Image.open(EXAMPLES / "packages" / "bare-title" / "계약서 사진.png") as photo:
        assert photo.format == "PNG"
    papers = [formats / "consistent-pdf" / "근로계약서.pdf", formats / "consistent-docx" / "고용사유서.docx", formats / "consistent-hwpx" / "고용사유서.hwpx",
              hwp, text, EXAMPLES / "packages" / "bare-title" / "계약서 사진.png"]
    page = open_page("ko")
    page.set_input_files("#files", [str(path) for path in papers])
    page.get_by_role("button", name="점검하기").click()
    page.locator("#verdict").wait_for(timeout=90_000)
    listed = page.locator("#files .paper-name small").all_inner_texts()
    assert [line.split(" · ")[0] for line in listed] == [path.name for path in papers]
    assert [line.split(" · ")[1] for line in listed] == ["읽음"] * len(papers)
    # The photo is shown as it is; a format without pages as text.
    page.locator("#paper .tabs a", has_text="계약서 사진.png").click()
    page.locator("#paper svg[aria-label*='계약서 사진.png'] image").wait_for()
    page.locator("#paper .tabs a", has_text="직무기술서.hwp").click()
    page.locator("#paper .page-text").wait_for()
    assert "해외 바이어 발굴과 수출 계약 협상" in page.locator("#paper .page-text").inner_text()
    assert faults(page) == []


def test_pasted_duties_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("ko", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    assert widths(page) == (360, 360)
    page.get_by_text("파일 대신 글 붙여넣기").click()
    page.get_by_label("근로계약서의 담당업무").fill("레스토랑에서 중식 요리를 조리\n웍을 이용한 볶음과 튀김 조리")
    page.get_by_label("고용사유서의 담당업무").fill("주방에서 음식 재료를 씻고 설거지와 청소를 담당")
    page.get_by_role("combobox").fill("주방장")
    page.locator("[role=option]").first.click()
    assert widths(page) == (360, 360) and faults(page) == []
    page.get_by_role("button", name="점검하기").click()
    page.locator("#verdict").wait_for(timeout=90_000)
    assert page.locator("#verdict h1").inner_text() in ("불일치", "판단 보류")
    assert widths(page) == (360, 360) and faults(page) == []
    page.locator("#paper .page-text a[data-duty='0']").tap()
    page.locator("#side .why").wait_for()
    page.wait_for_function("document.querySelector('.why').getBoundingClientRect().top < window.innerHeight")
    assert widths(page) == (360, 360) and faults(page) == []
    page.goto(page.url.split("?")[0] + "?view=all")
    page.locator("a.editable").first.click()
    page.locator("#sentence").wait_for()
    assert widths(page) == (360, 360) and faults(page) == []


def test_what_cannot_be_taken_is_said_without_losing_the_form(open_page: Callable[..., Page]) -> None:
    page = open_page("en")
    page.set_input_files("#files", str(EXAMPLES / "packages" / "bare-title" / "고용사유서.txt"))
    page.get_by_role("combobox").fill("no such occupation at all")
    page.get_by_role("combobox").press("Tab")  # the list of suggestions lies over the button until then
    page.get_by_role("button", name="Check the papers").click()
    page.get_by_role("alert").wait_for()
    assert "no such occupation at all" in page.get_by_role("alert").inner_text()
    assert page.locator("#chosen li").count() == 1 and faults(page) == []
    page.get_by_role("button", name="Remove 고용사유서.txt").click()
    assert page.locator("#chosen li").count() == 0
