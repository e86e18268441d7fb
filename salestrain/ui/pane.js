// The learner's page. Python decides everything; this shows it and says what the learner did.
// Lines of the talk are appended and set as text, never as markup; the sheet is HTML whose texts Python escaped.

const SOON = 400;
const SLOW = 8000;
const LIVE = 150;
const LARGEST_FILE = 4_000_000;

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

function remembered(name, value) {
  // A browser that keeps nothing still works; the talk then ends with the page. In a workshop nothing is kept here.
  if (document.querySelector("[data-keeps-nothing]")) return null;
  try {
    if (value !== undefined) localStorage.setItem(`salestrain.${name}`, value);
    return localStorage.getItem(`salestrain.${name}`);
  } catch {
    return value ?? null;
  }
}

function keepDue({ exercise, title, due }) {
  // Only this browser knows what is due; the start page reads it from here.
  let all = {};
  try { all = JSON.parse(remembered("due") ?? "{}") ?? {}; } catch { /* a damaged list begins anew */ }
  if (due.length) all[exercise] = { title, due };
  else delete all[exercise];
  remembered("due", JSON.stringify(all));
}

function keepGoing({ exercise, title, name, under_way }) {
  // Only this browser knows what is under way; the start page reads it from here.
  let all = {};
  try { all = JSON.parse(remembered("going") ?? "{}") ?? {}; } catch { /* a damaged list begins anew */ }
  if (under_way) all[exercise] = { title, name, day: new Date().toISOString().slice(0, 10) };
  else if (all[exercise]?.name === name) delete all[exercise];
  remembered("going", JSON.stringify(all));
}

function secretKey() {
  const known = remembered("key");
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return remembered("key", Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}

function formData(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) continue;
    const several = form.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(name)}"]`).length > 0;
    if (several) (fields[name] ??= []).push(value);
    // A number field lets 1e2 through, which is 100.
    else fields[name] = form.elements[name]?.type === "number" ? String(Math.round(Number(value))) : value;
  }
  return fields;
}

async function chosenFiles(form) {
  // The bytes as they are: which letters they stand for is found out in Python.
  const fields = {};
  for (const input of form.querySelectorAll("input[type=file]")) {
    const file = input.files[0];
    if (!file) continue;
    if (file.size > LARGEST_FILE) return `${file.name} is larger than 4 MB; choose a part of it.`;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    fields[input.name] = btoa(text);
  }
  return fields;
}

function download({ name, type, text }) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A served page may hold the first screen already, and the place for news before it.
function parts(id, el) {
  const status = element("p", { class: "st-status", role: "status" });
  const [news, sheet] = el.childElementCount ? el.children
    : [element("p", { class: "st-status", role: "status" }), element("div", { class: "st-sheet" })];
  // The list keeps its own meaning; the region around it is what announces new lines.
  const log = element("ol", { class: "st-log" });
  const region = element("div", { role: "log" }, log);
  const box = element("textarea", {
    class: "st-textarea", id: `${id}-box`, rows: "2", "aria-describedby": `${id}-hint`, autocomplete: "off",
  });
  const send = element("button", { class: "st-button st-primary", type: "submit" }, "Send");
  const strip = element("button", { class: "st-button st-quiet st-small st-strip", type: "button" });
  const form = element("form", { class: "st-compose" }, strip,
    element("div", { class: "st-field" },
      element("label", { class: "st-label", for: `${id}-box` }, "What do you say?"),
      box,
      element("span", { class: "st-hint", id: `${id}-hint` }, "Enter sends; Shift and Enter start a new line.")),
    element("div", { class: "st-row" }, send, status));
  const choices = element("div", { class: "st-offer" });
  const panel = element("aside", { class: "st-panel", "aria-label": "What you know", tabindex: "-1" });
  const talk = element("div", { class: "st-talk", hidden: true },
    element("div", { class: "st-stack st-talking" }, region, choices, form), panel);
  const afresh = element("p", { class: "st-afresh", hidden: true },
    element("button", { class: "st-button st-quiet st-small", type: "button", "data-send": "afresh" }, "Begin afresh"));
  const print = element("p", { class: "st-screen-only", hidden: true },
    element("button", { class: "st-button st-quiet st-small", type: "button" }, "Print this page"));
  return { status, sheet, log, region, box, send, strip, form, choices, panel, talk, news, afresh, print };
}

