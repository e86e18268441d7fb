// The start screen counts who has come in, and shows itself anew when the machine has another address.
const place = document.getElementById("st-coming");
const ask = async () => {
  try {
    const answer = await fetch(place.dataset.at, { cache: "no-store" });
    if (answer.ok) {
      const { people, hosts } = await answer.json();
      if (place.dataset.host !== (hosts[0] ?? "") && !hosts.includes(place.dataset.host)) {
        location.replace(location.pathname);
        return;
      }
      const words = String(people);
      const number = place.querySelector("span");
      if (number.textContent !== words) number.textContent = words;
    }
  } catch { /* the next one may get through */ }
  setTimeout(ask, document.hidden ? 8000 : 2000);
};
if (place) ask();
