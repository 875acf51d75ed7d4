// What the pages need of the browser itself: the theme, files to save, pictures of charts, and a way back after the host was away.
(() => {
  const Year = 365 * 24 * 60 * 60;
  const Margin = 24;
  const Scale = 2;

  // The attribute decides at once, the cookie from the next load on.
  document.addEventListener("change", event => {
    if (!event.target.matches("[data-theme-switch]")) return;
    document.documentElement.dataset.theme = event.target.value;
    document.cookie = `mm-theme=${event.target.value}; path=/; max-age=${Year}; samesite=strict`;
  });

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-png]");
    if (button) savePicture(button.closest("[data-visual]"));
  });

  function saveBlob(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // The picture holds what the page shows: title, filters and moment, legend, chart; in the colours of the present theme.
  async function savePicture(card) {
    const chart = card.querySelector("svg.chart");
    const box = chart.viewBox.baseVal;
    const look = getComputedStyle(card);
    const page = getComputedStyle(document.body);
    const lines = card.dataset.about.split("\n");
    const entries = [...card.querySelectorAll(".legend li")].map(item => ({ text: item.textContent.trim(), colour: getComputedStyle(item.querySelector(".swatch")).backgroundColor }));
    const head = Margin + 30 + lines.length * 19 + (entries.length ? 30 : 8);
    const canvas = document.createElement("canvas");
    canvas.width = (box.width + 2 * Margin) * Scale;
    canvas.height = (head + box.height + Margin) * Scale;
    const pen = canvas.getContext("2d");
    pen.scale(Scale, Scale);
    pen.fillStyle = look.backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = look.color;
    pen.font = `600 19px ${page.fontFamily}`;
    pen.fillText(card.dataset.title, Margin, Margin + 12);
    pen.font = `13px ${page.fontFamily}`;
    lines.forEach((line, i) => pen.fillText(line, Margin, Margin + 36 + i * 19));
    let x = Margin;
    for (const { text, colour } of entries) {
      pen.fillStyle = colour;
      pen.fillRect(x, head - 20, 12, 12);
      pen.fillStyle = look.color;
      pen.fillText(text, x + 18, head - 9);
      x += 18 + pen.measureText(text).width + 22;
    }
    pen.drawImage(await imageOf(chart, box), Margin, head, box.width, box.height);
    canvas.toBlob(blob => saveBlob(`${card.dataset.file}.png`, blob), "image/png");
  }

  // A picture on its own knows no style sheet, so that every style is written into it.
  async function imageOf(chart, box) {
    const copy = chart.cloneNode(true);
    const originals = [chart, ...chart.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, i) => {
      const style = getComputedStyle(originals[i]);
      for (const name of ["fill", "stroke", "stroke-width", "opacity", "font-family", "font-size", "font-weight", "text-anchor"])
        element.style.setProperty(name, style.getPropertyValue(name));
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", box.width * Scale);
    copy.setAttribute("height", box.height * Scale);
    copy.style.minWidth = "0";
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    return image;
  }

  window.multimarket = {
    save: (name, text) => saveBlob(name, new Blob([text], { type: "text/csv;charset=utf-8" })),
  };

  // A host that was started again does not know this page any more: it is loaded again as soon as the host answers.
  const wait = document.getElementById("components-reconnect-modal");
  const observer = new MutationObserver(() => {
    if (!wait.classList.contains("components-reconnect-failed") && !wait.classList.contains("components-reconnect-rejected")) return;
    observer.disconnect();
    const retry = async () => {
      try {
        if ((await fetch("health/live", { cache: "no-store" })).ok) return location.reload();
      } catch {
        // Still away.
      }
      setTimeout(retry, 2000);
    };
    retry();
  });
  observer.observe(wait, { attributes: true, attributeFilter: ["class"] });
})();
