// "5 min. ago" grows old while a page stays open: every half minute the same CLDR words are written anew.

const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function refresh() {
  if (document.hidden) return;
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: "short" });
  for (const time of document.querySelectorAll("time[data-since]")) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
    const text = words.format(Math.sign(seconds) * Math.max(1, Math.round(Math.abs(seconds) / length)), unit);
    if (time.textContent !== text) time.textContent = text;
  }
}

setInterval(refresh, 30_000);
document.addEventListener("visibilitychange", refresh);
