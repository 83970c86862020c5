// "(10 s)": what is about to happen is counted down, where the page says until when.

function count() {
  const words = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "second", unitDisplay: "short" });
  for (const time of document.querySelectorAll("time[data-until]")) {
    const seconds = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000));
    const text = `(${words.format(seconds)})`;
    if (time.textContent !== text) time.textContent = text;
  }
}

setInterval(count, 500);
