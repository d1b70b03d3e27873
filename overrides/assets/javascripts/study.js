/* The study plan and the checklist. What you enter stays in this browser. */
(() => {
  const KEY = "guide-study";
  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  };
  const save = (change) => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...load(), ...change }));
    } catch {
      /* A browser that keeps nothing still shows the plan. */
    }
  };

  const DAY = 24 * 60 * 60 * 1000;
  const REVIEW = 0.2; /* the share of the time that is kept for repetition */
  const shown = (day) => day.toISOString().slice(0, 10);

  /* Hours of each skill: its domain's weight, shared equally among the domain's skills. */
  const weighted = (domains, hours) => {
    const total = domains.reduce((sum, { weight }) => sum + weight, 0);
    return domains.flatMap(({ title, weight, skills }) =>
      skills.map((skill) => ({ ...skill, domain: title, hours: (hours * weight) / total / skills.length })),
    );
  };

  /* Weeks, each with the skills whose study begins in it. */
  const weeks = (skills, count, perWeek) => {
    const found = Array.from({ length: count }, () => []);
    let passed = 0;
    for (const skill of skills) {
      found[Math.min(Math.floor(passed / perWeek + 1e-9), count - 1)].push(skill);
      passed += skill.hours;
    }
    return found;
  };

  const make = (form, outlines) => {
    const { outline, day, hours } = Object.fromEntries(new FormData(form));
    const today = new Date();
    const left = Math.floor((new Date(`${day}T12:00`) - today) / DAY);
    if (!(left >= 1)) return `<p role="alert">Choose a day after ${shown(today)}.</p>`;
    const count = Math.max(1, Math.ceil(left / 7));
    const total = (left / 7) * Number(hours);
    const study = count > 1 ? Math.max(1, Math.round(count * (1 - REVIEW))) : 1;
    const { domains } = outlines.find(({ id }) => id === outline);
    const skills = weighted(domains, total * (1 - REVIEW));
    const rows = weeks(skills, study, (total * (1 - REVIEW)) / study).map((list, index) => {
      const first = new Date(today.getTime() + index * 7 * DAY);
      const items = list.map(({ text, pages, hours: time, domain }) => {
        const links = pages.map(([title, url]) => `<a href="${url}">${title}</a>`).join(", ");
        return `<li><span title="${domain}">${text}</span> (${time.toFixed(1)} h)${links && `: ${links}`}</li>`;
      });
      const work = items.join("") || "<li>Go on with the skills of last week.</li>";
      return `<tr><th scope="row">${index + 1}<br><small>${shown(first)}</small></th><td><ul>${work}</ul></td></tr>`;
    });
    for (let index = study; index < count; index += 1) {
      const first = new Date(today.getTime() + index * 7 * DAY);
      rows.push(
        `<tr><th scope="row">${index + 1}<br><small>${shown(first)}</small></th><td>Repeat: questions of every page, cheat sheets, what you got wrong.</td></tr>`,
      );
    }
    const share = domains.map(({ title }) => {
      const own = skills.filter(({ domain }) => domain === title);
      return `<li>${title}: ${own.reduce((sum, skill) => sum + skill.hours, 0).toFixed(0)} h</li>`;
    });
    return `<p><strong>${count} weeks, ${total.toFixed(0)} hours.</strong> A fifth is kept for repetition; the rest follows the weights of the exam:</p><ul>${share.join("")}</ul><table><thead><tr><th>Week</th><th>Study</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  };

  const plan = (form) => {
    const result = document.querySelector("[data-guide-plan-result]");
    const outlines = JSON.parse(document.querySelector("[data-guide-plan-data]").textContent);
    const kept = load().plan ?? {};
    for (const [name, value] of Object.entries(kept)) form.elements[name].value = value;
    result.textContent = "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      save({ plan: Object.fromEntries(new FormData(form)) });
      result.innerHTML = make(form, outlines);
    });
    if (kept.day) result.innerHTML = make(form, outlines);
  };

  const count = (list) => {
    const boxes = [...list.querySelectorAll("[data-guide-skill]")];
    const done = boxes.filter(({ checked }) => checked).length;
    list.querySelector("[data-guide-done]").textContent = `${done} of ${boxes.length}`;
  };

  const checklist = (list) => {
    const done = new Set(load().done ?? []);
    for (const box of list.querySelectorAll("[data-guide-skill]")) {
      box.checked = done.has(box.dataset.guideSkill);
      box.addEventListener("change", () => {
        const now = new Set(load().done ?? []);
        now[box.checked ? "add" : "delete"](box.dataset.guideSkill);
        save({ done: [...now] });
        count(list);
      });
    }
    count(list);
  };

  document.querySelectorAll("[data-guide-plan]").forEach(plan);
  document.querySelectorAll(".guide-checklist").forEach(checklist);
})();
