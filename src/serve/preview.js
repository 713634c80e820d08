// The live part of a preview. It stands in the preview's own pages and never in a booklet: it looks into the frame from outside.
(() => {
  const body = document.body;
  const base = body.dataset.base;
  const part = document.getElementById("part");
  const said = document.getElementById("said");
  const place = document.getElementById("frame");
  let version = body.dataset.version;
  let copy = "";
  let frame = null;
  let source = null;
  let asking = false;
  let again = false;
  let hushed = 0;
  let lost = 0;
  let isLost = false;
  let isAway = false;
  let loading = false;

  /** What tells one element of a page from the others: its id, its name, or the way to it. */
  function way(element) {
    if (element.id) return "#" + element.id;
    const steps = [];
    for (let at = element; at && at.parentElement && !at.id; at = at.parentElement) {
      steps.unshift(at.localName + "." + Array.prototype.indexOf.call(at.parentElement.children, at));
      if (at.parentElement.id) steps.unshift("#" + at.parentElement.id);
    }
    return steps.join(" ");
  }
  function find(root, path) {
    const steps = path.split(" ");
    let at = root.body || root;
    for (const step of steps) {
      if (!at) return null;
      if (step[0] === "#") at = (root.ownerDocument || root).getElementById(step.slice(1));
      else {
        const [name, index] = step.split(".");
        if (name === "body") continue;
        const child = at.children[Number(index)];
        at = child && child.localName === name ? child : null;
      }
    }
    return at;
  }

  /** Where a reader of the page is: scrolled to, focused, opened, typed. */
  function take(page) {
    const view = page.defaultView;
    const fields = [...page.querySelectorAll("input, textarea, select")];
    const active = page.activeElement && page.activeElement !== page.body ? page.activeElement : null;
    const anchor = [...page.querySelectorAll("[id]")].find(one => one.getBoundingClientRect().top >= 0 && one.getClientRects().length);
    return {
      x: view.scrollX, y: view.scrollY,
      anchor: anchor && view.scrollY > 0 ? { way: way(anchor), top: anchor.getBoundingClientRect().top } : null,
      focus: active ? { way: way(active), from: active.selectionStart, to: active.selectionEnd } : null,
      open: [...page.querySelectorAll("details")].map(one => ({ way: way(one), open: one.open })),
      pressed: [...page.querySelectorAll("button[aria-expanded]")].map(one => ({ way: way(one), is: one.getAttribute("aria-expanded") })),
      fields: fields.map(one => ({ way: way(one), value: one.value, checked: one.checked })),
    };
  }
  function give(page, state) {
    const view = page.defaultView;
    state.open.forEach(one => { const found = find(page, one.way); if (found && found.localName === "details") found.open = one.open; });
    state.pressed.forEach(one => {
      const found = find(page, one.way);
      if (found && found.localName === "button" && found.getAttribute("aria-expanded") !== one.is) found.click();
    });
    state.fields.forEach(one => {
      const found = find(page, one.way);
      if (!found || !("value" in found)) return;
      if (found.type === "checkbox" || found.type === "radio") found.checked = one.checked;
      else if (found.type !== "file" && found.value !== one.value) found.value = one.value;
    });
    const focused = state.focus && find(page, state.focus.way);
    // To focus what has the focus would take it from what lies inside: a frame and its page.
    if (focused && page.activeElement !== focused) {
      focused.focus({ preventScroll: true });
      if (state.focus.from !== undefined && state.focus.from !== null) {
        try { focused.setSelectionRange(state.focus.from, state.focus.to); } catch (refused) { /* a field without a place in it */ }
      }
    }
    const anchor = state.anchor && find(page, state.anchor.way);
    view.scrollTo({ left: state.x, top: state.y, behavior: "instant" });
    if (anchor) view.scrollBy({ left: 0, top: anchor.getBoundingClientRect().top - state.anchor.top, behavior: "instant" });
  }

  /** Says one thing, once, to those who look and to those who listen. */
  function say(word) {
    if (!body.dataset[word]) return;
    said.textContent = body.dataset[word];
    clearTimeout(hushed);
    if (word !== "ended") hushed = setTimeout(() => { said.textContent = ""; }, 4000);
  }

  function show() {
    const mark = document.getElementById("copy");
    if (!place || !mark || mark.dataset.copy === copy) return false;
    const first = copy === "";
    copy = mark.dataset.copy;
    if (!copy) {
      empty();
      return true;
    }
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = place.dataset.title;
      frame.src = place.dataset.base + mark.dataset.opens;
      frame.addEventListener("load", loaded);
      place.append(frame);
      return !first;
    }
    const page = frame.contentDocument;
    // A page that is still coming may be at its top: where its reader is, the page before it told.
    if (!loading) {
      state = coming || (page && page.body ? take(page) : null);
      hadFocus = document.activeElement === frame;
    }
    loading = true;
    frame.contentWindow.location.reload();
    return true;
  }
  let state = null;
  let coming = null;
  let hadFocus = false;

  /** What may not be shown any more goes at once, with all that was read of it. */
  function empty() {
    if (frame) frame.remove();
    frame = state = coming = null;
    copy = "";
    loading = false;
  }

  /** The plan or the reader is gone. */
  function away() {
    isAway = true;
    empty();
    part.replaceChildren(alert("away"));
    part.dataset.html = "";
    say("away");
  }
  function alert(word) {
    const words = document.createElement("p");
    words.className = "alert";
    words.textContent = body.dataset[word];
    return words;
  }

  /** Nobody answers any more: the program was ended. If it comes back, so does this page. */
  function end() {
    if (isLost) return;
    isLost = true;
    part.prepend(alert("ended"));
    part.dataset.html = "";
    say("ended");
  }

  function loaded() {
    loading = false;
    const page = frame && frame.contentDocument;
    if (!page || !page.body) return;
    // A page that is not there any more: begin at the first one.
    if (page.body.dataset.gone !== undefined) {
      const mark = document.getElementById("copy");
      const first = place.dataset.base + mark.dataset.opens;
      if (mark.dataset.copy && page.location.pathname !== first) frame.contentWindow.location.replace(first);
      return;
    }
    page.addEventListener("click", event => {
      const link = event.target.closest && event.target.closest("a[href]");
      if (!link || !/^https?:$/.test(link.protocol) || link.origin === location.origin) return;
      event.preventDefault();
      window.open(link.href, "_blank", "noopener,noreferrer");
    });
    if (state) {
      const was = state;
      state = null;
      if (hadFocus && document.activeElement !== frame) frame.focus({ preventScroll: true });
      give(page, was);
      // Letters, pictures and an opened part may move things a moment later, until its reader does something.
      coming = was;
      const over = () => { if (coming === was) coming = null; };
      const again = () => { if (coming === was && frame && frame.contentDocument === page && !loading) give(page, was); };
      ["wheel", "pointerdown", "touchstart", "keydown"].forEach(act => page.addEventListener(act, over, { capture: true, passive: true }));
      frame.contentWindow.requestAnimationFrame(again);
      [60, 200, 500].forEach(time => setTimeout(again, time));
      setTimeout(over, 510);
    }
    body.dataset.shown = copy;
  }

  function refresh() {
    if (asking) { again = true; return; }
    asking = true;
    fetch(location.pathname + "?part", { cache: "no-store" }).then(answer => {
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error("no answer");
      return answer.text();
    }).then(html => {
      if (html === null) {
        if (!isAway) away();
        return;
      }
      isAway = false;
      const bad = part.querySelector(".alert") !== null;
      const other = part.dataset.html !== html;
      if (other) {
        const was = take(document);
        part.innerHTML = html;
        part.dataset.html = html;
        filter();
        give(document, was);
      }
      const now = part.querySelector(".alert") !== null;
      const isNew = show();
      if (now && !bad) say("trouble");
      else if (bad && !now) say("mended");
      else if (isNew || (other && !place)) say("new");
    }).catch(() => {}).finally(() => {
      asking = false;
      if (again) { again = false; refresh(); }
    });
  }

  function filter() {
    const field = document.getElementById("find");
    if (!field) return;
    const words = field.value.trim().toLowerCase();
    part.querySelectorAll("[data-plan]").forEach(one => { one.hidden = !one.dataset.plan.toLowerCase().includes(words); });
  }

  /** Hears of changes while somebody may be looking. A browser keeps few lines open, so a page behind others lets go of its own. */
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(base + "/live?" + version);
    source.onopen = () => {
      clearTimeout(lost);
      lost = 0;
      if (isLost) { isLost = false; said.textContent = ""; refresh(); }
    };
    source.onerror = () => {
      // Refused for good, or the line is down for longer than it takes to begin it anew.
      if (source && source.readyState === 2) end();
      else if (!lost) lost = setTimeout(end, 3000);
    };
    source.onmessage = event => {
      if (event.data === "end") { source.close(); source = null; end(); return; }
      if (event.data !== version) { version = event.data; refresh(); }
    };
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) { listen(); return; }
    if (source) source.close();
    source = null;
    clearTimeout(lost);
    lost = 0;
  });
  const field = document.getElementById("find");
  if (field) field.addEventListener("input", filter);
  part.dataset.html = "";
  show();
  listen();
})();
