
"use strict";
(function () {
  var body = document.body, form = document.getElementById("form");
  if (!form) { return; }
  var words = JSON.parse(body.dataset.spoken), nameIsEnough = body.dataset.nameIsEnough === "true";
  var byId = function (id) { return document.getElementById(id); };
  var canvas = byId("canvas"), pad = byId("pad"), pen = canvas.getContext("2d");
  var send = byId("send"), problem = byId("problem");
  byId("drawing").hidden = false;
  byId("agreeing").hidden = false;

  // Points are whole tenths of a pixel of the box in which the first line was drawn. When the page is turned the
  // drawing is shown at another size, and stays as it was drawn.
  var SCALE = 10, SIDE_MAX = 20000;
  var box = null, lines = [], open = null, begun = 0, last = 0;

  function boxNow() {
    var shown = canvas.getBoundingClientRect();
    return { width: Math.min(SIDE_MAX, Math.round(shown.width * SCALE)),
             height: Math.min(SIDE_MAX, Math.round(shown.height * SCALE)) };
  }
  // How many pixels of the page a tenth has at the moment.
  function factor() {
    var now = boxNow(), kept = box || now;
    return Math.min(now.width / kept.width, now.height / kept.height) / SCALE;
  }
  function redraw() {
    var dense = window.devicePixelRatio || 1, shown = canvas.getBoundingClientRect();
    canvas.width = Math.round(shown.width * dense);
    canvas.height = Math.round(shown.height * dense);
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#14202b";
    lines.forEach(function (line) { drawFrom(line, 0); });
    byId("placeholder").hidden = lines.length > 0;
  }
  function drawFrom(line, at) {
    var dense = window.devicePixelRatio || 1, f = factor() * dense;
    pen.lineWidth = 2.6 * dense;
    pen.beginPath();
    pen.moveTo(line[at][0] * f, line[at][1] * f);
    if (line.length === 1) { pen.lineTo(line[0][0] * f + 0.1, line[0][1] * f); }
    for (var i = at + 1; i < line.length; i++) { pen.lineTo(line[i][0] * f, line[i][1] * f); }
    pen.stroke();
  }
  function point(event) {
    var shown = canvas.getBoundingClientRect(), f = factor();
    var within = function (value, max) { return Math.max(0, Math.min(max, Math.round(value / f))); };
    last = Math.max(last, Math.round(event.timeStamp - begun));
    return [within(event.clientX - shown.left, box.width), within(event.clientY - shown.top, box.height), last];
  }
  canvas.addEventListener("pointerdown", function (event) {
    if (open || (event.pointerType === "mouse" && event.button !== 0)) { return; }
    event.preventDefault();
    if (document.activeElement) { document.activeElement.blur(); }
    if (!lines.length) { box = boxNow(); begun = event.timeStamp; last = 0; }
    try { canvas.setPointerCapture(event.pointerId); } catch (e) { /* It draws without, too. */ }
    open = { id: event.pointerId, line: [point(event)] };
    lines.push(open.line);
    byId("placeholder").hidden = true;
    calm();
    drawFrom(open.line, 0);
  });
  canvas.addEventListener("pointermove", function (event) {
    if (!open || event.pointerId !== open.id) { return; }
    event.preventDefault();
    var all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    if (!all.length) { all = [event]; }
    var from = open.line.length - 1;
    all.forEach(function (one) {
      var next = point(one), before = open.line[open.line.length - 1];
      if (next[0] !== before[0] || next[1] !== before[1]) { open.line.push(next); }
    });
    if (open.line.length > from + 1) { drawFrom(open.line, from); }
  });
  function lift(event) { if (open && event.pointerId === open.id) { open = null; } }
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  // Older phones scroll the page unless the touch itself is stopped.
  canvas.addEventListener("touchstart", function (event) { event.preventDefault(); }, { passive: false });
  byId("clear").addEventListener("click", function () { lines = []; box = null; open = null; redraw(); });
  byId("undo").addEventListener("click", function () {
    lines.pop(); open = null;
    if (!lines.length) { box = null; }
    redraw();
  });
  window.addEventListener("resize", redraw);
  redraw();

  // What was said of the form no longer holds once it is changed.
  function calm() { problem.hidden = true; mark([]); }
  byId("name").addEventListener("input", calm);
  byId("consent").addEventListener("change", calm);
  function mark(missing) {
    byId("name").classList.toggle("wrong", missing.indexOf("name") >= 0);
    pad.classList.toggle("wrong", missing.indexOf("strokes") >= 0);
    document.querySelector(".consent").classList.toggle("wrong", missing.indexOf("consent") >= 0);
  }
  function tell(texts, missing) {
    problem.textContent = texts.join("\n");
    problem.hidden = false;
    mark(missing || []);
    send.disabled = false;
    send.textContent = words.send;
    var first = { name: byId("name"), strokes: pad, consent: byId("consent") }[(missing || [])[0]];
    (first || problem).scrollIntoView({ block: "center" });
  }
  function end(isGood, heading, texts) {
    var page = byId("page"), mark = document.createElement("div"), h1 = document.createElement("h1");
    page.className = isGood ? "end" : "end bad";
    mark.className = "mark";
    mark.textContent = isGood ? "\u2713" : "!";
    mark.setAttribute("aria-hidden", "true");
    h1.textContent = heading;
    page.replaceChildren(mark, h1);
    texts.forEach(function (text) {
      var p = document.createElement("p");
      p.textContent = text;
      page.appendChild(p);
    });
    page.setAttribute("role", "status");
    window.scrollTo(0, 0);
  }
  // What is plainly missing needs no journey. The server asks again.
  function missingHere() {
    var missing = [];
    if (!byId("name").value.trim()) { missing.push("name"); }
    if (!lines.length && !nameIsEnough) { missing.push("strokes"); }
    if (!byId("consent").checked) { missing.push("consent"); }
    return missing;
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var missing = missingHere();
    if (missing.length) {
      return tell(missing.map(function (field) { return words["needs_" + field]; }), missing);
    }
    calm();
    send.disabled = true;
    send.textContent = words.sending;
    var strokes = lines.length ? { width: box.width, height: box.height, lines: lines } : null;
    fetch(body.dataset.action, {
      method: "POST", redirect: "error",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: byId("name").value, consent: true, strokes: strokes })
    }).then(function (answer) {
      if (answer.status === 404) { return end(false, words.not_recorded, [words.gone]); }
      return answer.json().then(function (said) {
        if (answer.ok) { return end(true, said.heading, said.lines.concat(words.close)); }
        if (answer.status === 409 || answer.status === 503) { return end(false, said.heading, said.lines); }
        tell(said.lines, said.missing);
      });
    }).catch(function () { end(false, words.broken, []); });
  });
})();
