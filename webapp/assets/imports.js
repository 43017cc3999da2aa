// The form that imports chats: refuses a file that is too large before it is uploaded, and shows how far the upload is.
(() => {
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".upload input[type=file]")) return;
    const isLarge = target.files.length > 0 && target.files[0].size > Number(target.dataset.bytesMax);
    target.setCustomValidity(isLarge ? target.dataset.large : "");
    target.reportValidity();
  });

  document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
    const bar = target.querySelector(".upload-progress");
    if (!bar || !detail.lengthComputable) return;
    bar.max = detail.total;
    bar.value = detail.loaded;
  });
})();
