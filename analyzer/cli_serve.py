"""`analyzer serve`: the employers' page on this machine."""

from __future__ import annotations

import errno
import secrets
import socket
import sys
import threading
from typing import Annotated

import typer

from analyzer.cli_support import NOTHING_REVIEWED, USAGE, Lang, chosen_language, fail, note
from analyzer.web.settings import HOST, KEEP_HOURS, PORT, Settings, is_loopback

_TOKEN_BYTES = 24


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = PORT,
    host: Annotated[str, typer.Option(help="Address to listen on. Others than this machine need --token.")] = HOST,
    token: Annotated[bool, typer.Option("--token", help="Ask for a secret, printed once as part of the address.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    keep_hours: Annotated[float, typer.Option(min=0.01, max=24 * 365, help="Hours after which papers are deleted.")] = KEEP_HOURS,
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language of messages; the page has a switch of its own.")] = None,
) -> None:
    """Show the employers' page: drop papers, see which sentence to mend. Ends with Ctrl-C, deleting all papers.

    \b
    Example:
      analyzer serve --open
    """
    language = chosen_language(lang)
    if not is_loopback(host) and not token:
        fail("serve.token-needed", language, host=host)
    listening = _bound(host, port, language)
    settings = Settings(host=host, port=listening.getsockname()[1], keep_hours=keep_hours,
                        token=secrets.token_urlsafe(_TOKEN_BYTES) if token else None)
    try:
        _run(settings, listening, language, open_browser=open_browser)
    except (FileNotFoundError, ImportError) as error:
        fail("install.broken", language, exit_code=NOTHING_REVIEWED, reason=error)


def _bound(host: str, port: int, lang: str) -> socket.socket:
    """Return a socket at the address, or leave with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform == "win32":  # there, the other option would let another program listen on the same port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, UnicodeError) as error:
        listening.close()
        taken = isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EACCES)
        if taken:
            fail("serve.port-taken", lang, exit_code=USAGE, port=port, other=port + 1 if port < 65535 else 0)
        fail("serve.no-address", lang, host=host)
    return listening


def _run(settings: Settings, listening: socket.socket, lang: str, *, open_browser: bool) -> None:
    import webbrowser

    import uvicorn

    from analyzer.web.app import create_app

    address = settings.address + (f"?token={settings.token}" if settings.token else "")

    class Server(uvicorn.Server):
        """Tells the address as soon as it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            # Not through `note`, which would mask the token.
            typer.echo(f"analyzer: {address}", err=True)
            note("serve.stop", lang)
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    config = uvicorn.Config(create_app(settings), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
                            timeout_graceful_shutdown=3, lifespan="on")
    Server(config).run(sockets=[listening])
