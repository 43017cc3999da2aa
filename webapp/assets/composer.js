// The composer: keeps a draft until the server has stored the question, shows the question at once, and restores the
// draft if the server refuses the question.
(() => {
  const composer = () => document.querySelector(".composer");
  const text = () => document.getElementById("message");
  function showMessage(message, isHint = false) {
    const element = document.getElementById("message-error");
    // Pages with earlier messages have no composer.
    if (!element) return;
    element.textContent = message;
    element.classList.toggle("is-hint", isHint);
  }
  const isAnswering = () => document.querySelector(".answer[aria-busy=true]");

  // Each tab, page and user has a separate draft.
  const key = `draft ${document.body.dataset.user} ${location.pathname}`;
  const saveDraft = (draft) => (draft ? sessionStorage.setItem(key, draft) : sessionStorage.removeItem(key));
  if (text()?.value === "") text().value = sessionStorage.getItem(key) ?? "";
  document.addEventListener("input", ({ target }) => {
    if (target !== text()) return;
    saveDraft([pending?.question, target.value].filter(Boolean).join("\n\n"));
    showMessage("");
  });
  document.addEventListener("submit", ({ target }) => target.getAttribute("action")?.endsWith("/logout") && sessionStorage.clear());

  // Only one question is sent at a time, because the button is disabled meanwhile.
  let pending = null;
  const isQuestion = ({ target, detail }) => target.closest(".composer") && detail.requestConfig.verb === "post";

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isQuestion(event)) return;
    const shown = document.getElementById("pending").content.cloneNode(true).firstElementChild;
    pending = { question: text().value, shown };
    shown.querySelector(".bubble").textContent = pending.question;
    document.getElementById("new-message").before(shown);
    document.getElementById("conversation")?.scrollTo({ top: 0 });
    text().value = "";
  });

  // A status below 400 does not mean that the question was stored: the login page has one too.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (isQuestion(event)) finishPending(event.detail.xhr.getResponseHeader("Parley-Stored"));
  });
  for (const lost of ["htmx:sendError", "htmx:sendAbort", "htmx:timeout"]) {
    document.addEventListener(lost, (event) => isQuestion(event) && finishPending(null));
  }

  function finishPending(stored) {
    if (!pending) return;
    const { question, shown } = pending;
    pending = null;
    shown.remove();
    if (!stored) text().value = [question, text().value].filter(Boolean).join("\n\n");
    saveDraft(text().value);
  }

  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing || event.target !== text()) return;
    // On phones, Enter inserts a line break, because their keyboards have no Shift+Enter.
    if (matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    if (isAnswering()) showMessage(text().dataset.wait, true);
    else composer().querySelector(".send").click();
  });
  document.addEventListener("htmx:sseBeforeMessage", ({ detail }) => detail.type.startsWith("done") && showMessage(""));
})();
