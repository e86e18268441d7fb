// The bar of a workshop: it asks every second or two how the room stands, and shows time, freeze and hand.
// Everybody is led where the room is sent, once for each sending; what was typed is kept and put back.
const bar = document.getElementById("st-bar");
const clock = document.getElementById("st-bar-clock");
const hand = document.getElementById("st-bar-hand");
const news = document.getElementById("st-bar-news");
const freeze = document.getElementById("st-freeze");
const at = bar.dataset.at;

const EVERY = 1100, JITTER = 300, HIDDEN = 8000, BROKEN_AFTER = 3, PATIENCE = 4000;
const FOLLOWED = `salestrain.sent.${at}`, TYPED = "salestrain.typed.";

const kept = {
  get: (name) => { try { return sessionStorage.getItem(name); } catch { return null; } },
  set: (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* then it is not kept */ } },
  drop: (name) => { try { sessionStorage.removeItem(name); } catch { /* it was not kept */ } },
};

let room = null;
let ahead = 0; // by how much the server's clock is ahead of this one
let failures = 0;
let strange = 0; // how often in a row the room did not know this seat
let said = "";
let isOver = false;

const say = (sentence) => {
  if (said === sentence) return;
  said = sentence;
  news.textContent = sentence;
};

// Time: what ends first is shown. It is read aloud at one minute and at the end, not every second.
const tick = () => {
  const running = room?.timer ?? room?.step ?? null;
  clock.hidden = !running;
  if (!running) return;
  const left = Math.round((running.ends - ahead - Date.now()) / 1000);
  const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
  const words = `${left < 0 ? "−" : ""}${minutes}:${String(seconds).padStart(2, "0")}`;
  if (clock.textContent !== words) clock.textContent = words;
  clock.toggleAttribute("data-over", left <= 0);
  if (left === 60) say("One minute left.");
  else if (left === 0) say("Time is up.");
};

// Freeze: the page rests under a sentence. Nothing of it is taken away, and the focus comes back where it was.
let before = null;
const rest = (sentence) => {
  const isFrozen = sentence !== null && sentence !== undefined;
  if (isFrozen) document.getElementById("st-freeze-says").textContent = sentence || "Eyes to the front for a moment.";
  if (isFrozen === !freeze.hidden) return;
  for (const other of document.querySelectorAll("body > *, #room > *")) {
    if (!other.contains(freeze) && other !== freeze) other.inert = isFrozen;
  }
  freeze.hidden = !isFrozen;
  if (isFrozen) {
    before = document.activeElement;
    freeze.focus();
  } else {
    before?.focus?.();
    say("We go on.");
  }
};

// Sent: once for each sending. The words that somebody was typing wait for them on their page.
const boxes = () => Array.from(document.querySelectorAll("#st-page textarea"));
const keepTyped = () => {
  const typed = boxes().map((box) => box.value).find((text) => text.trim());
  if (typed) kept.set(TYPED + location.pathname, typed);
};
const putBack = () => {
  const typed = kept.get(TYPED + location.pathname);
  const box = typed && boxes().find((one) => one.offsetParent);
  if (!box) return;
  if (!box.value) {
    box.value = typed;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  kept.drop(TYPED + location.pathname);
};
const follow = (sent) => {
  if (!sent || Number(kept.get(FOLLOWED) ?? 0) >= sent.position) return;
  kept.set(FOLLOWED, String(sent.position));
  if (sent.address === location.pathname) return;
  keepTyped();
  location.assign(sent.address);
};

const showHand = (isUp) => {
  hand.setAttribute("aria-pressed", String(isUp));
  hand.textContent = isUp ? "Lower hand" : "Raise hand";
};
hand.addEventListener("click", async () => {
  const isUp = hand.getAttribute("aria-pressed") !== "true";
  showHand(isUp);
  try {
    const answer = await fetch(`${at}hand`, {
      method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ up: isUp ? "yes" : "no" }),
    });
    if (!answer.ok) throw new Error();
    say(isUp ? "Your hand is up. Somebody will come to you." : "Your hand is down.");
  } catch {
    showHand(!isUp);
    say("That did not get through. Try again in a moment.");
  }
});

