// Marks that a reader does not type: accents set apart, soft hyphens, what has no width.
const UNTYPED = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]/g;

// A character as it is compared: without case, accents and ligatures. It may become several, or none.
function folded(character) {
  const bare = character.normalize("NFKD").replace(UNTYPED, "").normalize("NFC");
  return bare.toLowerCase().toUpperCase().toLowerCase();
}

// The text as it is compared, and for each unit of it where its character begins and ends.
function foldedText(text) {
  const parts = [];
  const starts = [];
  const ends = [];
  let at = 0;
  for (const character of text) {
    const part = folded(character);
    parts.push(part);
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { text: parts.join(""), starts, ends };
}

// Where the sought words stand, as offsets into the text as it is.
function findOffsets(text, sought) {
  const wanted = foldedText(sought.trim()).text;
  if (!wanted) return [];
  const { text: held, starts, ends } = foldedText(text);
  const found = [];
  for (let at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + wanted.length)) {
    const past = at + wanted.length;
    found.push([starts[at], Math.max(ends[past - 1], starts[past] ?? text.length)]);
  }
  return found;
}

// The same as ranges over the text nodes: the text itself is not touched.
function findAll(paper, sought) {
  const nodes = [];
  const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) {
    nodes.push({ node: walker.currentNode, at });
  }
  const place = (offset) => {
    const { node, at } = nodes.findLast((each) => each.at <= offset);
    return [node, offset - at];
  };
  return findOffsets(nodes.map(({ node }) => node.data).join(""), sought).map(([start, end]) => {
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(end - 1));
    range.setEnd(range.endContainer, range.endOffset + 1);
    return range;
  });
}
