"""serve: a record as pages and as an API."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.options import RecordFile
from summitry.errors import UsageError

Host = Annotated[str, typer.Option("--host", help="The address to listen on; any but this machine's own needs a token.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0: any that is free.")]
Token = Annotated[
    str, typer.Option("--token", envvar="SUMMITRY_TOKEN", help="What a visitor must bring: 16 characters or more.", show_default=False)
]
Open = Annotated[bool, typer.Option("--open", help="Open the pages in your browser.")]
SHORTEST_TOKEN = 16


def add_to(app: typer.Typer) -> None:
    """The command of this module."""
    app.command(epilog="Example: `summitry serve --record visits.db --open`")(serve)


def serve(
    record: RecordFile = "summitry.db", host: Host = "127.0.0.1", port: Port = 8000, token: Token = "", open_pages: Open = False
) -> None:
    """Show a record as pages in a browser and as a JSON API; nothing can be changed through it."""
    from summitry.web.guard import LOOPBACK

    if host not in LOOPBACK and not token:
        raise UsageError(f"--host {host} lets others in: give --token TOKEN that they must bring, or leave --host out")
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii()):
        raise UsageError(f"--token is to have {SHORTEST_TOKEN} plain characters or more: take some that nobody can guess")
    _run(record, host, port, token, open_pages)


def _run(record: str, host: str, port: int, token: str, open_pages: bool) -> None:
    import gc
    import socket
    import webbrowser

    import uvicorn

    from summitry.web.app import create_app
    from summitry.web.guard import Door

    app = create_app(record, Door(host, token))
    gc.collect()
    gc.freeze()  # words and facts stay for good: no page is to wait until they have been looked through once more
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as e:
            raise UsageError(f"--host {host} --port {port} cannot be listened on ({e.strerror}): name another port") from e
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        typer.echo(f"{record} is shown at {address}; stop with Ctrl-C", err=True)
        if open_pages:
            webbrowser.open(address + (f"login?token={token}" if token else ""))
        uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(sockets=[listener])
