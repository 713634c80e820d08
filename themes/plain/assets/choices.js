// How this looks: what the reader chose, and the button to choose. Nothing is kept on the device unless the reader ticks a
// box; until then a choice lives in the open page. What the button opens is in panel.js; a page of a folder fetches it when
// the reader first asks, or chose something before.
booklet.look = (() => {
  var root = document.documentElement;
  // Letters by the names that devices have for them. The first three lie beside the pages of a folder too.
  var letters = { atkinson: "Atkinson Hyperlegible Next", lexend: "Lexend", andika: "Andika", opendyslexic: "OpenDyslexic", comic: "Comic Sans MS" };
  var choices = { ground: ["light", "cream", "dark", "more"], text: ["large", "largest"], space: ["wide"], letters: Object.keys(letters) };
  var names = Object.keys(choices);
  var look = {
    letters: letters,
    choices: choices,
    names: names,
    start: "#look=",
    chosen: {},
    /** The device's own store. A browser may refuse it to a file. */
    store: act => {
      try {
        return act(window.localStorage);
      } catch (refused) {
        return null;
      }
    },
    stored: () => look.store(kept => kept.getItem("look")),
    read: text => {
      look.chosen = {};
      String(text || "").split(".").forEach(word => {
        names.forEach(name => { if (choices[name].indexOf(word) >= 0) look.chosen[name] = word; });
      });
      look.apply();
    },
    apply: () => {
      names.forEach(name => {
        if (look.chosen[name]) root.dataset[name] = look.chosen[name];
        else delete root.dataset[name];
      });
      if (!look.isBeside(look.chosen.letters) || document.querySelector("link[href='fonts.css']")) return;
      booklet.bring(["fonts.css"], () => {});
    },
    isBeside: word => choices.letters.indexOf(word) >= 0 && choices.letters.indexOf(word) < 3 && document.querySelector("link[href='style.css']") !== null
  };

  // "#look=cream.large/my-place": what the page before hands over, and the place that the link led to.
  var hash = location.hash;
  look.handed = hash.indexOf(look.start) === 0 ? hash.slice(look.start.length).split("/") : null;
  var kept = look.stored();
  look.read(kept !== null ? kept : look.handed ? look.handed[0] : history.state && history.state.look); // before the page is drawn
  return look;
})();

booklet.ready(() => {
  var says = booklet.says, look = booklet.look, speech = window.speechSynthesis;
  var row = document.querySelector("header.top .running");
  if (!says.look || !row) return;
  // The address is as it was again: nobody who copies it copies the choice.
  if (look.handed && look.handed[1]) location.replace("#" + look.handed[1]);
  addEventListener("pageshow", event => {
    if (!event.persisted || look.stored() === null) return;
    look.read(look.stored());
    if (booklet.panel) booklet.panel.show();
  });
  var wanted = null;
  var opener = booklet.button("look-open", says.look, () => {
    get(() => { booklet.panel.open(opener.getAttribute("aria-expanded") === "false"); });
  });
  opener.setAttribute("aria-expanded", "false");
  row.append(opener);
  if (look.handed || Object.keys(look.chosen).length) get();

  // Only a voice that lies on the device reads: one that needs the network would send the words away.
  if (speech && window.SpeechSynthesisUtterance && window.NodeFilter) {
    var tongue = tag => String(/^[a-z]*/i.exec(tag || "")).toLowerCase();
    booklet.canRead = () => speech.getVoices().some(voice => voice.localService && tongue(voice.lang) === tongue(document.documentElement.lang));
    var tell = () => { opener.textContent = says[booklet.canRead() ? "listen" : "look"]; };
    // Devices find their voices after a while.
    if (speech.addEventListener) speech.addEventListener("voiceschanged", tell);
    setTimeout(tell);
  }

  /** The panel lies beside the pages of a folder. Where it is lost, there is nothing to press. */
  function get(then) {
    wanted = then || wanted;
    if (!booklet.panel && opener.ariaBusy) return;
    opener.ariaBusy = "true";
    booklet.bring(booklet.panel ? [] : ["look.css", "look-words.js", "look.js"], came => {
      opener.ariaBusy = null;
      opener.hidden = !came;
      if (!came) return;
      booklet.panel.begin(row, opener);
      if (wanted) wanted();
      wanted = null;
    });
  }
});
