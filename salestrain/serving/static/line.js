// The room's side of a page: the same program as in a notebook (pane.js), over one line to the server.
// The line mends itself. A message whose reply was lost is sent again under its number, and is answered only once.
import pane from "./pane.js";

const BEAT = 800;
const DEAD = 2000;
const WAITS = [100, 300, 1000, 2000, 4000];
const NO_KEY = "0".repeat(32);
const LARGE = 200000;
const FULL = 1013;

const place = document.getElementById("st-page");
const lost = document.getElementById("st-lost");
const queue = document.getElementById("st-queue");
const title = document.title;
const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${place.dataset.line}`;
const tab = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Whether a cookie comes back is tried: a browser that blocks them may still say that they are enabled.
const keepsCookies = (() => {
  try {
    document.cookie = "salestrain-try=1; SameSite=Lax";
    const kept = document.cookie.includes("salestrain-try=1");
    document.cookie = "salestrain-try=; Max-Age=0; SameSite=Lax";
    return kept;
  } catch { return false; }
})();
const keepsWords = () => {
  try { localStorage.setItem("salestrain.try", "1"); localStorage.removeItem("salestrain.try"); return true; } catch { return false; }
};

const tell = (sentence, reload) => {
  lost.replaceChildren();
  lost.hidden = !sentence;
  if (!sentence) return;
  const words = document.createElement("p");
  words.textContent = sentence;
  lost.append(words);
  if (!reload) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "st-button st-primary";
  button.textContent = "Reload";
  button.addEventListener("click", () => location.reload());
  lost.append(button);
};

// The room is full: the place in the queue, told whenever it changes; the room sends it until it is this page's turn.
const tellQueue = (number) => {
  const ahead = number === 1 ? "You are next." : `${number - 1} ${number === 2 ? "person is" : "people are"} before you.`;
  document.title = number ? `${number} in the queue · ${title}` : title;
  queue.className = number ? "st-notice" : "st-hidden";
  const words = ["The room is full at the moment.", ahead, "This page goes on by itself: keep it open, and you need not reload."];
  if (number) queue.replaceChildren(...words.map((text, at) => Object.assign(document.createElement(at ? "p" : "strong"), { textContent: text })));
  else if (queue.firstChild) queue.textContent = "It is your turn. The exercise is open.";
};

// Filled by the messages from the room.
const values = { lang: place.lang, round: 0, seq: 0 };
const listeners = {};

const model = {
  // A browser that keeps cookies has a key that no script can read.
  key: keepsCookies ? NO_KEY : undefined,
  now: () => Date.now() + ahead,
  get: (name) => values[name],
  on: (event, listener) => { (listeners[event] ??= []).push(listener); },
  off: (event, listener) => { listeners[event] = (listeners[event] ?? []).filter((one) => one !== listener); },
  send: (content) => {
    if (content.type === "hello") hello = content;
    if (content.type === "name") hello = { ...hello, name: content.name };
    if (content.type === "forget") hello = { ...hello, name: "" };
    waiting = { n: ++number, ...content };
    transmit();
  },
};

let socket = null;
let isOpen = false;
let isQueued = false;
let everOpen = false;
let closed = false;
let tries = 0;
let heard = 0;
let number = 0;
let known = 0;
let problem = "";
let waiting = null;
let hello = null;
let maySendLarge = false;
let ahead = 0;  // milliseconds by which the server's clock is ahead of this one
let isFirst = true;

const show = (state) => {
  const { file, ...rest } = state;
  Object.assign(values, rest);
  if ("round" in rest) (listeners["change:round"] ?? []).forEach((listener) => listener());
  if (values.round && isFirst) settleIn();
  if (!file) return;
  values.file = file;
  (listeners["change:file"] ?? []).forEach((listener) => listener());
  values.file = {};
};

// Once the first answer is here: what was pressed before is done, and what later pages need is fetched.
const settleIn = () => {
  isFirst = false;
  const early = window.pressedEarly;
  if (early?.isConnected) early.matches("form") ? early.requestSubmit() : early.click();
  if (!document.querySelector("link[rel=stylesheet]")) fetch(place.dataset.style).catch(() => {});
};

// A file waits until the room has space for it.
const transmit = () => {
  if (!isOpen || !waiting) return;
  const words = JSON.stringify(waiting);
  socket.send(words.length > LARGE && !maySendLarge ? '{"type":"large"}' : words);
  maySendLarge = false;
};

const opened = ({ version, answered, state }) => {
  isOpen = true;
  isQueued = false;
  everOpen = true;
  tries = 0;
  problem = "";
  place.removeAttribute("data-st-failed");
  tell("");
  tellQueue(0);
  if (version !== place.dataset.version) tell("The room was updated. Reload the page to continue.", true);
  if (waiting && waiting.n <= answered) waiting = null;
  known = Math.max(known, answered);
  if (answered) show(state);
  else if (isFirst) Object.assign(values, state);
  if (waiting?.type === "hello") return; // it was sent right behind what opened the line
  // A seat that is new knows nobody yet; what was under way comes from the store, and then the message that waits.
  if (!answered) {
    const where = values.going?.where ?? "";
    socket.send(JSON.stringify({ ...hello, where, n: waiting ? waiting.n - 1 : ++number }));
  }
  transmit();
};

const received = (message) => {
  heard = performance.now();
  if (message.now) ahead = message.now - Date.now();
  if (message.opened) opened(message);
  else if (message.waiting) { isQueued = true; tries = 0; tell(""); tellQueue(message.waiting); }
  else if (message.large) { maySendLarge = true; transmit(); }
  else if (message.problem && message.may_pass) broken(`${message.problem} This page tries again by itself.`);
  else if (message.problem) { closed = true; place.setAttribute("data-st-failed", ""); tell(message.problem, true); }
  else if ("n" in message) {
    known = Math.max(known, message.n);
    if (waiting && message.n === waiting.n) waiting = null;
    show(message.state);
  } else if (message.pushed) show(message.pushed);  // nobody asked; something happened in the room
};

const connect = () => {
  const line = new WebSocket(address);
  socket = line;
  heard = performance.now();
  line.addEventListener("open", () => {
    line.send(JSON.stringify({ type: "open", tab, answered: known }));
    if (waiting?.type === "hello") line.send(JSON.stringify(waiting));
  });
  line.addEventListener("message", (event) => { if (line === socket) received(JSON.parse(event.data)); });
  line.addEventListener("close", ({ code }) => { if (line === socket) broken(code === FULL ? FILLED : undefined); });
};

const LOST = "The connection was lost. Trying again … Your work is saved, and what you typed stays here.";

// A proxy that passes no lines on, or a name that the room does not know: the window of whoever runs it says which.
const NO_LINE = "This page gets no connection to the room, though the room itself answers. Tell whoever runs it: their window says why. It tries again by itself.";
const FILLED = "The room is full, and so is its queue. This page tries again by itself.";

const broken = (reason) => {
  if (closed) return;
  const old = socket;
  socket = null;
  isOpen = isQueued = maySendLarge = false;
  old?.close();
  if (reason) place.setAttribute("data-st-failed", "");
  if (reason || !problem) tell(reason ?? (everOpen || tries < 4 ? LOST : NO_LINE));
  problem = reason ?? problem;
  setTimeout(connect, WAITS[Math.min(tries++, WAITS.length - 1)] * (0.75 + Math.random() / 2));
};

// A line can die without a word: somebody walks out of the Wi-Fi. So it is felt for while the page is looked at.
setInterval(() => {
  if (document.hidden || !(isOpen || isQueued)) return;
  if (performance.now() - heard > DEAD) broken();
  else socket.send('{"type":"ping"}');
}, BEAT);
document.addEventListener("visibilitychange", () => { heard = performance.now(); });
addEventListener("offline", () => { if (socket) broken(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Browsers once kept the key where scripts can read it. It goes into the cookie, and whoever practised goes on.
const bringOldKey = async () => {
  try {
    const key = localStorage.getItem("salestrain.key");
    if (!key || !keepsCookies) return;
    const answer = await fetch(place.dataset.key, { method: "POST", body: key });
    if (answer.ok) localStorage.removeItem("salestrain.key");
  } catch { /* then the key stays where it is */ }
};

const unkept = document.getElementById("st-unkept");  // not on the pages of a workshop, which hold a seat
if (unkept) unkept.hidden = keepsCookies || keepsWords() || "keepsNothing" in place.dataset;

bringOldKey().then(() => {
  pane.render({ model, el: place });
  connect();
});
