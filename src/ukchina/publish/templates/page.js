"use strict";
// Filters for the annex, and the section being read in the contents. The page is whole without this.
document.querySelectorAll(".annex[data-filters]").forEach((annex, number) => {
  const names = annex.dataset.filters.split("|").filter(Boolean);
  const entries = [...annex.querySelectorAll(".entry")];
  if (!names.length || entries.length < 2) return;
  const form = document.createElement("form");
  form.className = "filters";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the " + annex.dataset.noun);
  const count = document.createElement("output");
  const values = (entry, index) => (entry.getAttribute("data-filter-" + index) || "").split("; ").filter(Boolean);
  const selects = names.map((name, index) => {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.id = "filter-" + number + "-" + index;
    label.htmlFor = select.id;
    label.textContent = name;
    select.add(new Option("any", ""));
    [...new Set(entries.flatMap((entry) => values(entry, index)))].sort().forEach((value) => select.add(new Option(value, value)));
    label.append(select);
    form.append(label);
    return select;
  });
  const apply = () => {
    let shown = 0;
    entries.forEach((entry) => {
      const kept = selects.every((select, index) => !select.value || values(entry, index).includes(select.value));
      entry.hidden = !kept;
      shown += kept;
    });
    count.textContent = shown + " of " + entries.length + " " + annex.dataset.noun;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(count);
  annex.prepend(form);
  apply();
  // A link to a filtered entry must still land on it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && annex.contains(target) && target.hidden) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  });
});
if ("IntersectionObserver" in window) {
  const links = new Map([...document.querySelectorAll("#contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link) => link.removeAttribute("aria-current"));
    if (passed.length) links.get(passed[passed.length - 1].id).setAttribute("aria-current", "location");
  };
  // Everything above the line counts as seen, so that a jump past a heading is noticed too.
  const observer = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66% 0px" });
  heads.forEach((head) => observer.observe(head));
}
