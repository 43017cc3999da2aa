// The palette: Ctrl+K (Cmd+K on a Mac) opens a dialog that searches, opens chats and runs commands.
(() => {
  const palette = document.getElementById("palette");
  if (!palette) return;
  const text = document.getElementById("palette-text");
  const list = document.getElementById("palette-options");
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);

  if (isMac) {
    document.querySelectorAll("[data-mac]").forEach((key) => (key.textContent = key.dataset.mac));
    document.querySelectorAll("[aria-keyshortcuts='Control+K']").forEach((link) => (link.ariaKeyShortcuts = "Meta+K"));
  }

  // AltGr is Ctrl+Alt on Windows. On a Mac, Ctrl+K deletes text. On keyboards without a K, its place counts.
  function isShortcut(event) {
    // First, because autofill sends key events without modifiers.
    if (isMac ? !event.metaKey || event.ctrlKey : !event.ctrlKey || event.metaKey) return false;
    if (event.altKey || event.shiftKey || event.isComposing || event.getModifierState("AltGraph")) return false;
    return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "k" : event.code === "KeyK";
  }

  // The button that a command presses may not be on this page, or not be shown.
  const buttonOf = (command) => [...document.querySelectorAll(command.dataset.opens)].find((one) => one.checkVisibility());
  const options = () => [...list.querySelectorAll(".palette-option:not([hidden])")];
  const selected = () => list.querySelector("[aria-selected=true]");

  function select(option) {
    selected()?.removeAttribute("aria-selected");
    if (!option) return text.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    text.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // The options are those of the text before, until the server has sent others; but the search is for the text.
  function update() {
    const typed = text.value.trim();
    const search = document.getElementById("palette-search");
    if (!search) return;
    search.hidden = typed === "";
    search.href = `${search.pathname}?q=${encodeURIComponent(typed)}`;
    const label = search.querySelector("span");
    label.textContent = label.dataset.pattern.replace("{0}", () => typed);
    for (const command of list.querySelectorAll(".palette-command")) {
      const isMissing = command.dataset.opens && !buttonOf(command);
      command.hidden = isMissing || !command.textContent.toLowerCase().includes(typed.toLowerCase());
    }
  }

  function open() {
    document.querySelectorAll(":popover-open").forEach((one) => one.hidePopover());
    text.value = "";
    list.replaceChildren();
    palette.showModal();
    htmx.trigger(text, "open");
  }

  function run(option) {
    if (!option) return;
    if (option.dataset.opens) {
      const button = buttonOf(option);
      palette.close();
      button?.click();
    } else option.click();
  }

  document.addEventListener("keydown", (event) => {
    if (isShortcut(event)) {
      event.preventDefault();
      palette.open ? palette.close() : open();
    }
  });

  palette.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select(all[(all.indexOf(selected()) + step + all.length) % all.length]);
    else if (event.key === "Enter") run(selected());
    else return;
    event.preventDefault();
  });

  text.addEventListener("input", () => {
    update();
    select(options()[0]);
  });
  // Keep the selection if the option is still there.
  let kept = null;
  list.addEventListener("htmx:beforeSwap", () => (kept = text.getAttribute("aria-activedescendant")));
  list.addEventListener("htmx:afterSwap", () => {
    update();
    select(options().find((option) => option.id === kept) ?? options()[0]);
  });
  palette.addEventListener("pointermove", ({ target }) => {
    const option = target.closest(".palette-option");
    if (option && option !== selected()) select(option);
  });
  palette.addEventListener("click", (event) => {
    const option = event.target.closest(".palette-option");
    if (event.target === palette) palette.close();
    else if (option?.dataset.opens) run(option);
    // The same page may be the target, with another hash.
    else if (option) palette.close();
  });
})();
