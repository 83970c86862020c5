// A shop's colour may be any: what is written in it is made darker or lighter until it can be read (WCAG 4.5 : 1).

const ENOUGH = 4.6;
const PAPER = [255, 255, 255];
const NIGHT = [25, 31, 36];
const BLACK = [0, 0, 0];

// "#0a7a6f" → [10, 122, 111]; whatever CSS understands, read back from a canvas.
export function rgb(colour) {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// Relative luminance as WCAG 2.2 defines it.
function luminance(colour) {
  const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function towards(colour, end, ground) {
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = colour.map((part, place) => Math.round(part + (end[place] - part) * share));
    if (contrast(mixed, ground) >= ENOUGH) return mixed;
  }
  return end;
}

const css = (colour) => `rgb(${colour.join(" ")})`;

// The knobs of the style sheet for one accent.
export function shades(accent) {
  const brand = rgb(accent);
  const onWhite = contrast(brand, PAPER) >= contrast(brand, NIGHT) ? PAPER : NIGHT;
  const surface = contrast(brand, onWhite) >= ENOUGH ? brand : towards(brand, onWhite === PAPER ? BLACK : PAPER, onWhite);
  return {
    "--brand": css(surface),
    "--on-brand": css(onWhite),
    "--brand-ink": `light-dark(${css(towards(brand, BLACK, PAPER))}, ${css(towards(brand, PAPER, NIGHT))})`,
  };
}
