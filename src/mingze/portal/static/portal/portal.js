// The search box and the column beside a result. Both work without this; nothing here talks to any server.
"use strict";

(() => {
  const MOST = 8;
  const TYPED = /(?:^|[\s()（）])((?<=\S\s+)\(=?\w*|[$/]?[\p{L}_][\p{L}\p{N}_.#-]*)$/u;

  // A text area may not take the role of a combobox, so it stays a text box that names its list and the option at hand.
  function complete(box, offers) {
    const form = box.form;
    const list = document.getElementById(box.getAttribute("aria-controls"));
    const told = document.getElementById(box.dataset.mzTold);
    let shown = [];
    let at = -1;

    const typed = () => TYPED.exec(box.value.slice(0, box.selectionStart))?.[1] || "";
    const quoted = () => (box.value.slice(0, box.selectionStart).match(/"/g) || []).length % 2 === 1;
    const dialect = () => form.elements.dialect?.value || "incopat";

    function close() {
      shown = [];
      at = -1;
      list.hidden = true;
      list.replaceChildren();
      told.textContent = "";
      box.removeAttribute("aria-activedescendant");
    }

    function fitting(word) {
      const number = /\d+/.exec(word)?.[0] || "3";
      const low = word.toLowerCase();
      return (offers[dialect()] || [])
        .map(([sign, meaning]) => [sign.replace("{n}", number), meaning])
        .filter(([sign, meaning]) => (sign.toLowerCase().startsWith(low) && sign.length > word.length) ||
          (low.length > 1 && meaning.toLowerCase().startsWith(low)))
        .sort((one, other) => one[0].length - other[0].length)
        .slice(0, MOST);
    }

    function open() {
      const word = typed();
      const found = word && !quoted() ? fitting(word) : [];
      if (!found.length) return close();
      shown = found;
      at = -1;
      box.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map(([sign, meaning], place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const code = document.createElement("code");
        code.textContent = sign;
        const words = document.createElement("span");
        words.textContent = meaning;
        option.append(code, " ", words);
        return option;
      }));
      list.hidden = false;
      told.textContent = told.dataset.mzWords.replace("0", String(found.length));
    }

    function move(step) {
      at = (at + step + shown.length + (at < 0 && step < 0 ? 1 : 0)) % shown.length;
      [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function take(place) {
      const [sign] = shown[place];
      const end = box.selectionStart;
      const text = /[=:]$/.test(sign) ? sign : `${sign} `;
      box.setRangeText(text, end - typed().length, end, "end");
      close();
      box.focus();
    }

    function keyed(event) {
      // Enter that ends the choice of a Chinese character belongs to the input method.
      if (event.isComposing || event.keyCode === 229) return;
      const chosen = !list.hidden && at >= 0;
      if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "Enter" && chosen && !event.ctrlKey) take(at);
      else if (event.key === "Enter" && !event.shiftKey) form.requestSubmit();
      else return;
      event.preventDefault();
    }

    box.addEventListener("keydown", keyed);
    box.addEventListener("input", (event) => (event.isComposing ? close() : open()));
    box.addEventListener("compositionend", open);
    box.addEventListener("blur", close);
    // Pressing must not take the focus from the box, or the list would be gone before it is released.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take([...list.children].indexOf(option));
    });
    close();
  }

  const data = document.getElementById("offers");
  const box = document.querySelector("[data-mz-query]");
  if (data && box) complete(box, JSON.parse(data.textContent));

  // Beside a result the facets are open; where there is room for one column only, they wait behind their heading.
  const narrow = matchMedia("(max-width: 62rem)");
  const fold = () => document.querySelectorAll(".mz-narrowing").forEach((part) => { part.open = !narrow.matches; });
  narrow.addEventListener("change", fold);
  fold();
})();
