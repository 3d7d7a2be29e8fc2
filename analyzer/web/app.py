"""The page as an application: its parts put together, and what lives as long as the server does."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from analyzer.readers.pictures import PagePictures
from analyzer.web import explorer, routes_case, routes_files, routes_start
from analyzer.web.pages import render, words_of
from analyzer.web.security import Guard
from analyzer.web.settings import Settings
from analyzer.web.state import State
from analyzer.web.store import Store
from analyzer.web.workshop import Workshop

_STATIC = Path(__file__).parent / "static"
_SWEEP_SECONDS = 60.0


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the page as an ASGI application. Requests have to name this machine as their host.

    Packages, readers and models live from its start to its end; the occupation explorer works without them.

    :param settings: Limits and address; those of a server on this machine if left out.
    """
    chosen = settings or Settings()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.shared = State(chosen, Store(chosen), Workshop(), PagePictures())
        sweeping = asyncio.create_task(_sweep(app.state.shared.store))
        try:
            yield
        finally:
            sweeping.cancel()
            app.state.shared.close()

    app = FastAPI(title="E-7 package analyzer", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, settings=chosen)
    app.mount("/static", _Static(directory=_STATIC), name="static")
    for module in (routes_start, routes_case, routes_files, explorer):
        app.include_router(module.router)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _http_error)
    app.add_exception_handler(Exception, _http_error)
    return app


class _Static(StaticFiles):
    """Static files; their addresses change with their content, so a browser may keep them."""

    def file_response(self, *args: object, **options: object) -> Response:
        answer: Response = super().file_response(*args, **options)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "max-age=31536000, immutable"
        return answer


async def _sweep(store: Store) -> None:
    """Delete packages whose time is over, also while nobody looks."""
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        await asyncio.to_thread(store.sweep)


async def _http_error(request: Request, error: Exception) -> Response:
    """Say what went wrong in the person's words; the program's own words may quote a document and stay here."""
    status = error.status_code if isinstance(error, HTTPException) else 422 if isinstance(error, RequestValidationError) else 500
    key = "gone" if status == 404 else "broken"
    return render(request, "message.html", status_code=status, title=words_of(f"{key}.title"), message=words_of(f"{key}.text"))
