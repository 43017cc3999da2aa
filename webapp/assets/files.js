// Files in the composer and in the form that edits a question: uploads them as soon as they are selected (or added by
// drop.js), keeps those of a draft over a reload, and lets a question wait for its files.
(() => {
  const UPLOADS_AT_ONCE_MAX = 2;

  const FORMS = ".composer, .editing";
  const composer = () => document.getElementById("composer");
  const field = (form) => form.querySelector(".form-files");
  const chips = (form) => form.querySelector(".chips");
  const textsOf = (form) => field(form).dataset;
  const fill = (pattern, value) => pattern.replace("%s", () => value);
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const announce = (text) => (document.getElementById("status").textContent = text);
  const nameOf = (chip) => chip.querySelector(".file-name").textContent;
  const idOf = (chip) => chip.querySelector("input")?.name.slice("attachment-".length);

  // The chips of files that are being uploaded or wait for that: { file, request }.
  const uploads = new Map();
  // The forms that are sent when their files are uploaded, with the function for that.
  const waiting = new Map();
  // The chips of the question that is being sent.
  let sent = [];

  // Without a script the files are sent with the form.
  function prepare(form) {
    form.removeAttribute("enctype");
    form.querySelector("input[type=file]").removeAttribute("name");
    changed(form);
  }

  function changed(form) {
    const all = Array.from(chips(form).children);
    const known = all.filter((chip) => chip.dataset.tokens);
    const tokens = known.reduce((sum, chip) => sum + Number(chip.dataset.tokens), 0);
    field(form).querySelector(".file-sum").textContent =
      known.length > 1 ? fill(textsOf(form).sum, tokens.toLocaleString(document.documentElement.lang)) : "";
    form.querySelector("textarea").required = all.length === 0;
    if (form === composer()) saveDraft(all);
  }

  // Like the text of a draft: each tab, page and user has a separate one.
  const key = `files ${document.body.dataset.user} ${location.pathname}`;
  let isRestored = false;
  function saveDraft(all) {
    if (!isRestored) return;
    const ids = sent.concat(all).map(idOf).filter(Boolean);
    if (ids.length > 0) sessionStorage.setItem(key, ids.join(" "));
    else sessionStorage.removeItem(key);
  }
  function restoreDraft() {
    const ids = (sessionStorage.getItem(key) ?? "").split(" ").filter(Boolean);
    isRestored = ids.length === 0;
    if (isRestored) return;
    const query = ids.map((id) => `attachment-${id}=true`).join("&");
    fetch(`${textsOf(composer()).url}?${query}`, { headers: { "HX-Request": "true" } })
      .then((response) => (response.ok && !response.headers.get("HX-Redirect") ? response.text() : null))
      .then((html) => {
        if (html === null) return;
        isRestored = true;
        parse(html).querySelectorAll(".chip").forEach((chip) => chips(composer()).append(chip));
        changed(composer());
      })
      .catch(() => {});
  }

  function show(form, text, isHint) {
    const error = form.querySelector(".error");
    error.textContent = text;
    error.classList.toggle("is-hint", isHint);
  }

  function add(form, files) {
    for (const file of files) {
      const chip = field(form).querySelector("template").content.cloneNode(true).firstElementChild;
      chip.querySelector(".file-name").textContent = file.name;
      const remove = chip.querySelector(".chip-remove");
      remove.title = remove.firstElementChild.textContent = fill(remove.title, file.name);
      chips(form).append(chip);
      uploads.set(chip, { file, request: null });
    }
    show(form, "", false);
    changed(form);
    startUploads();
  }

  function startUploads() {
    let free = UPLOADS_AT_ONCE_MAX;
    for (const [chip, upload] of uploads) {
      if (upload.request) free--;
      else if (free-- > 0) start(chip, upload);
    }
  }

  function start(chip, upload) {
    const request = new XMLHttpRequest();
    upload.request = request;
    const form = chip.closest(FORMS);
    window.shrinkImage(upload.file).then((file) => {
      if (uploads.get(chip) !== upload) return;
      // Otherwise all of it would be sent before the server can say so.
      if (file.size > textsOf(form).bytesMax) {
        fail(chip, form, fill(textsOf(form).large, file.name), false);
        return;
      }
      request.open("POST", textsOf(form).url);
      request.setRequestHeader("HX-Request", "true");
      request.upload.onprogress = ({ loaded, total }) => (chip.querySelector("progress").value = loaded / total);
      request.onload = () => finish(chip, form, request);
      request.onerror = () => fail(chip, form, textsOf(form).offline, true);
      const body = new FormData();
      body.append("file", file, file.name);
      request.send(body);
    });
  }

  function finish(chip, form, request) {
    const answer = parse(request.responseText);
    const done = answer.querySelector(".chip");
    if (request.status === 200 && done) {
      announce(fill(textsOf(form).added, nameOf(done)));
      if (chip.contains(document.activeElement)) form.querySelector("textarea").focus();
      chip.replaceWith(done);
      ended(chip, form);
    } else if (request.getResponseHeader("HX-Redirect")) {
      fail(chip, form, textsOf(form).ended, true);
    } else {
      const isFault = request.status === 413 || request.status === 415 || request.status === 422;
      fail(chip, form, answer.querySelector(".toast p")?.textContent ?? textsOf(form).failed, !isFault);
    }
  }

  function fail(chip, form, text, mayTryAgain) {
    chip.classList.add("failed");
    chip.file = uploads.get(chip).file;
    chip.querySelector(".file-about").textContent = text;
    chip.querySelector(".chip-retry").hidden = !mayTryAgain;
    announce(`${nameOf(chip)}: ${text}`);
    ended(chip, form);
  }

  function retry(chip) {
    chip.classList.remove("failed");
    chip.querySelector(".chip-retry").hidden = true;
    chip.querySelector(".file-about").textContent = chip.querySelector("progress").ariaLabel;
    uploads.set(chip, { file: chip.file, request: null });
    startUploads();
  }
  window.addEventListener("online", () => {
    for (const button of document.querySelectorAll(".chip-retry:not([hidden])")) retry(button.closest(".chip"));
  });

  function ended(chip, form) {
    uploads.delete(chip);
    startUploads();
    changed(form);
    const send = waiting.get(form);
    if (!send || isUploading(form)) return;
    stopWaiting(form);
    if (chips(form).querySelector(".failed")) show(form, textsOf(form).broken, false);
    else if (form.isConnected) send(true);
  }

  const isUploading = (form) => Array.from(chips(form).children).some((chip) => uploads.has(chip));

  function remove(chip) {
    const form = chip.closest(FORMS);
    const upload = uploads.get(chip);
    const id = idOf(chip);
    upload?.request?.abort();
    // A file of a question that is being edited stays with the old version.
    if (id && form === composer()) fetch(`${textsOf(form).url}/${id}`, { method: "DELETE", headers: { "HX-Request": "true" } }).catch(() => {});
    announce(fill(upload ? textsOf(form).cancelled : textsOf(form).removed, nameOf(chip)));
    const next = (chip.nextElementSibling ?? chip.previousElementSibling)?.querySelector(".chip-remove");
    const hadFocus = chip.contains(document.activeElement);
    chip.remove();
    if (hadFocus) (next ?? form.querySelector("textarea")).focus();
    show(form, "", false);
    ended(chip, form);
  }

  document.addEventListener("click", ({ target }) => {
    if (target.closest(".chip-remove")) remove(target.closest(".chip"));
    if (target.closest(".chip-retry")) retry(target.closest(".chip"));
  });

  // Escape cancels the newest upload of the form that has the focus, and does nothing else then.
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Escape" && !event.isComposing && event.target.closest?.(FORMS);
    const chip = form && Array.from(chips(form).children).reverse().find((one) => uploads.has(one));
    if (!chip) return;
    event.preventDefault();
    event.stopPropagation();
    remove(chip);
  }, { capture: true });

  // A question waits for its files, and is not sent without a file that the user believes to be attached.
  document.addEventListener("htmx:confirm", (event) => {
    const form = event.detail.elt;
    if (!form.matches(FORMS)) return;
    if (chips(form).querySelector(".failed")) {
      event.preventDefault();
      show(form, textsOf(form).broken, false);
    } else if (isUploading(form)) {
      event.preventDefault();
      startWaiting(form, event.detail.issueRequest);
    }
  });
  const sendButton = (form) => form.querySelector(".send, .btn-primary");
  function startWaiting(form, send) {
    waiting.set(form, send);
    const button = sendButton(form);
    button.title = textsOf(form).wait;
    button.classList.add("waits");
    show(form, textsOf(form).wait, true);
  }
  function stopWaiting(form) {
    waiting.delete(form);
    const button = sendButton(form);
    button.removeAttribute("title");
    button.classList.remove("waits");
    show(form, "", false);
  }

  // The question is shown with its files while it is being sent. If it is refused, they return to the composer.
  const isQuestion = ({ target, detail }) => target.closest(".composer") && detail.requestConfig.verb === "post";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isQuestion(event)) return;
    const list = Object.assign(document.createElement("ul"), { className: "attachments" });
    sent = Array.from(chips(composer()).children);
    for (const chip of sent) {
      chip.remove();
      const copy = Object.assign(document.createElement("li"), { className: "chip" });
      copy.append(chip.querySelector(".chip-label").cloneNode(true));
      copy.querySelector("input")?.remove();
      list.append(copy);
    }
    changed(composer());
    const shown = document.querySelector(".pending");
    if (sent.length > 0) shown?.querySelector(".bubble").before(list);
    const bubble = shown?.querySelector(".bubble");
    if (bubble && !bubble.textContent.trim()) bubble.remove();
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (isQuestion(event)) finishSending(event.detail.xhr.getResponseHeader("Parley-Stored"));
  });
  for (const lost of ["htmx:sendError", "htmx:sendAbort", "htmx:timeout"]) {
    document.addEventListener(lost, (event) => isQuestion(event) && finishSending(null));
  }
  function finishSending(stored) {
    const back = stored ? [] : sent.slice().reverse();
    sent = [];
    for (const chip of back) chips(composer()).prepend(chip);
    changed(composer());
  }

  document.addEventListener("change", ({ target }) => {
    if (target.type !== "file" || !target.closest(FORMS)) return;
    const files = Array.from(target.files);
    target.value = "";
    add(target.closest(FORMS), files);
    target.closest(FORMS).querySelector("textarea").focus();
  });

  document.addEventListener("files:add", ({ target, detail }) => add(target, detail));

  if (composer()) restoreDraft();
  htmx.onLoad((part) => {
    const forms = part.matches(FORMS) ? [part] : Array.from(part.querySelectorAll(FORMS));
    forms.forEach(prepare);
  });
})();
