// What is due again, from what this browser kept itself; nothing about it is sent anywhere.
"use strict";
(() => {
  const KEY = "salestrain.due", A_NAME = /^[a-z0-9_]{1,60}$/, A_DAY = /^\d{4}-\d{2}-\d{2}$/;
  const place = document.getElementById("st-due");

  const kept = () => {
    try { return Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {}); } catch { return []; }
  };
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const said = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  // Only what is on this page, so that a practice that is gone is not called for.
  const links = new Map(Array.from(document.querySelectorAll(".st-card-title a"), (link) => [link.pathname.split("/").at(-2), link]));
  const waiting = [];
  for (const [exercise, one] of kept()) {
    const link = A_NAME.test(exercise) && links.get(exercise);
    for (const { behaviour, days } of (link && Array.isArray(one?.due) && one.due) || []) {
      const day = Array.isArray(days) && days.find((each) => A_DAY.test(each));
      if (day) waiting.push({ link, behaviour: String(behaviour), day });
    }
  }
  if (!waiting.length) return;
  waiting.sort((one, other) => one.day.localeCompare(other.day));

  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };
  const due = waiting.filter(({ day }) => day <= today);
  if (due.length) {
    place.querySelector("ul").append(...due.map(({ link, behaviour, day }) => {
      const way = element("a", "st-button st-primary", `Practise: ${behaviour}`);
      way.href = link.href;
      const when = day === today ? "due today" : `due since ${said(day)}`;
      return element("li", "st-row", way, element("span", "st-muted", `${link.textContent}, ${when}`));
    }));
  } else {
    const { behaviour, day } = waiting[0];
    place.querySelector("ul").replaceWith(element("p", "", `Nothing is due today. Next: ${behaviour}, on ${said(day)}.`));
  }
  place.hidden = false;
})();
