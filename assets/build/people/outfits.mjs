// Clothes drawn once, in the units of PIN_MODEL, over a plain long-sleeved body, in drawing order. A shape has
//   fill  colour role of the palette, or null
//   line  width of the ink line, 0 for none
//   on    where it may show: torso | cover (torso and neck) | skirt (torso and legs) | any
//   part  the part of an outfit that it belongs to; a drawing that `has` that part does without it
// `base` is the colour role of the plain body, `chest` of what is worn at the neck, `parts` what the outfit has of its own,
// `sleeves` says rolled if they are. What it looks like from behind stands in back.mjs.
const LINE = 12;
const FINE = 8;

const shape = (part, on, fill, line, d) => ({ part, on, fill, line, d });

const dot = (x, y, r = 9) =>
  `M${x - r} ${y}C${x - r} ${y - 1.3 * r} ${x + r} ${y - 1.3 * r} ${x + r} ${y}C${x + r} ${y + 1.3 * r} ${x - r} ${y + 1.3 * r} ${x - r} ${y}Z`;

const LEFT_EDGE = 'M375 522C385 600 420 790 470 990C498 1105 552 1290 552 1475';
const RIGHT_EDGE = 'M605 578C655 720 680 950 680 1200C680 1350 668 1420 674 1475';
const OPENING = `${LEFT_EDGE}L674 1475C668 1420 680 1350 680 1200C680 950 655 720 605 578Z`;
const WAIST = 'M520 1176L680 1176C680 1350 668 1420 674 1475L674 1496L552 1496L552 1475C552 1400 536 1250 520 1176Z';

/** What the open front of a jacket shows: the shirt, and from the belt down the trousers. */
const openFront = [
  shape('jacket', 'torso', 'top', 0, OPENING),
  shape('jacket', 'skirt', 'bottom', 0, WAIST),
  shape('jacket', 'torso', null, FINE, 'M520 1176L680 1176'),
];

const edges = [shape('jacket', 'torso', null, LINE, LEFT_EDGE), shape('jacket', 'torso', null, LINE, RIGHT_EDGE)];

const pockets = [
  shape('blazer', 'torso', 'jacket', FINE, 'M250 1138L396 1128L408 1200L250 1200Z'),
  shape('blazer', 'torso', 'jacket', FINE, 'M728 1150L790 1150L800 1206L732 1206Z'),
];

const lapels = [
  shape(
    'lapels',
    'any',
    'jacket',
    0,
    'M375 522L338 530C322 585 280 640 290 682C296 692 306 690 320 690L276 730C320 860 360 960 410 1075L486 1060C478 1030 474 1005 470 990C420 790 385 600 375 522Z',
  ),
  shape(
    'lapels',
    'any',
    null,
    LINE,
    'M470 990C420 790 385 600 375 522L338 530C322 585 280 640 290 682C296 692 306 690 320 690L276 730C330 900 400 1080 476 1222',
  ),
  shape(
    'lapels',
    'any',
    'jacket',
    0,
    'M605 578L640 590L700 686L676 702C716 716 724 760 720 820C716 900 704 980 702 1050L678 1050C674 890 652 710 605 578Z',
  ),
  shape(
    'lapels',
    'any',
    null,
    LINE,
    'M678 1050C674 890 652 710 605 578L640 590L700 686L676 702C716 716 724 760 720 820C716 900 704 980 702 1050',
  ),
];

const collar = (fill) => [
  shape('shirt', 'any', fill, LINE, 'M345 516L348 560C380 590 410 660 438 724L525 625C480 590 420 545 380 520Z'),
  shape('shirt', 'any', fill, LINE, 'M525 625L604 724C612 670 608 600 610 548L572 536Z'),
];

/** Takes the round neckline of the plain body away below a collar. */
const chest = (fill, part = 'shirt') =>
  shape(part, 'cover', fill, 0, 'M262 505L380 525L525 622L590 540L700 505L740 700L560 830L320 790L200 620Z');

const FRONT_LINE = 'M527 630C560 830 612 1100 632 1475';
const BUTTONS = [
  [560, 703],
  [584, 808],
  [601, 926],
  [620, 1045],
  [643, 1165],
  [655, 1307],
];
const CHEST_POCKET = 'M626 775L732 775C728 820 750 860 740 915L704 960L640 910C630 870 640 820 626 775Z';

