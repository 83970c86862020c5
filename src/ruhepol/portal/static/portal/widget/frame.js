// The parts of the open chat, made once, and what each of them is told.
import { Answers } from "./answers.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { keepFocus } from "./focus.js";
import { Head } from "./head.js";
import { Log } from "./log.js";
import { choices } from "./offers.js";
import frame from "./panel.css" with { type: "css" };
import inside from "./parts.css" with { type: "css" };
import { Sheets } from "./sheets.js";
import { Situation } from "./situation.js";
import { Welcome } from "./welcome.js";

export function build(panel) {
  const { page, conversation, api, memory } = panel;
  const say = (words) => panel.say(words);
  const sheets = new Sheets({ page, say, act: (name, facts) => conversation.act(name, facts) });
  const answers = new Answers({ page, api, say, onglad: () => panel.glad() });
  const situation = new Situation({ page, api, memory, say, onglad: () => panel.glad() });
  const composer = new Composer({ page, memory, ontext: (text) => panel.typed(text), onsend: (facts) => panel.send(facts) });
  const head = new Head({ page, choices: () => choices(panel), onclose: () => panel.close() });
  const log = new Log(page, conversation);
  const welcome = new Welcome(page);
  const foot = h("div.foot");
  const spoken = h("p.unseen", { role: "status", "aria-live": "polite" });
  const middle = h("div.middle", {}, welcome.element, log.element, log.down, situation.element, answers.element, sheets.element);
  const element = h("section.panel", { role: "dialog", "aria-labelledby": "title", hidden: true, tabindex: "-1" },
    head.element, middle, foot, composer.element, spoken);
  page.launcher.root.adoptedStyleSheets.push(frame, inside);
  page.launcher.root.append(element);
  return { sheets, situation, answers, composer, head, log, welcome, foot, spoken, element };
}

export function listen(panel) {
  const { conversation, element, log, page } = panel;
  keepFocus(element, () => panel.escape());
  for (const name of ["change", "progress"]) conversation.addEventListener(name, () => panel.soon());
  conversation.addEventListener("typing", ({ detail }) => log.someoneTypes(detail && (conversation.state?.agent || page.config.name)));
  for (const name of ["online", "offline"]) window.addEventListener(name, () => panel.soon());
  document.addEventListener("visibilitychange", () => panel.soon());
  const fit = () => element.style.setProperty("--seen", `${window.visualViewport.height}px`);
  window.visualViewport?.addEventListener("resize", fit);
}
