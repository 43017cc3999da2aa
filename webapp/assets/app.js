// What htmx and HTML cannot say: a word when the network is down, toasts that close, Enter that sends, a question that does
// not come back once it is stored, and a conversation that stays at its end while an answer grows.
(() => {
  const toasts = () => document.getElementById("toasts");

  function toast(words) {
    const box = document.createElement("div");
    box.className = "toast";
    const text = box.appendChild(document.createElement("p"));
    text.textContent = words;
    const close = box.appendChild(document.createElement("button"));
    close.type = "button";
    close.className = "toast-close";
    close.textContent = "\u00d7";
    close.setAttribute("aria-label", toasts().dataset.close);
    toasts().replaceChildren(box);
  }

  // Whoever tries again has read them.
  document.addEventListener("htmx:beforeRequest", () => toasts().replaceChildren());

  const offline = () => toast(toasts().dataset.offline);
  document.addEventListener("htmx:sendError", offline);
  // An error without our header comes from something between us and the server: its page is not shown.
  document.addEventListener("htmx:responseError", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Retarget")) offline();
  });

  // The question is stored. Else the browser would bring its text back with the old page, to be sent once more.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    for (const text of document.querySelectorAll(".composer textarea")) text.value = "";
  });

  document.addEventListener("click", (event) => {
    event.target.closest(".toast-close")?.closest(".toast").remove();
  });

  // The conversation is upside down: its end is 0, and all above is negative. Who has scrolled up is left in peace.
  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    const conversation = event.target.closest("#conversation");
    if (conversation?.scrollTop > -4) queueMicrotask(() => (conversation.scrollTop = 0));
  });

  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing || !event.target.matches(".composer textarea")) return;
    event.preventDefault();
    event.target.form.querySelector("button:not([type=button])").click();
  });
})();
