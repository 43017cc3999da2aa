// A conversation that stays at its end while an answer grows, answers that can be copied, and a composer that keeps what one
// has typed until it is stored.
(() => {
  const conversation = () => document.getElementById("conversation");
  // The conversation is upside down: its end is 0, and all above is negative.
  const isAtEnd = (slack) => conversation().scrollTop > -slack;

  // Who has scrolled up is left in peace. Who listens instead of reading hears an answer once, when it is whole.
  document.addEventListener("htmx:sseBeforeMessage", ({ detail }) => {
    if (isAtEnd(4)) queueMicrotask(() => (conversation().scrollTop = 0));
    if (detail.type !== "done") return;
    const answer = new DOMParser().parseFromString(detail.data, "text/html").querySelector(".prose");
    document.getElementById("status").textContent = answer ? answer.textContent : "";
  });
  const toEnd = document.getElementById("to-end");
  conversation()?.addEventListener("scroll", () => (toEnd.hidden = isAtEnd(200)), { passive: true });
  toEnd?.addEventListener("click", () => conversation().scrollTo({ top: 0 }));

  // Until the first words come, how long they have been waited for.
  function wait() {
    const elapsed = document.querySelector(".elapsed");
    if (!elapsed) return;
    elapsed.start ??= Date.now() - 1000 * elapsed.dataset.seconds;
    elapsed.textContent = Math.floor((Date.now() - elapsed.start) / 1000) + " s";
    clearTimeout(wait.timer);
    wait.timer = setTimeout(wait, 1000);
  }
  wait();
  document.addEventListener("htmx:afterSettle", wait);

  function copied(element) {
    document.getElementById("status").textContent = element.dataset.copied;
    element.classList.add("copied");
    setTimeout(() => element.classList.remove("copied"), 2000);
  }

  // Without https there is no clipboard, but there is a selection.
  function select(text) {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-copied]");
    if (!element) return;
    event.preventDefault();
    const text = element.href ? fetch(element.href).then((response) => response.text())
      : Promise.resolve(element.parentElement.querySelector("pre").textContent);
    const written = window.isSecureContext && navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    Promise.resolve(written || text.then(select)).catch(() => text.then(select)).then(() => copied(element));
  });

  // What one types belongs to this tab and this page, until it is stored or one logs out.
  const draft = "draft " + location.pathname;
  const text = () => document.querySelector(".composer textarea");
  if (text()?.value === "") text().value = sessionStorage.getItem(draft) ?? "";
  document.addEventListener("input", (event) => {
    if (event.target === text()) sessionStorage.setItem(draft, text().value);
  });
  // Else the browser would bring the text of a stored question back with the old page, to be sent once more.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!event.target.closest(".composer") || event.detail.requestConfig.verb !== "post" || event.detail.xhr.status >= 400) return;
    sessionStorage.removeItem(draft);
    text().value = "";
  });
  document.addEventListener("submit", (event) => {
    if (event.target.action.endsWith("/logout")) sessionStorage.clear();
  });

  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing || event.target !== text()) return;
    event.preventDefault();
    text().form.querySelector(".send").click();
  });
})();
