// Replaces parts of the page by what the host says of them, while somebody looks at it.
const stale = document.getElementById("stale");

async function refresh(part) {
  if (document.hidden) return;
  try {
    const response = await fetch(part.dataset.refresh, { signal: AbortSignal.timeout(15000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const text = await response.text();
    if (!hasSelection(part)) replace(part, text);
    part.dataset.at = new Date().toLocaleTimeString("fr");
    delete part.dataset.failed;
  } catch {
    part.dataset.failed = "true";
  }
  const failed = document.querySelector("[data-failed]");
  stale.hidden = !failed;
  stale.textContent = failed ? `L'hôte ne répond pas ; données de ${failed.dataset.at ?? "l'ouverture de la page"}.` : "";
}

// Tables keep their place and the keyboard its focus.
function replace(part, text) {
  const before = [...part.querySelectorAll(".scroll")];
  const places = before.map(table => [table.scrollTop, table.scrollLeft]);
  const focused = before.indexOf(document.activeElement);
  part.innerHTML = text;
  part.querySelectorAll(".scroll").forEach((table, i) => {
    if (places[i]) [table.scrollTop, table.scrollLeft] = places[i];
    if (i === focused) table.focus({ preventScroll: true });
  });
}

// Somebody who marks figures to copy them must not lose the marks.
function hasSelection(part) {
  const selection = document.getSelection();
  return selection && !selection.isCollapsed && part.contains(selection.anchorNode);
}

for (const part of document.querySelectorAll("[data-refresh]")) {
  const repeat = async () => {
    await refresh(part);
    setTimeout(repeat, Number(part.dataset.every));
  };
  setTimeout(repeat, Number(part.dataset.every));
}
