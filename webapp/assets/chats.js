// The list of chats: one tab stop per row, arrow keys for the menu of a row, and Escape closes the row's popovers.
(() => {
  htmx.onLoad((part) => part.querySelectorAll(".chat-options").forEach((button) => (button.tabIndex = -1)));

  const move = (items, from, step) => items[(items.indexOf(from) + step + items.length) % items.length].focus();

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest(".chat-row");
    if (!row || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
    const menu = row.querySelector(".chat-menu");
    const items = [...menu.querySelectorAll(".menu-item")];
    if (menu.contains(event.target)) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) move(items, event.target, step);
      else if (event.key === "ArrowLeft") menu.hidePopover();
      else return;
    } else if (event.key === "ArrowRight" || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      if (!menu.matches(":popover-open")) row.querySelector(".chat-options").click();
      items[0].focus();
    } else return;
    event.preventDefault();
  });

  // After a cancelled or rejected rename, restore the old title and close the menu too.
  document.addEventListener("toggle", ({ target, newState }) => {
    if (newState !== "closed" || !target.matches(".chat-rename")) return;
    target.reset();
    target.querySelector(".error").textContent = "";
    const menu = target.previousElementSibling;
    if (!menu.matches(":popover-open")) return;
    menu.hidePopover();
    target.closest(".chat-row").querySelector(".chat-options").focus();
  }, true);
})();
