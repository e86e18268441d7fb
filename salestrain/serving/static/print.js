// A sheet on a screen: printed by a button, and what is written on it is kept by this browser and sent nowhere.
// Without this script the browser's own menu prints it, and what is written is gone with the page.
"use strict";
(() => {
  const key = `salestrain.sheet${location.pathname}`;
  const places = Array.from(document.querySelectorAll(".st-handout :is(input, textarea)"));
  const value = (place) => (place.type === "checkbox" ? place.checked : place.value);
  const put = (place, to) => { if (place.type === "checkbox") place.checked = to === true; else place.value = String(to ?? ""); };
  const shown = (id, act) => {
    const button = document.getElementById(id);
    button.addEventListener("click", act);
    button.hidden = false;
  };
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    if (kept.length === places.length) places.forEach((place, number) => put(place, kept[number]));
  } catch { /* a browser that keeps nothing */ }
  document.addEventListener("input", () => {
    try { localStorage.setItem(key, JSON.stringify(places.map(value))); } catch { /* the same */ }
  });
  shown("st-print", () => window.print());
  if (!places.length) return;
  shown("st-empty", () => {
    places.forEach((place) => put(place, ""));
    try { localStorage.removeItem(key); } catch { /* the same */ }
  });
})();
