// Opens a sealed booklet in the reader's browser. It asks no server, stores nothing and remembers no words.
(function () {
  "use strict";
  var form = document.getElementById("open");
  var field = document.getElementById("words");
  var says = document.getElementById("says");
  var sealed = document.getElementById("sealed");
  var words = form.dataset;

  function say(text) {
    says.textContent = text;
  }

  if (!window.crypto || !crypto.subtle || !window.TextDecoder) {
    say(words.old);
    return;
  }
  form.hidden = false;

  function bytes(text) {
    var letters = atob(text.trim());
    var list = new Uint8Array(letters.length);
    for (var at = 0; at < letters.length; at += 1) list[at] = letters.charCodeAt(at);
    return list;
  }

  // Capital letters, spaces and other signs between the words do not matter.
  function typed() {
    return field.value.normalize("NFKC").toLowerCase().split(/[^a-z]+/).filter(Boolean).join("-");
  }

  function open(typedWords) {
    var text = new TextEncoder();
    var how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(sealed.dataset.salt), iterations: Number(sealed.dataset.rounds) };
    return crypto.subtle.importKey("raw", text.encode(typedWords), "PBKDF2", false, ["deriveKey"]).then(function (start) {
      return crypto.subtle.deriveKey(how, start, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    }).then(function (key) {
      var lock = { name: "AES-GCM", iv: bytes(sealed.dataset.nonce), additionalData: text.encode(sealed.dataset.name) };
      return crypto.subtle.decrypt(lock, key, bytes(sealed.textContent));
    }).then(function (plain) {
      var length = new DataView(plain).getUint32(0);
      return new TextDecoder().decode(new Uint8Array(plain, 4, length));
    });
  }

  function show(page) {
    document.open();
    document.write(page);
    document.close();
    window.scrollTo(0, 0);
    var title = document.querySelector("h1");
    if (title) {
      title.tabIndex = -1;
      title.focus();
    }
  }

  var busy = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(words.wait);
    open(typed()).then(show, function () {
      busy = false;
      say(words.wrong);
      field.focus();
      field.select();
    });
  });
})();
