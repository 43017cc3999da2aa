// What htmx and HTML cannot say: a word when the network is down, toasts that close, and keys.
(() => {
  const toasts = () => document.getElementById("toasts");

  function toast(words) {
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
    const close = { type: "button", className: "toast-close", textContent: "\u00d7", ariaLabel: toasts().dataset.close };
    const box = make("div", { className: "toast" });
    box.append(make("p", { textContent: words }), make("button", close));
    toasts().replaceChildren(box);
    uncover(document.getElementById("sidebar"));
  }

  // On a phone the open list of chats lies above them.
  const uncover = (drawer) => drawer?.hidePopover && drawer.hidePopover();
  document.addEventListener("htmx:afterSwap", (event) => event.target === toasts() && uncover(document.getElementById("sidebar")));

  // Whoever tries again has read them.
  document.addEventListener("htmx:beforeRequest", () => toasts().replaceChildren());

  const offline = () => toast(toasts().dataset.offline);
  document.addEventListener("htmx:sendError", offline);
  // An error without our header comes from something between us and the server: its page is not shown.
  document.addEventListener("htmx:responseError", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Retarget")) offline();
  });

  document.addEventListener("click", ({ target }) => target.closest(".toast-close")?.closest(".toast").remove());

  // An element says itself which keys it answers to, to screen readers as well; the list of chats is walked.
  function wanted(event) {
    if (event.key === "?" && !event.target.closest("input, textarea")) return document.getElementById("shortcuts");
    // First, for what a browser fills in by itself is a key event without a key.
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
    const key = event.code.startsWith("Key") ? event.code.slice(3) : event.key;
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (!step) return [...document.querySelectorAll(`[aria-keyshortcuts="Alt+${key}"]`)].find((one) => one.checkVisibility());
    const chats = [...document.querySelectorAll(".chat-link")];
    return chats[chats.findIndex((chat) => chat.hasAttribute("aria-current")) + step];
  }

  document.addEventListener("keydown", (event) => {
    const element = !event.isComposing && wanted(event);
    if (!element) return;
    event.preventDefault();
    if (element.popover) element.togglePopover();
    else if (element.matches("textarea")) element.focus();
    else element.click();
  });
})();