export const OUTFITS = {
  sweater: {
    base: 'top',
    shapes: [],
  },
  blazer: {
    base: 'jacket',
    chest: 'top',
    shapes: [...openFront, ...pockets, ...edges, ...lapels],
  },
  /** Blazer over a roll-neck. */
  rollneck: {
    base: 'jacket',
    chest: 'top',
    parts: ['collar'],
    shapes: [
      ...openFront,
      shape('roll', 'cover', 'top', 0, 'M340 480L384 500L470 560L560 520L620 500L640 640L520 760L380 700Z'),
      shape('roll', 'any', 'top', 0, 'M400 560L560 560L606 610L622 690L560 720L430 720L398 620Z'),
      shape('roll', 'any', 'top', LINE, 'M388 470C440 505 510 505 556 478L584 560C530 612 450 612 380 558Z'),
      ...pockets,
      ...edges,
      ...lapels,
    ],
  },
  suit: {
    base: 'jacket',
    chest: 'top',
    parts: ['collar'],
    shapes: [
      ...openFront,
      shape('suit', 'cover', 'top', 0, 'M370 515L525 622L600 545L640 700L560 830L420 790Z'),
      shape('suit', 'any', 'top', 0, 'M420 620L500 640L590 610L622 700L600 770L440 770Z'),
      shape('suit', 'torso', 'accent', LINE, 'M508 640L552 640L560 690L620 1090L590 1150L552 1100L516 690Z'),
      shape('suit', 'any', 'top', LINE, 'M366 512L372 556C400 600 424 650 446 704L525 625C480 590 420 545 388 514Z'),
      shape('suit', 'any', 'top', LINE, 'M525 625L592 704C604 660 606 600 604 556L574 530Z'),
      ...pockets,
      ...edges,
      ...lapels,
    ],
  },
  cardigan: {
    base: 'jacket',
    chest: 'top',
    shapes: [
      ...openFront,
      shape('band', 'any', 'jacket', 0, 'M375 522L344 528C352 620 388 800 436 995L470 990C420 790 385 600 375 522Z'),
      shape('band', 'any', null, LINE, 'M375 522L344 528C352 620 388 800 436 1000C464 1112 514 1290 516 1475'),
      shape('band', 'any', 'jacket', 0, 'M605 578L634 586C690 720 716 950 716 1200L680 1200C680 950 655 720 605 578Z'),
      shape('band', 'any', null, LINE, 'M605 578L634 586C690 720 716 950 716 1200C716 1350 706 1420 710 1475'),
      ...edges,
      ...[
        [533, 1290],
        [505, 1150],
        [462, 985],
      ].map(([x, y]) => shape('band', 'torso', 'ink', 0, dot(x, y, 8))),
    ],
  },
  coat: {
    base: 'jacket',
    chest: 'top',
    parts: ['coat'],
    shapes: [
      ...openFront,
      shape('coat', 'skirt', 'jacket', 0, 'M90 1300L552 1440L549 1720C420 1740 260 1730 120 1710Z'),
      shape('coat', 'skirt', null, LINE, 'M552 1440L549 1720C420 1740 260 1730 120 1710'),
      shape('coat', 'skirt', 'jacket', 0, 'M674 1440L900 1360L960 1710C860 1730 760 1730 690 1720Z'),
      shape('coat', 'skirt', null, LINE, 'M674 1440L690 1720C760 1730 860 1730 960 1710'),
      ...edges,
      ...lapels,
    ],
  },
  tee: {
    base: 'top',
    sleeves: 'rolled',
    shapes: [],
  },
  shirt: {
    base: 'top',
    parts: ['shirt', 'collar'],
    shapes: [
      chest('top'),
      shape('shirt', 'torso', null, LINE, FRONT_LINE),
      ...BUTTONS.map(([x, y]) => shape('shirt', 'torso', 'ink', 0, dot(x, y))),
      shape('shirt', 'torso', null, FINE, CHEST_POCKET),
      ...collar('top'),
    ],
  },
  polo: {
    base: 'top',
    parts: ['collar'],
    shapes: [
      chest('top', 'polo'),
      shape('polo', 'torso', 'top', FINE, 'M505 640L556 640L590 850L540 856Z'),
      shape('polo', 'torso', 'ink', 0, dot(545, 722)),
      shape('polo', 'torso', 'ink', 0, dot(560, 806)),
      ...collar('accent').map((one) => ({ ...one, part: 'polo' })),
    ],
  },
  /** Work jacket: stand-up collar, zip, pocket flaps. */
  zip: {
    base: 'jacket',
    parts: ['collar'],
    shapes: [
      chest('jacket', 'zip'),
      shape('zip', 'torso', 'accent', LINE, 'M512 620L544 620C574 830 622 1100 642 1500L612 1500C596 1100 546 830 512 620Z'),
      shape('zip', 'torso', 'jacket', FINE, 'M640 800L742 792L750 850L652 862Z'),
      shape('zip', 'torso', 'jacket', FINE, 'M350 812L462 806L474 868L356 876Z'),
      ...collar('jacket').map((one) => ({ ...one, part: 'zip' })),
    ],
  },
  overalls: {
    base: 'top',
    parts: ['bib'],
    shapes: [
      shape(
        'bib',
        'torso',
        'bottom',
        LINE,
        'M398 822L668 822C676 930 720 1010 800 1060L960 1120L960 1700L100 1700L100 1120L290 1060C350 1010 386 930 398 822Z',
      ),
      shape('bib', 'skirt', 'bottom', 0, 'M310 1420L790 1420L790 1540L310 1540Z'),
      shape('bib', 'torso', null, FINE, 'M310 1290C450 1320 640 1320 780 1280'),
      shape('bib', 'torso', 'bottom', LINE, 'M402 850L318 520L372 505L452 850Z'),
      shape('bib', 'torso', 'bottom', LINE, 'M624 850L634 560L690 575L672 850Z'),
      shape('bib', 'torso', null, FINE, 'M468 930L614 930L606 1060L546 1090L478 1060Z'),
      shape('bib', 'torso', 'accent', FINE, dot(427, 838, 14)),
      shape('bib', 'torso', 'accent', FINE, dot(648, 838, 14)),
    ],
  },
  hoodie: {
    base: 'top',
    shapes: [
      shape('hood', 'any', 'top', LINE, 'M380 505C325 515 262 560 290 622C350 700 440 735 512 712C455 660 400 600 380 505Z'),
      shape('hood', 'any', 'top', LINE, 'M590 535C650 550 668 620 636 668C605 706 560 722 512 712C560 670 592 620 590 535Z'),
      shape('hood', 'torso', null, FINE, 'M478 724L470 850'),
      shape('hood', 'torso', null, FINE, 'M548 722L560 846'),
      shape('hood', 'torso', null, LINE, 'M420 1190L700 1190L770 1390M420 1190L340 1390'),
    ],
  },
  /** Quilted down jacket. */
  puffer: {
    base: 'jacket',
    parts: ['collar'],
    shapes: [
      chest('jacket', 'puffer'),
      ...[760, 890, 1020, 1150, 1280, 1400].map((y) =>
        shape(
          'puffer',
          'torso',
          null,
          FINE,
          `M60 ${y}C160 ${y + 40} 220 ${y + 34} 300 ${y}C400 ${y + 40} 520 ${y + 44} 590 ${y + 20}C680 ${y + 40} 800 ${y + 30} 900 ${y - 20}`,
        ),
      ),
      shape('puffer', 'torso', 'accent', LINE, 'M512 640L540 640C574 830 622 1100 642 1500L612 1500C596 1100 546 830 512 640Z'),
      shape(
        'puffer',
        'any',
        'jacket',
        LINE,
        'M338 486C320 520 318 566 336 600C400 650 470 668 528 664C570 660 606 640 620 606C632 570 624 530 604 506C580 560 540 590 500 592C440 588 376 546 338 486Z',
      ),
      shape('puffer', 'any', null, FINE, 'M338 548C400 610 540 640 622 560'),
    ],
  },
};

OUTFITS.rolled = { ...OUTFITS.shirt, sleeves: 'rolled' };
