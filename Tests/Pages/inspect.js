// Run inside a page: what is wider than the screen, and which text cannot be read well. Gives {texts, problems}.
(() => {
  const problems = [];
  document.querySelectorAll("details").forEach((details) => { details.open = true; });

  // Colours in any notation, as the browser itself paints them: [red, green, blue, alpha], 0 to 255 and 0 to 1.
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const paint = (text) => {
    if (!known.has(text)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = text;
      brush.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  };
  const over = (top, below) => {
    const alpha = top[3];
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha)).concat(1);
  };
  const faded = (colour, opacity) => [colour[0], colour[1], colour[2], colour[3] * opacity];

  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  const scheme = matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark");
  const canvas = scheme ? [18, 18, 18, 1] : [255, 255, 255, 1];

  // What lies behind an element: the backgrounds of those around it, and the rectangles of a drawing painted before it.
  const behind = (element, box) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.unshift(at);
    let colour = canvas;
    for (const at of chain) {
      const style = getComputedStyle(at);
      colour = over(paint(style.backgroundColor), colour);
      if (!(at instanceof SVGSVGElement)) continue;
      for (const shape of at.querySelectorAll("rect, path, circle, polygon")) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        if (!(shape instanceof SVGRectElement)) continue;
        const area = shape.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (x < area.left || x > area.right || y < area.top || y > area.bottom) continue;
        const look = getComputedStyle(shape);
        if (look.fill !== "none") colour = over(faded(paint(look.fill), look.opacity * look.fillOpacity), colour);
      }
    }
    return colour;
  };

  const name = (element) => {
    const list = element.classList && element.classList.length ? "." + [...element.classList].join(".") : "";
    return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + list;
  };

  const width = document.scrollingElement.scrollWidth;
  const screen = document.documentElement.clientWidth;
  if (width > 360 || screen !== 360) {
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > 360.5);
    problems.push(`wider than the screen: ${width} (${screen}) pixels, by ${[...new Set(wide.map(name))].slice(0, 5).join(", ")}`);
  }

  let texts = 0;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, template, title, desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width <= 1 || box.height <= 1 || style.visibility !== "visible") continue;
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    const hidden = [element, element.parentElement].some((at) => at && at.clientWidth === 1 && at.clientHeight === 1);
    if (opacity === 0 || hidden) continue;
    texts += 1;
    const inDrawing = element instanceof SVGElement;
    const below = behind(element, box);
    const colour = over(faded(paint(inDrawing ? style.fill : style.color), opacity * (inDrawing ? style.fillOpacity : 1)), below);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = contrast(colour, below);
    if (ratio >= (large ? 3 : 4.5)) continue;
    const line = `contrast ${ratio.toFixed(2)} of ${name(element)}: rgb(${colour.slice(0, 3).map(Math.round)}) on rgb(${below.slice(0, 3).map(Math.round)})`;
    if (seen.has(line)) continue;
    seen.add(line);
    problems.push(`${line} "${node.data.trim().slice(0, 30)}"`);
  }
  return { texts, problems };
})();
