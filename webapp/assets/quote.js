// Text that is selected within an answer can be quoted: a button beside the selection puts it into the composer.
(() => {
  const button = document.getElementById("quote");
  const composer = () => document.getElementById("message");
  const REST_MS = 200;
  const GAP_PX = 8;
  let timer;
  // While the composer has the focus, but the selection is elsewhere, the browser says that its caret is at the beginning.
  let caret = null;

  // The range that is selected, if it is within the text of one answer.
  function selectedRange() {
    const selection = getSelection();
    if (selection.isCollapsed || !composer() || !selection.toString().trim()) return null;
    const range = selection.getRangeAt(0);
    const around = range.commonAncestorContainer;
    return (around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement).closest(".answer .prose") && range;
  }

  function rememberCaret() {
    if (composer() && document.activeElement === composer()) caret = [composer().selectionStart, composer().selectionEnd];
  }
  // The selection changes a little later than the text.
  document.addEventListener("input", rememberCaret);

  // Wait until the selection and the page rest: a selection changes with each move of the mouse or of a finger.
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    if (selectedRange()) timer = setTimeout(show, REST_MS);
    else {
      button.hidden = true;
      rememberCaret();
    }
  });
  for (const event of ["scroll", "resize"]) {
    addEventListener(event, () => {
      button.hidden = true;
      clearTimeout(timer);
      timer = setTimeout(show, REST_MS);
    }, { capture: true, passive: true });
  }

  // Above the selection, but below it on touch screens, where the system has its own menu above.
  function show() {
    const range = selectedRange();
    const isSeen = ({ width, top, bottom }) => width > 0 && bottom > 0 && top < innerHeight;
    const lines = range ? Array.from(range.getClientRects()).filter(isSeen) : [];
    if (lines.length === 0) return;
    button.hidden = false;
    const isBelow = matchMedia("(pointer: coarse)").matches || lines[0].top < button.offsetHeight + GAP_PX;
    const line = isBelow ? lines.at(-1) : lines[0];
    const top = isBelow ? line.bottom + GAP_PX : line.top - button.offsetHeight - GAP_PX;
    const place = (wanted, max) => `${Math.max(GAP_PX, Math.min(wanted, max - GAP_PX))}px`;
    button.style.top = place(top, innerHeight - button.offsetHeight);
    button.style.left = place(isBelow ? line.right - button.offsetWidth : line.left, innerWidth - button.offsetWidth);
  }

  // A formula is on the page twice, as MathML and as HTML; its TeX is quoted.
  function text(range) {
    const copy = range.cloneContents();
    const formulas = copy.querySelectorAll("code.math");
    if (formulas.length === 0) return getSelection().toString();
    for (const formula of formulas) formula.replaceWith(`$${formula.querySelector("annotation")?.textContent ?? formula.textContent}$`);
    const box = document.body.appendChild(Object.assign(document.createElement("div"), { className: "sr-only" }));
    box.append(copy);
    const plain = box.innerText;
    box.remove();
    return plain;
  }

  // Keep the selection when the button is pressed.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const range = selectedRange();
    if (!range) return;
    const quote = text(range).trim().replace(/\n{3,}/g, "\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">");
    button.hidden = true;
    getSelection().removeAllRanges();
    const area = composer();
    const [selectionStart, selectionEnd] = caret ?? [area.value.length, area.value.length];
    const before = area.value.slice(0, selectionStart);
    const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    area.focus();
    area.setSelectionRange(selectionStart, selectionEnd);
    // This command keeps the history of undo and sends an input event.
    if (!document.execCommand("insertText", false, `${gap}${quote}\n\n`)) {
      area.setRangeText(`${gap}${quote}\n\n`, selectionStart, selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.scrollTop = area.scrollHeight;
  });
})();
