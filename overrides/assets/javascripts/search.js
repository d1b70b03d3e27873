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

  /* For the index a leading dash means "without"; readers who type one mean a flag. */
  window.Worker = class extends Worker {
    postMessage(message, ...rest) {
      const isQuery = typeof message?.data === "string";
      const data = isQuery ? message.data.replace(/(^|\s)-+(?=\w)/g, "$1") : message?.data;
      super.postMessage(isQuery ? { ...message, data } : message, ...rest);
    }
  };
})();
