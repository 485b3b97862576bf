// The basemap's files as paths on the plane of Web Mercator, in degrees (see tools/build_basemap.py).
window.claimscopeMap = {};
(() => {
    const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const VALUE = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
    const SEAM = "s";
    const SMALLER = 1; // zooms by which an area may be smaller than its name and still be outlined

    /** The points [x, y, x, y, …] of a line that was stored as steps on a grid. */
    function decoded(text, grid) {
        const points = [];
        const here = [0, 0];
        let number = 0;
        let shift = 0;
        for (const digit of text) {
            const value = VALUE[digit];
            number |= (value & 31) << shift;
            shift += 5;
            if (value & 32) continue;
            const axis = points.length % 2;
            here[axis] += number & 1 ? -((number + 1) >> 1) : number >> 1;
            points.push(here[axis] * grid);
            number = shift = 0;
        }
        return points;
    }

    /** West, south, east and north of some lists of points. */
    function corners(lists) {
        const box = [Infinity, Infinity, -Infinity, -Infinity];
        for (const points of lists) {
            for (let at = 0; at < points.length; at += 2) {
                box[0] = Math.min(box[0], points[at]);
                box[1] = Math.min(box[1], points[at + 1]);
                box[2] = Math.max(box[2], points[at]);
                box[3] = Math.max(box[3], points[at + 1]);
            }
        }
        return box;
    }

    const meets = (one, other) =>
        one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

    /** A line or a ring, made a path when it is first drawn; `from` is the zoom of the areas beside it. */
    class Line {
        constructor(points, kind) {
            Object.assign(this, { points, kind, box: corners([points]), from: 0 });
        }

        get path() {
            return (this.made ??= pathOf([this.points], false));
        }
    }

    function pathOf(lists, closed) {
        const path = new Path2D();
        for (const points of lists) {
            path.moveTo(points[0], -points[1]);
            for (let at = 2; at < points.length; at += 2) path.lineTo(points[at], -points[at + 1]);
            if (closed) path.closePath();
        }
        return path;
    }

    /**
     * An area of the land: its rings are arcs that it shares with its neighbours. One that crosses
     * 180° is in one piece and goes on beyond it.
     */
    class Area {
        constructor([country, region, name, x, y, zoom, rings], arcs) {
            Object.assign(this, { country, region, name, x, y, zoom, rings, arcs });
            const numbers = rings.flat().map((number) => (number < 0 ? ~number : number));
            this.box = corners(numbers.map((number) => arcs[number].points));
            this.crosses = this.box[0] < -179.9 && this.box[2] > 179.9;
            if (this.crosses) this.box = corners(rings.map((ring) => this.points(ring)));
        }

        get path() {
            return (this.made ??= pathOf(this.rings.map((ring) => this.points(ring)), true));
        }

        points(ring) {
            const points = [];
            for (const number of ring) {
                const arc = this.arcs[number < 0 ? ~number : number].points;
                if (number >= 0) for (const each of arc) points.push(each);
                else for (let at = arc.length - 2; at >= 0; at -= 2) points.push(arc[at], arc[at + 1]);
            }
            if (!this.crosses || points[0] > -90) return points;
            return points.map((number, at) => (at % 2 ? number : number + 360));
        }

        /** Whether it belongs to a shape: a country "RU", a region "RU-FE", an area "UA:Sumy". */
        isOf(shape) {
            return [this.country, this.region, `${this.country}:${this.name}`].includes(shape);
        }
    }

    /** One file of the basemap: what can be drawn of it. */
    class Level {
        constructor(file) {
            const { grid, arcs, kinds, areas } = file.land;
            this.arcs = arcs.map((arc, at) => new Line(decoded(arc, grid), kinds[at]));
            this.areas = areas.map((area) => new Area(area, this.arcs));
            for (const area of this.areas) {
                for (const number of area.rings.flat()) {
                    const arc = this.arcs[number < 0 ? ~number : number];
                    arc.from = Math.max(arc.from, area.zoom - SMALLER);
                }
            }
            this.lakes = file.lakes.rings.map((ring) => new Line(decoded(ring, file.lakes.grid)));
            this.rivers = file.rivers.lines.map(
                ([rank, line]) => new Line(decoded(line, file.rivers.grid), rank),
            );
            this.disputed = (file.disputed?.lines || []).map(
                (line) => new Line(decoded(line, file.disputed.grid)),
            );
            this.shapes = new Map();
        }

        /**
         * The areas of a shape, its outline (the arcs that only one of them has), the largest of
         * them, and the zoom from which that has some 90 pixels of room.
         */
        shape(id) {
            if (!this.shapes.has(id)) this.shapes.set(id, this.found(id));
            return this.shapes.get(id);
        }

        found(id) {
            const areas = id ? this.areas.filter((area) => area.isOf(id)) : [];
            if (!areas.length) return null;
            const times = new Map();
            for (const number of areas.flatMap((area) => area.rings.flat())) {
                const arc = number < 0 ? ~number : number;
                times.set(arc, (times.get(arc) || 0) + 1);
            }
            const outline = [...times]
                .filter(([arc, count]) => count === 1 && this.arcs[arc].kind !== SEAM)
                .map(([arc]) => this.arcs[arc]);
            const middle = areas.reduce((one, other) => (one.zoom <= other.zoom ? one : other));
            return { areas, outline, middle, room: middle.zoom };
        }
    }

    Object.assign(window.claimscopeMap, { Level, meets });
})();
