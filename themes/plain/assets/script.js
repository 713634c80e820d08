// What every part of this script shares, and "Hide this page".
var booklet = (() => {
  var says = {};
  return {
    // The words of the page's language: `look=How this looks`, one a line.
    says: says,
    // Once the whole page is there.
    ready: function (act) {
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
      else act();
    },
    learn: function (words) {
      words.split("\n").forEach(line => {
        var at = line.indexOf("=");
        if (at > 0) says[line.slice(0, at).trim()] = line.slice(at + 1);
      });
    },
    // An element that stands here only because a script made it.
    make: function (tag, kind, words) {
      var made = document.createElement(tag);
      if (kind) made.className = kind;
      if (words) made.textContent = words;
      made.dataset.extra = "";
      return made;
    },
    // Files that lie beside the page, in this order. Then says whether all of them came.
    bring: function (files, then) {
      var coming = files.length;
      if (!coming) then(true);
      files.forEach(name => {
        var isStyle = /css$/.test(name);
        var file = booklet.make(isStyle ? "link" : "script");
        if (isStyle) file.rel = "stylesheet";
        else file.async = false;
        file[isStyle ? "href" : "src"] = name;
        file.onload = () => {
          coming -= 1;
          if (!coming) then(true);
        };
        file.onerror = () => { then(false); };
        document.head.append(file);
      });
    },
    button: function (kind, words, act) {
      var made = booklet.make("button", kind, words);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    }
  };
})();
booklet.learn(document.body.dataset.look || "");

// "Hide this page": covers the page at once, offline. It claims nothing more: the device still knows what was open.
booklet.ready(() => {
  var says = document.body.dataset;
  var top = document.querySelector("header.top .column") || document.body;
  if (!says.hide) return;
  var cover = booklet.make("div", "covered");
  cover.hidden = true;
  cover.append(booklet.make("p", "", says.hidden), booklet.button("hide", says.show, () => { turn(false); }));
  document.body.append(cover);
  top.append(booklet.button("hide", says.hide, () => { turn(true); }));
  var covered = [];
  function turn(hide) {
    if (hide) covered = Array.prototype.filter.call(document.body.children, part => part !== cover && !part.hidden);
    covered.forEach(part => { part.hidden = hide; });
    cover.hidden = !hide;
    if (hide) document.dispatchEvent(new Event("cover"));
    (hide ? cover : top).querySelector("button.hide").focus();
  }
});
