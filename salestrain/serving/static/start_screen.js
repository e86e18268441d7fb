// The start screen counts who has come in.
const place = document.getElementById("st-coming");
const ask = async () => {
  try {
    const answer = await fetch(place.dataset.at, { cache: "no-store" });
    if (answer.ok) {
      const words = String((await answer.json()).people);
      const number = place.querySelector("span");
      if (number.textContent !== words) number.textContent = words;
    }
  } catch { /* the next one may get through */ }
  setTimeout(ask, document.hidden ? 8000 : 2000);
};
if (place) ask();
