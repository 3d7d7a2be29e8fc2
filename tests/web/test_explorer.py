"""The occupation explorer: complete and findable in both languages, rules with sources, duty lists, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from lxml import html

from analyzer.occupations import load_catalogue
from analyzer.web.explorer_words import EXPLORER_WORDS
from tests.web.support import Server
from tests.web.test_employer_path import faults, widths

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CATALOGUE = load_catalogue()
LANGS = ("ko", "en")
WEB_DUTIES = "고객사 쇼핑몰 사이트의 화면 개발 (40%)\nREST API 설계와 구현\n입고 자재의 적재, 포장 및 라벨 부착"


def parsed(answer: httpx.Response, status: int = 200) -> Any:
    """Return the tree of an answer."""
    assert answer.status_code == status, answer.text[:500]
    return html.fromstring(answer.text)


def codes_found(tree: Any) -> list[str]:
    """Return the codes of a list, in its order."""
    return [link.removeprefix("/occupations/") for link in tree.xpath("//ul[contains(@class, 'occupations')]//a/@href")]


@pytest.mark.parametrize("key", EXPLORER_WORDS)
def test_explorer_words_are_complete(key: str) -> None:
    pair = EXPLORER_WORDS[key]
    assert set(pair) == set(LANGS)
    assert re.search("[가-힣]", pair["ko"]) and not re.search("[가-힣]", pair["en"].replace("여행상품", "").replace("해외 영업원", ""))
    assert set(re.findall(r"\{\w+\}", pair["ko"])) == set(re.findall(r"\{\w+\}", pair["en"]))


def test_explorer_lists_every_occupation_once(client: httpx.Client) -> None:
    assert sorted(codes_found(parsed(client.get("/occupations")))) == sorted(CATALOGUE.codes)


@pytest.mark.parametrize(
    ("text", "code"),
    [("해외영업", "2842"), ("Web developer", "2224"), ("S2843", "S2843"), ("284", "2842"), ("여행 상품", "2832"), ("2742", "2842")],
)
def test_explorer_search_finds(text: str, code: str, client: httpx.Client) -> None:
    assert code in codes_found(parsed(client.get("/occupations", params={"q": text})))[:3]


def test_explorer_search_finds_every_name_first(client: httpx.Client) -> None:
    """Names of two occupations may contain each other; the one asked for is never behind the third place."""
    for occupation in list(CATALOGUE)[::12]:
        for lang in LANGS:
            tree = parsed(client.get("/occupations", params={"q": occupation.name(lang), "lang": lang}, headers={"hx-request": "true"}))
            assert occupation.code in codes_found(tree)[:3], occupation.name(lang)


def test_explorer_decodes_a_number_through_all_lists(client: httpx.Client) -> None:
    rows = [" ".join(row.text_content().split()) for row in parsed(client.get("/occupations", params={"q": "2742"})).xpath("//tbody/tr")]
    assert any("2026-08-06" in row and "2842" in row for row in rows)
    assert client.get("/occupations/2742").headers["location"] == "/occupations?q=2742"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%s{x}", "가" * 5000, "\x00", "없는직종이름"])
def test_explorer_search_takes_any_text(text: str, client: httpx.Client) -> None:
    answer = client.get("/occupations", params={"q": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("lang", LANGS)
def test_explorer_shows_all_of_every_occupation(lang: str, client: httpx.Client) -> None:
    for occupation in list(CATALOGUE)[:: 4 if lang == "ko" else 9]:
        tree = parsed(client.get(f"/occupations/{occupation.code}", params={"lang": lang}))
        text = " ".join(tree.text_content().split())
        lines = [*occupation.scope, *occupation.exclusions, *occupation.neighbours, *occupation.notes]
        assert [line for line in lines if " ".join(line.in_lang(lang).split()) not in text] == []
        assert {f"/occupations/{occupation.code}/{near.code}" for near in occupation.neighbours} <= set(tree.xpath("//a/@href"))
        assert len(tree.xpath("//div[@class='rules']//h3")) >= 5


def test_explorer_rules_have_source_and_date(client: httpx.Client) -> None:
    rules = parsed(client.get("/occupations/2351")).xpath("//div[@class='rule'][.//li[contains(., '20%')]]")
    assert len(rules) == 1
    assert re.search(r"매뉴얼 \(2026-\d\d-\d\d\)", rules[0].xpath("string(.//p[@class='from'])"))


def test_explorer_compares_neighbours(client: httpx.Client) -> None:
    first, second = CATALOGUE["2223"], CATALOGUE["2224"]
    text = " ".join(parsed(client.get("/occupations/2223/2224")).text_content().split())
    assert [line.ko for line in (*first.scope, *second.scope) if line.ko not in text] == []
    assert next(near.ko for near in first.neighbours if near.code == "2224") in text


@pytest.mark.parametrize("address", ["/occupations/0000", "/occupations/2223/0000", "/occupations/%3Cb%3E"])
def test_explorer_says_that_a_number_is_none(address: str, client: httpx.Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<b>" not in parsed(answer, 404).xpath("string(//h1)").lower() or "&lt;b&gt;" in answer.text


@pytest.mark.parametrize("lang", LANGS)
def test_which_answers_without_javascript(lang: str, client: httpx.Client) -> None:
    tree = parsed(client.post("/which", params={"lang": lang}, data={"duties": WEB_DUTIES}))
    assert "2224" in tree.xpath("string(//section[contains(@class, 'outcome')]/h2)")
    sentences = tree.xpath("//ol[@class='sentences']/li")
    assert [sentence.xpath("string(p[@class='said'])") for sentence in sentences] == ["고객사 쇼핑몰 사이트의 화면 개발", *WEB_DUTIES.splitlines()[1:]]
    assert tree.xpath("string(//textarea)").replace("\r", "").strip() == WEB_DUTIES
    assert EXPLORER_WORDS["which.outside.note"][lang] in tree.text_content()
    assert "/occupations/2224" in tree.xpath("//a/@href")


@pytest.mark.parametrize(
    ("duties", "key"), [("", "which.empty"), ("   \n ", "which.empty"), ("과장", "which.no-duty"), ("웹 개발자", "which.no-duty"), ("12345 67", "which.no-duty"),
                         ("가" * 100_001, "which.long")])
def test_which_says_what_is_missing(duties: str, key: str, client: httpx.Client) -> None:
    tree = parsed(client.post("/which", data={"duties": duties}), 422)
    said = tree.xpath("string(//div[contains(@class, 'notice')]/p[1])")
    assert said == EXPLORER_WORDS[key]["ko"].format(limit="100,000")
    assert tree.xpath("//div[contains(@class, 'notice')]//a/@href") == (["/occupations/2224"] if duties == "웹 개발자" else [])


def test_which_reads_prose_and_masks_identifiers(client: httpx.Client) -> None:
    prose = "해외 바이어를 발굴하여 자사 제품을 수출합니다. 계약 조건을 협상하고 수출 계약을 체결하며 담당자 여권번호 M12345678 에게 견적서를 보냅니다."
    tree = parsed(client.post("/which", data={"duties": prose}))
    assert "2842" in tree.xpath("string(//section[contains(@class, 'outcome')]/h2)")
    assert "M12345678" not in "".join(tree.xpath("//section//text()"))


@pytest.mark.browser
def test_explorer_in_the_browser(server: Server, browser: Browser) -> None:
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{server.base}/occupations?lang=en")
    assert faults(page) == []
    page.locator("#q").press_sequentially("overseas sales")
    page.wait_for_selector("#found .occupations.wide a[href='/occupations/2842']")
    assert "q=overseas" in page.url
    assert page.locator("#announce").text_content() != ""
    # By keyboard alone: from the field over the button into the list.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/occupations/")
    for address in ("/occupations/2842", "/occupations/2223/2224", "/occupations?q=2742", "/which"):
        page.goto(f"{server.base}{address}")
        assert (faults(page), widths(page)) == ([], (360, 360)), address
    page.fill("#duties", "Build the pages of customers' shop sites with React\nPack and label goods in the warehouse")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome")
    assert (faults(page), widths(page)) == ([], (360, 360))
    assert "2224" in (page.locator(".sentences > li").first.text_content() or "")
    assert page.locator("#announce").text_content() == page.locator(".outcome h2").text_content()
    assert [url for url in asked if not url.startswith(server.base + "/")] == []
    assert errors == []
    context.close()
