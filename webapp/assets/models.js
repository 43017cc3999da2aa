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

  picker?.addEventListener("change", ({ target }) => {
    if (target.name !== "model") return;
    // Abort a running search, because its response would undo the choice.
    htmx.trigger(filter, "htmx:abort");
    document.getElementById("model-name").textContent = target.nextElementSibling.dataset.name;
  });
  // Arrow keys also send a click (with detail 0), but only a pointer or Enter closes the picker.
  picker?.addEventListener("click", ({ target, detail }) => detail > 0 && target.closest(".model") && setTimeout(close));
  picker?.addEventListener("keydown", (event) => {
    const models = [...picker.querySelectorAll("[type=radio]")];
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
