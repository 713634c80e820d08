// "Hide this page": covers the page at once, offline. It claims nothing more: the device still knows what was open.
(function () {
  var says = document.body.dataset;
  var top = document.querySelector("header.top .column") || document.body;
  if (!says.hide) return;
  function button(words, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "hide";
    made.dataset.extra = "";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }
  var cover = document.createElement("div");
  cover.className = "covered";
  cover.dataset.extra = "";
  cover.hidden = true;
  var said = document.createElement("p");
  said.textContent = says.hidden;
  cover.append(said, button(says.show, function () { turn(false); }));
  var others = Array.prototype.slice.call(document.body.children);
  document.body.append(cover);
  top.append(button(says.hide, function () { turn(true); }));
  function turn(hide) {
    others.forEach(function (part) { part.hidden = hide; });
    cover.hidden = !hide;
    (hide ? cover : top).querySelector("button.hide").focus();
  }
})();
