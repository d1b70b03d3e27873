/* Runs after the theme's bundle, which exports `component$` and `document$`. */
(() => {
  /* The theme makes these elements in the browser, without a name or out of the keyboard's reach. */
  const repair = () => {
    for (const marker of document.querySelectorAll(".md-annotation__index:not([aria-label])")) {
      const id = marker.firstElementChild?.getAttribute("data-md-annotation-id");
      marker.setAttribute("aria-label", `Remark ${id}`);
      marker.setAttribute("tabindex", "0");
    }
    for (const actions of document.querySelectorAll("nav.md-code__nav")) {
      actions.setAttribute("role", "none");
    }
    for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (table.scrollWidth <= table.clientWidth) continue;
      table.setAttribute("tabindex", "0");
      table.setAttribute("role", "group");
      table.setAttribute("aria-label", "Wide table");
    }
  };
  component$.subscribe(repair);
  addEventListener("resize", repair);

  addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-guide-search]")) return;
    document.querySelector("[data-md-component=search-query]")?.focus();
  });
})();
