"use strict";
// What htmx cannot do: the list of suggestions with the keyboard, the list of chosen files, what a screen reader is told,
// and the lines between matching duties. Every page works without this file.
(function () {
  // --- suggestions: the combobox pattern of the ARIA practices ---
  const options = (input) => Array.from(document.getElementById(input.getAttribute("aria-controls")).querySelectorAll("[role=option]"));
  const list = (input) => document.getElementById(input.getAttribute("aria-controls"));
  function open(input, shown) {
    const box = list(input);
    box.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) { input.removeAttribute("aria-activedescendant"); mark(input, null); }
  }
  function mark(input, chosen) {
    options(input).forEach((option) => option.setAttribute("aria-selected", String(option === chosen)));
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }
  }
  function take(input, option) { input.value = option.dataset.value; open(input, false); input.focus(); }
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.getAttribute("role") !== "combobox") return;
    const shown = options(input);
    const at = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!shown.length) return;
      event.preventDefault();
      open(input, true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(input, shown[(at + step + shown.length + (at < 0 && step < 0 ? 1 : 0)) % shown.length]);
    } else if (event.key === "Enter" && at >= 0 && !list(input).hidden) {
      event.preventDefault();
      take(input, shown[at]);
    } else if (event.key === "Escape" && !list(input).hidden) {
      event.preventDefault();
      open(input, false);
    }
  });
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    document.querySelectorAll("input[role=combobox]").forEach((input) => {
      if (option && list(input).contains(option)) { event.preventDefault(); take(input, option); }
      else if (event.target !== input) open(input, false);
    });
  });
  document.addEventListener("focusout", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.getAttribute("role") === "combobox") open(event.target, false);
  });

  // --- chosen files: several drops add up, each can be taken out again ---
  const chosen = new DataTransfer();
  function showFiles(input) {
    const shown = document.getElementById("chosen");
    shown.hidden = !chosen.files.length;
    shown.replaceChildren(...Array.from(chosen.files, (file, place) => {
      const row = document.createElement("li"), name = document.createElement("span"), size = document.createElement("small"), out = document.createElement("button");
      name.textContent = file.name;
      size.textContent = file.size < 1048576 ? Math.max(1, Math.round(file.size / 1024)) + " KB" : (file.size / 1048576).toFixed(1) + " MB";
      out.type = "button"; out.textContent = "×"; out.setAttribute("aria-label", shown.dataset.remove.replace("%s", file.name));
      out.addEventListener("click", () => { chosen.items.remove(place); input.files = chosen.files; showFiles(input); input.focus(); });
      row.append(name, size, out);
      return row;
    }));
  }
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
    const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
    Array.from(input.files).forEach((file) => { if (!Array.from(chosen.files).some((one) => same(one, file))) chosen.items.add(file); });
    input.files = chosen.files;
    showFiles(input);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const drop = event.target.closest && event.target.closest(".drop");
      document.querySelectorAll(".drop").forEach((one) => one.classList.toggle("over", kind === "dragover" && one === drop));
      if (!drop && kind !== "dragleave") event.preventDefault(); // a paper dropped beside the field must not replace the page
    });
  }

  // --- what a screen reader is told, said once ---
  let said = "";
  function announce(swapped) {
    const inside = swapped === "side" ? ".why[data-announce]" : swapped === "now" ? ".now[data-announce]" : ".verdict[data-announce], .stage[data-announce]";
    const told = document.querySelector(inside), voice = document.getElementById("announce");
    if (told && voice && told.dataset.announce !== said) { said = told.dataset.announce; voice.textContent = said; }
  }

  // --- the chosen sentence, marked wherever it stands ---
  function showChosen() {
    const why = document.querySelector("[data-chosen]");
    const number = why ? why.dataset.chosen : null;
    document.querySelectorAll("#paper [data-duty]").forEach((one) => {
      const here = one.dataset.duty === number;
      if (one.matches("a")) { if (here && !one.hasAttribute("aria-hidden")) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current"); }
      else one.classList.toggle("chosen", here);
    });
  }

  // --- lines between the duties of contract and statement ---
  function threads() {
    const beside = document.querySelector(".beside");
    if (!beside) return;
    const drawing = beside.querySelector(".threads"), frame = beside.getBoundingClientRect();
    const columns = beside.querySelectorAll(".column");
    drawing.replaceChildren();
    if (columns.length < 2 || columns[0].getBoundingClientRect().right > columns[1].getBoundingClientRect().left) return; // one below the other
    drawing.setAttribute("viewBox", "0 0 " + frame.width + " " + frame.height);
    columns[0].querySelectorAll("[data-pair]").forEach((left) => {
      const right = columns[1].querySelector('[data-pair="' + left.dataset.pair + '"]');
      if (!right) return;
      const a = left.getBoundingClientRect(), b = right.getBoundingClientRect();
      const x1 = a.right - frame.left, y1 = a.top + a.height / 2 - frame.top, x2 = b.left - frame.left, y2 = b.top + b.height / 2 - frame.top;
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path"), bend = (x2 - x1) / 2;
      path.setAttribute("d", "M" + x1 + " " + y1 + " C" + (x1 + bend) + " " + y1 + " " + (x2 - bend) + " " + y2 + " " + x2 + " " + y2);
      path.setAttribute("class", left.getAttribute("class").split(" ")[0] === right.getAttribute("class").split(" ")[0] ? "alike" : "apart");
      drawing.append(path);
    });
  }

  // --- changing a sentence ---
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "sentence") return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); event.target.form.requestSubmit(); }
    if (event.key === "Escape") { event.preventDefault(); event.target.form.querySelector(".cancel").click(); }
  });
  let returnTo = null;
  document.addEventListener("htmx:beforeSwap", () => { returnTo = document.activeElement && document.activeElement.closest && document.activeElement.closest("form.editor, .undo") ? "chosen" : null; });
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (target && target.classList.contains("options")) {
      const input = document.querySelector('[aria-controls="' + target.id + '"]');
      open(input, document.activeElement === input && target.children.length > 1);
      const count = target.querySelector("[data-count]"), voice = document.getElementById("announce");
      if (count && voice) voice.textContent = count.textContent;
      return;
    }
    const swapped = event.detail.elt ? event.detail.elt.id : "";
    announce(swapped);
    showChosen();
    threads();
    const why = document.querySelector(".why");
    // On a narrow screen the answer stands below the paper.
    if (swapped === "side" && why && why.getBoundingClientRect().top > window.innerHeight - 80) why.scrollIntoView({ block: "start" });
    const field = document.getElementById("sentence");
    if (field && swapped === "paper") { field.focus(); field.setSelectionRange(field.value.length, field.value.length); }
    else if (returnTo === "chosen" && !field) {
      const next = document.querySelector('#paper a[aria-current][data-duty]') || document.getElementById("paper");
      if (next) { if (next.id === "paper") next.tabIndex = -1; next.focus({ preventScroll: true }); }
      returnTo = null;
    }
  });
  window.addEventListener("resize", threads);
  document.addEventListener("DOMContentLoaded", () => {
    const files = document.getElementById("files");
    if (files instanceof HTMLInputElement && files.files.length) files.dispatchEvent(new Event("change", { bubbles: true }));
    const verdict = document.getElementById("verdict");
    if (verdict) said = verdict.dataset.announce; // the page has just been read out
    threads();
  });
  window.addEventListener("load", threads);
})();
