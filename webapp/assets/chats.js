// The lists of chats: one tab stop per row, arrow keys for the menu of a row, Escape closes the row's popovers; chats can be
// dragged to folders; and the lists follow changes that were made in other tabs.
(() => {
  const lists = () => document.getElementById("chat-lists");
  const moving = () => document.getElementById("move");

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
    if (target.matches(".folder > details")) rememberOpenFolders();
    if (newState === "closed" && target === moving()) document.getElementById(movedRow)?.querySelector(".chat-link").focus();
    if (newState !== "closed" || !target.matches(".chat-rename")) return;
    const field = target.elements.title;
    field.value = field.dataset.title;
    target.querySelector(".error").textContent = "";
    const menu = target.previousElementSibling;
    if (!menu.matches(":popover-open")) return;
    menu.hidePopover();
    target.closest(".chat-row").querySelector(".chat-options").focus();
  }, true);

  // The server reads this cookie, so that a page arrives with the same folders open.
  function rememberOpenFolders() {
    const ids = [...lists().querySelectorAll(".folder:has(> [open])")].map((folder) => folder.dataset.folder);
    document.cookie = `folders=${ids.join(".")}; path=${lists().dataset.url.slice(0, -"chat".length)}; max-age=31536000; samesite=lax`;
  }

  // The folders to which a chat can be moved arrive in a popover, which closes when one is picked.
  let movedRow = "";
  document.addEventListener("htmx:afterSwap", ({ target, detail }) => {
    if (target !== moving()) return;
    movedRow = detail.requestConfig.elt.closest(".chat-row")?.id;
    moving().showPopover();
    // On phones, a focused field would open the keyboard.
    if (!matchMedia("(pointer: coarse)").matches) moving().querySelector(".menu-item:enabled, .input").focus();
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.elt.closest?.("#move") && detail.requestConfig.verb !== "get") moving().hidePopover();
  });

  // The number of rows is sent with each request, so that the server can send as many again.
  const rowCount = () => String(lists().querySelectorAll(".by-date .chat-row").length);
  document.addEventListener("htmx:configRequest", ({ detail }) => (detail.headers["Parley-Rows"] = rowCount()));

  // Asks for newer lists, but not while the user is busy in them.
  const isInUse = () => lists().contains(document.activeElement) || lists().querySelector(":popover-open, .is-dragged, .htmx-added");
  let isStale = false;
  function refresh() {
    isStale = true;
    if (document.hidden || isInUse()) return;
    isStale = false;
    const request = new XMLHttpRequest();
    request.open("GET", `${lists().dataset.url}?version=${document.getElementById("lists-version").dataset.version}`);
    for (const [name, value] of [["HX-Request", "true"], ["HX-Current-URL", location.href], ["Parley-Rows", rowCount()]]) {
      request.setRequestHeader(name, value);
    }
    request.onload = () => {
      if (request.status !== 200) return;
      if (isInUse()) isStale = true;
      else htmx.swap(lists(), request.responseText, { swapStyle: "innerHTML" });
    };
    request.send();
  }
  addEventListener("focus", refresh);
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("focusout", () => isStale && setTimeout(() => isStale && refresh()));
  // The response to an action on chats has the lists already.
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const isChange = detail.successful && detail.requestConfig.verb !== "get";
    // Later, because htmx moves the focus when it has settled, which may be into the lists.
    if (isChange && !detail.xhr.responseText.includes("lists-version")) setTimeout(refresh, 2 * htmx.config.defaultSettleDelay);
  });

  // After an undo the row gets the focus. htmx would find the first field with autofocus instead, in a closed popover.
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) =>
    detail.target === lists() && lists().querySelector(".chat-link[autofocus]")?.focus());

  // Dragging. A chat dropped beside the folders leaves its folder.
  const TYPE = "application/x-parley-chat";
  const place = (target) => target.closest?.(".folder, .by-date");
  const unmark = (name) => document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
  document.addEventListener("dragstart", (event) => {
    const row = event.target.closest?.("#chat-lists .chat-row");
    if (!row) return;
    event.dataTransfer.setData(TYPE, row.id.slice("chat-".length));
    row.classList.add("is-dragged");
  });
  document.addEventListener("dragover", (event) => {
    unmark("is-target");
    const target = place(event.target);
    if (!event.dataTransfer.types.includes(TYPE) || !target || target.querySelector(".is-dragged")) return;
    event.preventDefault();
    target.classList.add("is-target");
  });
  document.addEventListener("drop", (event) => {
    const id = event.dataTransfer.getData(TYPE);
    const target = place(event.target);
    if (!id || !target) return;
    event.preventDefault();
    unmark("is-dragged");
    htmx.ajax("POST", `${lists().dataset.url}/${id}`, { source: lists(), swap: "none", values: { folder: target.dataset.folder ?? "" } });
  });
  document.addEventListener("dragend", () => ["is-dragged", "is-target"].forEach(unmark));

  // The page of all chats.
  const every = document.getElementById("select-all");
  const boxes = () => [...document.querySelectorAll("#selection .chats-rows [type=checkbox]")];
  every?.addEventListener("change", () => boxes().forEach((box) => (box.checked = every.checked)));
  document.addEventListener("change", ({ target }) => {
    if (every && target !== every && target.closest("#selection .chats-rows")) every.checked = boxes().every((box) => box.checked);
  });
})();
