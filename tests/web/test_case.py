"""The result without a browser: what is shown, what a change does, and that it works without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from tests.web.support import finished, papers_of, pasted, reviewed

SALES = "해외 바이어를 발굴하여 수출 단가와 계약 조건을 협상"
WEB = "쇼핑몰 웹사이트의 프론트엔드와 서버 API 개발"


def verdict(text: str) -> str:
    """Return the verdict that a page shows."""
    found = re.search(r'<section id="verdict" class="verdict (\w+)"', text)
    assert found is not None
    return found[1]


def passage(text: str) -> dict[str, str]:
    """Return the hidden fields of the form that changes a passage."""
    form = text[text.index('<form class="editor"') :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', form[: form.index("</form>")]))


@pytest.fixture
def case(client: httpx.Client) -> Iterator[str]:
    """A small package of pasted duties, consistent as it stands."""
    address = pasted(client, contract=SALES, statement=f"{SALES}\n해외 거래처의 주문 관리", code="2842")
    yield address
    client.post(f"{address}/delete")


def test_a_changed_sentence_changes_the_verdict_and_undo_takes_it_back(client: httpx.Client, case: str) -> None:
    assert verdict(client.get(case).text) == "consistent"
    chosen = client.get(f"{case}?paper=0&view=text&at=0").text
    link = re.search(rf'href="({case}\?[^"]*edit=[\d-]+)"', chosen)
    assert link is not None and SALES in chosen
    fields = passage(client.get(link[1].replace("&amp;", "&")).text)
    answer = client.post(f"{case}/sentence", data=fields | {"text": WEB})
    assert answer.status_code == 303  # without a script, too, the result follows
    changed = client.get(answer.headers["location"]).text
    assert verdict(changed) == "mismatch" and WEB in changed and 'aria-current="true"' in changed
    assert client.get(f"{case}/papers/0/revised.txt").content.decode("utf-8-sig").splitlines() == ["근로계약서", "담당업무", WEB]
    client.post(f"{case}/undo", data={"paper": "0"})
    assert verdict(client.get(case).text) == "consistent"


def test_a_preview_changes_nothing(client: httpx.Client, case: str) -> None:
    fields = passage(client.get(f"{case}?paper=0&view=all&edit=11-{11 + len(SALES)}").text)
    shown = client.post(f"{case}/preview", data=fields | {"text": WEB}).text
    assert 'class="now mismatch preview"' in shown and "2224" in shown
    assert verdict(client.get(case).text) == "consistent"


def test_a_change_on_an_old_version_is_not_lost_in_silence(client: httpx.Client, case: str) -> None:
    fields = passage(client.get(f"{case}?paper=0&view=all&edit=11-{11 + len(SALES)}").text)
    client.post(f"{case}/sentence", data=fields | {"text": WEB})
    second = client.post(f"{case}/sentence", data=fields | {"text": "다른 글"}, follow_redirects=True)
    assert "그사이 다른 곳에서 고쳐졌습니다" in second.text and WEB in second.text


@pytest.mark.parametrize("fields", [
    {"start": "5", "end": "900000"}, {"start": "-4", "end": "2"}, {"paper": "7"}, {"start": "9", "end": "3"}, {"start": "0", "end": "0", "text": "x" * 100_001},
])  # fmt: skip
def test_an_impossible_change_is_refused_in_the_page(client: httpx.Client, case: str, fields: dict[str, str]) -> None:
    data = {"paper": "0", "start": "0", "end": "1", "version": "1", "text": "글"} | fields
    answer = client.post(f"{case}/sentence", data=data, follow_redirects=True)
    assert answer.status_code == 200 and "그렇게 고칠 수 없습니다" in answer.text
    assert verdict(answer.text) == "consistent"


def test_another_occupation_is_tried_and_undone(client: httpx.Client, case: str) -> None:
    assert verdict(client.post(f"{case}/code", data={"code": "web developer"}, follow_redirects=True).text) == "mismatch"
    assert verdict(client.post(f"{case}/undo", data={}, follow_redirects=True).text) == "consistent"
    refused = client.post(f"{case}/code", data={"code": "nothing like it <i>"})
    assert refused.status_code == 422 and "nothing like it &lt;i&gt;" in refused.text and verdict(refused.text) == "consistent"


def test_a_sentence_names_what_it_does_not_state(client: httpx.Client) -> None:
    address = pasted(client, contract="개발 업무와 유지보수를 수행", statement="개발 업무와 유지보수를 수행", code="2223")
    shown = client.get(f"{address}?paper=0&at=0&lang=en").text
    assert "Facts this sentence does not state" in shown and "what is made or handled" in shown and "Do not describe work that is not done" in shown
    client.post(f"{address}/delete")


def test_identifiers_are_masked_where_a_paper_is_shown(client: httpx.Client) -> None:
    text = f"근로계약서\n성명: 홍길동 여권번호: M12345678\n담당업무\n{SALES}"
    answer = client.post("/cases", files=[("files", ("M12345678.txt", text.encode()))])
    address = finished(client, answer.headers["location"])
    for path in ("?view=text", "?view=all", "/report.html", "/report.json"):
        assert "M12345678" not in client.get(address + path).text, path
    client.post(f"{address}/delete")


def test_hostile_text_is_shown_as_text(client: httpx.Client) -> None:
    text = "근로계약서\n담당업무\n<script>alert(1)</script> 웹 서비스 개발과 \"><img src=x onerror=alert(1)> 운영"
    answer = client.post("/cases", files=[("files", ("<img src=x>.txt", text.encode()))])
    address = finished(client, answer.headers["location"])
    for query in ("?view=text", "?view=all", "?paper=0&at=0"):
        shown = client.get(address + query).text
        assert "<script>alert" not in shown and "<img" not in shown, query
    client.post(f"{address}/delete")


def test_a_paper_that_cannot_be_read_says_why_and_what_to_do(client: httpx.Client) -> None:
    answer = client.post("/cases", files=[("files", ("계약서.pdf", b"%PDF-1.7 broken"))])
    address = finished(client, answer.headers["location"])
    shown = client.get(address).text
    assert verdict(shown) == "unclear" and "손상되어" in shown and "조치" in shown
    assert client.get(f"{address}/papers/0/pages/1.png").status_code == 404
    client.post(f"{address}/delete")


def test_the_result_is_that_of_the_library(client: httpx.Client, pool: ReaderPool) -> None:
    papers = papers_of("packages/web-work-filed-as-application")
    address = reviewed(client, papers)
    assert client.get(f"{address}/report.json").json()["documents"] == review_package(papers, pool=pool).to_dict()["documents"]
    assert address in client.get("/").text  # found again from the first page
    client.post(f"{address}/delete")
    assert address not in client.get("/").text


@pytest.mark.parametrize(("typed", "first"), [
    ("2742", "2842"), ("2842", "2842"), ("해외", "2842"), ("해외 영업", "2842"), ("web dev", "2224"), ("통역", "2914"), ("S27", "S2721"), ("2228", "2224"),
])  # fmt: skip
def test_suggestions_follow_what_is_typed(client: httpx.Client, typed: str, first: str) -> None:
    found = re.findall(r'id="option-(\w+)"', client.get("/suggest", params={"code": typed}).text)
    assert first in found[:3] and len(found) <= 8


def test_nothing_typed_suggests_nothing_and_nonsense_says_so(client: httpx.Client) -> None:
    assert "option-" not in client.get("/suggest", params={"code": " "}).text
    assert "맞는 직종이 없습니다" in client.get("/suggest", params={"code": "zzzz"}).text


def test_language_follows_the_person(client: httpx.Client) -> None:
    assert 'lang="ko"' in client.get("/").text[:60]
    assert 'lang="en"' in client.get("/?lang=en").text[:60]
    assert 'lang="en"' in client.get("/").text[:60]
    assert 'lang="en"' in client.get("/?lang=xx").text[:60]
