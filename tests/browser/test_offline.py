"""Nothing leaves the machine, and nobody else gets in."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import (
    ADDRESSES,
    MAP,
    close_drawer,
    expect_drawer,
    expect_headline,
    mark_of,
    open_page,
    outline,
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


@pytest.mark.smoke
def test_a_walk_through_the_whole_app_asks_no_other_host(
    page: Page, app_url: str, outside_requests: list[str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, app_url)
    mark_of(page, "Ussuriysk").click()
    expect_drawer(page, "gathered-at-ussuriysk")
    close_drawer(page)
    page.get_by_role("button", name="Reset").click()
    for name in ADDRESSES:
        switch_to(page, name.capitalize())
        expect_headline(page, "36 of 36 claims")
        if page.locator(MAP).count():
            expect(outline(page).nth(100)).to_be_attached()
        for button in png_buttons(page).all():
            with page.expect_download():
                button.click()
    assert outside_requests == []
    hosts = {urlsplit(url).netloc for url in asked if url.startswith("http")}
    assert hosts == {urlsplit(app_url).netloc}
    for file in ("leaflet.js", "outline.geojson", "plotly.min.js"):
        assert any(file in url for url in asked)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_page_that_does_ask_another_host_is_noticed(
    page: Page, app_url: str, outside_requests: list[str], way: str
) -> None:
    page.goto(f"{app_url}/_stcore/health")
    assert outside_requests == []
    page.evaluate(WAYS_OUT[way])
    for _ in range(3000):
        if outside_requests:
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert {urlsplit(url).hostname for url in outside_requests} == {"example.invalid"}
    outside_requests.clear()  # or the fixture would, rightly, fail this test


def test_a_frame_that_asks_another_host_is_noticed(
    page: Page, app_url: str, outside_requests: list[str]
) -> None:
    open_page(page, app_url, "places")
    expect(outline(page).nth(100)).to_be_attached()
    page.frame_locator(MAP).locator("body").evaluate(
        "() => fetch('http://example.invalid/tiles/1.png').catch(() => {})"
    )
    assert outside_requests == ["http://example.invalid/tiles/1.png"]
    outside_requests.clear()


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


@pytest.mark.smoke
def test_a_page_of_another_site_cannot_talk_to_the_app(app_url: str) -> None:
    assert handshake(app_url, host=urlsplit(app_url).netloc) == 101
    assert handshake(app_url, host="rebound.example.invalid") == 403


def handshake(app_url: str, *, host: str) -> int:
    """The answer to a browser that opens the app's web socket, which is all of the app.

    ``host`` is the name under which it found the app, its own or one that points here.
    """
    headers = {
        **{"Host": host, "Origin": f"http://{host}"},
        **{"Connection": "Upgrade", "Upgrade": "websocket"},
        **{"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="},
    }
    connection = HTTPConnection(urlsplit(app_url).netloc, timeout=10)
    try:
        connection.request("GET", "/_stcore/stream", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()
