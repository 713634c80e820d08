// How this looks: what the reader chooses. Nothing is kept on the device unless the reader ticks a box; until then a
// choice lives in the open page, and goes along when the reader follows a link of the booklet.
(() => {
  var root = document.documentElement;
  var ON_DEVICE = { atkinson: "Atkinson Hyperlegible Next", lexend: "Lexend", andika: "Andika", opendyslexic: "OpenDyslexic", comic: "Comic Sans MS" };
  var CHOICES = { ground: ["light", "cream", "dark", "more"], text: ["large", "largest"], space: ["wide"], letters: Object.keys(ON_DEVICE) };
  // The letters that lie beside the pages of a folder; a device may have some too.
  var BESIDE = CHOICES.letters.slice(0, 3);
  var NAMES = Object.keys(CHOICES);
  var KEY = "look";
  var START = "#look=";
  var says = booklet.says, make = booklet.make, button = booklet.button;

  /** The device's own store. A browser may refuse it to a file. */
  function store(act) {
    try {
      return act(window.localStorage);
    } catch (refused) {
      return null;
    }
  }
  function stored() {
    return store(kept => kept.getItem(KEY));
  }
  /** The state of this step in the tab's own history; it ends with the tab. */
  function note(address) {
    try {
      history.replaceState({ look: written() }, "", address);
    } catch (refused) { /* then the choice ends with this page */ }
  }

  function read(text) {
    var made = {};
    String(text || "").split(".").forEach(word => {
      NAMES.forEach(name => { if (CHOICES[name].indexOf(word) >= 0) made[name] = word; });
    });
    return made;
  }
  function written() {
    return NAMES.map(name => chosen[name]).filter(Boolean).join(".");
  }
  function apply() {
    NAMES.forEach(name => {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    });
    if (!isBeside(chosen.letters) || document.querySelector("link[href='fonts.css']")) return;
    var sheet = make("link");
    sheet.rel = "stylesheet";
    sheet.href = "fonts.css";
    document.head.append(sheet);
  }
  function isBeside(letters) {
    return BESIDE.indexOf(letters) >= 0 && document.querySelector("link[href='style.css']") !== null;
  }

  // "#look=cream.large/my-place": what the page before hands over, and the place that the link led to.
  var handed = location.hash.indexOf(START) === 0 ? location.hash.slice(START.length).split("/") : null;
  var kept = stored();
  var chosen = read(kept !== null ? kept : handed ? handed[0] : history.state && history.state.look);
  apply(); // before the page is drawn

  booklet.ready(() => {
    if (!says.look) return;
    // The address is as it was again: nobody who copies it copies the choice.
    if (handed && handed[1]) location.replace("#" + handed[1]);
    if (handed || written()) note(handed && !handed[1] ? location.href.split("#")[0] : undefined);
    addEventListener("hashchange", () => { if (written()) note(); });
    addEventListener("pageshow", event => {
      var kept = event.persisted ? stored() : null;
      if (kept === null) return;
      chosen = read(kept);
      apply();
      show();
    });
    document.addEventListener("click", handOver, true);
    document.addEventListener("auxclick", handOver, true);
    place();
  });

  /** A link to a page of this folder takes the choice along while it is followed, and is as it was again. */
  function handOver(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var to = link && link.getAttribute("href");
    if (!to || !written() || !/^[\w-]+\.html(#|$)/.test(to)) return;
    var parts = to.split("#");
    link.setAttribute("href", parts[0] + START + written() + "/" + (parts[1] || ""));
    setTimeout(() => { link.setAttribute("href", to); });
  }

  var panel, opener, box, refused;

  function place() {
    var row = document.querySelector("header.top .running");
    if (!row) return;
    opener = button("look-open", says.look, () => { open(panel.hidden); });
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-controls", "look");
    row.append(opener);
    panel = make("div", "look");
    panel.id = "look";
    panel.hidden = true;
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", says.look);
    panel.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      open(false);
      opener.focus();
    });
    row.after(panel);
    booklet.parts.forEach(part => { panel.append(part()); });
    document.addEventListener("voices", event => { opener.textContent = says[event.detail ? "listen" : "look"]; });
  }

  function open(yes) {
    if (panel.querySelector(".choice") === null) fill();
    panel.hidden = !yes;
    opener.setAttribute("aria-expanded", yes ? "true" : "false");
  }

  function fill() {
    NAMES.forEach(name => {
      var words = CHOICES[name].filter(word => name !== "letters" || isHere(word));
      if (!words.length) return;
      var group = make("fieldset", "choice " + name);
      var row = make("div", "row");
      [""].concat(words).forEach(word => { row.append(option(name, word)); });
      group.append(make("legend", "", says[name]), row);
      panel.append(group);
    });
    box = make("input");
    box.type = "checkbox";
    box.addEventListener("change", () => { keep(box.checked); });
    var label = labelled(box, says.keep);
    var what = make("p", "", says["keep-what"]);
    what.id = "look-what";
    box.setAttribute("aria-describedby", what.id);
    refused = make("p");
    refused.setAttribute("role", "status");
    var row = make("div", "row");
    row.append(button("plain", says.back, () => {
      chosen = {};
      changed();
      show();
    }));
    panel.append(row, label, what, refused);
    show();
  }

  function labelled(input, words) {
    var label = make("label");
    label.append(input, make("span", "", words));
    return label;
  }

  function option(name, word) {
    var choice = make("input");
    choice.type = "radio";
    choice.name = "look-" + name;
    choice.value = word;
    choice.addEventListener("change", () => {
      chosen[name] = word;
      changed();
    });
    return labelled(choice, says[word || (name === "ground" ? "device" : "usual")]);
  }

  function changed() {
    apply();
    note();
    if (box.checked) keep(true);
  }

  /** The boxes as the choices are. */
  function show() {
    if (!box) return;
    panel.querySelectorAll("input[type=radio]").forEach(choice => {
      choice.checked = choice.value === (chosen[choice.name.slice(5)] || "");
    });
    box.checked = stored() !== null;
  }

  function keep(yes) {
    store(kept => {
      if (yes) kept.setItem(KEY, written());
      else kept.removeItem(KEY);
    });
    box.checked = stored() !== null;
    refused.textContent = yes && !box.checked ? says["keep-not"] : "";
  }

  /** Letters that are beside this page or on this device. */
  function isHere(word) {
    if (isBeside(word)) return true;
    var pen = make("canvas").getContext("2d");
    if (!pen) return false;
    return ["monospace", "serif"].every(other => {
      pen.font = "40px " + other;
      var without = pen.measureText("mmmlliIQ&g").width;
      pen.font = "40px \"" + ON_DEVICE[word] + "\", " + other;
      return pen.measureText("mmmlliIQ&g").width !== without;
    });
  }
})();
