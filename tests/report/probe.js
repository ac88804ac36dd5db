// Runs inside of a report, after its own script; writes what it finds into #probe as JSON.
(async () => {
  const found = {problems: [], dark: matchMedia("(prefers-color-scheme: dark)").matches};
  const problem = text => found.problems.push(text);
  const visible = node => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== "hidden";

  // Numbers.
  found.counts = Object.fromEntries([...document.querySelectorAll("[data-count]")].map(n => [n.dataset.count, Number(n.textContent)]));
  found.arrows = document.querySelectorAll(".lanes.time [data-hop]").length;
  found.arrowsByCause = document.querySelectorAll(".lanes.cause [data-hop]").length;
  found.requests = performance.getEntriesByType("resource").length;

  // Contrast, WCAG 2: of each text against what is behind it.
  const colour = text => { const parts = text.match(/[\d.]+/g).map(Number); return parts.length < 4 ? [...parts, 1] : parts; };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = node => {
    for (let at = node; at; at = at.parentElement) {
      const back = colour(getComputedStyle(at).backgroundColor);
      if (back[3] > 0.5) return back;
    }
    return [255, 255, 255, 1];
  };
  const weak = new Map();
  for (const node of document.querySelectorAll("body *")) {
    if (["SCRIPT", "STYLE", "TITLE", "title"].includes(node.tagName) || node.id === "probe") continue;
    if (![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()) || !visible(node)) continue;
    const style = getComputedStyle(node), svg = node instanceof SVGElement;
    const value = ratio(colour(svg ? style.fill : style.color), behind(svg ? node.ownerSVGElement.parentElement : node));
    if (value < 4.5) weak.set(`${node.tagName}.${node.getAttribute("class") || ""}`, value.toFixed(2));
  }
  for (const [node, value] of weak) problem(`contrast of ${node} is ${value}`);

  // Names: whatever takes the focus says what it is.
  const nameOf = node => node.getAttribute("aria-label") || node.textContent.trim()
    || [...(node.labels || [])].map(label => label.textContent).join("").trim();
  for (const node of document.querySelectorAll("a[href],button,input,summary,[tabindex='0']"))
    if (visible(node) && !nameOf(node)) problem(`<${node.tagName}> has no name`);
  for (const [selector, count] of [["h1", 1], ["main", 1], ["nav", 1], ["header", 1], ["footer", 1]])
    if (document.querySelectorAll(selector).length !== count) problem(`not ${count} <${selector}>`);
  if (document.documentElement.scrollWidth > innerWidth + 1) problem(`the page is ${document.documentElement.scrollWidth} wide`);

  // Keys.
  const selected = () => Number((document.querySelector("#selection h3") || {textContent: ""}).textContent.match(/\d+/) || 0);
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const events = JSON.parse(document.getElementById("recording").textContent).filter(line => line.n);
  press(document.body, "j");
  if (selected() !== events[0].n) problem(`j selects ${selected()}`);
  press(document.body, "j");
  press(document.body, "k");
  if (selected() !== events[0].n) problem(`j, k select ${selected()}`);
  press(document.body, "k");
  const last = events[events.length - 1];
  for (let i = 0; i < events.length; ++i) press(document.body, "j");
  if (selected() !== last.n) problem(`the last event is ${last.n}, not ${selected()}`);
  press(document.body, "ArrowLeft");
  if (last.because && selected() !== last.because) problem(`the cause of ${last.n} is ${last.because}, not ${selected()}`);
  press(document.body, "ArrowRight");
  const effects = events.filter(line => line.because === last.because);
  if (last.because && selected() !== effects[0].n) problem(`→ leads to ${selected()}`);
  const shown = () => [...document.querySelectorAll(".lanes.time,.lanes.cause")].filter(visible).map(n => n.className).join();
  const before = shown();
  press(document.body, "c");
  if (before !== "lanes time" || shown() !== "lanes cause") problem(`c leads from ${before} to ${shown()}`);
  press(document.body, "c");
  press(document.body, "p");
  if (!document.querySelector(".lanes.time").classList.contains("past-only")) problem("p shows more than the past");
  press(document.body, "p");
  press(document.body, "/");
  if (document.activeElement.id !== "filter") problem("/ does not lead to the filter");
  const filter = document.getElementById("filter");
  filter.value = "step_started";
  filter.dispatchEvent(new Event("input"));
  found.filtered = [...document.querySelectorAll("#raw tbody tr")].filter(row => !row.hidden).length;
  press(filter, "Escape");
  press(document.body, "Escape");
  const zoom = document.querySelector("[data-zoom='1.25']"), svg = document.querySelector(".picture");
  const width = Number(svg.getAttribute("width"));
  zoom.click();
  if (Number(svg.getAttribute("width")) <= width) problem("+ makes nothing larger");
  document.querySelector("[data-zoom='0']").click();
  const hop = document.querySelector(".lanes.time a[data-n]");
  hop.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  if (selected() !== Number(hop.dataset.n)) problem("a click selects nothing");

  const out = document.createElement("pre");
  out.id = "probe";
  out.textContent = JSON.stringify(found);
  document.body.append(out);
})();
