// Highlights code and renders TeX, when the page loads and whenever a finished block arrives. Blocks that are still
// streaming are not changed, because text is appended to them. The libraries load with the first block that needs them;
// until then, or if loading fails, the block shows its plain text. Code blocks and tables get copy buttons.
(() => {
  const urls = document.currentScript.dataset;
  const isFinished = (block) => block.closest("[id^=closed-]") || !block.closest("[aria-busy=true]");
  const load = (tag, attributes) => new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload, onerror })));

  const code = {
    blocks: 'pre > code[class^="language-"]:not([data-dressed])',
    load: () => load("script", { src: urls.highlight }),
    enhance(block) {
      const language = block.className.slice("language-".length);
      if (hljs.getLanguage(language)) block.innerHTML = hljs.highlight(block.textContent, { language, ignoreIllegals: true }).value;
    },
  };

  const mathematics = {
    blocks: "code.math:not([data-dressed])",
    // Load the fonts too, otherwise each formula is visibly laid out twice.
    load: () => Promise.all([load("script", { src: urls.katex }), load("link", { rel: "stylesheet", href: urls.katexStyle })])
      .then(() => Promise.all(["1em KaTeX_Main", "italic 1em KaTeX_Math"].map((font) => document.fonts.load(font)))),
    enhance(block) {
      const displayMode = block.classList.contains("display");
      const html = katex.renderToString(block.textContent, { displayMode, strict: false, maxSize: 20 });
      // The CSP refuses inline styles in markup but allows a script to set them. Text contains no such unescaped quotes.
      block.innerHTML = html.replaceAll(' style="', ' data-style="');
      for (const part of block.querySelectorAll("[data-style]")) {
        part.style.cssText = part.dataset.style;
        part.removeAttribute("data-style");
      }
    },
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const wideBlocks = {
    blocks: ".prose pre:not([data-dressed]), .prose table:not([data-dressed])",
    load: () => Promise.resolve(),
    enhance(block) {
      if (block.matches(".answer pre")) addHead(block);
      if (block.matches(".answer table")) addTableFoot(block);
      block.addEventListener("scroll", () => updateFade(block), { passive: true });
      widths?.observe(block);
    },
  };

  function copyButton(className, textContent) {
    const button = make("button", { type: "button", className, textContent });
    button.dataset.copied = urls.copyDone;
    return button;
  }

  function addTableFoot(table) {
    const box = make("div", { className: "table-box" });
    const foot = make("div", { className: "table-foot" });
    foot.append(copyButton("", urls.copyTable), copyButton("csv", urls.copyCsv));
    table.replaceWith(box);
    box.append(table, foot);
  }

  // Adds the head of a code block, which stays visible while a long block scrolls.
  function addHead(block) {
    const language = /language-(\S+)/.exec(block.firstElementChild?.className)?.[1] ?? "";
    const button = copyButton("", urls.copy);
    const box = make("div", { className: "code-box" });
    const bar = make("div", { className: "code-head" });
    bar.append(make("span", { textContent: language }), button);
    block.replaceWith(box);
    box.append(bar, block);
  }

  // Makes a block that is wider than the page scrollable with the keyboard, and fades the sides where more follows.
  const widths = window.ResizeObserver && new ResizeObserver((entries) => entries.forEach(({ target }) => updateFade(target)));
  function updateFade(block) {
    const hidden = block.scrollWidth - block.clientWidth;
    const scrolled = Math.abs(block.scrollLeft);
    if (hidden > 1) block.tabIndex = 0;
    block.dataset.more = hidden <= 1 ? "" : [scrolled > 1 && "before", scrolled < hidden - 1 && "after"].filter(Boolean).join(" ");
  }

  function enhance(part) {
    for (const kind of [code, mathematics, wideBlocks]) {
      const itself = part.matches && part.matches(kind.blocks) ? [part] : [];
      const blocks = itself.concat(Array.from(part.querySelectorAll(kind.blocks))).filter(isFinished);
      if (blocks.length === 0) continue;
      kind.loaded = kind.loaded || kind.load();
      kind.loaded.then(() => blocks.forEach((block) => enhanceOnce(block, kind)), () => delete kind.loaded);
    }
  }

  function enhanceOnce(block, kind) {
    if ("dressed" in block.dataset) return;
    block.dataset.dressed = "";
    try { kind.enhance(block); } catch { /* Invalid TeX stays as plain text. */ }
  }

  enhance(document);
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) =>
    addedNodes.forEach((node) => node.firstElementChild && enhance(node)))).observe(document.body, { childList: true, subtree: true });
})();
