// Every name of the map in one collision pass on one canvas: claims, countries, towns, admin-1
// areas, seas. A name that finds no free room is left out, so that none lies on another.
(() => {
    const { CanvasLayer } = window.claimscopeMap;
    const FAMILY = '"Source Sans", "Source Sans Pro", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
    const EDGE = 3; // pixels kept free at the edge of the map
    const GAP = 2; // pixels kept free between two names
    const AROUND = 8; // pixels of halo around a claim's name: no line shows between its letters and words
    const MAX_TOWNS = 140;

    const Names = CanvasLayer.extend({
        options: { padding: 0, pane: "names" },

        initialize(basemap, options) {
            CanvasLayer.prototype.initialize.call(this, options);
            Object.assign(this, { basemap, claims: null, palette: null, placed: [], widths: new Map() });
            Object.assign(this, { countries: [], seas: [], towns: [] });
            basemap.on("loaded", ({ name, file }) => this.take(name, file));
        },

        take(name, file) {
            if (name === "world") Object.assign(this, { countries: file.countries, seas: file.seas });
            if (file.towns) this.towns = [...this.towns, ...file.towns];
            this.redraw();
        },

        show(palette, claims) {
            Object.assign(this, { palette, claims });
            this.redraw();
        },

        /** Places all names anew and draws them; `placed` tells what stands where, in pixels. */
        draw() {
            if (!this.palette) return;
            this.placed = [];
            this.taken = new Taken(this._bounds.getSize());
            const items = this.claims?.items || [];
            for (const box of this.controls()) this.taken.add(box);
            for (const item of items) this.taken.add(item.box());
            for (const item of items) this.placeClaim(item);
            if (!this.bare) this.placeBase(); // Tiles have names of their own.
            this.paint();
        },

        /** The boxes of buttons, scale and credit, on which no name may lie. */
        controls() {
            const { left, top } = this._map.getContainer().getBoundingClientRect();
            return [...this._map.getContainer().querySelectorAll(".leaflet-control")].map((each) => {
                const box = each.getBoundingClientRect();
                return [box.left - left, box.top - top, box.right - left, box.bottom - top];
            });
        },

        placeClaim(item) {
            const style = this.styles().claim;
            const words = this.claimWords(item);
            const width = words.reduce((sum, word) => sum + word.width, 0);
            if (item.written) {
                const box = item.box();
                if (this.taken.inside(box)) this.put("claim", item, box, words, style, item.name);
                return;
            }
            const { x, y } = item.point();
            const reach = item.radius + 4;
            const spots = [
                [x + reach, y - 8],
                [x - reach - width, y - 8],
                [x - width / 2, y + reach - 2],
                [x - width / 2, y - reach - 14],
                [x + reach - 4, y + 4],
                [x - reach - width + 4, y + 4],
                [x + reach - 4, y - 20],
                [x - reach - width + 4, y - 20],
                [x - reach, y + reach - 2],
                [x + reach - width, y + reach - 2],
                [x - reach, y - reach - 14],
                [x + reach - width, y - reach - 14],
            ];
            for (const [left, top] of spots) {
                const box = [left, top, left + width, top + 16];
                if (!this.taken.free(box)) continue;
                this.taken.add(box);
                this.put("claim", item, box, words, style, item.name);
                return;
            }
        },

        claimWords(item) {
            const { ink, muted } = this.palette;
            const name = item.written ? item.colour : ink;
            const symbol = this.word(`${item.symbol} `, `400 12px ${FAMILY}`, name);
            return [
                ...(item.written ? [symbol] : []),
                this.word(item.name, `600 13px ${FAMILY}`, name),
                this.word(` ${item.count}`, `400 13px ${FAMILY}`, item.written ? ink : muted),
            ];
        },

        /** The names of the basemap, without those that name a place of a claim. */
        placeBase() {
            const zoom = this._map.getZoom();
            const styles = this.styles();
            const told = new Set(this.claims?.names || []);
            const toldCountries = new Set(this.claims?.countries || []);
            for (const [code, name, x, y, from] of this.countries) {
                if (zoom < from - 0.9 || toldCountries.has(code)) continue;
                this.placeLines("country", name.toLocaleUpperCase("en"), x, y, styles.country);
            }
            let towns = 0;
            const named = new Set(told); // An area called like its town has no name of its own.
            for (const [name, x, y, from, capital] of this.towns) {
                if (zoom < from || towns > MAX_TOWNS) break;
                const key = name.toLocaleLowerCase("en");
                if (told.has(key)) continue;
                const placed = this.placeTown(name, x, y, capital, styles.town);
                towns += placed;
                if (placed) named.add(key);
            }
            if (zoom >= 4.5) this.placeAreas(zoom, named, styles.area);
            const seas = new Set(); // An ocean has a point in each half of the plane, and one name.
            for (const [name, x, y, from] of this.seas) {
                if (zoom < from - 0.2 || seas.has(name)) continue;
                if (this.placeLines("sea", name, x, y, styles.sea)) seas.add(name);
            }
        },

        placeAreas(zoom, named, style) {
            for (const { name, x, y, zoom: from } of this.basemap.levels.detail?.areas || []) {
                if (!name || zoom < from + 0.3 || named.has(name.toLocaleLowerCase("en"))) continue;
                this.placeLines("area", name, x, y, style);
            }
        },

        /**
         * A name in lines around its point; one on each turn of the world that is in view. Whether
         * there was room for any.
         */
        placeLines(kind, name, x, y, style) {
            let placed = false;
            for (const point of this.points(x, y)) {
                const lines = this.lines(name, style);
                const width = Math.max(...lines.map((line) => line.width));
                const height = lines.length * style.height;
                const [left, top] = [point.x - width / 2, point.y - height / 2];
                const box = [left, top, left + width, top + height];
                if (!this.taken.free(box)) continue;
                this.taken.add(box);
                this.put(kind, null, box, lines, style, name);
                placed = true;
            }
            return placed;
        },

        placeTown(name, x, y, capital, style) {
            let placed = 0;
            for (const point of this.points(x, y)) {
                const word = this.word(name, style.font, style.colour);
                const dot = [point.x - 2, point.y - 2, point.x + 2, point.y + 2];
                if (!this.taken.free(dot, 1)) continue;
                for (const left of [point.x + 5, point.x - 5 - word.width]) {
                    const top = point.y - style.height / 2;
                    const box = [left, top, left + word.width, top + style.height];
                    if (!this.taken.free(box)) continue;
                    this.taken.add(box);
                    this.taken.add(dot);
                    this.put("town", null, box, [word], { ...style, dot: point, capital }, name);
                    placed += 1;
                    break;
                }
            }
            return placed;
        },

        /** Where a point of the plane is on the canvas, on each turn of the world in view. */
        points(x, y) {
            const scale = (256 * 2 ** this._map.getZoom()) / 360;
            const origin = this._map.getPixelOrigin().add(this._bounds.min);
            const size = this._bounds.getSize();
            const down = (180 - y) * scale - origin.y;
            if (down < 0 || down > size.y) return [];
            return [-360, 0, 360]
                .map((turn) => L.point((x + turn + 180) * scale - origin.x, down))
                .filter((point) => point.x > 0 && point.x < size.x);
        },

        lines(name, style) {
            const lines = [];
            for (const part of name.split(" ")) {
                const longer = lines.length ? `${lines.at(-1)} ${part}` : part;
                const fits = this.word(longer, style.font, style.colour, style.spacing);
                if (lines.length && fits.width <= style.room) lines[lines.length - 1] = longer;
                else lines.push(part);
            }
            return lines.map((line) => this.word(line, style.font, style.colour, style.spacing));
        },

        word(text, font, colour, spacing = 0) {
            const key = `${font}|${spacing}|${text}`;
            if (!this.widths.has(key)) {
                this.pen.font = font;
                this.pen.letterSpacing = `${spacing}px`;
                this.widths.set(key, Math.ceil(this.pen.measureText(text).width));
            }
            return { text, font, colour, spacing, width: this.widths.get(key) };
        },

        put(kind, item, box, words, style, name) {
            this.placed.push({ kind, name, box, words, style, id: item?.id });
        },

        paint() {
            const { pen, sharpness } = this;
            pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
            pen.clearRect(0, 0, this._container.width, this._container.height);
            pen.textBaseline = "middle";
            pen.lineJoin = "round";
            for (const { box, words, style } of this.placed) {
                if (style.dot) this.paintDot(style);
                if (style.lines) this.paintLines(box, words, style);
                else this.paintRow(box, words, style);
            }
        },

        paintLines([left, top, right], lines, style) {
            lines.forEach((line, at) => {
                const x = (left + right - line.width) / 2;
                this.paintWord(line, x, top + (at + 0.5) * style.height, style);
            });
        },

        paintRow([left, top, right, bottom], words, style) {
            const width = words.reduce((sum, word) => sum + word.width, 0);
            let x = (left + right - width) / 2;
            for (const word of words) {
                this.paintWord(word, x, (top + bottom) / 2, style);
                x += word.width;
            }
        },

        paintWord({ text, font, colour, spacing }, left, middle, { halo, around = 3 }) {
            const { pen } = this;
            const [x, y] = [left, middle].map(Math.round);
            pen.font = font;
            pen.letterSpacing = `${spacing}px`;
            pen.strokeStyle = halo;
            pen.lineWidth = around;
            pen.strokeText(text, x, y);
            pen.fillStyle = colour;
            pen.fillText(text, x, y);
        },

        paintDot({ dot, colour, capital, halo }) {
            const { pen } = this;
            pen.fillStyle = colour;
            pen.strokeStyle = halo;
            pen.lineWidth = 2;
            pen.beginPath();
            if (capital) pen.rect(dot.x - 2, dot.y - 2, 4, 4);
            else pen.arc(dot.x, dot.y, 1.7, 0, 7);
            pen.stroke();
            pen.fill();
        },

        styles() {
            const { land, muted, sea, water, town } = this.palette;
            const font = (look) => `${look} ${FAMILY}`;
            const halo = `${land}e6`;
            return {
                claim: { halo, around: AROUND },
                country: {
                    ...{ font: font("500 10px"), colour: muted, spacing: 1.2, halo },
                    ...{ height: 12, room: 78, lines: true },
                },
                town: { font: font("400 12px"), colour: town, halo, height: 14 },
                area: {
                    ...{ font: font("400 11px"), colour: muted, spacing: 0.8, halo },
                    ...{ height: 13, room: 90, lines: true },
                },
                sea: {
                    ...{ font: font("italic 400 11px"), colour: sea, spacing: 0.6, halo: `${water}b0` },
                    ...{ height: 13, room: 84, lines: true },
                },
            };
        },
    });

    /** The boxes [left, top, right, bottom] that are taken, looked up by squares of the canvas. */
    class Taken {
        constructor(size) {
            Object.assign(this, { size, squares: new Map() });
        }

        *around([left, top, right, bottom]) {
            const cell = (number) => Math.floor(number / 64);
            for (let x = cell(left); x <= cell(right); x += 1)
                for (let y = cell(top); y <= cell(bottom); y += 1) yield `${x},${y}`;
        }

        add(box) {
            for (const square of this.around(box)) {
                this.squares.set(square, [...(this.squares.get(square) || []), box]);
            }
        }

        inside([left, top, right, bottom], edge = EDGE) {
            const { x, y } = this.size;
            return left >= edge && top >= edge && right <= x - edge && bottom <= y - edge;
        }

        free(box, edge = EDGE) {
            if (!this.inside(box, edge)) return false;
            const [left, top, right, bottom] = box;
            const wide = [left - GAP, top - GAP, right + GAP, bottom + GAP];
            for (const square of this.around(wide))
                for (const other of this.squares.get(square) || [])
                    if (
                        wide[0] < other[2] && other[0] < wide[2] &&
                        wide[1] < other[3] && other[1] < wide[3]
                    ) return false;
            return true;
        }
    }

    Object.assign(window.claimscopeMap, { Names, FAMILY });
})();
