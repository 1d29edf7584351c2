// Seen from behind: two drawings with their front painted over, and what each outfit shows on its back, in the units of the
// drawing (shapes as in outfits.mjs). The silhouette of somebody who faces away is that of somebody who faces us.
import { POSES } from './poses.mjs';

const LINE = 12;
const FINE = 8;
const shape = (on, fill, line, d) => ({ on, fill, line, d });

/** Everything between the arms, from the shoulders to the hem. */
const STRAIGHT_FRONT =
  'M232 606L352 572L384 520L576 520L612 572L700 606L740 640L758 800L790 1050L836 1290L846 1380L838 1436L640 1452L430 1436L306 1392L318 960L262 900Z';
const COAT_FRONT =
  'M225 640L330 560L350 480L590 480L640 560L738 640L752 780L790 1150L826 1420L846 1620L866 1780L842 1925L470 1880L130 1862L140 1735L300 1722L346 1640L344 1560L312 1490L276 1320L262 1230L300 1000L300 830Z';

const NECK = [
  { on: 'any', fill: 'skin', line: 0, d: 'M396 430L560 430L566 510L590 560L366 560L390 510Z' },
  { on: 'any', fill: null, line: LINE, d: 'M398 462C398 490 396 508 386 530M554 500C558 514 564 524 576 536' },
];

const plain = {
  ...POSES.straight,
  back: true,
  has: [],
  // the points of the shirt's collar
  cut: 'M310 470L378 470L378 530L340 568L310 572ZM584 470L650 470L650 574L620 572L584 548Z',
  front: 'M-400 300L1500 300L1500 2200L-400 2200Z',
  patches: [
    { on: 'any', fill: 'base', line: 0, d: STRAIGHT_FRONT },
    ...POSES.straight.patches.filter((patch) => patch.fill === 'bottom' || (patch.fill === null && patch.line === FINE)),
    ...NECK,
  ],
};

const coat = {
  ...POSES.coat,
  back: true,
  has: [],
  front: 'M-400 300L1500 300L1500 2200L-400 2200Z',
  patches: [
    { on: 'any', fill: 'base', line: 0, d: COAT_FRONT },
    { on: 'any', fill: null, line: LINE, d: 'M150 1872C350 1900 620 1936 840 1934' },
    ...NECK,
  ],
};

export const BACK_POSES = { back: plain, 'coat-back': coat };

const collar = (fill) => shape('any', fill, LINE, 'M338 566C384 508 560 500 618 560L610 612C540 572 410 576 350 622Z');
/** A low band round the neck. */
const band = (fill) => shape('any', fill, LINE, 'M344 562C400 524 545 518 608 562L600 596C540 558 412 562 358 600Z');
/** What is worn under a jacket stands up inside its collar. */
const inner = (fill) =>
  shape('any', fill, LINE, 'M366 548C372 520 384 500 398 490C450 512 510 512 562 488C574 500 588 524 594 546L560 580L400 580Z');
const seam = [
  shape('torso', null, FINE, 'M492 600C482 800 484 1050 500 1430'),
  shape('torso', null, LINE, 'M494 1215C498 1300 504 1380 512 1440'),
];
const yoke = shape('torso', null, FINE, 'M212 742C380 706 620 704 762 746');

const jacket = (under) => [...(under ? [inner(under)] : []), collar('jacket'), ...seam];

const quilting = [790, 930, 1070, 1210, 1350].map((y) =>
  shape('torso', null, FINE, `M60 ${y + 10}C160 ${y + 34} 220 ${y + 30} 262 ${y}M306 ${y + 8}C440 ${y + 38} 660 ${y + 38} 842 ${y}`),
);

/** By outfit; `pose` where it is not the plain one. */
export const BACKS = {
  sweater: { shapes: [band('top'), shape('torso', null, FINE, 'M306 1352C440 1404 690 1420 846 1384')] },
  tee: { shapes: [band('top')] },
  shirt: {
    shapes: [collar('top'), yoke, shape('torso', null, FINE, 'M470 728C462 900 470 1200 486 1430M514 728C510 900 518 1200 530 1430')],
  },
  rolled: {
    shapes: [collar('top'), yoke, shape('torso', null, FINE, 'M470 728C462 900 470 1200 486 1430M514 728C510 900 518 1200 530 1430')],
  },
  polo: { shapes: [collar('accent')] },
  hoodie: {
    shapes: [
      shape('any', 'top', LINE, 'M338 556C296 640 330 800 486 838C640 800 668 650 616 552C560 520 400 522 338 556Z'),
      shape('any', null, FINE, 'M372 580C392 690 560 700 596 572'),
      shape('torso', null, FINE, 'M306 1352C440 1404 690 1420 846 1384'),
    ],
  },
  cardigan: { shapes: [band('jacket'), shape('torso', null, FINE, 'M306 1340C440 1392 690 1408 846 1372')] },
  blazer: { shapes: jacket() },
  rollneck: { shapes: jacket('top') },
  suit: { shapes: jacket('top') },
  zip: {
    shapes: [
      collar('jacket'),
      yoke,
      shape('torso', 'accent', FINE, 'M306 930C450 960 640 960 786 924L796 984C640 1018 450 1018 306 990Z'),
      shape('torso', null, FINE, 'M306 1330C440 1382 690 1398 840 1362'),
    ],
  },
  puffer: {
    shapes: [
      ...quilting,
      shape(
        'any',
        'jacket',
        LINE,
        'M336 574C330 530 352 490 384 476C450 500 520 498 574 470C606 486 624 530 620 566C550 606 410 612 336 574Z',
      ),
    ],
  },
  coat: {
    pose: 'coat-back',
    shapes: [
      collar('jacket'),
      shape('any', null, FINE, 'M492 606C484 800 486 1000 494 1140'),
      shape('any', 'jacket', FINE, 'M330 1126C450 1150 660 1150 782 1120L790 1190C660 1222 450 1222 326 1196Z'),
      shape(
        'any',
        'ink',
        0,
        'M356 1163C356 1150 376 1150 376 1163C376 1176 356 1176 356 1163ZM738 1158C738 1145 758 1145 758 1158C758 1171 738 1171 738 1158Z',
      ),
      shape('any', null, LINE, 'M498 1400C504 1600 512 1760 520 1912'),
    ],
  },
  overalls: {
    shapes: [
      band('top'),
      shape('torso', 'bottom', LINE, 'M366 540L418 534L676 1010L610 1030Z'),
      shape('torso', 'bottom', LINE, 'M560 534L612 552L432 1030L366 1010Z'),
      shape(
        'torso',
        'bottom',
        LINE,
        'M296 1070C360 1050 380 1010 392 985L644 985C660 1012 700 1050 796 1062L816 1130L846 1290L858 1380L846 1450L846 1700L250 1700L250 1100Z',
      ),
      shape('skirt', 'bottom', 0, 'M300 1392L846 1392L850 1540L300 1540Z'),
      shape('torso', null, FINE, 'M300 1290C450 1320 660 1320 834 1276'),
      shape('any', 'bottom', FINE, 'M400 1480L536 1486L530 1620L466 1650L404 1614ZM640 1490L770 1478L764 1608L702 1644L640 1616Z'),
    ],
  },
};
