// Dark or light as the reader last chose, before anything is drawn; else as the system says.
(() => {
  const root = document.documentElement;
  let kept = null;
  try { kept = localStorage.getItem("theme"); } catch { /* a browser may keep nothing */ }
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
})();
