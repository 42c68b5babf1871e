// Tree tables, by the treegrid keyboard pattern: up and down move, right opens, left closes or goes to the parent.
"use strict";

(() => {
  const rows = (tree) => [...tree.querySelectorAll("tbody tr")];
  const children = (tree, row) => rows(tree).filter((one) => one.dataset.parent === row.dataset.key);

  function show(tree, row, visible) {
    row.hidden = !visible;
    const open = visible && row.getAttribute("aria-expanded") === "true";
    children(tree, row).forEach((child) => show(tree, child, open));
  }

  function expand(tree, row, open) {
    if (!row.hasAttribute("aria-expanded")) return;
    row.setAttribute("aria-expanded", String(open));
    children(tree, row).forEach((child) => show(tree, child, open));
  }

  function focus(tree, row) {
    if (!row) return;
    rows(tree).forEach((one) => { one.tabIndex = one === row ? 0 : -1; });
    row.focus();
  }

  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("[data-mz-toggle]");
    if (!toggle) return;
    const row = toggle.closest("tr");
    expand(row.closest("table"), row, row.getAttribute("aria-expanded") !== "true");
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-mz-tree] tbody tr");
    if (!row || event.target !== row) return;
    const tree = row.closest("table");
    const shown = rows(tree).filter((one) => !one.hidden);
    const place = shown.indexOf(row);
    const open = row.getAttribute("aria-expanded");
    const moves = {
      ArrowDown: () => focus(tree, shown[place + 1]),
      ArrowUp: () => focus(tree, shown[place - 1]),
      Home: () => focus(tree, shown[0]),
      End: () => focus(tree, shown[shown.length - 1]),
      ArrowRight: () => (open === "false" ? expand(tree, row, true) : open && focus(tree, shown[place + 1])),
      ArrowLeft: () => (open === "true" ? expand(tree, row, false) : focus(tree, rows(tree).find((one) => one.dataset.key === row.dataset.parent))),
      Enter: () => row.querySelector("a")?.click(),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
})();
