// What the script of a host page does: it asks its own server who is signed in, and hands the signed answer on.
const toggle = document.querySelector("#signed-in");
window.Warmdesk ??= { q: [] };

async function identify() {
  if (!toggle.checked) return window.Warmdesk.q.push(["identify", null]);
  const { token } = await (await fetch("/demo/identity")).json();
  window.Warmdesk.q.push(["identify", token]);
}

function onIdentity({ problem }) {
  if (problem === "identity_expired") identify();
}

toggle.checked = sessionStorage.getItem("signed-in") === "yes";
toggle.addEventListener("change", () => {
  sessionStorage.setItem("signed-in", toggle.checked ? "yes" : "no");
  identify();
});
window.Warmdesk.q.push(["on", "identity", onIdentity]);
if (toggle.checked) identify();
