// Code gets its colours and TeX becomes mathematics: when the page is there, and whenever a finished block arrives. What an
// answer is still writing stays untouched, for text is being appended to it. The libraries come with the first block that
// needs them; until then, or without them, its text is there to be read. Code gets a button that copies it.
(() => {
  const urls = document.currentScript.dataset;
  const isFinished = (block) => block.closest("[id^=closed-]") || !block.closest("[aria-busy=true]");
  const load = (tag, attributes) => new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload, onerror })));

  const code = {
    blocks: 'pre > code[class^="language-"]:not([data-dressed])',
    load: () => load("script", { src: urls.highlight }),
    dress(block) {
      const language = block.className.slice("language-".length);
      if (hljs.getLanguage(language)) block.innerHTML = hljs.highlight(block.textContent, { language, ignoreIllegals: true }).value;
    },
  };

  const mathematics = {
    blocks: "code.math:not([data-dressed])",
    // With its fonts, or a formula would be set twice before one's eyes.
    load: () => Promise.all([load("script", { src: urls.katex }), load("link", { rel: "stylesheet", href: urls.katexStyle })])
      .then(() => Promise.all(["1em KaTeX_Main", "italic 1em KaTeX_Math"].map((font) => document.fonts.load(font)))),
    dress(block) {
      const displayMode = block.classList.contains("display");
      const html = katex.renderToString(block.textContent, { displayMode, strict: false, maxSize: 20 });
      // The security policy refuses styles in markup, and takes them from a script. In text there are no such quotes.
      block.innerHTML = html.replaceAll(' style="', ' data-style="');
      for (const part of block.querySelectorAll("[data-style]")) {
        part.style.cssText = part.dataset.style;
        part.removeAttribute("data-style");
      }
    },
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const tools = {
    blocks: ".prose pre:not([data-dressed]), .prose table:not([data-dressed])",
    load: () => Promise.resolve(),
    dress(block) {
      if (block.matches(".answer pre")) head(block);
      block.addEventListener("scroll", () => fade(block), { passive: true });
      widths?.observe(block);
    },
  };

  // The head of a code block stays in sight while a long block scrolls.
  function head(block) {
    const language = /language-(\S+)/.exec(block.firstElementChild?.className)?.[1] ?? "";
    const button = make("button", { type: "button", textContent: urls.copy });
    button.dataset.copied = urls.copyDone;
    const box = make("div", { className: "code-box" });
    const bar = make("div", { className: "code-head" });
    bar.append(make("span", { textContent: language }), button);
    block.replaceWith(box);
    box.append(bar, block);
  }

  // What is wider than the page fades where more follows, and can be scrolled with the keyboard.
  const widths = window.ResizeObserver && new ResizeObserver((entries) => entries.forEach(({ target }) => fade(target)));
  function fade(block) {
    const hidden = block.scrollWidth - block.clientWidth;
    const scrolled = Math.abs(block.scrollLeft);
    if (hidden > 1) block.tabIndex = 0;
    block.dataset.more = hidden <= 1 ? "" : [scrolled > 1 && "before", scrolled < hidden - 1 && "after"].filter(Boolean).join(" ");
  }

  function dress(part) {
    for (const kind of [code, mathematics, tools]) {
      const itself = part.matches && part.matches(kind.blocks) ? [part] : [];
      const blocks = itself.concat(Array.from(part.querySelectorAll(kind.blocks))).filter(isFinished);
      if (blocks.length === 0) continue;
      kind.loaded = kind.loaded || kind.load();
      kind.loaded.then(() => blocks.forEach((block) => dressOnce(block, kind)), () => delete kind.loaded);
    }
  }

  function dressOnce(block, kind) {
    if ("dressed" in block.dataset) return;
    block.dataset.dressed = "";
    try { kind.dress(block); } catch { /* What is no TeX stays as it was written. */ }
  }

  dress(document);
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) =>
    addedNodes.forEach((node) => node.firstElementChild && dress(node)))).observe(document.body, { childList: true, subtree: true });
})();
