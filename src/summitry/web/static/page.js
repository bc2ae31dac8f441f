// What pages do beyond links and forms.  Without it everything can still be read and asked.
(() => {
  const root = document.documentElement;
  const by = (id) => document.getElementById(id);

  const theme = by("theme");
  if (theme) {
    const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    theme.hidden = false;
    theme.setAttribute("aria-pressed", String(dark()));
    theme.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      theme.setAttribute("aria-pressed", String(dark()));
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* it holds for this page */ }
    });
  }

  // Where a picture is wider than the screen: of a chart the last years are seen first, of the map its middle.
  for (const wide of document.querySelectorAll(".chart .wide")) wide.scrollLeft = wide.scrollWidth;
  for (const wide of document.querySelectorAll(".map .wide")) wide.scrollLeft = (wide.scrollWidth - wide.clientWidth) / 2;

  const filters = by("filters");
  if (filters && matchMedia("(max-width: 60rem)").matches) filters.open = false;

  const slide = by("slide"), day = by("as_of");
  if (slide && day) {
    const first = Date.parse(slide.dataset.first + "T00:00:00Z"), last = Number(slide.max), ms = 86400000;
    const text = () => new Date(first + Number(slide.value) * ms).toISOString().slice(0, 10);
    const said = Date.parse(day.value.length === 10 ? day.value + "T00:00:00Z" : NaN);
    if (!Number.isNaN(said)) slide.value = String(Math.round((said - first) / ms));
    slide.hidden = false;
    slide.setAttribute("aria-valuetext", text());
    slide.addEventListener("input", () => {
      day.value = Number(slide.value) >= last ? "" : text();
      slide.setAttribute("aria-valuetext", text());
    });
    slide.addEventListener("change", () => slide.form.requestSubmit());
  }

  // A form asks only what was filled in, so that its address can be read.
  for (const form of document.forms) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
      setTimeout(() => { for (const field of form.elements) field.disabled = false; }, 0);
    });
  }

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = by(button.dataset.copy), copied = by("copied");
      try {
        await navigator.clipboard.writeText(from.textContent);
        copied.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(from);
        copied.textContent = "Selected: copy it with your keyboard.";
      }
    });
  }

  const tip = by("tip");
  if (tip) {
    const notes = (mark) => mark.dataset.read.split(" ").map((n) => by("read-" + n)).filter(Boolean);
    const show = (mark) => {
      tip.replaceChildren(...notes(mark).slice(0, 6).map((note) => {
        const line = document.createElement("p");
        line.dir = "auto";
        line.textContent = [...note.childNodes].filter((n) => !(n.classList && n.classList.contains("by"))).map((n) => n.textContent).join("");
        return line;
      }));
      for (const note of notes(mark)) note.classList.add("lit");
      tip.hidden = false;
      mark.setAttribute("aria-describedby", "tip");
      const box = mark.getBoundingClientRect();
      const left = Math.max(8, Math.min(box.left, root.clientWidth - tip.offsetWidth - 8));
      const above = box.top > tip.offsetHeight + 8;
      tip.style.left = left + scrollX + "px";
      tip.style.top = (above ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + scrollY + "px";
    };
    const hide = (mark) => {
      tip.hidden = true;
      mark.removeAttribute("aria-describedby");
      for (const note of notes(mark)) note.classList.remove("lit");
    };
    for (const mark of document.querySelectorAll("a.said")) {
      for (const on of ["mouseenter", "focus"]) mark.addEventListener(on, () => show(mark));
      for (const off of ["mouseleave", "blur"]) mark.addEventListener(off, () => hide(mark));
    }
    addEventListener("keydown", (e) => { if (e.key === "Escape") tip.hidden = true; });
  }
})();
