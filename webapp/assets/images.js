// Makes large images smaller before files.js uploads them.
(() => {
  const SIDE_PX_MAX = 2048;
  const QUALITY = 0.85;
  // A photo up to this size is not worth another loss of quality.
  const PHOTO_BYTES_MAX = 1024 * 1024;

  // Images that the browser can't read are sent as they are, and the server decides.
  window.shrinkImage = (file) => {
    if (!/^image\/(?!svg|gif)/.test(file.type) || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file, { imageOrientation: "from-image" })
      .then((bitmap) => smaller(file, bitmap))
      .catch(() => file);
  };

  function smaller(file, bitmap) {
    const scale = Math.min(1, SIDE_PX_MAX / Math.max(bitmap.width, bitmap.height));
    const isPng = file.type === "image/png";
    const isUsual = isPng || file.type === "image/jpeg" || file.type === "image/webp";
    if (scale === 1 && isUsual && (isPng || file.size <= PHOTO_BYTES_MAX)) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    // A screenshot may be smaller as PNG, and only JPEG has no transparent parts.
    const types = isPng ? ["image/png", "image/webp"] : [file.type === "image/jpeg" ? "image/jpeg" : "image/webp"];
    const encoded = types.map((type) => new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY)));
    return Promise.all(encoded).then((blobs) => {
      const best = blobs.filter(Boolean).sort((one, other) => one.size - other.size)[0];
      if (scale === 1 && isUsual && best.size >= file.size) return file;
      const extension = best.type.slice("image/".length).replace("jpeg", "jpg");
      return new File([best], file.name.replace(/\.\w+$/, "") + "." + extension, { type: best.type });
    });
  }
})();
