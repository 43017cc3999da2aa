// Passkeys (WebAuthn) need a script. Without support, or outside of https and localhost, their forms stay hidden. They are
// bound to a name, so there are none for an address.
"use strict";

(() => {
  if (!window.PublicKeyCredential || /^[\d.]+$|:/.test(location.hostname)) return;
  for (const part of document.querySelectorAll("[data-with-passkeys]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = true;

  const form = document.querySelector("form[data-passkey]");
  if (!form) return;

  const bytes = (base64url) =>
    Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  const { challenge, relyingParty, user, userName, known } = form.dataset;

  const create = () =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { id: relyingParty, name: "Parley" },
        user: { id: bytes(user), name: userName, displayName: userName },
        // ES256, EdDSA and RS256: the same as in PasskeyVerifier.
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: (known ?? "").split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
      },
    }).then(({ response }) => ({ attestation_object: response.attestationObject, client_data: response.clientDataJSON }));

  const get = () =>
    navigator.credentials.get({
      publicKey: { challenge: bytes(challenge), rpId: relyingParty, userVerification: "required" },
    }).then(({ rawId, response }) => ({
      id: rawId,
      client_data: response.clientDataJSON,
      authenticator_data: response.authenticatorData,
      signature: response.signature,
      user_handle: response.userHandle ?? new ArrayBuffer(0),
    }));

  const problem = document.querySelector("[data-passkey-problem]");
  let running = false;

  function ask() {
    if (running) return;
    running = true;
    problem.hidden = true;
    (form.dataset.passkey === "create" ? create() : get())
      .then((fields) => {
        for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = text(value);
        form.submit();
      })
      // Cancelled, timed out, or no such passkey: browsers do not say which.
      .catch(() => (problem.hidden = false))
      .finally(() => (running = false));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  ask();
})();
