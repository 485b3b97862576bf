// The land under the claims, drawn on one canvas: water, land, lakes, rivers, lines, and the areas
// and arrows of the claims. The first file is drawn everywhere; the finer one from zoom 4 on.
(() => {
    const { CanvasLayer, Level, meets } = window.claimscopeMap;
    const DETAIL_ZOOM = 4;
    const TURNS = [-360, 0, 360]; // The land goes on beyond the date line.
    const HEAD = 9;

    const Basemap = CanvasLayer.extend({
        options: { padding: 0.2, pane: "basemap" },

        initialize(files, options) {
            CanvasLayer.prototype.initialize.call(this, options);
            Object.assign(this, { files, levels: {}, claims: null, palette: null, started: {} });
        },

        onAdd(map) {
            CanvasLayer.prototype.onAdd.call(this, map);
            this.load("world");
        },

        /** Reads one of the files, once; what came is drawn, and told as "loaded". */
        load(name) {
            this.started[name] ??= fetch(this.files[name])
                .then((answer) => answer.json())
                .then((file) => {
                    this.levels[name] = name === "towns" ? true : new Level(file);
                    this.fire("loaded", { name, file });
                    this.redraw();
                });
            return this.started[name];
        },

        /** The colours, and the areas and arrows of the claims, that are drawn from now on. */
        show(palette, claims) {
            Object.assign(this, { palette, claims });
            const shapes = claims.areas.map((area) => area.shape);
            if (shapes.some((shape) => shape.includes(":"))) this.load("detail");
            this.redraw();
        },

        level() {
            const fine = this._map.getZoom() >= DETAIL_ZOOM && this.levels.detail;
            return fine || this.levels.world;
        },

        /** A shape as the present level draws it; an admin-1 area is in the finer one only. */
        shape(id) {
            return this.level()?.shape(id) || this.levels.detail?.shape(id) || null;
        },

        /** A shape as one can write on it: a country in the first file is in one piece. */
        room(id) {
            return this.levels.world?.shape(id) || this.shape(id);
        },

        /** The shape of the claims that lies at a place of the map, regions before countries. */
        areaAt(latlng) {
            const { x, y } = plane(latlng);
            const areas = [...(this.claims?.areas || [])].reverse();
            this.pen.setTransform(1, 0, 0, 1, 0, 0);
            return areas.find(({ shape }) =>
                this.shape(shape)?.areas.some((area) =>
                    TURNS.some((turn) => this.pen.isPointInPath(area.path, x - turn, -y)),
                ),
            );
        },

        /** Before it is drawn for a new part of the map: the finer files that its zoom needs. */
        moved(zoom) {
            if (zoom >= DETAIL_ZOOM - 0.5) this.load("detail");
            if (zoom >= DETAIL_ZOOM + 0.5) this.load("towns");
        },

        draw() {
            const level = this.level();
            if (!level || !this.palette) return;
            const { pen, palette } = this;
            pen.setTransform(1, 0, 0, 1, 0, 0);
            pen.fillStyle = palette.water;
            pen.fillRect(0, 0, this._container.width, this._container.height);
            for (const turn of TURNS) this.drawWorld(level, turn);
            this.drawArrows();
            this._container.dataset.land = palette.land;
        },

        drawWorld(level, turn) {
            const seen = this.turnTo(turn);
            if (!meets(seen, [-180, -180, 195, 180])) return; // Chukotka ends at 190.4.
            const { pen, palette } = this;
            const inView = (each) => meets(each.box, seen);
            const areas = level.areas.filter(inView);
            const land = new Path2D();
            for (const area of areas) land.addPath(area.path);
            pen.fillStyle = palette.land;
            pen.fill(land);
            this.fillClaims(seen);
            pen.fillStyle = palette.water;
            for (const lake of level.lakes.filter(inView)) pen.fill(lake.path);
            this.drawLines(level, inView);
            this.outlineClaims(seen);
        },

        /** Puts the pen on the plane, whole turns away; the part of it that the canvas shows. */
        turnTo(turn) {
            const zoom = this._map.getZoom();
            const [width, height] = [this._container.width, this._container.height];
            const origin = this._map.getPixelOrigin().add(this._bounds.min);
            this.scale = (256 * 2 ** zoom) / 360;
            const [left, top] = [180 + turn - origin.x / this.scale, 180 - origin.y / this.scale];
            const sharp = this.scale * this.sharpness;
            this.pen.setTransform(sharp, 0, 0, sharp, left * sharp, top * sharp);
            return [-left, top - height / sharp, width / sharp - left, top];
        },

        drawLines(level, inView) {
            const { pen, palette, scale } = this;
            const zoom = this._map.getZoom();
            const stroke = (lines, colour, width, dash = []) => {
                pen.strokeStyle = colour;
                pen.lineWidth = width / scale;
                pen.setLineDash(dash.map((each) => each / scale));
                for (const line of lines) pen.stroke(line.path);
            };
            pen.lineJoin = "round";
            const arcs = level.arcs.filter(inView);
            const most = zoom < 2.5 ? 1 : zoom < 4 ? 3 : zoom < 5 ? 5 : zoom < 6.5 ? 7 : 9;
            const rivers = level.rivers.filter((each) => each.kind <= most && inView(each));
            stroke(rivers, palette.river, zoom < 4 ? 0.6 : 0.9);
            stroke(level.lakes.filter(inView), palette.coast, 0.5);
            stroke(arcs.filter((each) => each.kind === "c"), palette.coast, 0.7);
            if (zoom >= DETAIL_ZOOM) {
                const inner = arcs.filter((each) => each.kind === "a" && zoom >= each.from);
                stroke(inner, palette.inner, 0.7, [3, 2]);
            }
            stroke(arcs.filter((each) => each.kind === "b"), palette.border, zoom < 4 ? 0.7 : 1);
            stroke(level.disputed.filter(inView), palette.border, 0.9, [2, 2.5]);
            pen.setLineDash([]);
        },

        fillClaims(seen) {
            for (const { shape, colour, kind } of this.claims?.areas || []) {
                this.pen.fillStyle = `${colour}${kind === "country" ? palette8(0.08) : palette8(0.15)}`;
                for (const area of this.shape(shape)?.areas || []) {
                    if (meets(area.box, seen)) this.pen.fill(area.path);
                }
            }
            for (const ring of this.claims?.circles || []) {
                this.pen.fillStyle = `${ring.colour}${palette8(0.07)}`;
                this.pen.fill(this.ringPath(ring));
            }
        },

        outlineClaims(seen) {
            const { pen, scale } = this;
            const line = (colour, width, dash) => {
                pen.strokeStyle = colour;
                pen.lineWidth = width / scale;
                pen.setLineDash(dash.map((each) => each / scale));
            };
            for (const { shape, colour, kind } of this.claims?.areas || []) {
                if (kind === "country") continue;
                line(colour, 1.3, [4, 2.5]);
                for (const arc of this.shape(shape)?.outline || []) {
                    if (meets(arc.box, seen)) pen.stroke(arc.path);
                }
            }
            for (const ring of this.claims?.circles || []) {
                line(ring.colour, 1.3, [5, 5]);
                pen.stroke(this.ringPath(ring));
            }
            pen.setLineDash([]);
        },

        /** The circle within which a region without an outline lies. */
        ringPath(ring) {
            const path = new Path2D();
            for (const [lon, lat] of ring.points) path.lineTo(lon, -plane({ lat, lng: lon }).y);
            path.closePath();
            return path;
        },

        /** An arrow from place to place, bent by a fifth, its head of one size at every zoom. */
        drawArrows() {
            const { pen } = this;
            const sharp = this.sharpness;
            const corner = this._bounds.min;
            pen.setTransform(sharp, 0, 0, sharp, -corner.x * sharp, -corner.y * sharp);
            for (const { from, to, colour } of this.claims?.arrows || []) {
                const [one, other] = [from, to].map((end) => this._map.latLngToLayerPoint(end));
                const [across, down] = [other.x - one.x, other.y - one.y];
                const length = Math.hypot(across, down);
                if (length < 4 * HEAD) continue;
                const bend = L.point(one.x + across / 2 - down / 5, one.y + down / 2 + across / 5);
                const at = (t) =>
                    L.point(
                        (1 - t) ** 2 * one.x + 2 * t * (1 - t) * bend.x + t ** 2 * other.x,
                        (1 - t) ** 2 * one.y + 2 * t * (1 - t) * bend.y + t ** 2 * other.y,
                    );
                const room = Math.min(12 / length, 0.3);
                this.drawArrow(at, [room, 1 - room, 1 - room - HEAD / length], colour);
            }
        },

        drawArrow(at, [start, tip, neck], colour) {
            const { pen } = this;
            pen.strokeStyle = pen.fillStyle = colour;
            pen.lineWidth = 1.6;
            pen.beginPath();
            for (let step = 0; step <= 24; step += 1) {
                const point = at(start + ((neck - start) * step) / 24);
                pen.lineTo(point.x, point.y);
            }
            pen.stroke();
            const [end, base] = [at(tip), at(neck)];
            const aside = L.point(base.y - end.y, end.x - base.x).multiplyBy(0.45);
            pen.beginPath();
            for (const point of [end, base.add(aside), base.subtract(aside)]) {
                pen.lineTo(point.x, point.y);
            }
            pen.fill();
        },
    });

    /** A share of one as the two digits of opacity that end a colour. */
    function palette8(share) {
        return Math.round(share * 255).toString(16).padStart(2, "0");
    }

    function plane(latlng) {
        const { x, y } = L.Projection.SphericalMercator.project(L.latLng(latlng));
        const degree = (L.Projection.SphericalMercator.R * Math.PI) / 180;
        return { x: x / degree, y: y / degree };
    }

    Object.assign(window.claimscopeMap, { Basemap, plane });
})();
