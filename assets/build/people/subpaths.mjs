// Path data taken apart into its closed subpaths, each in absolute M L C Z with box and signed area.
const COMMANDS = /[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?/g;

function describe({ d, points }) {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  let doubled = 0;
  for (let k = 0; k < points.length; k++) {
    const [x1, y1] = points[k];
    const [x2, y2] = points[(k + 1) % points.length];
    doubled += x1 * y2 - x2 * y1;
  }
  return { d, x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys), area: doubled / 2 };
}

export function splitSubpaths(data) {
  const tokens = data.match(COMMANDS) ?? [];
  const found = [];
  let i = 0;
  let command = '';
  let here = [0, 0];
  let start = here;
  const number = () => Number(tokens[i++]);
  while (i < tokens.length) {
    if (/[a-zA-Z]/.test(tokens[i])) command = tokens[i++];
    const relative = command === command.toLowerCase();
    const point = () => {
      const x = number();
      const y = number();
      return relative ? [x + here[0], y + here[1]] : [x, y];
    };
    const current = found.at(-1);
    const lineTo = (to) => {
      here = to;
      current.d += `L${to[0]} ${to[1]}`;
      current.points.push(to);
    };
    switch (command.toUpperCase()) {
      case 'M':
        here = point();
        start = here;
        found.push({ d: `M${here[0]} ${here[1]}`, points: [here] });
        command = relative ? 'l' : 'L';
        break;
      case 'L':
        lineTo(point());
        break;
      case 'H':
        lineTo([number() + (relative ? here[0] : 0), here[1]]);
        break;
      case 'V':
        lineTo([here[0], number() + (relative ? here[1] : 0)]);
        break;
      case 'C': {
        const [a, b, to] = [point(), point(), point()];
        current.d += `C${a[0]} ${a[1]} ${b[0]} ${b[1]} ${to[0]} ${to[1]}`;
        current.points.push(to);
        here = to;
        break;
      }
      case 'Z':
        current.d += 'Z';
        here = start;
        break;
      default:
        throw new Error(`path command ${command} is not expected in this art`);
    }
  }
  return found.map(describe);
}
