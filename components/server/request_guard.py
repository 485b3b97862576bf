"""Which requests the server answers: those of its own pages, at its own addresses.

Streamlit's own check of a WebSocket's Origin asks an outside host for this machine's public
address, on the event loop, before it refuses: any web page open in a browser could make the
server call out and wait. This ASGI middleware answers before Streamlit is asked. It compares
Host and Origin with port, for every request, and adds the headers that keep other sites from
framing or reading the app and the app's pages from loading anything from another host.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claimscope.views.view_link import PUBLIC_URL

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_PORTS = {"http": 80, "https": 443}
POLICY_VIOLATION = 1008
REFUSED = (
    "Claimscope does not answer this request: it came from another site, or for an address that "
    f"is not its own. To serve it under another address, set {PUBLIC_URL} to that address."
)
# Streamlit's front end writes inline styles, map frames inline scripts, and Plotly compiles
# functions; all of them come from this server.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
        "frame-ancestors 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True)
class Address:
    """A web origin: scheme, host name in lower case, and port, never left to a default."""

    scheme: str
    host: str
    port: int

    @property
    def host_header(self) -> str:
        """The address as a browser writes it in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address as a browser writes it in the Origin header."""
        return f"{self.scheme}://{self.host_header}"


def read_address(url: str) -> Address | None:
    """The origin of a URL that names nothing but an origin; None where it is no such URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return None
    if parts.path.strip("/") or parts.query or parts.fragment:
        return None
    return Address(
        parts.scheme, parts.hostname, DEFAULT_PORTS[parts.scheme] if port is None else port
    )


def public_address() -> Address | None:
    """The address that ``CLAIMSCOPE_PUBLIC_URL`` gives, if it is set.

    Raises :class:`ValueError` for one that is no ``http://host`` or ``https://host`` with or
    without a port.
    """
    given = os.environ.get(PUBLIC_URL, "").strip()
    if not given:
        return None
    address = read_address(given)
    if address is None:
        raise ValueError(
            f"{PUBLIC_URL} is {given!r}, which is no address such as https://claims.example.org: "
            "write http or https, the host and, where it is not the usual one, the port."
        )
    return address


class RequestGuard:
    """ASGI middleware that lets through what comes from the app's own pages and addresses."""

    def __init__(self, app: Application, public: Address | None = None) -> None:
        self._app = app
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it: 403, or a WebSocket closed before it opens."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        asked = self._asked_address(scope)
        if asked and _comes_from(asked, scope):
            await self._app(_in_one_spelling(scope, asked), receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await _refuse(_with_headers(send))

    def _asked_address(self, scope: Scope) -> Address | None:
        """The own address that the request names as its Host; None where it names another."""
        hosts = _values(scope, b"host")
        if len(hosts) != 1:
            return None
        if self._public and read_address(f"{self._public.scheme}://{hosts[0]}") == self._public:
            return self._public
        scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
        asked = read_address(f"{scheme}://{hosts[0]}")
        return asked if asked in _local_addresses(scheme, scope) else None


def _local_addresses(scheme: str, scope: Scope) -> tuple[Address | None, ...]:
    """This machine's own names with the port at which the server listens."""
    port = scope["server"][1]
    return tuple(read_address(f"{scheme}://{name}:{port}") for name in LOCAL_NAMES)


def _comes_from(asked: Address, scope: Scope) -> bool:
    """Whether no other site sent the request. Every browser names the origin of a WebSocket."""
    origins = _values(scope, b"origin")
    if origins or scope["type"] == "websocket":
        return [read_address(each) for each in origins] == [asked]
    return not _is_embedded_elsewhere(scope)


def _in_one_spelling(scope: Scope, asked: Address) -> Scope:
    """The request with Host and Origin spelt alike: Streamlit compares them as texts."""
    spelt = {b"host": asked.host_header.encode(), b"origin": asked.origin.encode()}
    headers = [(name, spelt.get(name.lower(), value)) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


def _is_embedded_elsewhere(scope: Scope) -> bool:
    """Whether a page of another site loads this as its part, as browsers tell; a link does not."""
    site, mode, target = (
        _values(scope, b"sec-fetch-" + name) for name in (b"site", b"mode", b"dest")
    )
    foreign = site not in ([], ["same-origin"], ["none"])
    return foreign and (mode != ["navigate"] or target != ["document"])


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def _with_headers(send: Send) -> Send:
    added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *added]
        await send(message)

    return send_with_headers


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSED.encode()})