function unfoldedOnPaper(sheet) {
  // What opens on demand cannot be opened on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = Array.from(sheet.querySelectorAll("details:not([open])"));
    folded.forEach((part) => { part.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((part) => { part.open = false; }));
}

let pages = 0;

function render({ model, el }) {
  const id = `st-pane-${++pages}`;
  const ui = parts(id, el);
  el.classList.add("st-app", "st-pane");
  el.lang = model.get("lang");
  // In JupyterLab keys typed here belong to the talk, not to the notebook around it.
  el.dataset.lmSuppressShortcuts = "true";
  if (!el.childElementCount) el.append(ui.news, ui.sheet);
  el.append(ui.talk, ui.afresh, ui.print);
  // In a notebook this would print the whole notebook.
  ui.print.hidden = !el.closest(".st-page");
  ui.print.querySelector("button").addEventListener("click", () => window.print());
  unfoldedOnPaper(ui.sheet);
  let waiting = [];
  let chosen = false;
  let shown = [];
  let said = "";
  let live = 0;

  const say = (text) => { ui.status.textContent = text; ui.news.textContent = ui.talk.hidden ? text : ""; };

  const arrived = () => {
    waiting.forEach(clearTimeout);
    waiting = [];
    el.removeAttribute("aria-busy");
  };

  // Sending again is safe: Python takes a move only for the place in the talk that it was meant for.
  const unanswered = () => {
    arrived();
    say("There is no answer yet. What you typed is still here; try again, or reload the page.");
  };

  const send = (type, fields = {}) => {
    if (waiting.length) return;
    const isArriving = type === "hello" && ui.sheet.firstChild;
    waiting = [setTimeout(() => isArriving || say("One moment …"), SOON), setTimeout(unanswered, SLOW)];
    el.setAttribute("aria-busy", "true");
    model.send({ type, seq: model.get("seq"), ...fields });
  };

  const line = (item) => {
    const node = element("li", { class: `st-turn st-${item.who}` },
      element("span", { class: "st-who" }, item.name),
      element("span", { class: "st-said", dir: "auto" }, item.text));
    if (item.heard) node.append(element("span", { class: "st-heard" }, `heard as: ${item.heard}`));
    return node;
  };

  const quiet = (text, act) => {
    const button = element("button", { class: "st-button st-quiet st-small", type: "button" }, text);
    button.addEventListener("click", act);
    return button;
  };

  const drawLog = () => {
    const items = model.get("log");
    // What stands there already stays, so that only what is new comes in, and is read aloud.
    const other = shown.findIndex((key, i) => key !== items[i]?.id);
    const kept = other < 0 ? shown.length : other;
    while (ui.log.children.length > kept) ui.log.lastElementChild.remove();
    items.slice(kept).forEach((item) => ui.log.append(line(item)));
    shown = items.map((item) => item.id);
    ui.log.querySelectorAll(".st-heard button").forEach((button) => button.remove());
    const last = ui.log.children[items.findIndex((item) => item.correctable)];
    if (!last) return;
    if (!last.querySelector(".st-heard")) last.append(element("span", { class: "st-heard" }, ""));
    const { second } = items.find((item) => item.correctable);
    const beside = last.querySelector(".st-heard");
    if (second) beside.append(quiet(`I meant: ${second.text}`, () => send("correct", { moves: [second.move] })));
    beside.append(quiet("Not what I meant", () => offer("meant")));
  };

  const drawPanel = () => {
    const open = Array.from(ui.panel.querySelectorAll("details"), (part) => part.open);
    ui.panel.innerHTML = model.get("panel");
    ui.strip.textContent = model.get("strip");
    ui.panel.querySelectorAll("details").forEach((part, i) => { part.open = open[i] ?? false; });
  };

  const fieldset = (legend, moves, pick, none) => {
    const set = element("fieldset", { class: "st-choices" }, element("legend", { class: "st-legend" }, legend));
    for (const choice of moves) {
      const button = element("button", { class: "st-choice", type: "button" }, choice.text);
      button.addEventListener("click", () => { chosen = true; pick(choice.move); });
      set.append(button);
    }
    if (none) {
      const button = element("button", { class: "st-choice", type: "button" }, "None of these");
      button.addEventListener("click", () => { chosen = true; none(); });
      set.append(button);
    }
    return set;
  };

  // What the buyer said last is in sight; lines that are offered begin right under it.
  const showLast = () => {
    const offered = model.get("offer") !== "closed" || ui.choices.querySelector("details[open]");
    ui.log.lastElementChild?.scrollIntoView({ block: offered ? "start" : "nearest" });
  };

  const offer = (how) => {
    const choose = (move) => send("choose", { move });
    ui.talk.classList.toggle("st-correcting", how === "meant");
    if (how === "meant") {
      ui.choices.replaceChildren(fieldset("What did you mean? Correcting costs nothing.", model.get("meant"),
        (move) => send("correct", { moves: [move] }), () => send("correct", { moves: [] })));
      ui.choices.append(quiet("Leave it as it was heard", () => {
        offer(model.get("offer"));
        Array.from(ui.log.querySelectorAll(".st-heard button")).pop()?.focus();
      }));
      ui.choices.querySelector("button").focus({ preventScroll: true });
      ui.choices.scrollIntoView({ block: "start" });
    } else if (how === "few") {
      ui.choices.replaceChildren(fieldset("Did you mean one of these?", model.get("choices"), choose,
        () => send("none_of_these", { text: model.get("draft") || ui.box.value })));
    } else if (!model.get("choices").length) {
      ui.choices.replaceChildren();  // in a workshop that wants everybody's own words
    } else {
      const wasOpen = ui.choices.querySelector("details")?.open;
      const list = element("details", { class: "st-details", open: how === "open" || wasOpen },
        element("summary", {}, "Choose a line instead"),
        fieldset("What you could say", model.get("choices"), choose));
      // The lines would open behind the form, where nobody on a phone sees that they came.
      list.firstChild.addEventListener("click", () => list.addEventListener("toggle", showLast, { once: true }));
      ui.choices.replaceChildren(list);
    }
  };

  const drawParts = () => {
    for (const [name, html] of Object.entries({ ...gone(), ...model.get("parts") })) {
      const place = ui.sheet.querySelector(`[data-part="${CSS.escape(name)}"]`);
      if (!place || (place.shownPart ?? "") === html) continue;
      keeping(place, () => { place.innerHTML = html; });
      place.shownPart = html;
    }
    tick();
  };

  // A part that is drawn anew because something happened elsewhere takes nothing from whoever is at work in it:
  // what is open stays open, what is typed stays typed, and the focus stays where it was.
  const keeping = (place, draw) => {
    const held = (one) => one.id ? `#${CSS.escape(one.id)}` : one.dataset?.send && one.matches("button")
      ? `button[data-send="${CSS.escape(one.dataset.send)}"]${one.dataset.value === undefined ? "" : `[data-value="${CSS.escape(one.dataset.value)}"]`}` : "";
    const open = Array.from(place.querySelectorAll("details[id]"), (part) => [part.id, part.open]);
    const typed = Array.from(place.querySelectorAll("input[id], textarea[id], select[id]"))
      .filter((box) => box.type === "checkbox" || box.type === "radio" ? box.checked !== box.defaultChecked : box.value !== (box.defaultValue ?? box.value))
      .map((box) => [box.id, box.type, box.checked, box.value]);
    const focused = place.contains(document.activeElement) ? held(document.activeElement) : "";
    draw();
    for (const [id, was] of open) {
      const part = place.querySelector(`details#${CSS.escape(id)}`);
      if (part) part.open = was;
    }
    for (const [id, type, checked, value] of typed) {
      const box = place.querySelector(`#${CSS.escape(id)}`);
      if (box && (type === "checkbox" || type === "radio")) box.checked = checked;
      else if (box) box.value = value;
    }
    if (focused) place.querySelector(focused)?.focus({ preventScroll: true });
  };

  // Clocks run by the server's time, so that a laptop that slept, or a phone that is wrong, shows what all others do.
  const tick = () => {
    for (const clock of ui.sheet.querySelectorAll("[data-ends]")) {
      const left = Math.round((Number(clock.dataset.ends) - (model.now?.() ?? Date.now())) / 1000);
      const seconds = Math.abs(left);
      const minutes = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      const words = left < 0 ? `${minutes} over` : minutes;
      if (clock.textContent !== words) clock.textContent = words;
      clock.toggleAttribute("data-over", left < 0);
    }
  };
  const ticking = setInterval(tick, 500);

  // A table that is wider than its frame says so; only the browser knows which ones are.
  const markWide = () => {
    for (const frame of ui.sheet.querySelectorAll(".st-scroll")) {
      frame.toggleAttribute("data-scrolls", frame.scrollWidth > frame.clientWidth + 1);
    }
  };
  const sizes = new ResizeObserver(markWide);
  sizes.observe(ui.sheet);

  const gone = () => Object.fromEntries(Array.from(ui.sheet.querySelectorAll("[data-part]"), (one) => [one.dataset.part, ""]));

  // What a reader has opened or closed stays so when the sheet is drawn anew.
  const drawSheet = () => {
    const isFirst = ui.sheet.dataset.shown === undefined;
    ui.sheet.dataset.shown = model.get("sheet");
    const drawn = element("div");
    drawn.innerHTML = model.get("sheet");
    // What the page brought along stays where it is, with what is typed into it.
    if (isFirst && drawn.innerHTML === ui.sheet.innerHTML) return;
    const open = Array.from(ui.sheet.querySelectorAll("details[id]"), (part) => [part.id, part.open]);
    ui.sheet.replaceChildren(...drawn.childNodes);
    for (const [name, was] of open) {
      const part = ui.sheet.querySelector(`details#${CSS.escape(name)}`);
      if (part) part.open = was;
    }
  };

  const answered = () => {
    arrived();
    const talking = model.get("screen") === "talk";
    const changed = talking === ui.talk.hidden;
    ui.talk.hidden = !talking;
    ui.sheet.hidden = talking;
    if (talking) {
      ui.region.setAttribute("aria-label", `Talk with ${model.get("buyer")}`);
      drawPanel();
      drawLog();
      offer(model.get("offer"));
      // What was typed while the answer was under way stays.
      if (changed || ["", said].includes(ui.box.value)) ui.box.value = model.get("draft");
    } else if (ui.sheet.dataset.shown !== model.get("sheet")) {
      drawSheet();
    }
    const waited = document.activeElement?.closest?.("[data-part]")?.dataset.part;
    if (!talking) drawParts();
    say(model.get("status"));
    settle(talking, changed, waited);
    el.setAttribute("data-st-ready", "");
    ui.afresh.hidden = !model.get("going").can_begin_afresh;
    if (model.get("due").exercise) keepDue(model.get("due"));
    if (model.get("going").name) keepGoing(model.get("going"));
    if (model.get("more")) model.send({ type: model.get("more"), seq: model.get("seq") });
  };

  const look = (place) => {
    // A part of the sheet came: those who asked for it go there, nobody else is taken away from where they are.
    const part = ui.sheet.querySelector(`[data-part="${CSS.escape(place)}"]`) ?? ui.sheet.querySelector(`#${CSS.escape(place)}`);
    const goal = part?.querySelector("[tabindex='-1']") ?? part;
    if (!goal) return;
    if (goal === part) goal.setAttribute("tabindex", "-1");
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: goal.matches("h4") ? "start" : "nearest" });
  };

  const settle = (talking, changed, waited) => {
    // The first screen leaves the focus where the page put it.
    if (!el.hasAttribute("data-st-ready")) return;
    const place = model.get("focus");
    if (talking && place === "stay") {
      // Somebody else did something; whoever types goes on typing.
    } else if (!talking && place) {
      if (place !== "stay" && (!place.startsWith("?") || place.slice(1) === waited)) look(place.replace("?", ""));
    } else if (!talking) {
      const heading = ui.sheet.querySelector("[tabindex='-1']") ?? ui.sheet.querySelector("h2");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
      heading?.scrollIntoView({ block: "start" });
    } else if (chosen && !changed) {
      ui.choices.querySelector("summary, button")?.focus({ preventScroll: true });
    } else {
      ui.box.focus({ preventScroll: true });
      ui.box.select();
    }
    if (talking) showLast();
    chosen = false;
  };

  const submit = () => {
    if (!ui.box.value.trim()) return say("Type what you would say, then send it.");
    said = ui.box.value;
    send("say", { text: said.slice(0, 20000) });
  };
  // Somebody else answered, as the bar of a workshop tells: look, as soon as nothing else is under way.
  const lookAgain = () => {
    if (waiting.length) setTimeout(lookAgain, SOON);
    else if (el.isConnected && !ui.talk.hidden) send("look");
  };
  document.addEventListener("salestrain:look", lookAgain);
  ui.strip.addEventListener("click", () => { ui.panel.focus(); ui.panel.scrollIntoView(); });
  ui.form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  ui.box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (event.shiftKey) ui.box.setRangeText("\n", ui.box.selectionStart, ui.box.selectionEnd, "end");
    else submit();
  });
  el.addEventListener("keydown", (event) => {
    // JupyterLab keeps Enter from the forms and boxes inside it, so what Enter does is done here;
    // a served page leaves new lines to the browser, which can also take them back.
    const sends = "input:not([type=checkbox], [type=radio]), textarea[data-enter]";
    const form = event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(sends) && event.target.form;
    if (form) { event.preventDefault(); form.requestSubmit(); }
    const box = event.key === "Enter" && !event.isComposing && !event.defaultPrevented && event.target.closest("textarea");
    if (!box || el.closest(".st-page")) return;
    event.preventDefault();
    box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  el.addEventListener("submit", async (event) => {
    const form = event.target.closest("form");
    if (!form?.dataset.send && !form?.dataset.live) return;
    event.preventDefault();
    if (!form.dataset.send) return;
    const files = await chosenFiles(form);
    if (typeof files === "string") return say(files);
    const fields = { ...formData(form), ...files };
    if (form.dataset.send === "name") remembered("name", fields.name);
    send(form.dataset.send, fields);
  });
  el.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-send]");
    if (!button) return;
    if (button.dataset.send === "forget") remembered("name", "");
    // What only this browser knows goes with the rest.
    if (button.dataset.send === "delete_mine" && button.dataset.value) ["due", "going"].forEach((name) => remembered(name, "{}"));
    send(button.dataset.send, button.dataset.value === undefined ? {} : { value: button.dataset.value });
  });
  el.addEventListener("click", (event) => {
    // A notebook has its own idea of links, so the way inside a sheet is gone here.
    const there = event.target.closest('a[href^="#st-"]')?.getAttribute("href");
    const goal = there && ui.sheet.querySelector(there);
    if (!goal) return;
    event.preventDefault();
    goal.setAttribute("tabindex", "-1");
    goal.focus();
    goal.scrollIntoView({ block: "center" });
  });
  el.addEventListener("input", (event) => {
    // A slider and its number are one value.
    const twin = event.target.dataset?.twin && el.querySelector(`#${event.target.dataset.twin}`);
    if (twin) twin.value = event.target.value;
    const form = event.target.closest?.("form[data-live]");
    if (!form) return;
    // Answered while it is moved: the latest values win, and nobody is told to wait.
    const ask = () => {
      if (waiting.length) live = setTimeout(ask, LIVE);
      else if (form.isConnected) send(form.dataset.live, formData(form));
    };
    clearTimeout(live);
    live = setTimeout(ask, LIVE);
  });

  model.on("change:round", answered);
  model.on("change:file", () => { if (model.get("file").name) download(model.get("file")); });
  if (model.get("round") > 0) answered();
  // What a link to the page points at (#b.follow) comes along; a page that knows no such place leaves it unread.
  else {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    send("hello", { key: model.key ?? secretKey(), name: remembered("name") ?? "", at: location.hash.slice(1, 61), zone });
  }
  return () => { arrived(); document.removeEventListener("salestrain:look", lookAgain); sizes.disconnect(); clearTimeout(live); clearInterval(ticking); model.off("change:round", answered); model.off("change:file"); };
}

export default { render };
