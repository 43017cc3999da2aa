// Files that are pasted, or dropped anywhere on the page of a chat, go to files.js.
(() => {
  const FORMS = ".composer, .editing";
  const composer = () => document.getElementById("composer");
  const add = (form, detail) => form.dispatchEvent(new CustomEvent("files:add", { bubbles: true, detail }));

  // Where pasted and dropped files go.
  const formFor = (target) => target.closest?.(".editing") ?? composer();
  document.addEventListener("paste", (event) => {
    const form = formFor(event.target);
    const isElsewhere = event.target.matches?.("input, textarea") && !event.target.closest(FORMS);
    const files = Array.from(event.clipboardData?.files ?? []);
    // Spreadsheets put a picture of the text beside it.
    if (!form || isElsewhere || files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    add(form, files);
  });

  const zone = document.getElementById("drop-zone");
  const hasFiles = (event) => composer() && event.dataTransfer?.types.includes("Files");
  for (const over of ["dragenter", "dragover"]) {
    document.addEventListener(over, (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      zone.hidden = false;
    });
  }
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!relatedTarget) zone.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.hidden = true;
    const entries = Array.from(event.dataTransfer.items).map((item) => item.webkitGetAsEntry?.());
    const folders = entries.filter((entry) => entry?.isDirectory).map((entry) => entry.name);
    const form = formFor(event.target);
    add(form, Array.from(event.dataTransfer.files).filter((file) => !folders.includes(file.name)));
    if (folders.length > 0) form.querySelector(".error").textContent = form.querySelector(".form-files").dataset.folder;
    form.querySelector("textarea").focus();
  });
})();
