// Reading the page aloud: its buttons. Only a voice that lies on this device is used: one that needs the network would send
// the words away. Without such a voice there are no buttons. What reads is a part of its own, read-aloud.js; a page of a
// folder fetches it when the reader first asks.
(() => {
  var speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance || !window.NodeFilter) return;
  var says = booklet.says, make = booklet.make, button = booklet.button;

  function tongue(tag) {
    return (tag || "").replace("_", "-").toLowerCase();
  }

  /** A voice of this device for a language; never one of another language. */
  function voiceFor(lang) {
    var wanted = tongue(lang);
    var first = wanted.split("-")[0];
    var fit = speech.getVoices().filter(voice => voice.localService && tongue(voice.lang).split("-")[0] === first);
    var also = [wanted, tongue(navigator.language), first === "en" ? "en-gb" : ""];
    var best;
    also.some(tag => {
      best = fit.filter(voice => tongue(voice.lang) === tag)[0];
      return best;
    });
    return best || fit.filter(voice => voice.default)[0] || fit[0];
  }

  booklet.parts.push(() => {
    var part = make("fieldset");
    var row = make("div", "row");
    var readButton = button("plain", says.read, () => { ask("read"); });
    var fromButton = button("plain", says.from, () => { ask("from"); });
    fromButton.setAttribute("aria-pressed", "false");
    row.append(readButton, fromButton);
    part.append(make("legend", "", says.aloud), row);
    var reader, file;

    function ask(what) {
      if (!reader && booklet.aloud) reader = booklet.aloud(readButton, fromButton, voiceFor);
      if (reader) return reader[what]();
      if (file) return;
      file = make("script");
      file.src = "read-aloud.js";
      file.onload = () => { if (booklet.aloud) ask(what); };
      file.onerror = () => { see(true); };
      document.head.append(file);
    }
    function see(isGone) {
      part.hidden = isGone === true || !voiceFor(document.documentElement.lang);
      document.dispatchEvent(new CustomEvent("voices", { detail: !part.hidden }));
    }
    // Devices find their voices after a while.
    if (speech.addEventListener) speech.addEventListener("voiceschanged", see);
    setTimeout(see);
    return part;
  });
})();
