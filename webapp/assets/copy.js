// The buttons that copy a question, an answer, a block of code, or a table: for documents and spreadsheets as a table with
// Markdown as its plain text, or as CSV.
(() => {
  const tex = (formula) => formula.querySelector("annotation")?.textContent ?? formula.textContent;

  // The text of a cell, with formulas as TeX. A link keeps its address, and code its backticks, only in Markdown.
  function cellText(cell, isMarkdown) {
    const copy = cell.cloneNode(true);
    const replace = (selector, text) => copy.querySelectorAll(selector).forEach((part) => part.replaceWith(text(part)));
    replace("code.math", (formula) => (isMarkdown ? `$${tex(formula)}$` : tex(formula)));
    replace("br", () => (isMarkdown ? "<br>" : "\n"));
    if (isMarkdown) {
      replace("code", (code) => "`" + code.textContent + "`");
      replace("strong", (strong) => `**${strong.textContent}**`);
      replace("em", (em) => `*${em.textContent}*`);
      replace("a", (link) => `[${link.textContent}](${link.href})`);
    }
    const text = copy.textContent.trim();
    return isMarkdown ? text.replaceAll("|", "\\|").replaceAll("\n", " ") : text;
  }
  const rows = (table, isMarkdown) => Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cellText(cell, isMarkdown)));

  function markdown(table) {
    const dashes = Array.from(table.rows[0].cells, ({ align }) => (({ left: ":--", right: "--:", center: ":-:" })[align] ?? "---"));
    const [head, ...body] = rows(table, true);
    return [head, dashes, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n") + "\n";
  }

  // RFC 4180. Cells that begin like a formula of a spreadsheet are kept as they are, because they are the user's own.
  const quoted = (cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const csv = (table) => rows(table, false).map((cells) => cells.map(quoted).join(",") + "\r\n").join("");

  function plainTable(table) {
    const copy = table.cloneNode(true);
    for (const formula of copy.querySelectorAll("code.math")) formula.replaceWith(tex(formula));
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      for (const { name } of [...part.attributes]) if (!["align", "href"].includes(name)) part.removeAttribute(name);
    }
    return copy.outerHTML;
  }

  // The texts to be copied, by type; some are loaded first.
  function texts(button) {
    if (button.href) return { "text/plain": fetch(button.href).then((response) => response.text()) };
    if (button.dataset.text) return { "text/plain": button.dataset.text };
    const table = button.closest(".table-box")?.querySelector("table");
    if (!table) return { "text/plain": button.closest(".code-box").querySelector("pre").textContent };
    return button.matches(".csv") ? { "text/plain": csv(table) } : { "text/plain": markdown(table), "text/html": plainTable(table) };
  }

  // Fallback without https, where the Clipboard API is not available.
  const copyBySelection = (types) => Promise.resolve(types["text/plain"]).then((text) => {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const addHtml = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      if (types["text/html"]) event.clipboardData.setData("text/html", types["text/html"]);
    };
    document.addEventListener("copy", addHtml);
    document.execCommand("copy");
    document.removeEventListener("copy", addHtml);
    area.remove();
  });

  function copy(button) {
    const types = texts(button);
    const blobs = Object.entries(types).map(([type, text]) => [type, Promise.resolve(text).then((ready) => new Blob([ready], { type }))]);
    const written = window.isSecureContext
      ? navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]).catch(() => copyBySelection(types))
      : copyBySelection(types);
    written.then(() => {
      document.getElementById("status").textContent = button.dataset.copied;
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 2000);
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copied]");
    if (!button) return;
    event.preventDefault();
    copy(button);
  });
})();
