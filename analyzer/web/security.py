"""Who may ask what: address, origin and token of every request, and the headers of every answer.

A page on this machine can be reached by every web site that the same browser shows. So a request has to name this
machine as its host (a name that an attacker points at 127.0.0.1 is refused), and one that changes something has to come
from a page of ours.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analyzer.web.settings import Settings, is_loopback

TOKEN_COOKIE = "analyzer_token"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_PAGES = frozenset({"same-origin", "none"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # `no-referrer` would make the origin of our own forms `null`.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets through what a person does on a page of this server, and nothing else."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.token = app, settings.token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope, Headers(scope=scope))
        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that is not let through, None for one that is."""
        host = headers.get("host", "")
        if not _is_own_host(host, anywhere=self.token is not None):
            return PlainTextResponse("This server answers to its own address only.", 421)
        if not _is_own_page(scope["method"], headers, host):
            return PlainTextResponse("Another site asked for this. Nothing was done.", 403)
        return self._without_token(scope, headers) if self.token is not None else None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        assert self.token is not None
        if _same(_cookie(headers), self.token):
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in asked if name == "token"), "")
        if scope["method"] != "GET" or not _same(given, self.token):
            return PlainTextResponse("Open the address with the token that the server printed when it started.", 401)
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        # One slash in front: two would name another host.
        answer = RedirectResponse("/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(TOKEN_COOKIE, self.token, httponly=True, samesite="strict")
        return answer


def _is_own_host(host: str, *, anywhere: bool) -> bool:
    """Whether a Host header names this machine; bound elsewhere, the token cookie keeps strangers out instead."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return bool(name) and (anywhere or is_loopback(name or ""))


def _is_own_page(method: str, headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of ours, from a person who typed or followed a link, or from no browser."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if method in _SAFE_METHODS:
        return site is None or site in _OWN_PAGES or headers.get("sec-fetch-mode") == "navigate"
    if origin is not None:
        return origin == f"http://{host}" and (site is None or site in _OWN_PAGES)
    return site is None or site in _OWN_PAGES


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
