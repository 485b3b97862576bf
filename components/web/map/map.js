// Puts the map together: panes, layers, controls. folium's script calls `begin` once; each layer of
// claims comes from `claims` and replaces the one before.
(() => {
    const { Basemap, Names, Claims, Card } = window.claimscopeMap;
    const PANES = { basemap: 200, names: 450, marks: 600 };
    const WORD = { zoom: "Zoom", reset: "Show all places", full: "Full screen" };

    function begin(map, { bounds, room, files, credit }) {
        for (const [name, height] of Object.entries(PANES)) map.createPane(name).style.zIndex = height;
        map.getPane("names").style.pointerEvents = "none";
        const basemap = new Basemap(files);
        const names = new Names(basemap);
        const home = () => map.fitBounds(bounds, { padding: [room, room], animate: false });
        home();
        map.claimscope = { basemap, names, card: new Card(map), home, wear: (palette) => wear(map, palette) };
        basemap.addTo(map);
        names.addTo(map);
        basemap.on("loaded", ({ name }) => name !== "towns" && map.claimscope.claims?.layOut());
        addControls(map, credit);
        window.addEventListener("keydown", ({ key }) => key === "Escape" && map.claimscope.card.hide());
    }

    function addControls(map, credit) {
        const buttons = L.control({ position: "topleft" });
        buttons.onAdd = () => {
            const bar = L.DomUtil.create("div", "leaflet-bar claim-buttons");
            L.DomEvent.disableClickPropagation(bar);
            button(bar, WORD.reset, "↺", () => reset(map));
            if (document.fullscreenEnabled) button(bar, WORD.full, "⤢", () => fullScreen(map));
            return bar;
        };
        buttons.addTo(map);
        L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map);
        L.control.attribution({ prefix: false }).addAttribution(credit).addTo(map);
    }

    function button(bar, words, sign, act) {
        const made = L.DomUtil.create("button", "", bar);
        made.type = "button";
        made.title = words;
        made.setAttribute("aria-label", words);
        made.textContent = sign;
        made.addEventListener("click", act);
    }

    /** The view at the start; wider where places shown now lie beyond it. */
    function reset(map) {
        const { home, claims } = map.claimscope;
        home();
        const shown = (claims?.places || []).map((place) => [place.lat, place.lon]);
        if (shown.some((point) => !map.getBounds().contains(point)))
            map.fitBounds(map.getBounds().extend(L.latLngBounds(shown)), { animate: false });
    }

    function fullScreen(map) {
        if (document.fullscreenElement) document.exitFullscreen();
        else map.getContainer().requestFullscreen();
    }

    /** The colours of the reader's theme, for all that is drawn by style sheet. */
    function wear(map, palette) {
        document.documentElement.style.colorScheme = palette.dark ? "dark" : "light";
        document.body.style.background = palette.paper;
        for (const [name, colour] of Object.entries(palette))
            if (typeof colour === "string") map.getContainer().style.setProperty(`--${name}`, colour);
    }

    /** The layer of claims from what the server sent: JSON in UTF-8 in base64. */
    function claims(sent) {
        const bytes = Uint8Array.from(atob(sent), (letter) => letter.charCodeAt(0));
        return new Claims(JSON.parse(new TextDecoder().decode(bytes)));
    }

    Object.assign(window.claimscopeMap, { begin, claims });
})();
