"""Who may ask what, and what every answer carries."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from tests.e2e.support import analyzer
from tests.web.support import Server, running, sent

DUTY = {"contract": "해외 바이어를 발굴하여 수출 계약을 협상", "code": "2842"}


def test_every_answer_forbids_outside_requests(client: httpx.Client) -> None:
    for path in ("/", "/?lang=en", "/nowhere", "/suggest?code=web", "/static/style.css", "/static/vendor/htmx.min.js"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy, path
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin", path


def test_pages_are_never_stored_and_static_files_are(client: httpx.Client) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/style.css").headers["cache-control"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8747", "", "[::1", "192.168.0.7"])
def test_another_host_name_is_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:1", "[::1]:8747", "127.9.9.9"])
def test_every_name_of_this_machine_is_served(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"}, {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
])  # fmt: skip
def test_another_site_cannot_send_papers(client: httpx.Client, server: Server, headers: dict[str, str]) -> None:
    before = server.left_behind()
    assert sent(client, headers, **DUTY).status_code == 403
    assert server.left_behind() == before


def test_another_site_cannot_embed_what_we_show_but_may_link_to_it(client: httpx.Client) -> None:
    cross = {"sec-fetch-site": "cross-site"}
    assert client.get("/", headers=cross | {"sec-fetch-mode": "no-cors"}).status_code == 403
    assert client.get("/", headers=cross | {"sec-fetch-mode": "navigate"}).status_code == 200


def test_our_own_page_may_send(client: httpx.Client, server: Server) -> None:
    own = {"origin": server.base, "sec-fetch-site": "same-origin"}
    answer = sent(client, own, **DUTY)
    assert answer.status_code == 303
    assert client.post(answer.headers["location"] + "/delete", headers=own).status_code == 303


def test_ids_cannot_be_guessed(client: httpx.Client) -> None:
    seen = set()
    for _ in range(3):
        answer = sent(client, **DUTY)
        seen.add(answer.headers["location"].rsplit("/", 1)[1])
        client.post(answer.headers["location"] + "/delete")
    assert len(seen) == 3 and all(len(identity) >= 32 for identity in seen)
    assert client.get("/cases/1").status_code == 404


def test_bound_elsewhere_it_needs_a_token() -> None:
    refused = analyzer("serve", "--host", "0.0.0.0", "--port", "0")
    assert refused.returncode == 2 and "--token" in refused.stderr


def test_a_token_opens_the_page_once_and_a_strict_cookie_keeps_it_open(tmp_path: Path) -> None:
    with running(tmp_path, "--host", "0.0.0.0", "--token") as server:
        token = server.address.split("token=")[1]
        base = server.base.replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=base, timeout=60) as client:
            for path in ("/", "/?token=wrong", "/static/style.css", "/cases/x"):
                assert client.get(path).status_code == 401, path
            assert sent(client, **DUTY).status_code == 401
            answer = client.get("/", params={"token": token, "lang": "en"})
            assert answer.status_code == 303 and answer.headers["location"] == "/?lang=en"
            cookie = answer.headers["set-cookie"]
            assert "HttpOnly" in cookie and "SameSite=strict" in cookie
            assert client.get("/").status_code == 200
            assert token not in client.get("/?lang=en").text
        # A redirect never leaves the host, whatever stands in the path.
        with httpx.Client(base_url=base, timeout=60) as client:
            assert client.get(f"{base}//evil.example/?token={token}").headers["location"] == "/evil.example/"


def test_a_taken_port_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = analyzer("serve", "--port", str(port))
    assert refused.returncode == 2 and str(port) in refused.stderr and f"--port {port + 1}" in refused.stderr


def test_an_impossible_address_is_named() -> None:
    refused = analyzer("serve", "--host", "203.0.113.77", "--token", "--port", "0")
    assert refused.returncode == 2 and "203.0.113.77" in refused.stderr


def test_the_vendored_script_is_the_published_one() -> None:
    import hashlib

    folder = Path(__file__).resolve().parents[2] / "analyzer" / "web" / "static" / "vendor"
    digest = hashlib.sha256((folder / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in (folder / "README.md").read_text("utf-8")
