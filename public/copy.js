// Shows the buttons that copy a text, where the browser can, and lets them: [data-copy] names the element. Loaded by the pages that have such buttons.
(function () {
  if (!navigator.clipboard) return;
  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.hidden = false;
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-copy]');
    var text = button && document.getElementById(button.dataset.copy);
    if (!text) return;
    navigator.clipboard.writeText(text.innerText).then(
      function () {
        button.textContent = button.dataset.done;
      },
      function () {
        button.hidden = true;
      },
    );
  });
})();
