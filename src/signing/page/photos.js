
"use strict";
(function () {
  var body = document.body, words = JSON.parse(body.dataset.spoken);
  var byId = function (id) { return document.getElementById(id); };
  var file = byId("file"), done = byId("done"), queue = Promise.resolve(), isOver = false;
  byId("taking").hidden = false;

  function post(type, content) {
    return fetch(body.dataset.action, {
      method: "POST", redirect: "error", headers: { "content-type": type }, body: content
    });
  }
  function end(isGood, heading, text) {
    isOver = true;
    var page = byId("page"), mark = document.createElement("div");
    var h1 = document.createElement("h1"), p = document.createElement("p");
    page.className = isGood ? "end" : "end bad";
    mark.className = "mark";
    mark.textContent = isGood ? "\u2713" : "!";
    h1.textContent = heading;
    p.textContent = text;
    page.replaceChildren(mark, h1, p);
  }
  // One after the other, and a camera's picture as it is: what it shows is looked at at the other end.
  function sendOne(picture) {
    if (isOver) { return null; }
    var row = document.createElement("li");
    row.textContent = words.sending;
    byId("sent").prepend(row);
    var refused = function (why) {
      row.className = "bad";
      row.textContent = [words.photo_refused].concat(why).join(": ");
    };
    return post(picture.type === "image/png" ? "image/png" : "image/jpeg", picture).then(function (answer) {
      if (answer.status === 404) { return end(false, words.not_recorded, words.gone); }
      return answer.json().then(function (said) {
        if (answer.ok) { row.textContent = said.lines.join(" "); } else { refused(said.lines); }
      });
    }).catch(function () { refused([words.broken]); });
  }
  file.addEventListener("change", function () {
    Array.from(file.files).forEach(function (picture) {
      queue = queue.then(function () { return sendOne(picture); });
    });
    file.value = "";
  });
  done.addEventListener("click", function () {
    done.disabled = true;
    queue = queue.then(function () { return isOver ? null : post("application/json", '{"done":true}'); })
      .then(function (answer) { if (answer) { end(answer.ok, answer.ok ? words.thanks : words.not_recorded, words.close); } })
      .catch(function () { done.disabled = false; });
  });
})();
