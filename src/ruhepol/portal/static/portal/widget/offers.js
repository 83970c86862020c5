// What is on offer at each moment: the menu, and the line above the text field. A person is always within reach.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

export function choices(panel) {
  const { words, memory, conversation, sheets, situation, page } = panel;
  const begun = () => conversation.begun && Boolean(conversation.state);
  return [
    { name: "person", label: words.person, shown: () => (conversation.state ? conversation.state.phase === "bot" : page.config.bot), act: () => wantPerson(panel) },
    { name: "mail", label: words.leave_address, shown: () => begun() && !conversation.state.address, act: () => sheets.address() },
    { name: "mail", label: words.transcript, shown: () => begun() && Boolean(conversation.state.transcript), act: () => sheets.transcript(conversation.state.transcript) },
    { name: "quiet", label: words.quiet, shown: () => true, pressed: () => Boolean(memory.get("quiet")), act: () => { memory.allow(); memory.set({ quiet: !memory.get("quiet") }); } },
    { name: "find", label: words.look_again, shown: () => situation.away && Boolean(page.identity()), act: () => situation.may(true) },
    { name: "leave", label: words.end, shown: () => begun() && !conversation.ended, act: () => sheets.end() },
    { name: "again", label: words.another, shown: () => begun() && conversation.ended, act: () => another(panel) },
    { name: "trash", label: words.forget, shown: () => memory.allowed, act: () => { conversation.forget(); memory.forget(); page.launcher.count(0); panel.draw(); panel.say(words.forgotten); } },
  ];
}

// Before the first word it is a wish that goes along with it; afterwards it is told at once.
async function wantPerson(panel) {
  if (!panel.conversation.begun) {
    panel.human = true;
    panel.draw();
    panel.say(panel.words.person_noted);
    panel.composer.text.focus();
    return;
  }
  try {
    await panel.conversation.act("human", {});
    panel.say(panel.words.person_called);
  } catch {
    panel.say(panel.words.no_line_yet);
  }
}

function another(panel) {
  panel.conversation.forget();
  panel.composer.text.focus();
}

export function footing(panel) {
  const { conversation, words, sheets } = panel;
  const { state, ended } = conversation;
  const offer = (name, label, act) => h("button.offer", { type: "button", onclick: act }, icon(ICONS[name], 15), label);
  if (ended) return [
    h("p", {}, words.ended),
    !state.rated && offer("up", words.survey, () => sheets.survey()),
    state.transcript && offer("mail", words.transcript, () => sheets.transcript(state.transcript)),
    offer("again", words.another, () => another(panel)),
  ].filter(Boolean);
  if (panel.human && !conversation.begun) return [h("p", {}, words.person_noted)];
  return [
    state?.detail && h("p", {}, state.detail),
    state?.need_address && offer("mail", words.leave_address, () => sheets.address()),
    (state ? state.phase === "bot" : panel.page.config.bot) && offer("person", words.person, () => wantPerson(panel)),
  ].filter(Boolean);
}
