"""Whether the words of the chart of reported figures can be read, counted in the browser."""

# How many pairs of words overlap, how many words lie on a mark, how many leave the picture. The
# box of a line is taller than its letters, so a sixth is taken off at either end.
FAULTS_OF_WORDS = """chart => {
  const frame = chart.getBoundingClientRect();
  const box = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const off = (bottom - top) / 6;
    return { left, right, top: top + off, bottom: bottom - off };
  };
  const texts = [...chart.querySelectorAll(".textpoint text")]
    .flatMap((text) => {
      const lines = [...text.querySelectorAll("tspan.line")];
      return lines.length ? lines : [text];
    })
    .map(box);
  const drawn = ".scatterlayer .points path, .layer-above .shapelayer path";
  const marks = [...chart.querySelectorAll(drawn)]
    .map((mark) => mark.getBoundingClientRect());
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meet(one, other)));
  const onMarks = texts.filter((text) => marks.some((mark) => meet(text, mark)));
  const cut = texts.filter((text) =>
    text.left < frame.left - 1 || text.right > frame.right + 1 ||
    text.top < frame.top - 1 || text.bottom > frame.bottom + 1);
  return [texts.length > 0, pairs.length, onMarks.length, cut.length];
}"""
APART = [True, 0, 0, 0]
