"""Nothing leaves the machine, and nobody else gets in."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Response, expect

from claimscope.views.view_link import PUBLIC_URL
from tests.browser.app_server import NOTED_IN, NOTING, RunningApp, running_app
from tests.browser.screen import (
    ADDRESSES,
    MAP,
    basemap,
    close_drawer,
    expect_drawer,
    expect_headline,
    mark_of,
    open_page,
    png_buttons,
    switch_to,
)

# Ways in which a page could tell somebody that it is being read.
WAYS_OUT = {
    "fetch": "fetch('http://example.invalid/x').catch(() => {})",
    "image": "void (new Image().src = 'http://example.invalid/x.png')",
    "beacon": "void navigator.sendBeacon('http://example.invalid/x', 'y')",
    "script": "void document.head.append(Object.assign(document.createElement('script'),"
    " { src: 'https://example.invalid/x.js' }))",
    "web socket": "void new WebSocket('ws://example.invalid/x')",
    "style": "void (document.body.style.background = 'url(http://example.invalid/x.png)')",
}


def test_a_walk_through_the_whole_app_asks_no_other_host(
    page: Page, app_url: str, outside_requests: list[str]
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    open_page(page, app_url)
    mark_of(page, "Ussuriysk").click()
    expect_drawer(page, "gathered-at-ussuriysk")
    close_drawer(page)
    page.get_by_role("button", name="Reset").click()
    with page.expect_download():
        png_buttons(page).first.click()
    for name in ADDRESSES:
        switch_to(page, "Map" if name == "places" else name.capitalize())
        expect_headline(page, "36 claims")
        if page.locator(MAP).count():
            expect(basemap(page)).to_be_visible()
    page.remove_listener("request", note)
    assert outside_requests == []
    hosts = {urlsplit(url).netloc for url in asked if url.startswith("http")}
    assert hosts == {urlsplit(app_url).netloc}
    for file in ("leaflet.js", "world.json", "plotly.min.js"):
        assert any(file in url for url in asked)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_page_that_does_ask_another_host_is_noticed(
    page: Page, outside_requests: list[str], way: str
) -> None:
    page.goto("about:blank")
    page.evaluate(WAYS_OUT[way])
    for _ in range(3000):
        if outside_requests:
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert {urlsplit(url).hostname for url in outside_requests} == {"example.invalid"}
    outside_requests.clear()  # or the fixture would, rightly, fail this test


def test_a_frame_that_asks_another_host_is_noticed(page: Page, outside_requests: list[str]) -> None:
    page.set_content("<iframe srcdoc='<p>A frame</p>'></iframe>")
    page.frame_locator("iframe").locator("body").evaluate(
        "() => fetch('http://example.invalid/tiles/1.png').catch(() => {})"
    )
    assert outside_requests == ["http://example.invalid/tiles/1.png"]
    outside_requests.clear()


@pytest.mark.parametrize("way", WAYS_OUT)
def test_the_browser_stops_a_page_of_the_app_that_asks_another_host(
    page: Page, app_url: str, outside_requests: list[str], way: str
) -> None:
    page.goto(f"{app_url}/_stcore/health")
    stopped = page.evaluate(
        "way => new Promise(resolve => {"
        " document.addEventListener('securitypolicyviolation', each => resolve(each.blockedURI));"
        " new Function(way)(); })",
        WAYS_OUT[way],
    )
    assert urlsplit(stopped).hostname == "example.invalid"
    outside_requests.clear()  # Playwright tells of some that the browser then stops


def test_the_browser_stops_the_frame_of_the_map_too(
    page: Page, app_url: str, outside_requests: list[str]
) -> None:
    open_page(page, app_url, "places")
    expect(basemap(page)).to_be_visible()
    answer = (
        page.frame_locator(MAP)
        .locator("body")
        .evaluate("() => fetch('http://example.invalid/tiles/1.png').catch(error => error.message)")
    )
    assert answer == "Failed to fetch"
    assert outside_requests == []


@pytest.mark.smoke
def test_the_server_listens_on_this_machine_only(app_url: str) -> None:
    port = urlsplit(app_url).port
    assert answers("127.0.0.1", port)
    for address in other_addresses():
        assert not answers(address, port), f"{address} answers too"


def other_addresses() -> set[str]:
    """Addresses that a server bound to every interface would answer on."""
    own = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    return (own | {"127.0.0.2", "::1"}) - {"127.0.0.1"}


def answers(address: str, port: int | None) -> bool:
    try:
        with socket.create_connection((address, port or 0), timeout=2):
            return True
    except OSError:
        return False


FOREIGN = {
    "another site": {"Origin": "https://evil.invalid"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "another scheme": {"Origin": "https://{own}"},
    "a file or a sandbox": {"Origin": "null"},
    "no page at all": {},
    "a name that points here": {
        "Host": "rebound.invalid:{port}",
        "Origin": "http://rebound.invalid:{port}",
    },
    "an address of this machine's network": {
        "Host": "192.168.0.7:{port}",
        "Origin": "http://192.168.0.7:{port}",
    },
    "two sites": {"Origin": "http://{own}, https://evil.invalid"},
}


def test_a_page_of_another_site_can_neither_talk_to_the_server_nor_make_it_call_out(
    app: RunningApp,
) -> None:
    own = {"Origin": app.url}
    assert handshake(app.url, own) == 101
    with ThreadPoolExecutor(len(FOREIGN)) as others:
        refused = others.map(lambda each: handshake(app.url, each), FOREIGN.values())
        assert handshake(app.url, own) == 101
        assert dict(zip(FOREIGN, refused, strict=True)) == dict.fromkeys(FOREIGN, 403)
    assert app.calls_out() == []


def test_a_server_that_does_call_out_is_noticed(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    call = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 1))"
    subprocess.run(
        [sys.executable, "-c", call],
        env={**os.environ, "PYTHONPATH": str(NOTING), NOTED_IN: str(noted)},
        check=False,
    )
    assert noted.read_text() == "socket.connect 192.0.2.1\n"


def test_a_server_with_a_public_address_answers_there_and_on_this_machine_alone(
    tmp_path: Path,
) -> None:
    public = {"Host": "claims.example.org", "Origin": "https://claims.example.org"}
    settings = {PUBLIC_URL: "https://claims.example.org/"}
    with running_app(None, tmp_path / "public.txt", settings=settings) as app:
        assert handshake(app.url, public) == 101
        assert handshake(app.url, {"Origin": app.url}) == 101
        assert handshake(app.url, {**public, "Origin": app.url}) == 403
        assert handshake(app.url, {"Origin": public["Origin"]}) == 403
        assert handshake(app.url, {**public, "Origin": "http://claims.example.org"}) == 403
        assert app.calls_out() == []


def test_a_page_of_another_site_cannot_load_the_app_as_its_part(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(f"<iframe src={app_url}></iframe>")
    answers: dict[str, int] = {}

    def note(response: Response) -> None:
        answers[response.url] = response.status

    page.on("response", note)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as elsewhere:
        Thread(target=elsewhere.serve_forever, daemon=True).start()
        page.goto(f"http://localhost:{elsewhere.server_port}/", wait_until="load")
        elsewhere.shutdown()
    page.remove_listener("response", note)
    refused = {url: status for url, status in answers.items() if url.startswith(app_url)}
    assert refused == {f"{app_url}/": 403}


def handshake(app_url: str, headers: Mapping[str, str]) -> int:
    """The answer to a client that opens the app's web socket, which is all of the app.

    ``{own}`` and ``{port}`` in a header are those of the app.
    """
    address = urlsplit(app_url)
    filled = {
        name: value.format(own=address.netloc, port=address.port)
        for name, value in {"Host": address.netloc, **headers}.items()
    }
    asked = {
        **filled,
        **{"Connection": "Upgrade", "Upgrade": "websocket"},
        **{"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="},
    }
    connection = HTTPConnection(address.netloc, timeout=10)
    try:
        connection.request("GET", "/_stcore/stream", headers=asked)
        return connection.getresponse().status
    finally:
        connection.close()
