// Tiles of the reader's own under the claims, in place of our land; off until they are asked for.
(() => {
    const WORDS = "Show own map tiles";
    const KEPT = "claimscope:tiles";

    function kept() {
        try { return localStorage.getItem(KEPT) === "on"; } catch { return false; }
    }

    function keep(on) {
        try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* Nothing can be kept. */ }
    }

    /** A button that lays the tiles under the claims, and takes them away. */
    function addTiles(map, { address, zooms, credit }, button) {
        const [least, most] = zooms;
        const pane = map.createPane("tiles");
        pane.style.zIndex = 150;
        const layer = L.tileLayer(address, { pane: "tiles", minNativeZoom: least, maxNativeZoom: most });
        const near = map.getMaxZoom();
        // Words become text, also where Leaflet would take them for HTML.
        const words = L.DomUtil.create("span");
        words.textContent = credit;
        let on = false;
        const show = (asked) => {
            on = asked;
            const { basemap, names } = map.claimscope;
            basemap.bare = names.bare = on;
            made.setAttribute("aria-pressed", String(on));
            map.setMaxZoom(on ? Math.max(near, most) : near);
            if (on) layer.addTo(map);
            else layer.remove();
            if (credit && on) map.claimscope.credits.addAttribution(words.innerHTML);
            else if (credit) map.claimscope.credits.removeAttribution(words.innerHTML);
            basemap.redraw();
            names.redraw();
        };
        const made = button(WORDS, "▦", () => {
            show(!on);
            keep(on);
        });
        show(kept());
    }

    Object.assign(window.claimscopeMap, { addTiles });
})();
