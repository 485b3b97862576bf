// What is on every page: the menu of pages, the way to add a document, the keys, and what listens to
// the whole page. Streamlit tells a part of new data, but not to stop first.
let stop = null;

export default function ({ parentElement: root, data, setTriggerValue }) {
  stop?.();
  const stops = [
    showMenu(root, data, (name) => setTriggerValue("open", name)),
    showHelp(root, data, setTriggerValue),
    linkMarks(data.open),
    applyOnEnter(),
  ];
  stop = () => stops.forEach((each) => each());
  return stop;
}
