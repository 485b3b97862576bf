"""Which requests the server answers, asked of the guard alone."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from streamlit import net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from claimscope.views.view_link import PUBLIC_URL
from components.server.app import PRELOADED
from components.server.request_guard import (
    Address,
    Message,
    Receive,
    RequestGuard,
    Scope,
    Send,
    public_address,
)

PUBLIC = Address("https", "claims.example.org", 443)
HERE = "localhost:8501"
ASKED_BY_A_LINK = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
}


class Asked:
    """A request to a guarded app: what reached the app, and what was sent back."""

    def __init__(self, headers: dict[str, str], kind: str = "http", port: int = 8501) -> None:
        self.reached: dict[str, str] | None = None
        self.sent: list[Message] = []
        scope: Scope = {
            "type": kind,
            "scheme": "ws" if kind == "websocket" else "http",
            "server": ("127.0.0.1", port),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        asyncio.run(RequestGuard(self._app, PUBLIC)(scope, self._receive, self._send))

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        self.reached = {name.decode(): value.decode() for name, value in scope["headers"]}
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def _receive(self) -> Message:
        raise AssertionError("the guard reads no body")

    async def _send(self, message: Message) -> None:
        self.sent.append(message)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": HERE},
        {"host": "LOCALHOST:8501"},
        {"host": "127.0.0.1:8501"},
        {"host": "[::1]:8501"},
        {"host": HERE, "origin": "http://localhost:8501"},
        {"host": "claims.example.org"},
        {"host": "claims.example.org:443", "origin": "https://claims.example.org"},
        {"host": HERE, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"},
        {"host": HERE, "sec-fetch-site": "none", "sec-fetch-mode": "navigate"},
        {"host": HERE, **ASKED_BY_A_LINK},
    ],
)
def test_the_apps_own_pages_and_links_to_it_are_answered(headers: dict[str, str]) -> None:
    assert Asked(headers).reached is not None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": ""},
        {"host": "localhost"},
        {"host": "localhost:8502"},
        {"host": "localhost:8501@evil.invalid"},
        {"host": "evil.invalid:8501"},
        {"host": "localhost:8501.evil.invalid"},
        {"host": "localhost:99999"},
        {"host": "claims.example.org:8501"},
        {"host": HERE, "origin": "http://localhost:8502"},
        {"host": HERE, "origin": "https://localhost:8501"},
        {"host": HERE, "origin": "http://127.0.0.1:8501"},
        {"host": HERE, "origin": "https://claims.example.org"},
        {"host": HERE, "origin": "null"},
        {"host": HERE, "origin": ""},
        {"host": HERE, "origin": "http://["},
        {"host": HERE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"host": HERE, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
        {"host": HERE, **ASKED_BY_A_LINK, "sec-fetch-dest": "iframe"},
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_hosts_and_pages_of_other_sites_are_not(headers: dict[str, str], kind: str) -> None:
    asked = Asked(headers, kind)
    assert asked.reached is None
    if kind == "websocket":
        assert asked.sent == [{"type": "websocket.close", "code": 1008}]
    else:
        assert asked.sent[0]["status"] == 403
        assert PUBLIC_URL in asked.sent[1]["body"].decode()


def test_a_web_socket_says_where_it_comes_from() -> None:
    assert Asked({"host": HERE}, "websocket").reached is None
    assert Asked({"host": HERE, "origin": f"http://{HERE}"}, "websocket").reached is not None


def test_a_name_said_twice_is_no_name() -> None:
    twice = Asked({"host": HERE, "Host": HERE})
    assert twice.reached is None


def test_the_usual_port_may_be_left_out() -> None:
    assert Asked({"host": "localhost"}, port=80).reached is not None


def test_every_answer_keeps_other_sites_out() -> None:
    for headers in ({"host": HERE}, {"host": "evil.invalid"}):
        sent = dict(Asked(headers).sent[0]["headers"])
        assert b"frame-ancestors 'self'" in sent[b"content-security-policy"]
        assert b"default-src 'self'" in sent[b"content-security-policy"]
        assert sent[b"x-content-type-options"] == b"nosniff"


# Spellings near to a right one, of which one that got through could make Streamlit call out.
PIECES = st.sampled_from(
    (
        *("http://", "https://", "localhost", "LOCALHOST", "127.0.0.1", "[::1]"),
        *("claims.example.org", "CLAIMS.example.org", "evil.invalid"),
        *(":8501", ":443", ":80", ":", "@", "/", "?", "#", "\t"),
    )
)
SPELLINGS = st.lists(PIECES, min_size=1, max_size=5).map("".join) | st.text(max_size=12)


@given(host=SPELLINGS, origin=SPELLINGS)
@example(host="CLAIMS.example.org:443", origin="https://claims.example.org")
@example(host="LOCALHOST:8501", origin="http://localhost:8501/")
@example(host="claims.example.org?", origin="https://claims.example.org")
def test_streamlit_asks_nobody_about_what_gets_through(host: str, origin: str) -> None:
    reached = Asked({"host": host, "origin": origin}, "websocket").reached
    if reached is not None:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("get_internal_ip", "get_external_ip"):
                patch.setattr(net_util, name, _nobody_may_ask)
            assert _is_origin_allowed(reached["origin"], reached["host"])


def _nobody_may_ask() -> Any:
    raise AssertionError("an outside host would be asked")


@pytest.mark.parametrize(
    ("given_url", "address"),
    [
        ("", None),
        ("https://claims.example.org", PUBLIC),
        ("https://Claims.Example.org:443/", PUBLIC),
        ("http://192.168.0.7:8501", Address("http", "192.168.0.7", 8501)),
    ],
)
def test_a_public_address_is_read(
    monkeypatch: pytest.MonkeyPatch, given_url: str, address: Address | None
) -> None:
    monkeypatch.setenv(PUBLIC_URL, given_url)
    assert public_address() == address


@pytest.mark.parametrize(
    "given_url", ["claims.example.org", "ftp://claims.example.org", "https://", "https://a/b", "*"]
)
def test_a_public_address_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, given_url: str
) -> None:
    monkeypatch.setenv(PUBLIC_URL, given_url)
    with pytest.raises(ValueError, match=r"https://claims\.example\.org"):
        public_address()


def test_what_the_server_imports_ahead_declares_no_component_that_only_a_run_can_declare() -> None:
    script = (
        "import sys, dashboard\n"
        "from importlib import import_module\n"
        f"for name in {PRELOADED!r}: import_module(name)\n"
        "print({'components.panels.map', 'components.web.png_button'} & set(sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
