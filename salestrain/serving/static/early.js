// Keeps the first thing that is pressed before the page's program has come; line.js does it then.
document.addEventListener("submit", (event) => { event.preventDefault(); window.pressedEarly ??= event.target; });
document.addEventListener("click", (event) => { window.pressedEarly ??= event.target.closest("button[data-send]"); });
