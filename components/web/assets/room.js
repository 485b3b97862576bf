// Tells which of some layouts, the roomiest first, there is room for, at first and whenever that changes.
export default function ({ parentElement: root, data, setTriggerValue }) {
  const box = (root.getRootNode().host ?? root).closest(`.st-key-${data.container}`);
  if (!box) return undefined;
  let told = data.layout;
  const watch = new ResizeObserver(() => {
    if (!box.clientWidth) return;
    const layout = data.layouts.find(({ least }) => least <= box.clientWidth).name;
    if (layout !== told) setTriggerValue("pick", layout);
    told = layout;
  });
  watch.observe(box);
  return () => watch.disconnect();
}
