export default function ({ parentElement: root, data }) {
  return choosePanel(root, data.panels);
}
