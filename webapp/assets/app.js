// Behaviour that htmx and HTML do not provide: a message when the server is unreachable, closing toasts, and shortcuts.
(() => {
  const toasts = () => document.getElementById("toasts");

  function toast(message) {
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
    const close = { type: "button", className: "toast-close", textContent: "\u00d7", ariaLabel: toasts().dataset.close };
    const box = make("div", { className: "toast" });
    box.append(make("p", { textContent: message }), make("button", close));
    toasts().replaceChildren(box);
    closeDrawer(document.getElementById("sidebar"));
  }

  // On a phone the open list of chats covers the toasts.
  const closeDrawer = (drawer) => drawer?.hidePopover && drawer.hidePopover();
  document.addEventListener("htmx:afterSwap", (event) => event.target === toasts() && closeDrawer(document.getElementById("sidebar")));

  // The user has tried again, so the old toasts are obsolete.
  document.addEventListener("htmx:beforeRequest", () => toasts().replaceChildren());

  const showOffline = () => toast(toasts().dataset.offline);
  document.addEventListener("htmx:sendError", showOffline);
  // An error without Parley's header comes from a proxy, whose page is not shown.
  document.addEventListener("htmx:responseError", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Retarget")) showOffline();
  });

  document.addEventListener("click", ({ target }) => target.closest(".toast-close")?.closest(".toast").remove());

  const isMac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);
  const isText = (element) => element.matches("input, textarea, select");

  // Escape closes what is open; if nothing is, it stops the answer, unless it is pressed in another field than the composer.
  function stopButton({ target }) {
    if (document.querySelector(":popover-open") || (isText(target) && target.id !== "message")) return null;
    return [...document.querySelectorAll(".composer .stop")].find((one) => one.checkVisibility());
  }

  // Finds the element for a shortcut by aria-keyshortcuts; the arrow keys select the previous or next chat.
  function shortcutTarget(event) {
    if (document.querySelector("dialog[open]")) return null;
    if (event.key === "Escape") return stopButton(event);
    if (event.key === "?" && !isText(event.target)) return document.getElementById("shortcuts");
    // Check the modifiers first, because autofill sends key events without a code.
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.getModifierState("AltGraph")) return null;
    // On a Mac, Alt types characters: on a German keyboard, Alt+N is a tilde.
    if (isMac && isText(event.target)) return null;
    const key = event.code.startsWith("Key") ? event.code.slice(3) : event.key;
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (!step) return [...document.querySelectorAll(`[aria-keyshortcuts="Alt+${key}"]`)].find((one) => one.checkVisibility());
    const chats = [...document.querySelectorAll(".chat-link")].filter((chat) => chat.checkVisibility());
    return chats[chats.findIndex((chat) => chat.hasAttribute("aria-current")) + step];
  }

  document.addEventListener("keydown", (event) => {
    const element = !event.isComposing && !event.defaultPrevented && shortcutTarget(event);
    if (!element) return;
    event.preventDefault();
    if (element.popover) element.togglePopover();
    else if (element.matches("textarea")) element.focus();
    else element.click();
  });
})();
