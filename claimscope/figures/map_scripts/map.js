// Puts the map together: panes, layers, controls. folium's script calls `begin` once; each layer of
// claims comes from `claims` and replaces the one before.
(() => {
    const { Basemap, Names, Claims, Card, addTiles } = window.claimscopeMap;
    const PANES = { basemap: 200, names: 450, marks: 600 };
    const MARGIN = [30, 30];
    const CONTROLS = 24; // Room at the left for the buttons of the map, in pixels,
    const LEAST_WIDTH = 480; // which a narrower map does not have.
    const WORD = { reset: "Show all places", full: "Full screen" };

    /** The scale bar, its thousands parted as they are everywhere else. */
    const Scale = L.Control.Scale.extend({
        _updateScale(bar, words, share) {
            const parted = words.replace(/\d+/, (number) => Number(number).toLocaleString("en"));
            L.Control.Scale.prototype._updateScale.call(this, bar, parted, share);
        },
    });

    function begin(map, { bounds, room, files, credit, font, tiles }) {
        for (const [name, height] of Object.entries(PANES)) map.createPane(name).style.zIndex = height;
        map.getPane("names").style.pointerEvents = "none";
        const basemap = new Basemap(files);
        const names = new Names(basemap);
        const home = () => map.fitBounds(bounds, {
            paddingTopLeft: [room + (map.getSize().x < LEAST_WIDTH ? 0 : CONTROLS), room],
            paddingBottomRight: [room, room],
            animate: false,
        });
        home();
        const [[, west], [, east]] = bounds;
        const card = new Card(map);
        const middle = (west + east) / 2;
        map.claimscope = { basemap, names, card, home, middle, wear: (palette) => wear(map, palette) };
        basemap.addTo(map);
        names.addTo(map);
        basemap.on("loaded", ({ name }) => name !== "towns" && map.claimscope.claims?.layOut());
        addControls(map, credit, tiles);
        addOutside(map, bounds);
        followSize(map);
        if (font) takeFont(map, font);
        const mark = () => map.claimscope.claims?.mark();
        const page = window.parent.document;
        page.addEventListener("claimscope:marks", mark);
        window.addEventListener("pagehide", () => page.removeEventListener("claimscope:marks", mark));
        window.addEventListener("keydown", ({ key }) => key === "Escape" && map.claimscope.card.hide());
    }

    /**
     * Draws the map anew when its room changes, which its style sheet does after the map has begun
     * and the page whenever it likes. A view that nobody has moved is fitted to the new room.
     */
    function followSize(map) {
        const view = () => [map.getCenter().lat, map.getCenter().lng, map.getZoom()].join();
        let untouched = view();
        const watch = new ResizeObserver(() => {
            const { clientWidth, clientHeight } = map.getContainer();
            if (!clientWidth || !clientHeight || map.getSize().equals([clientWidth, clientHeight])) return;
            const moved = view() !== untouched;
            map.invalidateSize({ animate: false });
            keepForPrint(map);
            if (moved) return;
            map.claimscope.home();
            untouched = view();
        });
        keepForPrint(map);
        watch.observe(map.getContainer());
        window.addEventListener("pagehide", () => watch.disconnect());
    }

    /** A printer lays the page out without running a script: the map is scaled as it is drawn. */
    function keepForPrint(map) {
        const { x, y } = map.getSize();
        document.documentElement.style.setProperty("--drawn-width", `${x}px`);
        document.documentElement.style.setProperty("--drawn-height", `${y}px`);
        window.frameElement?.style.setProperty("--drawn-ratio", `${x} / ${y}`);
    }

    function addControls(map, credit, tiles) {
        const bar = map.zoomControl.getContainer();
        button(bar, WORD.reset, "↺", () => reset(map));
        if (document.fullscreenEnabled) button(bar, WORD.full, "⤢", () => fullScreen(map));
        new Scale({ imperial: false, maxWidth: 100 }).addTo(map);
        map.claimscope.credits = L.control.attribution({ prefix: false }).addAttribution(credit);
        map.claimscope.credits.addTo(map);
        if (tiles) addTiles(map, tiles, (words, sign, act) => button(bar, words, sign, act));
    }

    /** The page's own font, which a frame does not have; names are measured anew when it is there. */
    function takeFont(map, address) {
        const face = new FontFace("Source Sans", `url(${JSON.stringify(address)})`, { weight: "200 900" });
        document.fonts.add(face);
        face.load().then(() => {
            map.claimscope.names.widths.clear();
            map.claimscope.claims?.layOut();
        }, () => document.fonts.delete(face));
    }

    function button(bar, words, sign, act) {
        const made = L.DomUtil.create("button", "", bar);
        made.type = "button";
        made.title = words;
        made.setAttribute("aria-label", words);
        made.textContent = sign;
        made.addEventListener("click", act);
        return made;
    }

    const shown = ({ claimscope: { claims } }) =>
        (claims?.places || []).map((place) => [place.lat, place.lon]);

    /** The view at the start; wider where places shown now lie beyond it. */
    function reset(map) {
        map.claimscope.home();
        const view = map.getBounds();
        if (shown(map).some((point) => !view.contains(point)))
            map.fitBounds(view.extend(L.latLngBounds(shown(map))), { padding: MARGIN, animate: false });
    }

    /** A button that counts the places beyond the first view, such as mentioned ones; it shows them. */
    function addOutside(map, bounds) {
        const control = L.control({ position: "topright" });
        control.onAdd = () => {
            const bar = L.DomUtil.create("div", "leaflet-bar claim-outside");
            L.DomEvent.disableClickPropagation(bar);
            const made = button(bar, WORD.reset, "", () => reset(map));
            map.claimscope.countOutside = () => {
                const near = L.latLngBounds(bounds);
                const view = map.getBounds();
                const far = shown(map).filter((at) => !near.contains(at) && !view.contains(at)).length;
                bar.hidden = !far;
                made.textContent = far === 1 ? "1 place outside" : `${far} places outside`;
                made.removeAttribute("aria-label");
            };
            map.on("moveend", map.claimscope.countOutside);
            return bar;
        };
        control.addTo(map);
        map.claimscope.countOutside();
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
        const { places: { fields, rows }, ...data } = JSON.parse(new TextDecoder().decode(bytes));
        const place = (row) => Object.fromEntries(fields.map((field, at) => [field, row[at]]));
        return new Claims({ ...data, places: rows.map(place) });
    }

    Object.assign(window.claimscopeMap, { begin, claims });
})();
