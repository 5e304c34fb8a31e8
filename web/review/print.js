// Without this script the browser's own print command does the same, so the button appears only where it works.
const button = document.querySelector("#print");
button.hidden = false;
button.addEventListener("click", () => window.print());
