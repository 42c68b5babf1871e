// The shell's few scripts. Every page works without them; nothing here talks to any other server.
"use strict";

const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);
const word = (name) => document.body.dataset[name] || "";

// Menu on narrow screens.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mz-menu]");
  const side = document.getElementById("navigation");
  if (!side) return;
  const menu = document.querySelector("[data-mz-menu]");
  const open = button ? side.classList.toggle("mz-open") : side.contains(event.target) && side.classList.contains("mz-open");
  if (!open) side.classList.remove("mz-open");
  if (menu) menu.setAttribute("aria-expanded", String(open));
});

// Menus that drop down close when something else is pressed, and with Escape.
document.addEventListener("click", (event) => {
  each(".mz-user[open], .mz-columns-menu[open]", (menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  each(".mz-user[open], .mz-columns-menu[open]", (menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

// Confirm dialogs.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-mz-dialog]");
  if (opener) {
    // Where it is a link, it leads to a page that asks the same where no script runs.
    event.preventDefault();
    document.getElementById(opener.dataset.mzDialog).showModal();
  }
  const closer = event.target.closest("[data-mz-close]");
  if (closer) closer.closest("dialog").close();
});

// A form is sent once: its buttons are disabled after the browser has read which of them was pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.mzSent) {
    event.preventDefault();
    return;
  }
  form.dataset.mzSent = "1";
  setTimeout(() => each('button[type="submit"]', (button) => {
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
  }, form), 0);
});
function release(root) {
  each("form[data-mz-sent]", (form) => {
    delete form.dataset.mzSent;
    each('button[aria-busy="true"]', (button) => {
      button.disabled = false;
      button.removeAttribute("aria-busy");
    }, form);
  }, root);
}
window.addEventListener("pageshow", () => release(document));
document.addEventListener("htmx:afterRequest", () => release(document));

// Lists: an address names only what differs from the usual, so that it stays short enough to send to a colleague.
document.addEventListener("formdata", (event) => {
  const form = event.target;
  if (!form.id.endsWith("-filters")) return;
  const usual = document.getElementById(form.id.replace(/-filters$/, "")).dataset;
  const data = event.formData;
  const columns = data.getAll("columns").join(",");
  data.set("columns", columns === usual.mzColumns ? "" : columns);
  if (data.get("size") === usual.mzSize) data.set("size", "");
  [...data.entries()].forEach(([name, value]) => { if (value === "") data.delete(name); });
});
document.addEventListener("change", (event) => {
  if (event.target.matches(".mz-list-foot select")) event.target.form.requestSubmit();
});

// A failed htmx request says so instead of leaving the page silent.
["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, () => {
  const area = document.getElementById("messages");
  const box = document.createElement("div");
  box.className = "mz-notice mz-tone-bad";
  box.setAttribute("role", "alert");
  box.textContent = word("failed");
  area.replaceChildren(box);
}));

// Drafts of long texts: kept for this window only, dropped once the form went through or is discarded.
const PREFIX = "mingze-draft:";
const SENT = "mingze-draft-sent";
function draftKey(form) {
  return `${PREFIX}${form.dataset.mzDraftKey || location.pathname}`;
}
function readDraft(form) {
  try { return JSON.parse(sessionStorage.getItem(draftKey(form)) || "{}"); } catch { return {}; }
}
function offerDiscard(form, fields) {
  const bar = document.createElement("div");
  bar.className = "mz-notice mz-tone-info";
  bar.setAttribute("role", "status");
  const text = document.createElement("div");
  text.textContent = word("draftRestored");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm";
  button.textContent = word("draftDiscard");
  button.addEventListener("click", () => {
    sessionStorage.removeItem(draftKey(form));
    fields.forEach(([field, original]) => { field.value = original; });
    bar.remove();
  });
  bar.append(text, button);
  form.prepend(bar);
}
function restoreDrafts() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const forms = [...document.querySelectorAll("form[data-mz-form]")];
  // The form that was sent is not on the page that followed: it went through.
  if (sent && !forms.some((form) => draftKey(form) === sent)) sessionStorage.removeItem(sent);
  forms.forEach((form) => {
    if (draftKey(form) === sent) return; // Drawn again with what was typed: the server has the newest text.
    const draft = readDraft(form);
    const restored = [];
    each("textarea[data-mz-draft]", (field) => {
      const text = draft[field.name];
      if (text === undefined || text === field.value) return;
      restored.push([field, field.value]);
      field.value = text;
    }, form);
    if (restored.length) offerDiscard(form, restored);
  });
}
document.addEventListener("input", (event) => {
  const field = event.target.closest("textarea[data-mz-draft]");
  const form = field && field.closest("form[data-mz-form]");
  if (!form) return;
  sessionStorage.setItem(draftKey(form), JSON.stringify({ ...readDraft(form), [field.name]: field.value }));
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-mz-form]")) sessionStorage.setItem(SENT, draftKey(event.target));
});

// File areas: dropping a file is choosing it.
function showNames(area) {
  const files = [...area.querySelector('input[type="file"]').files];
  area.querySelector(".mz-drop-names").textContent = files.map((file) => file.name).join("；");
}
document.addEventListener("dragover", (event) => {
  const area = event.target.closest("[data-mz-drop]");
  if (!area) return;
  event.preventDefault();
  area.classList.add("mz-over");
});
document.addEventListener("dragleave", (event) => {
  const area = event.target.closest("[data-mz-drop]");
  if (area) area.classList.remove("mz-over");
});
document.addEventListener("drop", (event) => {
  const area = event.target.closest("[data-mz-drop]");
  if (!area) return;
  event.preventDefault();
  area.classList.remove("mz-over");
  area.querySelector('input[type="file"]').files = event.dataTransfer.files;
  showNames(area);
});
document.addEventListener("change", (event) => {
  const area = event.target.closest("[data-mz-drop]");
  if (area) showNames(area);
});

// A table wider than its place is scrolled with the arrow keys too: it takes the focus, under its own name.
const reached = new ResizeObserver((places) => places.forEach(({ target }) => {
  const name = target.querySelector("caption")?.textContent.trim() || document.title;
  const scrolls = target.scrollWidth > target.clientWidth;
  // A group and not a region: the section around it may carry the same name, and landmarks are told apart by name.
  const attributes = { tabindex: "0", role: "group", "aria-label": name };
  Object.entries(attributes).forEach(([key, value]) => (scrolls ? target.setAttribute(key, value) : target.removeAttribute(key)));
}));
const watchTables = (root) => each(".table-responsive", (place) => reached.observe(place), root);
document.addEventListener("htmx:afterSettle", (event) => watchTables(event.target));

watchTables(document);
restoreDrafts();
each("[data-mz-focus]", (box) => box.focus());
