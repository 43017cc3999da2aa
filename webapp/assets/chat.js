// The conversation: stays scrolled to the end while an answer grows, and shows the elapsed time.
(() => {
  const conversation = () => document.getElementById("conversation");
  // The conversation is a reversed column: its end has scrollTop 0, and positions above it are negative.
  const isAtEnd = (tolerance) => conversation().scrollTop > -tolerance;

  // Do not move the view of a reader who has scrolled up. A screen reader reads an answer once, when it is complete.
  document.addEventListener("htmx:sseBeforeMessage", ({ detail }) => {
    if (isAtEnd(4)) queueMicrotask(() => (conversation().scrollTop = 0));
    if (!detail.type.startsWith("done")) return;
    const answer = new DOMParser().parseFromString(detail.data, "text/html").querySelector(".prose");
    document.getElementById("status").textContent = answer ? answer.textContent : "";
  });
  const toEnd = document.getElementById("to-end");
  conversation()?.addEventListener("scroll", () => (toEnd.hidden = isAtEnd(200)), { passive: true });
  toEnd?.addEventListener("click", () => conversation().scrollTo({ top: 0 }));

  // The extension would try again for ever. If the session has ended, the page becomes the login, which returns to the chat.
  document.addEventListener("htmx:sseError", ({ detail: { source } }) => {
    if (source.readyState !== EventSource.CLOSED) return;
    fetch(source.url, { method: "HEAD", headers: { Accept: "text/event-stream" } })
      .then(({ status }) => status === 401 && location.reload())
      .catch(() => {});
  });

  // Updates the waiting time and the thinking time. The style sheet decides which one is shown.
  function updateTime(answer) {
    const now = Date.now();
    const elapsed = answer.querySelector(".elapsed");
    elapsed.start ??= now - 1000 * elapsed.dataset.seconds;
    elapsed.textContent = Math.floor((now - elapsed.start) / 1000) + " s";
    const thought = answer.querySelector(".thought");
    if (answer.matches(":has(.reasoning-text:not(:empty))")) thought.start ??= now;
    const isThinking = getComputedStyle(answer.querySelector(".thinking")).display !== "none";
    if (thought.start && !isThinking) thought.end ??= now;
    if (thought.end > thought.start + 500) thought.textContent = thought.dataset.pattern.replace("0", Math.round((thought.end - thought.start) / 1000));
  }
  function updateTimes() {
    const answers = document.querySelectorAll(".answer[aria-busy=true]");
    answers.forEach(updateTime);
    if (answers.length === 0) return;
    clearTimeout(updateTimes.timer);
    updateTimes.timer = setTimeout(updateTimes, 1000);
  }
  updateTimes();
  document.addEventListener("htmx:afterSettle", updateTimes);
  document.addEventListener("htmx:sseMessage", updateTimes);

  // Shows which messages were left out for the last answer. The server does the same when it renders a whole conversation.
  function markHistory() {
    if (!document.querySelector(".composer")) return;
    document.getElementById("not-sent")?.remove();
    const from = Array.from(document.querySelectorAll("#log > .answer, #log > .comparison")).at(-1)?.dataset.sentFrom;
    document.getElementById("message-" + from)?.before(document.getElementById("not-sent-line").content.cloneNode(true));
  }
  document.addEventListener("htmx:afterSettle", markHistory);
  document.addEventListener("htmx:sseMessage", ({ detail }) => detail.type.startsWith("done") && markHistory());

  // Wait for the load event, because rich.js has highlighted the code by then.
  if (document.querySelector("main[data-print]")) window.addEventListener("load", () => window.print());

  document.addEventListener("click", ({ target }) => {
    const more = target.closest(".more");
    if (more) more.ariaExpanded = more.ariaExpanded !== "true";
  });
})();
