// The model pickers: the one of the composer closes when the user picks a model, and shows the model's name on its button;
// the other one opens when its list has arrived, and closes when the user has picked a model to regenerate an answer with.
(() => {
  const picker = document.getElementById("models");
  const filter = document.getElementById("model-filter");
  const again = document.getElementById("regenerate");
  // Do not focus a filter on phones, because the keyboard would cover the list.
  const focus = (field) => !matchMedia("(pointer: coarse)").matches && field.select();
  const close = () => {
    if (picker.matches(":popover-open")) picker.hidePopover();
    document.getElementById("message").focus();
  };

  // A tick compares the answer of a model with that of the chosen one.
  const mode = document.getElementById("compare-mode");
  const ticks = () => [...picker.querySelectorAll("[name^='with:']")];
  function showPicked() {
    const chosen = picker.querySelector("[name=model]:checked");
    if (!chosen) return;
    const others = ticks().filter(({ checked, name }) => checked && name !== "with:" + chosen.value);
    ticks().forEach((tick) => (tick.disabled = !tick.checked && others.length + 1 >= picker.dataset.max));
    const count = picker.dataset.count.replace("0", others.length + 1);
    document.getElementById("model-name").textContent = others.length ? count : chosen.nextElementSibling.dataset.name;
  }
  document.addEventListener("htmx:afterSwap", ({ detail }) => detail.target?.matches("#model-list, .model-section") && showPicked());

  picker?.addEventListener("change", ({ target }) => {
    if (target === mode && !mode.checked) ticks().forEach((tick) => (tick.checked = false));
    if (target === filter) return;
    // Abort a running search, because its response would undo the choice.
    if (target !== mode) htmx.trigger(filter, "htmx:abort");
    showPicked();
  });
  // While models are compared, a row toggles its tick; the row of the chosen model passes the choice to the first tick.
  picker?.addEventListener("click", (event) => {
    const row = event.target.closest("label.model")?.parentElement;
    const tick = row?.querySelector("[name^='with:']");
    if (!mode.checked || !tick || event.detail === 0) return;
    event.preventDefault();
    const other = ticks().find(({ checked }) => checked);
    if (!row.querySelector("[name=model]").checked) tick.click();
    else if (other) {
      const next = other.closest(".model-row")?.querySelector("[name=model]");
      other.checked = false;
      next?.click();
    }
  });
  // Arrow keys also send a click (with detail 0), but only a pointer or Enter closes the picker.
  picker?.addEventListener("click", ({ target, detail }) => detail > 0 && !mode.checked && target.closest(".model") && setTimeout(close));
  picker?.addEventListener("keydown", (event) => {
    const models = [...picker.querySelectorAll("[type=radio]")];
    if (event.key === "Enter" && event.target.type === "checkbox") {
      // Otherwise it would send the question.
      event.preventDefault();
      event.target.click();
      return;
    }
    if (event.target === filter && event.key === "ArrowDown") models[0]?.focus();
    else if (event.key === "Enter") {
      const wanted = event.target === filter ? models.find(({ checked }) => !checked) ?? models[0] : event.target;
      if (wanted?.name !== "model") return;
      wanted.click();
      close();
    } else return;
    event.preventDefault();
  });
  picker?.addEventListener("toggle", ({ newState }) => newState === "open" && focus(filter));

  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (target !== again) return;
    again.showPopover();
    focus(again.querySelector("[type=search]"));
  });
  document.addEventListener("htmx:beforeRequest", ({ target }) => target.id === "again-list" && again?.hidePopover());
  again?.addEventListener("keydown", (event) => {
    const buttons = [...again.querySelectorAll("button.model")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[buttons.indexOf(event.target) + step]?.focus();
    else if (event.key === "Enter" && event.target.type === "search") (buttons.find((button) => !button.ariaCurrent) ?? buttons[0])?.click();
    else return;
    event.preventDefault();
  });
})();
