// The self-test: what of this device works with the room.
const tell = (id, isGood, words) => {
  const place = document.getElementById(id);
  place.classList.add(isGood ? "st-good" : "st-bad");
  place.querySelector("span").textContent = words;
};
const list = document.getElementById("st-hello");
tell("st-hello-script", true, "runs.");
// Whether a cookie comes back is tried: a browser that blocks them may still say that they are enabled.
const keepsCookies = (() => {
  try {
    document.cookie = "salestrain-try=1; SameSite=Lax";
    const kept = document.cookie.includes("salestrain-try=1");
    document.cookie = "salestrain-try=; Max-Age=0; SameSite=Lax";
    return kept;
  } catch { return false; }
})();
tell("st-hello-cookies", keepsCookies, keepsCookies ? "works." : "cookies are switched off. Leave the private window, or allow cookies for this address.");

const line = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${list.dataset.line}`);
const slow = setTimeout(() => failed(), 5000);
const failed = () => {
  clearTimeout(slow);
  tell("st-hello-line", false, "does not open. A proxy or a content filter of this device stands in between; try without it.");
};
line.addEventListener("message", () => {
  clearTimeout(slow);
  line.removeEventListener("error", failed);
  tell("st-hello-line", true, "works.");
});
line.addEventListener("error", failed);
