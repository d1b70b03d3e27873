/* Says which names of v1 a text holds and what they are today. Nothing is sent. */
(() => {
  const form = document.querySelector("[data-guide-v1]");
  const result = document.querySelector("[data-guide-v1-result]");
  const source = new URL(form.dataset.guideV1, location);
  const root = new URL("../../", source);
  let names;

  const element = (tag, ...children) => {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  };

  /* A script, because a page opened from disk may fetch nothing else. */
  const load = () =>
    new Promise((resolve, reject) => {
      const script = element("script");
      script.src = source;
      script.onload = () => resolve(window.guideV1Names.map((row) => ({ ...row, find: new RegExp(row.find, "g") })));
      script.onerror = reject;
      document.head.append(script);
    });

  /* Names on one line, each where it stands; one that lies inside a longer one is left out. */
  const onLine = (line, known) => {
    const found = known.flatMap((row) =>
      [...line.matchAll(row.find)].map((m) => ({ row, start: m.index, end: m.index + m[0].length })),
    );
    const inside = (a, b) => a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
    return found.filter((one) => !found.some((other) => inside(one, other)));
  };

  /* `azureml:` is of v2, and so are four packages that kept the old prefix. */
  const V1 = /\b(?:from|import)\s+azureml\.(?!(?:ai|featurestore|fsspec|mlflow)\b)|\bazureml\.core\b|\bazureml-sdk\b/;
  const V2 = /\bazure\.ai\.ml\b/;

  /* Names that v2 uses as well count where the text is surely of v1. */
  const countable = (text) => {
    const sure = names.filter(({ both }) => !both);
    const found = () => sure.some(({ find }) => text.search(find) >= 0);
    return V1.test(text) || (!V2.test(text) && found()) ? names : sure;
  };

  /* Name -> the lines that it stands on, in the order of the text. */
  const read = (text) => {
    const known = countable(text);
    const lines = new Map();
    text.split("\n").forEach((line, index) => {
      for (const { row } of onLine(line, known).sort((a, b) => a.start - b.start)) {
        if (!lines.has(row)) lines.set(row, new Set());
        lines.get(row).add(index + 1);
      }
    });
    return lines;
  };

  /* Text in backticks becomes code. */
  const marked = (text) => text.split("`").map((part, index) => (index % 2 ? element("code", part) : part));

  const entry = ([row, lines]) => {
    const link = element("a", row.title);
    link.href = new URL(row.url, root);
    const where = `${lines.size === 1 ? " on line " : " on lines "}${[...lines].join(", ")}`;
    const note = row.note ? [...marked(row.note), " "] : [];
    return [
      element("dt", element("code", row.v1), where),
      element("dd", "Today: ", ...marked(row.v2 ?? "nothing")),
      element("dd", ...note, link),
    ];
  };

  const nothing = (text) => {
    if (!text.trim()) return "There is no text yet.";
    if (V1.test(text)) return "It names azureml, so it is v1, but it holds no name that this page knows.";
    if (V2.test(text)) return "No name of v1 was found. It imports azure.ai.ml, which is v2.";
    return "No name of v1 was found. That does not make it v2: this page knows only the names in its tables.";
  };

  const answer = (text) => {
    const found = [...read(text)];
    if (!found.length) return [element("p", nothing(text))];
    const mixed = V2.test(text) ? " The text imports azure.ai.ml as well: it mixes v1 and v2." : "";
    const count = found.length === 1 ? "1 name" : `${found.length} names`;
    return [element("p", element("strong", `${count} of v1.`), mixed), element("dl", ...found.flatMap(entry))];
  };

  result.textContent = "";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      names ??= await load();
      result.replaceChildren(...answer(form.elements.code.value));
    } catch {
      result.textContent = "The list of names did not load. Reload the page, or use the tables below.";
    }
  });
})();
