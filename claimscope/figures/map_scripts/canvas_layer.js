// A layer of the map that is one canvas, as large as its view and drawn anew when that moves.
(() => {
    const CanvasLayer = L.Renderer.extend({
        _initContainer() {
            this._container = L.DomUtil.create("canvas", this.options.pane);
            this.pen = this._container.getContext("2d");
        },

        _destroyContainer() {
            L.DomUtil.remove(this._container);
        },

        _update() {
            if (this._map._animatingZoom && this._bounds) return;
            L.Renderer.prototype._update.call(this);
            this.sharpness = sizeCanvas(this._container, this._bounds);
            this.moved(this._map.getZoom());
            this.draw();
        },

        /** Leaflet's own would then move the canvas by a part of a pixel, which blurs it. */
        _reset() {
            this._update();
        },

        /** What a layer does before it is drawn for a new part of the map. */
        moved() {},

        redraw() {
            this.asked ??= L.Util.requestAnimFrame(() => {
                this.asked = null;
                if (this._map && !this._map._animatingZoom) this.draw();
            });
        },
    });

    /** Lays a canvas over bounds of the map, at the screen's own number of pixels. */
    function sizeCanvas(canvas, bounds) {
        const size = bounds.getSize();
        const sharpness = Math.min(window.devicePixelRatio || 1, 2);
        L.DomUtil.setPosition(canvas, bounds.min);
        canvas.width = Math.round(size.x * sharpness);
        canvas.height = Math.round(size.y * sharpness);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
        return sharpness;
    }

    Object.assign(window.claimscopeMap, { CanvasLayer });
})();
