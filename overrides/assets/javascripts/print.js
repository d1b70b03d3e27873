/* Prepares a page for paper when the browser prints it, and takes everything back afterwards. */
(() => {
  const root = document.documentElement;
  const made = [];
  const undo = [];
  const WHOLE = 36; // letters that fit into the narrowest column of code

  const add = (parent, element) => {
    parent.append(element);
    made.push(element);
    return element;
  };

  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  /* A section at the end of a page, one heading deeper in a booklet. */
  const section = (page, name, title) => {
    const level = page.matches(".guide-page") ? "h3" : "h2";
    return add(page, element(`<section class="guide-paper ${name}"><${level}>${title}</${level}><ol></ol></section>`));
  };

  /* Links become numbers; their addresses stand at the end of the page. */
  const links = (page) => {
    const numbers = new Map();
    for (const link of page.querySelectorAll("a[href^='http']:not(.md-content__button)")) {
      const { href, host } = link;
      if (host === location.host || link.closest("details")) continue;
      if (!numbers.has(href)) numbers.set(href, numbers.size + 1);
      const note = element(`<sup class="guide-paper">[${numbers.get(href)}]</sup>`);
      link.after(note);
      made.push(note);
    }
    if (!numbers.size) return;
    const list = section(page, "guide-links", "Links");
    for (const href of numbers.keys()) {
      const row = document.createElement("li");
      row.textContent = href.replace(/^https:\/\//, "");
      list.lastElementChild.append(row);
    }
  };

  /* Answers leave their questions for a key at the end of the page. */
  const answers = (page) => {
    const all = page.querySelectorAll(".guide-question details");
    if (!all.length) return;
    const key = section(page, "guide-key", "Answers");
    for (const answer of all) {
      const row = document.createElement("li");
      for (const part of answer.children) {
        if (part.tagName !== "SUMMARY") row.append(part.cloneNode(true));
      }
      key.lastElementChild.append(row);
    }
  };

  /* With "the chosen tab", the other tabs stay off the paper. */
  const tabs = (article) => {
    for (const set of article.querySelectorAll(".tabbed-set")) {
      const inputs = [...set.querySelectorAll(":scope > input")];
      const labels = set.querySelectorAll(":scope > .tabbed-labels > label");
      const blocks = set.querySelectorAll(":scope > .tabbed-content > .tabbed-block");
      inputs.forEach(({ checked }, index) => {
        labels[index]?.classList.toggle("guide-left-out", !checked);
        blocks[index]?.classList.toggle("guide-left-out", !checked);
      });
    }
  };

  /* Names with hyphens, such as flags, stay whole when a line of a cheat sheet is wrapped. */
  const names = (sheet) => {
    for (const code of sheet.querySelectorAll(".language-bash code")) {
      const before = [...code.childNodes];
      code.replaceChildren(...before.map((node) => node.cloneNode(true)));
      undo.push(() => code.replaceChildren(...before));
      for (const text of [...code.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) {
        const parts = text.data.split(/(\S*-\S*)/).map((part, index) => {
          const span = element("<span></span>");
          span.textContent = part;
          if (index % 2 && part.length <= WHOLE) span.className = "guide-whole";
          return span;
        });
        text.replaceWith(...parts);
      }
    }
  };

  /* The foot of every sheet says when the text was checked and what it ran with. */
  const foot = () => {
    const text = document.querySelector("[data-guide-foot]")?.dataset.guideFoot ?? "";
    const style = document.createElement("style");
    style.textContent = `@page { @bottom-left { content: ${JSON.stringify(text)} } }`;
    add(document.head, style);
  };

  const restore = () => {
    made.splice(0).forEach((each) => each.remove());
    undo.splice(0).forEach((each) => each());
    document.querySelectorAll(".guide-left-out").forEach((each) => each.classList.remove("guide-left-out"));
    root.classList.remove("guide-on-paper");
  };

  addEventListener("beforeprint", () => {
    restore();
    const article = document.querySelector("article");
    if (!article) return;
    const isSheet = article.querySelector(".guide-sheet") !== null;
    const booklet = [...article.querySelectorAll(".guide-page")];
    root.classList.add("guide-on-paper");
    for (const page of booklet.length ? booklet : [article]) {
      if (!isSheet) links(page);
      answers(page);
    }
    if (isSheet) names(article);
    if ((root.dataset.guidePrint ?? (isSheet ? "chosen" : "all")) === "chosen") tabs(article);
    foot();
  });
  addEventListener("afterprint", restore);

  addEventListener("click", ({ target }) => {
    const choice = target.closest?.("[data-guide-print-tabs]")?.dataset.guidePrintTabs;
    if (!choice) return;
    root.dataset.guidePrint = choice;
    print();
  });
})();
