// Sets the chosen theme before the first paint and lets [data-theme-switch] change it. Loaded in <head>, no inline code.
(function () {
  var root = document.documentElement;
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function stored() {
    try {
      return localStorage.getItem('theme');
    } catch (_) {
      return null;
    }
  }
  function keep(theme) {
    try {
      localStorage.setItem('theme', theme);
    } catch (_) {}
  }
  var chosen = stored();
  if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
  root.dataset.script = 'on';
  document.addEventListener('click', function (event) {
    if (!event.target.closest || !event.target.closest('[data-theme-switch]')) return;
    var shown = root.dataset.theme || (dark.matches ? 'dark' : 'light');
    var next = shown === 'dark' ? 'light' : 'dark';
    root.dataset.theme = next;
    keep(next);
  });
})();
