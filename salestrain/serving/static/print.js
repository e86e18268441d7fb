// A button that prints the page; without this script the browser's own menu does it.
"use strict";
const button = document.getElementById("st-print");
button.addEventListener("click", () => window.print());
button.hidden = false;
