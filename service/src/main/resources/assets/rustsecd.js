// Everything here is an addition: each page works without it.
(function () {
  "use strict";
  var KEY = "rustsecd-theme";
  var root = document.documentElement;

  function stored() {
    try { return localStorage.getItem(KEY) || "auto"; } catch (e) { return "auto"; }
  }
  function show(theme) {
    if (theme === "auto") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", theme); }
  }
  root.classList.add("script");
  show(stored());

  function themes() {
    document.querySelectorAll("input[name=theme]").forEach(function (input) {
      input.checked = input.value === stored();
      input.addEventListener("change", function () {
        try { localStorage.setItem(KEY, input.value); } catch (e) { /* shown for this page only */ }
        show(input.value);
      });
    });
  }

  function copies() {
    if (!navigator.clipboard) { return; }
    document.querySelectorAll(".copy").forEach(function (box) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(box.querySelector("code").textContent).then(function () {
          button.textContent = "Copied";
          setTimeout(function () { button.textContent = "Copy"; }, 2000);
        });
      });
      box.appendChild(button);
    });
  }

  // A lockfile is on its way: nobody sends it twice, and a reader hears of it.
  function busy(form, is) {
    form.setAttribute("aria-busy", is ? "true" : "false");
    form.querySelectorAll("button").forEach(function (button) { button.disabled = is; });
    var status = form.querySelector(".busy");
    status.textContent = is ? status.getAttribute("data-busy") : "";
  }

  function uploads() {
    document.querySelectorAll("form.upload").forEach(function (form) {
      var zone = form.querySelector(".drop");
      var input = form.querySelector("input[type=file]");
      form.addEventListener("submit", function () { busy(form, true); });
      // Back from the report, the browser shows this page as it was left.
      window.addEventListener("pageshow", function (event) {
        if (event.persisted) { busy(form, false); }
      });
      input.addEventListener("change", function () {
        if (input.files.length > 0) { form.requestSubmit(); }
      });
      ["dragenter", "dragover"].forEach(function (name) {
        zone.addEventListener(name, function (event) {
          event.preventDefault();
          zone.classList.add("over");
        });
      });
      zone.addEventListener("dragleave", function () { zone.classList.remove("over"); });
      zone.addEventListener("drop", function (event) {
        event.preventDefault();
        zone.classList.remove("over");
        if (event.dataTransfer.files.length > 0) {
          input.files = event.dataTransfer.files;
          form.requestSubmit();
        }
      });
    });
  }

  // What is linked to is unfolded, also by browsers that do not do so themselves.
  function unfold() {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") { target.open = true; }
  }

  // Which of the filters is in force is said, not only coloured.
  function filters() {
    var links = document.querySelectorAll(".filters a");
    var chosen = Array.prototype.filter.call(links, function (link) { return link.hash === location.hash; })[0] || links[0];
    links.forEach(function (link) {
      if (link === chosen) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    });
  }

  window.addEventListener("hashchange", function () { unfold(); filters(); });
  document.addEventListener("DOMContentLoaded", function () { themes(); copies(); uploads(); unfold(); filters(); });
}());
