export default function ({ parentElement: root, data, setTriggerValue }) {
  const chip = ({ words, pick }) => {
    const button = element("button", { type: "button", "aria-label": `Remove: ${words}` }, [
      element("span", { text: words }),
      element("span", { text: "✕", "aria-hidden": "true" }),
    ]);
    button.onclick = () => setTriggerValue("pick", pick);
    return element("li", {}, [button]);
  };
  root.querySelector(".chips").replaceChildren(...data.chips.map(chip));
}
