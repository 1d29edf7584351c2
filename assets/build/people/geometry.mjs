// Points and paths: the affine map between three pins, and path data carried through it.

/** [a, b, c, d, e, f] with x' = a·x + c·y + e and y' = b·x + d·y + f, taking each `from` pin to its `to` pin. */
export function solveAffine(from, to) {
  const [[x0, y0], [x1, y1], [x2, y2]] = from;
  const det = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  const solve = (k) => {
    const u1 = to[1][k] - to[0][k];
    const u2 = to[2][k] - to[0][k];
    const p = (u1 * (y2 - y0) - u2 * (y1 - y0)) / det;
    const q = (u2 * (x1 - x0) - u1 * (x2 - x0)) / det;
    return [p, q, to[0][k] - p * x0 - q * y0];
  };
  const [a, c, e] = solve(0);
  const [b, d, f] = solve(1);
  return [a, b, c, d, e, f];
}

export function mapPoint([a, b, c, d, e, f], [x, y]) {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Path data of absolute commands with coordinate pairs only (M L C Q Z), every point through `move`. */
export function mapPoints(path, move) {
  return path.replace(/(-?[\d.]+(?:e-?\d+)?)[ ,](-?[\d.]+(?:e-?\d+)?)/g, (_, x, y) => {
    const [u, v] = move([Number(x), Number(y)]);
    return `${u.toFixed(1)} ${v.toFixed(1)}`;
  });
}

export const mapPath = (map, path) => mapPoints(path, (point) => mapPoint(map, point));
