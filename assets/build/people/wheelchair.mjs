// The person in the wheelchair: one sitting drawing whose raised arm is laid down, or swapped for another drawing's hand or arms.
import { drawBody } from './body.mjs';
import { drawPiece } from './peeps.mjs';
import { BODY_BOX } from './poses.mjs';
import { findRegions } from './regions.mjs';

const CHAIR = '#4b5470';
const PANEL = '#c3ccdf';
const EVERYWHERE = 'M-400 300L1500 300L1500 2300L-400 2300Z';
const LINE = 13;

/** The raised right arm, cut along the fold between arm and chest. */
const RIGHT_ARM = 'M744 480L1440 480L1440 1092L788 1092L776 1000L752 900L742 780L744 700Z';
/** The raised hand, cut at the cuff. */
const RIGHT_HAND = 'M1050 694L1146 796L1440 796L1440 480L1050 480Z';
const CHAIR_ALONE =
  'M-400 740L104 740L104 840L-400 840ZM140 1120L600 1120L600 1190L786 1190L786 1094L1500 1094L1500 2300L-400 2300L-400 1200L140 1200Z';

const fillPath = (d, colour) => `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`;

function drawSitting(palette) {
  const regions = findRegions('pose', 'WheelChair', BODY_BOX);
  const fill = (colour, ...ids) => ids.map((id) => fillPath(regions[id] ?? '', colour)).join('');
  return [
    drawPiece('pose', 'WheelChair', { background: PANEL }),
    fill(palette.jacket, 'H1', 'H2'),
    fill(palette.bottom, 'H0', 'H3'),
    fill(palette.skin, 'H5', 'H6', 'H8', 'H15', 'H21'),
    fill(palette.shoes, 'H11', 'H12', 'H23'),
    drawPiece('pose', 'WheelChair', { ink: palette.ink }),
    fill(palette.top, 'S0'),
    fill(palette.jacket, 'S9', 'S11'),
    fill(CHAIR, 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'),
  ].join('');
}

/** Everything outside `hole`. */
const keepOutside = (id, hole) => `<clipPath id="${id}"><path d="${EVERYWHERE}${hole}" clip-rule="evenodd"/></clipPath>`;

const inked = (palette, fill, d) =>
  `<path d="${d}" fill="${fill}" stroke="${palette.ink}" stroke-width="${LINE}" stroke-linejoin="round" stroke-linecap="round"/>`;

/** The far arm rest, where a cut has taken its upper edge away. */
const drawFarRest = (palette) => inked(palette, CHAIR, 'M792 1088L1150 1088C1174 1088 1174 1145 1150 1145L792 1145Z');

/** The far arm along the rest. */
function drawRestingArm(palette) {
  return (
    inked(palette, palette.skin, 'M1040 1034C1090 1022 1146 1036 1160 1064C1168 1088 1140 1098 1040 1098Z') +
    inked(palette, palette.jacket, 'M620 548C720 590 765 690 792 800C815 890 850 965 905 1002L1058 1030L1056 1102L800 1102L680 1000Z')
  );
}

function drawPointingHand(palette) {
  const regions = findRegions('pose', 'PointingFingerWB', BODY_BOX);
  const skin = ['H3', 'H4', 'H5'].map((id) => fillPath(regions[id] ?? '', palette.skin)).join('');
  const drawn = skin + drawPiece('pose', 'PointingFingerWB', { ink: palette.ink });
  return `<g transform="translate(-42 -47)"><g clip-path="url(#finger)">${drawn}</g></g>`;
}

/** SVG fragment in peep units; `posture` as in the format. */
export function drawSeated(posture, colours) {
  const palette = { shoes: '#3a4058', ...colours };
  const sitting = drawSitting(palette);
  switch (posture) {
    case 'open-hand':
      return sitting;
    case 'pointing':
      return `<defs>${keepOutside('cut', RIGHT_HAND)}<clipPath id="finger"><path d="M1092 740L1176 850L1340 850L1340 500L1080 500Z"/></clipPath></defs>${drawPointingHand(palette)}<g clip-path="url(#cut)">${sitting}</g>`;
    case 'arms-crossed': {
      const crossed = drawBody('crossed', 'cardigan', colours);
      const clips = `<clipPath id="chair"><path d="${CHAIR_ALONE}"/></clipPath><clipPath id="bust"><path d="M-400 300L1500 300L1500 1196L-400 1196Z"/></clipPath>`;
      const rest = inked(palette, CHAIR, 'M150 1118L612 1118C640 1118 640 1186 612 1186L150 1186Z');
      return `<defs>${clips}</defs><g clip-path="url(#chair)">${sitting}</g><g clip-path="url(#bust)">${crossed}</g>${rest}${drawFarRest(palette)}`;
    }
    default:
      return `<defs>${keepOutside('cut', RIGHT_ARM)}</defs>${drawRestingArm(palette)}${drawFarRest(palette)}<g clip-path="url(#cut)">${sitting}</g>`;
  }
}
