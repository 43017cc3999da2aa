// The model picker: closes when the user picks a model, and shows the model's name on its button.
(() => {
  const picker = document.getElementById("models");
  const filter = document.getElementById("model-filter");
  const close = () => {
    if (picker.matches(":popover-open")) picker.hidePopover();
    document.getElementById("message").focus();
  };

  picker.addEventListener("change", ({ target }) => {
    if (target.name !== "model") return;
    // Abort a running search, because its response would undo the choice.
    htmx.trigger(filter, "htmx:abort");
    document.getElementById("model-name").textContent = target.nextElementSibling.dataset.name;
  });
  // Arrow keys also send a click (with detail 0), but only a pointer or Enter closes the picker.
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
  // Do not focus the filter on phones, because the keyboard would cover the list.
  picker.addEventListener("toggle", ({ newState }) => newState === "open" && !matchMedia("(pointer: coarse)").matches && filter.select());
})();
