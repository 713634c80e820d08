// The panel "How this looks": reading aloud, where this device can, and what a reader can choose. A choice goes along when the
// reader follows a link of the booklet.
booklet.panel = (() => {
  var says = booklet.says, make = booklet.make, button = booklet.button, look = booklet.look;
  var panel, opener, box, refused;

  /** Once, when the button and the page are there. */
  function begin(row, made) {
    if (panel) return;
    opener = made;
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
    opener.setAttribute("aria-controls", "look");
    if (look.handed || written()) note(look.handed && !look.handed[1] ? location.href.split("#")[0] : undefined);
    addEventListener("hashchange", () => { if (written()) note(); });
    document.addEventListener("click", handOver, true);
    document.addEventListener("auxclick", handOver, true);
  }

  function open(yes) {
    if (!panel.firstChild) fill();
    panel.hidden = !yes;
    opener.setAttribute("aria-expanded", yes ? "true" : "false");
  }

  function written() {
    return look.names.map(name => look.chosen[name]).filter(Boolean).join(".");
  }

  /** The state of this step in the tab's own history; it ends with the tab. */
  function note(address) {
    try {
      history.replaceState({ look: written() }, "", address);
    } catch (refused) { /* then the choice ends with this page */ }
  }

  /** A link to a page of this folder takes the choice along while it is followed, and is as it was again. */
  function handOver(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var to = link && link.getAttribute("href");
    if (!to || !written() || !/^[\w-]+\.html(#|$)/.test(to)) return;
    var parts = to.split("#");
    link.setAttribute("href", parts[0] + look.start + written() + "/" + (parts[1] || ""));
    setTimeout(() => { link.setAttribute("href", to); });
  }

  function fill() {
    if (booklet.canRead) panel.append(listening());
    look.names.forEach(name => {
      var words = look.choices[name].filter(word => name !== "letters" || isHere(word));
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
      look.chosen = {};
      changed();
      show();
    }));
    panel.append(row, label, what, refused);
    show();
  }

  /** Two buttons, there as long as the device has a voice for the page. */
  function listening() {
    var part = make("fieldset");
    var row = make("div", "row");
    var readButton = button("plain", says.read, () => { reader().read(); });
    var fromButton = button("plain", says.from, () => { reader().from(); });
    var made;
    function reader() {
      made = made || booklet.aloud(readButton, fromButton);
      return made;
    }
    function see() {
      part.hidden = !booklet.canRead();
    }
    fromButton.setAttribute("aria-pressed", "false");
    row.append(readButton, fromButton);
    part.append(make("legend", "", says.aloud), row);
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", see);
    see();
    return part;
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
      look.chosen[name] = word;
      changed();
    });
    return labelled(choice, says[word || (name === "ground" ? "device" : "usual")]);
  }

  function changed() {
    look.apply();
    note();
    if (box.checked) keep(true);
  }

  /** The boxes as the choices are. */
  function show() {
    if (!box) return;
    panel.querySelectorAll("input[type=radio]").forEach(choice => {
      choice.checked = choice.value === (look.chosen[choice.name.slice(5)] || "");
    });
    box.checked = look.stored() !== null;
  }

  function keep(yes) {
    look.store(kept => {
      if (yes) kept.setItem("look", written());
      else kept.removeItem("look");
    });
    box.checked = look.stored() !== null;
    refused.textContent = yes && !box.checked ? says["keep-not"] : "";
  }

  /** Letters that are beside this page or on this device. */
  function isHere(word) {
    if (look.isBeside(word)) return true;
    var pen = make("canvas").getContext("2d");
    if (!pen) return false;
    return ["monospace", "serif"].every(other => {
      pen.font = "40px " + other;
      var without = pen.measureText("mmmlliIQ&g").width;
      pen.font = "40px \"" + look.letters[word] + "\", " + other;
      return pen.measureText("mmmlliIQ&g").width !== without;
    });
  }

  return { begin: begin, open: open, show: show };
})();
