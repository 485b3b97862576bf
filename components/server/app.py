"""The web server's own settings: what runs before the first request, and what guards every one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from starlette.middleware import Middleware
from streamlit import App, cli_util, config
from streamlit.web.server import server_util

from components.server.request_guard import RequestGuard, public_address

# What the first page would wait for. No module that declares a component of the older kind: these
# (``map_panel``, ``png_button``) register with a reader's run, and would be missing from all.
PRELOADED = (
    "claimscope.figures.catalogue",
    "claimscope.figures.map_leaflet",
    "components.cases.open_case",
    "folium.plugins",
)


def guards() -> list[Middleware]:
    """What answers before Streamlit does."""
    return [Middleware(RequestGuard, public=public_address())]


@asynccontextmanager
async def ready_server(app: App) -> AsyncIterator[None]:
    """Import before the first request what it would wait for; then open a browser, as asked."""
    del app
    for name in PRELOADED:
        import_module(name)
    import_module("components.cache.startup").start_first_view()
    if not config.get_option("server.headless"):
        address = public_address()
        cli_util.open_browser(address.origin if address else _local_url())
    yield


def _local_url() -> str:
    return server_util.get_url(str(config.get_option("browser.serverAddress")))
