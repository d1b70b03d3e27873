/* Runs before the theme's bundle. The theme fetches the search index on every first visit; here the
   request waits until the search is used. */
(() => {
  const isIndex = (url) => new URL(url, location).pathname.endsWith("/search/search_index.json");
  const deepLink = /[?&][qh]=/.test(location.search);
  const opened = deepLink
    ? Promise.resolve()
    : new Promise((resolve) => {
        const check = ({ target }) => target.closest?.(".md-search, #__search") && resolve();
        addEventListener("focusin", check);
        addEventListener("change", check);
      });

  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, url, ...rest) {
      this.waits = isIndex(url);
      super.open(method, url, ...rest);
    }

    send(body) {
      if (!this.waits) return super.send(body);
      opened.then(() => this.readyState === XMLHttpRequest.OPENED && super.send(body));
    }
  };

  /* The index knows identifiers by their parts, and finds a page that has any of them. Quoted parts
     must all be there. A leading dash would mean "without"; readers who type one mean a flag. */
  const IDENTIFIER = /^(?=.*(?:\w[_.]\w|[a-z][A-Z]|\w-\w))-*[\w.-]+$/;
  const parts = (word) => word.split(/[-_.]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  const asked = (query) =>
    query
      .split(/\s+/)
      .map((word) => (IDENTIFIER.test(word) ? `"${parts(word).join(" ")}"` : word.replace(/^-+(?=\w)/, "")))
      .join(" ");

  window.Worker = class extends Worker {
    postMessage(message, ...rest) {
      const isQuery = typeof message?.data === "string" && !message.data.includes('"');
      super.postMessage(isQuery ? { ...message, data: asked(message.data) } : message, ...rest);
    }
  };
})();
