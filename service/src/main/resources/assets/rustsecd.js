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

  function drops() {
    document.querySelectorAll("form.upload").forEach(function (form) {
      var zone = form.querySelector(".drop");
      var input = form.querySelector("input[type=file]");
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

  document.addEventListener("DOMContentLoaded", function () { themes(); copies(); drops(); });
}());
