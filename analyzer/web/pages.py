"""Pages and parts of pages: one template environment, and the language a person chose.

In every template: `lang` (`ko` or `en`), `say(key, **values)` for the page's own words (`words.py`, then those of the
reports), `t(pair)` for anything that has both languages (a mapping, or an object with `ko` and `en`), `percent(share)`,
`static(name)`, `other_language()` (address of this page in the other language), and `request`.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from analyzer.occupations import newest_edition
from analyzer.reports.view import percent
from analyzer.reports.words import SYMBOLS, WORDS
from analyzer.web.words import PAGE_WORDS

LANGUAGES = ("ko", "en")
COOKIE = "analyzer_language"
_FOLDER = Path(__file__).parent


def language(request: Request) -> str:
    """Return the language of a request: the one asked for, else the one chosen before, else Korean."""
    for wish in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return str(wish)
    return LANGUAGES[0]


def render(request: Request, template: str, *, status_code: int = 200, **values: Any) -> HTMLResponse:
    """Return a page, or a part of one, in the language of the request.

    :param template: Name below `templates/`.
    :param values: What the template needs.
    """
    lang = language(request)
    text = environment().get_template(template).render(request=request, lang=lang, **values)
    response = HTMLResponse(text, status_code=status_code, headers={"Content-Language": lang})
    if request.query_params.get("lang") == lang:
        response.set_cookie(COOKIE, lang, max_age=365 * 86400, httponly=True, samesite="strict")
    return response


@functools.cache
def environment() -> Environment:
    """Return the templates, escaped by default."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
    made.globals.update(say=_say, t=_in_language, percent=percent, symbols=SYMBOLS, static=_static, other_language=_other_language,
                        edition=newest_edition())
    return made


def words_of(key: str) -> Mapping[str, str]:
    """Return a text of the page, or of the reports, in both languages."""
    return PAGE_WORDS[key] if key in PAGE_WORDS else WORDS[key]


@pass_context
def _say(context: Context, key: str, **values: Any) -> str:
    return words_of(key)[context["lang"]].format(**values)


@pass_context
def _in_language(context: Context, pair: Any) -> str:
    lang: str = context["lang"]
    return str(pair[lang] if isinstance(pair, Mapping) else getattr(pair, lang))


@pass_context
def _other_language(context: Context) -> str:
    request: Request = context["request"]
    other = LANGUAGES[1 - LANGUAGES.index(context["lang"])]
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("lang", "token")]
    return "?" + urlencode([*kept, ("lang", other)])


@functools.cache
def _static(name: str) -> str:
    """Return the address of a static file; a changed file has another one, so that no old one is shown."""
    digest = hashlib.sha256((_FOLDER / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
