// The picker of a model: it closes when one is picked, and its button says which.
(() => {
  const picker = document.getElementById("models");
  const filter = document.getElementById("model-filter");
  const close = () => {
    if (picker.matches(":popover-open")) picker.hidePopover();
    document.getElementById("message").focus();
  };

  picker.addEventListener("change", ({ target }) => {
    if (target.name !== "model") return;
    // A list on its way would undo the choice.
    htmx.trigger(filter, "htmx:abort");
    document.getElementById("model-name").textContent = target.nextElementSibling.dataset.name;
  });
  // Arrow keys choose too, and send a click without a button: only a pointer or Enter ends it.
  picker.addEventListener("click", ({ target, detail }) => detail > 0 && target.closest(".model") && setTimeout(close));
  picker.addEventListener("keydown", (event) => {
    const models = [...picker.querySelectorAll("[name=model]")];
    if (event.target === filter && event.key === "ArrowDown") models[0]?.focus();
    else if (event.key === "Enter") {
      const wanted = event.target === filter ? models.find(({ checked }) => !checked) ?? models[0] : event.target;
      if (wanted?.name !== "model") return;
      wanted.click();
      close();
    } else return;
    event.preventDefault();
  });
  // A phone's keyboard would cover the list.
  picker.addEventListener("toggle", ({ newState }) => newState === "open" && !matchMedia("(pointer: coarse)").matches && filter.select());
})();
