// Moments in the visitor's language and time zone.

export function clock(moment, lang) {
  return new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" }).format(new Date(moment));
}

export function day(moment, lang, words) {
  const date = new Date(moment);
  const midnight = (each) => new Date(each.getFullYear(), each.getMonth(), each.getDate());
  const ago = Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  return new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long" }).format(date);
}

export function size(bytes, lang) {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: unit === "megabyte" ? 1 : 0 }).format(value);
}