// The phone's own page, where there is one.
const showRoom = () => {
  const place = document.getElementById("st-room");
  if (!place) return;
  const step = room.step;
  const words = room.closed ? "This workshop is over. Thank you for coming."
    : step ? step.title : "We begin in a moment. Nothing for you to do yet.";
  const shown = document.getElementById("st-now-step");
  if (shown.textContent !== words) shown.textContent = words;
  document.getElementById("st-now-where").textContent = step && !room.closed ? `Step ${step.number} of ${step.of}` : "";
  document.getElementById("st-now-vote").hidden = !room.vote;
  document.getElementById("st-open-none").hidden = room.open.length > 0;
  const open = new Set(room.open.map((one) => one.name));
  for (const item of document.querySelectorAll("#st-open > li")) {
    item.hidden = !open.has(item.dataset.exercise);
    const isNow = step?.exercise === item.dataset.exercise;
    item.querySelector("a").classList.toggle("st-primary", isNow);
  }
};

// Whoever leads asks for a talk, or has answered in one: the page of the talk looks for the answer.
const asked = document.getElementById("st-bar-asked");
let answered = 0;
const showAsked = () => {
  const isAsked = room.asked && !location.pathname.endsWith("/person/");
  if (asked.hidden === isAsked) asked.hidden = !isAsked;
  if (room.answered <= answered) return;
  answered = room.answered;
  document.dispatchEvent(new CustomEvent("salestrain:look"));
};

const show = () => {
  document.getElementById("st-bar-step").textContent = room.step && !room.closed ? room.step.title : "The workshop";
  hand.hidden = room.closed;
  if (document.activeElement !== hand || hand.getAttribute("aria-pressed") !== String(room.hand)) showHand(room.hand);
  showAsked();
  showRoom();
  rest(room.closed ? null : room.frozen);
  tick();
  follow(room.sent);
};

const ask = async () => {
  try {
    const patience = AbortSignal.timeout?.(PATIENCE);
    const answer = await fetch(`${at}now`, { headers: { Accept: "application/json" }, cache: "no-store", signal: patience });
    if (answer.status === 403 || answer.status === 404) {
      strange += 1;
      isOver = strange > 1;
      if (!isOver) return;
      rest(null);
      say("Your seat in this workshop is not known any more. Come back with the code and your four words.");
      return;
    }
    if (!answer.ok) throw new Error();
    room = await answer.json();
    strange = 0;
    ahead = room.now - Date.now();
    if (failures >= BROKEN_AFTER) say("The room answers again.");
    failures = 0;
    show();
  } catch {
    failures += 1;
    if (failures === BROKEN_AFTER) {
      rest(null);
      // An exercise says itself that its line is broken, and that nothing is lost.
      const tells = document.getElementById("st-lost") ? "" : "The room does not answer just now. Your work is kept; this page tries again by itself. ";
      say(`${tells}If the address in front has changed, open the new one and come back with your four words.`);
    }
  }
};

let waiting = 0;
const round = async () => {
  clearTimeout(waiting);
  await ask();
  if (!isOver) waiting = setTimeout(round, document.hidden ? HIDDEN : EVERY + Math.random() * JITTER);
};
document.addEventListener("visibilitychange", () => { if (!document.hidden && !isOver) round(); });
setInterval(tick, 250);

// Words that were kept go back as soon as their box is there, which may be before this program is.
putBack();
if (kept.get(TYPED + location.pathname)) {
  const place = document.getElementById("st-page");
  const watch = new MutationObserver(() => {
    putBack();
    if (!kept.get(TYPED + location.pathname)) watch.disconnect();
  });
  if (place) watch.observe(place, { childList: true, subtree: true, attributes: true });
}
round();
