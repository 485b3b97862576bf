// The places of the claims: a button each, near ones as a cluster, and the card that tells of them.
// Words come from documents: they become text nodes and the text of a canvas, never HTML.
(() => {
    const { FAMILY } = window.claimscopeMap;
    const NEAR = 26; // pixels within which places are one cluster
    const ROOM = 0.2; // zooms by which an area must be larger than its name needs
    const TARGET = 24; // pixels: the least size of what is clicked (WCAG 2.2, 2.5.8)
    const TITLES = 3;
    const GAP = 6; // pixels between a mark and its card, and between that and the map's edge
    const SVG = "http://www.w3.org/2000/svg";

    const svg = (name, attributes) => {
        const made = document.createElementNS(SVG, name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        return made;
    };

    const element = (name, className, text = "") => {
        const made = document.createElement(name);
        made.className = className;
        made.textContent = text;
        return made;
    };

    /** One mark on the map: a place, or several that lie too near each other to be told apart. */
    class Item {
        constructor(places, layer) {
            const [lead] = places;
            Object.assign(this, { places, layer, lead, id: lead.id, name: lead.name });
            this.cluster = places.length > 1;
            this.count = this.cluster ? `+${places.length - 1}` : String(lead.claims);
            this.colour = lead.colour;
            this.symbol = layer.symbols[lead.statuses[0][0]];
            this.radius = this.cluster ? Math.max(11, lead.radius) : lead.radius;
            this.written = false;
            this.at = [lead.lat, lead.lon];
        }

        point() {
            return this.layer._map.latLngToContainerPoint(this.at);
        }

        /** The room of the mark; of one that is written on its area, that of its words. */
        box() {
            const { x, y } = this.point();
            const [across, down] = this.written ? [this.width() / 2 + 2, 9] : [this.radius, this.radius];
            return [x - across, y - down, x + across, y + down];
        }

        width() {
            const names = this.layer.names;
            return names.claimWords(this).reduce((sum, word) => sum + word.width, 0);
        }

        /** Status and number of claims, the commonest first. */
        statuses() {
            const counts = new Map();
            for (const { statuses } of this.places)
                for (const [status, count] of statuses)
                    counts.set(status, (counts.get(status) || 0) + count);
            return [...counts].sort((one, other) => other[1] - one[1]);
        }

        claims() {
            return this.places.reduce((sum, place) => sum + place.claims, 0);
        }

        title() {
            return this.cluster ? `${this.name} and ${this.places.length - 1} more` : this.name;
        }

        label() {
            const words = this.statuses().map(([status, count]) => `${count} ${status}`);
            const names = this.places.map((place) => place.name).join(", ");
            return `${names}: ${counted(this.claims(), "claim")}, ${words.join(", ")}`;
        }
    }

    const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

    const Claims = L.Layer.extend({
        initialize(data) {
            Object.assign(this, data, { buttons: L.layerGroup(), items: [] });
        },

        onAdd(map) {
            const { basemap, names, card } = map.claimscope;
            Object.assign(this, { basemap, names, card });
            map.claimscope.claims = this;
            map.claimscope.wear(this.palette);
            const arrows = this.arrows.map((arrow) => ({ ...arrow }));
            basemap.show(this.palette, { areas: this.areas, arrows, circles: this.circles });
            this.names.show(this.palette, this.naming());
            this.buttons.addTo(map);
            map.getContainer().dataset.places = this.places.length;
            map.claimscope.countOutside();
            this.layOut();
        },

        onRemove(map) {
            this.kept = this.focused();
            map.claimscope.lastFocus = this.kept;
            this.buttons.remove();
            this.card.hide();
        },

        getEvents() {
            return { zoomend: this.layOut, movestart: () => this.card.hide(), click: this.pickArea };
        },

        naming() {
            const names = this.places.map((place) => place.name.toLocaleLowerCase("en"));
            const countries = this.places.filter((place) => place.kind === "country");
            return { items: this.items, names, countries: countries.map((place) => place.country) };
        },

        /** Makes clusters and buttons for the present zoom; the button with the focus keeps it. */
        layOut() {
            const focused = this.focused() || this._map.claimscope.lastFocus;
            this._map.claimscope.lastFocus = null;
            this.items = clustered(this.places, this._map).map((places) => new Item(places, this));
            this.names.claims = this.naming();
            this.writeAreas();
            this.buttons.clearLayers();
            for (const item of this.items) this.buttons.addLayer(this.marker(item));
            this.names.redraw();
            if (focused) this.buttonOf(focused)?.focus({ preventScroll: true });
        },

        /** Writes places on their area in place of a mark, where there is room for the name. */
        writeAreas() {
            const zoom = this._map.getZoom();
            for (const item of this.items) {
                const shape = item.cluster ? null : this.basemap.room(item.lead.shape);
                if (!shape || zoom < shape.room + ROOM) continue;
                const others = this.items.filter((other) => other !== item);
                const free = [item.at, latLng(this._map, shape.middle)].find((at) => {
                    Object.assign(item, { at, written: true });
                    const box = item.box();
                    return !others.some((other) => touches(box, other.box()));
                });
                if (!free) Object.assign(item, { at: [item.lead.lat, item.lead.lon], written: false });
            }
        },

        marker(item) {
            const button = element("button", item.written ? "claim-mark written" : "claim-mark");
            button.type = "button";
            button.dataset.place = item.id;
            button.setAttribute("aria-label", item.label());
            const [left, top, right, bottom] = item.box();
            const across = Math.max(TARGET, item.radius * 2 + 4);
            const size = item.written ? [right - left, bottom - top] : [across, across];
            button.style.width = `${size[0]}px`;
            button.style.height = `${size[1]}px`;
            if (!item.written) button.append(drawing(item, this));
            button.addEventListener("click", () => this.use(item));
            for (const event of ["mouseenter", "focus"])
                button.addEventListener(event, () => this.card.show(item, this));
            for (const event of ["mouseleave", "blur"])
                button.addEventListener(event, () => this.card.hide());
            L.DomEvent.disableClickPropagation(button);
            const icon = L.divIcon({ html: button, className: "claim-place", iconSize: size });
            return L.marker(item.at, { icon, pane: "marks", interactive: false, keyboard: false });
        },

        buttonOf(id) {
            return [...this._map.getPane("marks").querySelectorAll("button")].find(
                (button) => button.dataset.place === id,
            );
        },

        /** The place whose mark has the focus of the keyboard. */
        focused() {
            return document.querySelector(".claim-mark:focus-visible")?.dataset.place;
        },

        /** Opens a cluster as far as the map goes; picks a place. */
        use(item) {
            const zoom = this._map.getZoom();
            const bounds = L.latLngBounds(item.places.map((place) => [place.lat, place.lon]));
            if (item.cluster && zoom < this._map.getMaxZoom() - 0.1) {
                const fit = this._map.getBoundsZoom(bounds, false, L.point(120, 90));
                const next = Math.min(Math.max(fit, zoom + 1), this._map.getMaxZoom());
                this._map.setView(bounds.getCenter(), next, { animate: false });
                return;
            }
            this.pick(item.lead);
        },

        pickArea({ latlng }) {
            const area = this.basemap.areaAt(latlng);
            const place = area && this.places.find((each) => each.shape === area.shape);
            if (place) this.pick(place);
        },

        /** Tells streamlit-folium of a click on a place, as it would of a GeoJSON feature. */
        pick(place) {
            const feature = {
                type: "Feature",
                properties: { place_id: place.id, clicked: Date.now() },
                geometry: { type: "Point", coordinates: [place.lon, place.lat] },
            };
            const latlng = L.latLng(place.lat, place.lon);
            this.fire("click", { latlng, layer: { toGeoJSON: () => feature } });
        },
    });

    /** A point of the plane as the map takes it, on the turn of the world nearest to the view. */
    const latLng = (map, { x, y }) => {
        const lat = (2 * Math.atan(Math.exp((y * Math.PI) / 180)) * 180) / Math.PI - 90;
        return [lat, x + 360 * Math.round((map.claimscope.middle - x) / 360)];
    };

    const touches = (one, other) =>
        one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

    /** Places grouped greedily around the foremost ones; they come with the foremost first. */
    function clustered(places, map) {
        const groups = [];
        for (const place of places) {
            const point = map.latLngToLayerPoint([place.lat, place.lon]);
            const near = groups.find((group) => group.point.distanceTo(point) < NEAR);
            if (near) near.places.push(place);
            else groups.push({ point, places: [place] });
        }
        return groups.map((group) => group.places);
    }

    /** The mark of an item: the symbol of its status, or a ring of its statuses. */
    function drawing(item, { palette, colours }) {
        const { radius } = item;
        const size = 2 * radius + 4;
        const drawn = svg("svg", { width: size, height: size, "aria-hidden": "true" });
        drawn.setAttribute("viewBox", [-size / 2, -size / 2, size, size].join(" "));
        const statuses = item.statuses();
        if (item.cluster || statuses.length > 1) drawn.append(...donut(statuses, radius, colours, palette));
        else drawn.append(symbol(statuses[0][0], radius, item.colour, palette));
        if (item.cluster) {
            const text = svg("text", { "text-anchor": "middle", dy: "0.36em", fill: palette.ink });
            text.setAttribute("font", `600 11px ${FAMILY}`);
            text.textContent = item.places.length;
            drawn.append(text);
        }
        return drawn;
    }

    function donut(statuses, radius, colours, palette) {
        const width = Math.max(3, radius / 3);
        const middle = radius - width / 2;
        const around = 2 * Math.PI * middle;
        const all = statuses.reduce((sum, [, count]) => sum + count, 0);
        const rings = [svg("circle", { r: radius + 1.2, fill: palette.paper })];
        let before = 0;
        for (const [status, count] of statuses) {
            rings.push(
                svg("circle", {
                    r: middle,
                    fill: "none",
                    stroke: colours[status],
                    "stroke-width": width,
                    "stroke-dasharray": `${(around * count) / all} ${around}`,
                    "stroke-dashoffset": (-around * before) / all,
                    transform: "rotate(-90)",
                }),
            );
            before += count;
        }
        return rings;
    }

    /** The symbols of claimscope/assessment/symbols.py as shapes. */
    function symbol(status, radius, colour, palette) {
        const inner = radius - 1.2;
        const open = { fill: palette.paper, stroke: colour, "stroke-width": 2.4 };
        const halo = { stroke: palette.paper, "stroke-width": 1.4, "paint-order": "stroke" };
        const filled = { fill: colour, ...halo };
        const diamond = { points: `0,${-radius} ${radius},0 0,${radius} ${-radius},0` };
        const arm = radius * 0.75;
        return {
            confirmed: () => svg("circle", { r: radius, ...filled }),
            corroborated: () => svg("polygon", { ...diamond, ...filled }),
            unconfirmed: () => svg("circle", { r: inner, ...open }),
            contested: () =>
                svg("path", {
                    d: `M${-arm},${-arm}L${arm},${arm}M${arm},${-arm}L${-arm},${arm}`,
                    stroke: colour, "stroke-width": 3.4, "stroke-linecap": "round",
                }),
            forecast: () => svg("polygon", { ...diamond, ...open }),
            assessment: () =>
                svg("rect", { x: -arm, y: -arm, width: 2 * arm, height: 2 * arm, ...open }),
        }[status]();
    }

    /** What the mark under the pointer or with the focus stands for. */
    class Card {
        constructor(map) {
            this.map = map;
            this.box = element("div", "claim-card");
            this.box.hidden = true;
            map.getContainer().append(this.box);
        }

        hide() {
            this.box.hidden = true;
        }

        show(item, layer) {
            const head = element("div", "claim-card-head");
            head.append(
                element("b", "", item.title()),
                element("span", "claim-card-count", counted(item.claims(), "claim")),
            );
            const statuses = element("div", "claim-card-statuses");
            for (const [status, count] of item.statuses())
                statuses.append(this.marked(status, `${count} ${status}`, layer));
            this.box.replaceChildren(head, statuses, ...this.body(item, layer));
            this.box.hidden = false;
            this.move(item.box());
        }

        body(item, layer) {
            if (item.cluster) {
                const names = item.places.map((place) => place.name).join(", ");
                return [
                    element("div", "claim-card-titles", names),
                    element("div", "claim-card-hint", "Click to zoom in"),
                ];
            }
            const titles = element("div", "claim-card-titles");
            for (const [status, title] of item.lead.titles.slice(0, TITLES))
                titles.append(this.marked(status, title, layer));
            const more = item.lead.claims - Math.min(item.lead.titles.length, TITLES);
            const hint = more > 0 ? `${more} more · Click to view claims` : "Click to view claims";
            return [titles, element("div", "claim-card-hint", hint)];
        }

        marked(status, text, { colours, symbols }) {
            const line = element("div", "claim-card-line");
            const mark = element("span", "", symbols[status]);
            mark.style.color = colours[status];
            line.append(mark, element("span", "claim-card-text", text));
            return line;
        }

        /** Below the mark or its name, or else above or beside it, inside the map. */
        move([left, top, right, bottom]) {
            const { x, y } = this.map.getSize();
            const [width, height] = [this.box.offsetWidth, this.box.offsetHeight];
            const inside = (at, size, most) => Math.max(Math.min(at, most - size - GAP), GAP);
            const [across, down] = [inside(left, width, x), inside(top, height, y)];
            const spots = [
                [across, bottom + GAP],
                [across, top - height - GAP],
                [right + GAP, down],
                [left - width - GAP, down],
            ];
            const fits = ([at, below]) =>
                at >= 0 && at + width <= x && below >= 0 && below + height <= y;
            const spot = spots.find(fits) || [across, inside(bottom, height, y)];
            this.box.style.left = `${spot[0]}px`;
            this.box.style.top = `${spot[1]}px`;
        }
    }

    Object.assign(window.claimscopeMap, { Claims, Card });
})();
