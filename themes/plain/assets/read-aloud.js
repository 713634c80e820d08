// Reads the page aloud, marks where it is, and stops at once. It acts when the reader asks for it: see panel.js.
booklet.aloud = function (readButton, fromButton) {
  var speech = window.speechSynthesis;
  var says = booklet.says, make = booklet.make, button = booklet.button;
  var NOT_READ = "svg, nav, script, style, template, .foot, [data-screen], [data-extra], [hidden], [aria-hidden=true]";
  var list = [];
  var at = 0;
  var now = null;
  var marked = null;
  var before;
  var bar = make("div", "read-bar");
  var stopButton = button("plain", says.stop, stop);
  bar.hidden = true;
  bar.append(stopButton);
  document.body.append(bar);

  function tongue(tag) {
    return (tag || "").replace("_", "-").toLowerCase();
  }

  /** A voice of this device for a language; never one of another language, and none that needs the network. */
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

  function isInLine(element) {
    return /^(inline|contents|none)$/.test(getComputedStyle(element).display);
  }

  /** The words of the page in order: each paragraph, heading, cell with its language. */
  function paragraphs() {
    var found = [];
    var asks = document.querySelectorAll(".ask");
    [document.querySelector("main"), asks[asks.length - 1]].forEach(root => {
      if (!root) return;
      var walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => {
        if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
        var left = node.matches(NOT_READ) || getComputedStyle(node).display === "none";
        return left ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      });
      for (var node = walker.nextNode(); node; node = walker.nextNode()) {
        var lang = node.parentElement.closest("[lang]").lang;
        var block = node.parentElement;
        while (block !== root && isInLine(block)) block = block.parentElement;
        var last = found[found.length - 1];
        if (last && last.block === block && last.lang === lang) last.words += node.data;
        else if (/\S/.test(node.data)) found.push({ block: block, lang: lang, words: node.data });
      }
    });
    return found;
  }

  function mark(block) {
    if (marked) marked.removeAttribute("data-read");
    marked = block;
    if (!block) return;
    block.setAttribute("data-read", "");
    var box = block.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight - bar.offsetHeight) block.scrollIntoView({ block: box.height < window.innerHeight / 2 ? "center" : "start" });
  }

  function next() {
    var part = list[at];
    if (!part) return stop();
    var voice = voiceFor(part.lang);
    at += 1;
    if (!voice) return next();
    var said = new SpeechSynthesisUtterance(part.words.replace(/\s+/g, " ").trim());
    said.lang = part.lang;
    said.voice = voice;
    said.onend = () => { if (said === now) next(); };
    said.onerror = () => { if (said === now) stop(); };
    now = said;
    mark(part.block);
    speech.speak(said);
  }

  function start(from) {
    stop();
    list = paragraphs();
    at = 0;
    while (from && list[at] && list[at].block !== from && !(from.compareDocumentPosition(list[at].block) & 4)) at += 1;
    before = document.activeElement;
    bar.hidden = false;
    readButton.textContent = says.stop;
    next();
  }

  function stop() {
    var stood = bar.contains(document.activeElement);
    now = null;
    speech.cancel();
    mark(null);
    bar.hidden = true;
    readButton.textContent = says.read;
    if (stood) (document.contains(before) ? before : readButton).focus({ preventScroll: true });
  }

  /** A button at each heading, while the reader looks for the place to start. */
  function choose(open) {
    fromButton.setAttribute("aria-pressed", open ? "true" : "false");
    document.querySelectorAll(".read-here").forEach(here => { here.remove(); });
    if (!open) return;
    document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)").forEach(heading => {
      if (heading.closest(NOT_READ)) return;
      var here = button("read-here", says.here, () => {
        start(heading);
        before = fromButton;
        stopButton.focus({ preventScroll: true });
        choose(false);
      });
      if (!heading.id) heading.id = "read-" + Math.random().toString(36).slice(2);
      here.setAttribute("aria-describedby", heading.id);
      heading.after(here);
    });
  }

  window.addEventListener("pagehide", stop);
  document.addEventListener("cover", stop);
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !now) return;
    event.preventDefault(); // the panel stays open
    stop();
  }, true);
  return {
    read: function () {
      if (now) stop();
      else start();
    },
    from: function () { choose(fromButton.getAttribute("aria-pressed") !== "true"); }
  };
};
