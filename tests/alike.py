"""Of what is built alike a page keeps three, so that a look at every element of it ends soon."""

# Built alike are neighbours with the same elements in them, whatever these say: of one tag, with the same attributes, class and
# style. Columns of a table and pairs of a list of words with their meanings stay whole.
THIN_OUT = """() => {
    const TOLD = ["class", "style", "role", "type"];
    const shapes = new Map();
    const shape = one => {
        if (!shapes.has(one)) {
            const own = Array.from(one.attributes, each => each.name + (TOLD.includes(each.name) ? each.value : "")).sort();
            shapes.set(one, one.tagName + own + "(" + Array.from(new Set(Array.from(one.children, shape))).sort() + ")");
        }
        return shapes.get(one);
    };
    for (const parent of document.querySelectorAll("article *:not(tr):not(dl)")) {
        const times = new Map();
        for (const one of Array.from(parent.children)) {
            times.set(shape(one), (times.get(shape(one)) || 0) + 1);
            if (times.get(shape(one)) > 3) { one.remove(); }
        }
    }
}"""
