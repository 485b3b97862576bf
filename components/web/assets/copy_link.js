export default function ({ parentElement: root, data }) {
  showCopyLink(root, data);
}
