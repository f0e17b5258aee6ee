// Theme: applies the reader's choice before anything is drawn, and serves the three buttons of the footer. A classic script on
// purpose: modules run after the first paint. The choice stays in this browser; without one the system decides.
(() => {
  const root = document.documentElement;

  function stored() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage may be switched off
    }
  }

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function choose(theme) {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // the choice then lasts for this page
    }
    apply(theme);
    document.dispatchEvent(new Event("themechange"));
  }

  function serve(group) {
    const mark = () => {
      for (const button of group.children) {
        button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme ?? "system")));
      }
    };
    group.addEventListener("click", ({ target }) => {
      if (target.value) choose(target.value);
      mark();
    });
    mark();
    group.hidden = false;
  }

  apply(stored());
  addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-theme-choice]").forEach(serve));
})();
