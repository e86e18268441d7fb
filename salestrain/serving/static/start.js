// The start page: what is under way and what is due, from what this browser kept itself (nothing of it is sent
// anywhere), and the filter of the shelf. Without this script the shelf shows everything.
"use strict";
(() => {
  const A_NAME = /^[a-z0-9_]{1,60}$/, A_DAY = /^\d{4}-\d{2}-\d{2}$/, NARROW = "(max-width: 40rem)";

  const stored = (name) => {
    try { return localStorage.getItem(`salestrain.${name}`); } catch { return null; }
  };
  const kept = (name) => {
    try { return Object.entries(JSON.parse(stored(name) ?? "{}") ?? {}); } catch { return []; }
  };
  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const said = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const way = (href, words, weight) => {
    const link = element("a", `st-button ${weight}`, words);
    link.href = href;
    return link;
  };

  // Only what is on this page, so that a practice that is gone is not called for.
  const cards = Array.from(document.querySelectorAll(".st-card-title a"));
  const links = new Map(cards.map((link) => [link.pathname.split("/").at(-2), link]));
  const known = (exercise) => A_NAME.test(exercise) && links.get(exercise);

  const showGoing = () => {
    const place = document.getElementById("st-going"), name = stored("name");
    const going = kept("going").filter(([exercise, one]) => known(exercise) && (!name || one?.name === name));
    going.sort(([, one], [, other]) => String(other?.day).localeCompare(String(one?.day)));
    place.querySelector("ul").append(...going.slice(0, 3).map(([exercise], number) => {
      const link = links.get(exercise);
      return element("li", "st-row", way(link.href, `Go on: ${link.textContent}`, number ? "" : "st-primary"));
    }));
    place.hidden = !going.length;
    return going.length > 0;
  };

  const showDue = (isSecond) => {
    const place = document.getElementById("st-due");
    const waiting = [];
    for (const [exercise, one] of kept("due")) {
      const link = known(exercise);
      for (const { says, days } of (link && Array.isArray(one?.due) && one.due) || []) {
        const day = Array.isArray(days) && days.find((each) => A_DAY.test(each));
        if (day && typeof says === "string") waiting.push({ link, says, day });
      }
    }
    if (!waiting.length) return false;
    waiting.sort((one, other) => one.day.localeCompare(other.day));
    const due = waiting.filter(({ day }) => day <= today);
    if (due.length) {
      place.querySelector("ul").append(...due.map(({ link, says, day }, number) => {
        const when = day === today ? "due today" : `due since ${said(day)}`;
        const weight = number || isSecond ? "" : "st-primary";
        return element("li", "st-row", way(link.href, says, weight), element("span", "st-muted", `${link.textContent}, ${when}`));
      }));
    } else {
      const { says, day } = waiting[0];
      place.querySelector("ul").replaceWith(element("p", "", `Nothing is due today. Next: ${says}, on ${said(day)}.`));
    }
    place.hidden = false;
    return true;
  };

  const isGoing = showGoing();
  const isKnown = showDue(isGoing) || isGoing;
  const begin = document.getElementById("st-begin");
  if (begin) begin.hidden = isKnown;

  // The shelf. On a phone its groups are closed at first, so that all of them are in sight.
  const form = document.getElementById("st-filter");
  const groups = Array.from(document.querySelectorAll(".st-shelf"));
  const fold = (isOpen) => groups.forEach((group) => { group.open = isOpen; });
  const filter = () => {
    const { group: chosen, length } = Object.fromEntries(new FormData(form));
    const [least, most] = length ? length.split("-").map(Number) : [0, Infinity];
    let shown = 0;
    for (const group of groups) {
      let here = 0;
      for (const card of group.querySelectorAll(".st-card")) {
        const minutes = Number(card.dataset.minutes);
        card.hidden = !(minutes >= least && minutes <= most);
        here += card.hidden ? 0 : 1;
      }
      group.querySelector("[data-count]").textContent = here;
      group.hidden = !here || (chosen !== "" && chosen !== group.dataset.group);
      shown += group.hidden ? 0 : here;
    }
    const isFiltered = chosen !== "" || length !== "";
    fold(isFiltered || !window.matchMedia(NARROW).matches);
    form.querySelector("[role=status]").textContent = isFiltered ? `${shown} of ${cards.length} on the shelf.` : "";
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  fold(!window.matchMedia(NARROW).matches);
  // A browser may fill the boxes in again when somebody comes back.
  window.addEventListener("pageshow", filter);
})();
