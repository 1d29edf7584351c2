// A pixel mask becomes SVG path data: walk the borders, smooth, drop points that lie on the line.
const TOLERANCE = 0.8; // units a dropped point may lie off the line
const MIN_POINTS = 12; // shorter borders are specks

/** Closed borders of the mask, as lists of grid corners counted from `x0`, `y0`; holes run the other way round. */
function followBorders(mask, width, height, x0, y0) {
  const at = (x, y) => x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x] === 1;
  const corner = (x, y) => y * (width + 1) + x;
  const edges = new Map();
  const add = (from, to) => {
    const list = edges.get(from);
    if (list) list.push(to);
    else edges.set(from, [to]);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!at(x, y)) continue;
      if (!at(x, y - 1)) add(corner(x, y), corner(x + 1, y));
      if (!at(x + 1, y)) add(corner(x + 1, y), corner(x + 1, y + 1));
      if (!at(x, y + 1)) add(corner(x + 1, y + 1), corner(x, y + 1));
      if (!at(x - 1, y)) add(corner(x, y + 1), corner(x, y));
    }
  }
  const borders = [];
  for (const start of edges.keys()) {
    while (edges.get(start).length > 0) {
      const points = [];
      let here = start;
      do {
        points.push([(here % (width + 1)) + x0, Math.floor(here / (width + 1)) + y0]);
        const next = edges.get(here)?.pop();
        if (next === undefined) break;
        here = next;
      } while (here !== start);
      borders.push(points);
    }
  }
  return borders;
}

/** Mean of five neighbours: takes the stairs out of the border. */
function smoothLoop(points) {
  const n = points.length;
  return points.map((_, i) => {
    let x = 0;
    let y = 0;
    for (let k = -2; k <= 2; k++) {
      const [px, py] = points[(i + k + n) % n];
      x += px;
      y += py;
    }
    return [x / 5, y / 5];
  });
}

/** Ramer-Douglas-Peucker on an open line. */
function simplifyLine(points) {
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const open = [[0, points.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop();
    const [x1, y1] = points[from];
    const [x2, y2] = points[to];
    const length = Math.hypot(x2 - x1, y2 - y1);
    let worst = TOLERANCE;
    let split = -1;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = points[i];
      const off = length < 1e-9 ? Math.hypot(x - x1, y - y1) : Math.abs((y2 - y1) * x - (x2 - x1) * y + x2 * y1 - y2 * x1) / length;
      if (off > worst) {
        worst = off;
        split = i;
      }
    }
    if (split < 0) continue;
    keep[split] = 1;
    open.push([from, split], [split, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}

/** Path data in the units of `box` (left, top, width, height), one pixel per unit; the mask begins at `x0`, `y0` in it. */
export function traceMask(mask, width, height, [left, top], { x0, y0 }) {
  let path = '';
  for (const border of followBorders(mask, width, height, x0, y0)) {
    if (border.length < MIN_POINTS) continue;
    const loop = smoothLoop(border);
    const half = loop.length >> 1;
    const outline = [...simplifyLine(loop.slice(0, half + 1)), ...simplifyLine([...loop.slice(half), loop[0]]).slice(1, -1)];
    if (outline.length < 4) continue;
    path += `M${outline.map(([x, y]) => `${(x + left).toFixed(1)} ${(y + top).toFixed(1)}`).join('L')}Z`;
  }
  return path;
}
