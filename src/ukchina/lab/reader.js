// The reader's view. Texts are data: every word is set as text, never as markup.

const KEYS = "Keys in the text: ↑ ↓ or j k move, Home and End jump, a accepts, Enter edits, u undoes, / searches.";

function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value === "boolean") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const plain = (text) =>
  text.toLowerCase().replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/[–—]/g, "-");

function selector(label, options, onchange) {
  const select = make("select", { "aria-label": label, onchange }, make("option", { value: "" }, "all"));
  for (const [value, name] of options) select.append(make("option", { value }, name));
  return [make("label", {}, label, select), select];
}

function render({ model, el }) {
  const texts = model.get("texts");
  const sentences = new Map(texts.sentences.map((sentence) => [sentence.id, sentence]));
  const counted = texts.sentences.filter((sentence) => sentence.role === "body");
  const words = new Map(counted.map((s) => [s.id, plain(s.parts.map(([part]) => part).join(""))]));
  const windows = new Map(texts.documents.map((doc) => [doc.id, doc.window]));
  let shownDocument = texts.documents.length ? texts.documents[0].id : "";
  let current = "";

  // What stands of a sentence: the analyst's row, else the machine's coding.
  const standing = (sentence) => model.get("said")[sentence.id] ?? sentence;
  const reviewed = (sentence) => sentence.id in model.get("said");

  // --- filters
  const refilter = () => draw();
  const search = make("input", { type: "search", "aria-label": "Search", oninput: refilter });
  const speakers = [...new Set(counted.map((s) => s.speaker).filter(Boolean))].sort();
  const [themeLabel, theme] = selector("Theme", Object.entries(texts.themes), refilter);
  const [facingLabel, facing] = selector("Orientation", texts.orientations.map((o) => [o, o]), refilter);
  const [voiceLabel, voice] = selector("Voice", Object.entries(texts.voices), refilter);
  const [speakerLabel, speaker] = selector("Speaker", speakers.map((s) => [s, s]), refilter);
  const [dateLabel, date] = selector("Published", [...new Set(windows.values())].map((w) => [w, w]), refilter);
  const [stateLabel, state] = selector("Review", [["yes", "reviewed"], ["no", "not yet"]], refilter);
  const count = make("span", { class: "count", role: "status" });
  const bar = make("div", { class: "bar", role: "search" }, make("label", {}, "Search", search),
    themeLabel, facingLabel, voiceLabel, speakerLabel, dateLabel, stateLabel, count);

  const filtered = () =>
    [search, theme, facing, voice, speaker, date, state].some((control) => control.value !== "");
  function fits(sentence) {
    const now = standing(sentence);
    return (!search.value || words.get(sentence.id).includes(plain(search.value)))
      && (!theme.value || now.themes.includes(theme.value))
      && (!facing.value || now.orientation === facing.value)
      && (!voice.value || now.voice === voice.value)
      && (!speaker.value || sentence.speaker === speaker.value)
      && (!date.value || windows.get(sentence.document) === date.value)
      && (!state.value || (state.value === "yes") === reviewed(sentence));
  }

  // --- documents and text
  const documents = make("nav", { class: "documents", "aria-label": "Texts" });
  const text = make("div", { class: "text", "aria-label": "Text", role: "group" });
  const panel = make("form", { class: "panel", "aria-label": "Coding", onsubmit: save });
  const status = make("div", { class: "status", "aria-live": "polite" });

  function draw() {
    const fitting = counted.filter(fits);
    const found = new Set(fitting.map((sentence) => sentence.id));
    count.textContent = `${fitting.length} of ${counted.length} sentences`;
    documents.replaceChildren(...texts.documents.map((doc) => {
      const own = counted.filter((sentence) => sentence.document === doc.id);
      const done = own.filter(reviewed).length;
      const hits = own.filter((sentence) => found.has(sentence.id)).length;
      return make("button", { type: "button", "aria-current": String(doc.id === shownDocument),
        onclick: () => { shownDocument = doc.id; current = ""; draw(); drawPanel(); } },
      doc.label, make("small", {}, filtered() ? `${hits} of ${own.length} fit` : `${done} of ${own.length} reviewed`));
    }));
    const paragraphs = new Map();
    for (const sentence of texts.sentences) {
      if (sentence.document !== shownDocument) continue;
      if (!paragraphs.has(sentence.paragraph)) paragraphs.set(sentence.paragraph, []);
      paragraphs.get(sentence.paragraph).push(sentence);
    }
    const nodes = [];
    for (const group of paragraphs.values()) {
      if (filtered() && !group.some((sentence) => found.has(sentence.id))) continue;
      nodes.push(make("p", {}, ...group.map((sentence) => drawn(sentence, found))));
    }
    text.replaceChildren(...(nodes.length ? nodes : [make("p", {}, "No sentence of this text fits.")]));
  }

  function drawn(sentence, found) {
    if (sentence.role !== "body") return make("span", { class: `role-${sentence.role}` }, ...pieces(sentence), " ");
    const now = standing(sentence);
    const out = filtered() && !found.has(sentence.id) ? " out" : "";
    const signs = [reviewed(sentence) ? "✓" : "", now.orientation && now.orientation !== "neutral" ? now.orientation : ""];
    return make("span", { class: `sentence ${now.orientation}${out}`, role: "button",
      "data-evidence": sentence.id, tabindex: sentence.id === (current || firstShown()) ? "0" : "-1",
      "aria-current": String(sentence.id === current),
      onclick: () => choose(sentence.id) },
    ...pieces(sentence), make("span", { class: "sign" }, signs.filter(Boolean).join(" ")), " ");
  }

  const pieces = (sentence) =>
    sentence.parts.map(([part, title]) => (title ? make("mark", { title }, part) : part));
  const firstShown = () => counted.find((sentence) => sentence.document === shownDocument)?.id;
  const node = (id) => text.querySelector(`[data-evidence="${CSS.escape(id)}"]`);

  function choose(id, focus = true) {
    if (!id) return;
    current = id;
    shownDocument = sentences.get(id).document;
    draw();
    drawPanel();
    if (focus) { node(id)?.focus(); node(id)?.scrollIntoView({ block: "nearest" }); }
  }

  // --- the coding of the chosen sentence
  function drawPanel() {
    if (!current) { panel.replaceChildren(make("p", {}, "Choose a sentence.")); return; }
    const sentence = sentences.get(current);
    const now = standing(sentence);
    const doc = texts.documents.find((one) => one.id === sentence.document);
    const title = make("h4", {}, `${doc.label}, s. ${sentence.number}`);
    const who = sentence.speaker ? [make("p", { class: "sign" }, `Speaker: ${sentence.speaker}`)] : [];
    const boxes = Object.entries(texts.themes).map(([id, name]) => make("label", { class: "choice" },
      make("input", { type: "checkbox", name: "theme", value: id, checked: now.themes.includes(id), disabled: !editing() }), name));
    const pick = (label, name, options, value) => {
      const select = make("select", { name, "aria-label": `${label} of the sentence`, disabled: !editing() });
      if (!value) select.append(make("option", { value: "" }, "choose"));
      for (const [key, shown] of options) select.append(make("option", { value: key }, shown));
      select.value = value || "";
      return make("label", { class: "line" }, label, select);
    };
    panel.replaceChildren(title, ...who,
      make("fieldset", {}, make("legend", {}, "Themes"), ...boxes),
      pick("Orientation", "orientation", texts.orientations.map((o) => [o, o]), now.orientation),
      pick("Voice", "voice", Object.entries(texts.voices), now.voice), ...(editing() ? buttons(sentence, now) : []));
  }

  const editing = () => Boolean(model.get("status").review);
  function buttons(sentence, now) {
    const blind = model.get("status").blind;
    const reason = make("input", { name: "reason", "aria-label": "Reason", autocomplete: "off" });
    reason.value = now.reason ?? "";
    const row = make("div", { class: "row" });
    if (!blind) row.append(make("button", { type: "button", class: "accept", onclick: accept }, "Accept as coded"));
    row.append(make("button", { type: "submit", class: "save" }, "Save"));
    if (reviewed(sentence)) row.append(make("button", { type: "button", class: "retract", onclick: () => ask("retract") }, "Take back"));
    row.append(make("button", { type: "button", class: "undo", onclick: () => ask("undo") }, "Undo last"));
    return blind ? [row] : [make("label", { class: "line" }, "Reason (a correction needs one)", reason), row];
  }

  function ask(what, more = {}) {
    status.querySelector(".message")?.replaceChildren("Saving…");
    model.send({ do: what, evidence: current, date: today(), ...more });
  }
  function accept() { if (current && editing() && !model.get("status").blind) ask("accept"); }
  function save(event) {
    event.preventDefault();
    if (!current || !editing()) return;
    const form = new FormData(panel);
    ask("rule", { themes: form.getAll("theme"), orientation: form.get("orientation") ?? "",
      voice: form.get("voice") ?? "", reason: form.get("reason") ?? "" });
  }

  // --- keyboard: JupyterLab's own shortcuts rest while the focus is in here
  function keyed(event) {
    event.stopPropagation();
    if (event.key === "Escape" && panel.contains(event.target)) { node(current)?.focus(); return; }
    if (!text.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = [...text.querySelectorAll("[data-evidence]:not(.out)")].map((one) => one.dataset.evidence);
    const at = shown.indexOf(event.target.dataset.evidence);
    const moves = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: shown.length - 1 };
    if (event.key in moves) choose(shown[Math.max(0, Math.min(shown.length - 1, moves[event.key]))]);
    else if (event.key === "Enter" || event.key === " ") { choose(event.target.dataset.evidence, false); panel.querySelector("input, select")?.focus(); }
    else if (event.key === "a") { choose(event.target.dataset.evidence); accept(); }
    else if (event.key === "u" && editing()) ask("undo");
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  }

  function told() {
    const now = model.get("status");
    const lines = [now.progress, now.agreement].filter(Boolean).join("\n");
    status.replaceChildren(make("span", { class: now.fault ? "message fault" : "message" }, now.message || ""),
      now.message ? "\n" : "", make("span", { class: "tally" }, lines));
  }

  function update() {
    const focused = text.contains(document.activeElement);
    const open = panel.contains(document.activeElement);
    draw();
    if (!model.get("status").fault) drawPanel(); // a refused correction stays as it was typed
    told();
    if (focused && current) node(current)?.focus();
    if (open && current && !model.get("status").fault) node(current)?.focus();
  }

  const root = make("section", { class: "uk-reader", "aria-label": "Reader", "data-lm-suppress-shortcuts": "true", onkeydown: keyed },
    bar, make("div", { class: "columns" }, documents, text, panel), status, make("div", { class: "sign" }, KEYS));
  el.append(root);
  draw();
  drawPanel();
  told();
  // `status` is set last by the kernel: one drawing a correction.
  model.on("change:status", update);
  return () => model.off("change:status", update);
}

export default { render };
