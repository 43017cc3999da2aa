// Versions of a message: the form that edits a question, and the buttons that switch between versions.
(() => {
  // A draft of an edited question is kept until it is stored or cancelled, also when the session has ended meanwhile.
  const key = (form) => `draft ${document.body.dataset.user} ${new URL(form.action).pathname}`;
  const formOf = (element) => element.closest(".editing");

  htmx.onLoad((part) => {
    const forms = part.matches(".editing") ? [part] : part.querySelectorAll(".editing");
    for (const form of forms) {
      const text = form.querySelector("textarea");
      text.value = sessionStorage.getItem(key(form)) ?? text.value;
      text.setSelectionRange(text.value.length, text.value.length);
    }
  });
  document.addEventListener("input", ({ target }) => formOf(target) && sessionStorage.setItem(key(formOf(target)), target.value));
  document.addEventListener("click", ({ target }) => target.closest(".editing .cancel") && sessionStorage.removeItem(key(formOf(target))));
  document.addEventListener("htmx:beforeOnLoad", ({ target, detail }) => {
    if (target.matches(".editing") && detail.xhr.getResponseHeader("Parley-Stored")) sessionStorage.removeItem(key(target));
  });

  // A refused edit is still on the page, with the reason below it.
  function afterSending(form) {
    const isRefused = form.isConnected;
    (isRefused ? form.querySelector("textarea") : document.getElementById("message")).focus();
    if (isRefused) form.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    const { target } = event;
    if (event.key === "ArrowUp" && target.id === "message" && target.value === "") {
      [...document.querySelectorAll(".question .edit")].at(-1)?.click();
    } else if (target.matches(".editing textarea") && event.key === "Escape") {
      formOf(target).querySelector(".cancel").click();
      document.getElementById("message")?.focus();
    } else if (target.matches(".editing textarea") && event.key === "Enter" && !event.shiftKey && !composing && !matchMedia("(pointer: coarse)").matches) {
      formOf(target).querySelector(".btn-primary").click();
    } else return;
    event.preventDefault();
  });

  // The switched message stays where it is on the screen, and the pressed button keeps the focus.
  let switched = null;
  const conversation = () => document.getElementById("conversation");
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const form = detail.requestConfig?.elt.closest(".siblings form");
    if (!form) return;
    const article = form.closest("article");
    switched = { id: new URL(form.action).pathname.split("/").pop(), top: article.getBoundingClientRect().top, next: form.matches(":last-child") };
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const form = detail.requestConfig?.elt;
    if (form?.matches(".editing")) afterSending(form);
    // The pressed button is gone. On phones, a focused field would open the keyboard.
    if (form?.matches(".keep") && !matchMedia("(pointer: coarse)").matches) document.getElementById("message").focus({ preventScroll: true });
    const article = switched && document.getElementById("message-" + switched.id);
    if (article) {
      conversation().scrollTop += article.getBoundingClientRect().top - switched.top;
      const [previous, next] = article.querySelectorAll(".siblings button");
      [switched.next ? next : previous, previous, next].find((button) => button && !button.disabled)?.focus({ preventScroll: true });
    }
    switched = null;
  });
})();
