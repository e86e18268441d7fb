// What a page does besides its exercise: it says that the room is opening, and when the line to it is lost.
"use strict";
(() => {
  const SLOW = 12000, TOO_SLOW = 90000, LINE_MAY_BREAK = 3000;
  const opening = document.getElementById("st-opening");
  const lost = document.getElementById("st-lost");

  const tell = (sentence) => {
    if (!lost.hidden) return;
    const words = document.createElement("p");
    const again = document.createElement("button");
    words.textContent = sentence;
    again.textContent = "Reload";
    again.type = "button";
    again.className = "st-button st-primary";
    again.addEventListener("click", () => window.location.reload());
    lost.replaceChildren(words, again);
    lost.hidden = false;
  };
  const connectionLost = () => tell("The connection was lost. Your work is saved. Reload to continue.");
  const lineIsBack = () => { lost.hidden = true; };

  // Opening: until something of the exercise can be seen, or the page has ended without it.
  const didNotOpen = () => { opened(); tell("The room did not open. Nothing is lost. Reload to try again."); };
  const isOpen = () => document.querySelector("[data-st-ready], [data-st-failed], .st-cell .jupyter-widgets, pre.st-cell");
  const waits = [
    setTimeout(() => { opening.textContent = "Still opening. When many people come in at once, it takes a little longer."; }, SLOW),
    setTimeout(didNotOpen, TOO_SLOW),
  ];
  const opened = () => { waits.forEach(clearTimeout); opening.remove(); watch.disconnect(); };
  const watch = new MutationObserver(() => { if (isOpen()) opened(); });
  watch.observe(document.getElementById("room"), { childList: true, subtree: true });
  window.addEventListener("load", () => {
    const isWhole = document.querySelector("footer") && document.querySelector(".st-cell, [data-st-failed]");
    if (!isWhole) didNotOpen();
  });

  // The line: the page's program tries to mend a broken one by itself, so a short break is not worth a word.
  let broken = 0;
  const follow = (kernel) => {
    const look = () => {
      clearTimeout(broken);
      if (["dead", "autorestarting", "restarting"].includes(kernel.status)) connectionLost();
      else if (kernel.connectionStatus === "connected") lineIsBack();
      else broken = setTimeout(connectionLost, kernel.connectionStatus === "disconnected" ? 0 : LINE_MAY_BREAK);
    };
    kernel.connectionStatusChanged.connect(look);
    kernel.statusChanged.connect(look);
  };
  const whenRunning = setInterval(() => {
    if (!window.jupyterapp) return;
    clearInterval(whenRunning);
    window.jupyterapp.widgetManagerPromise.promise.then((manager) => follow(manager.kernel));
  }, 100);
  window.addEventListener("offline", connectionLost);
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
})();
