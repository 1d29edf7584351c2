// Which region of which drawing is skin, cloth or trousers (ids of regions.mjs), and where clothes are pinned to it.
//   piece      name in react-peeps
//   skin, top, jacket, bottom, legs, prop, paper   regions by colour role
//   neck       the skin between the collars
//   has        parts of an outfit that the drawing shows already (see outfits.mjs); they are not drawn again
//   pins       neck left, neck right, middle of the hem: clothes are carried over from PIN_MODEL by the affine map between them
//   front      keeps clothes off the arms that lie before the chest
//   seam       closes the hair-thin gaps between regions, for what covers more than one
//   patches    shapes in the units of this drawing that take away what an outfit does not have (`unless` or `only` if it has
//              that part); `late` ones come after the opening of a jacket
//   cut        a corner of the drawing that is left out
//   extension  for busts, which end at the belly: how the lower half of CrossedArmsWB is fitted below (scale x about x = 168)
//   speck      says which subpaths of the ink are pattern, by their box
//   mirror     drawn looking the other way, about the neck

/** Left, top, width, height: holds every drawing from the neck to the knees. One pixel per unit when regions are sought. */
export const BODY_BOX = [-340, 420, 1760, 1640];

/** The drawing BlazerPantsWB, for which the clothes of outfits.mjs are drawn. */
export const PIN_MODEL = [
  [375, 522],
  [605, 578],
  [615, 1475],
];

const small = ({ x0, x1, y0, y1 }) => x1 - x0 < 60 && y1 - y0 < 60;

const straight = {
  piece: 'ShirtPantsWB',
  skin: ['H2', 'H3', 'H6'],
  neck: ['H2'],
  top: ['H0', 'H1', 'H4', 'H5', 'H7'],
  legs: ['S0'],
  has: ['shirt'],
  pins: [
    [366, 535],
    [602, 562],
    [632, 1470],
  ],
  front: 'M230 440L765 440L765 800L850 1400L850 2000L345 2000L345 1480L290 1400L300 950Z',
  seam: 'M345 660L440 650L520 640L740 700L756 800L788 1050L834 1290L846 1400L836 1440L822 1560L430 1560L420 1436L310 1395L322 960Z',
  patches: [
    // collar, buttons and pocket
    {
      on: 'cover',
      fill: 'base',
      line: 0,
      unless: 'shirt',
      d: 'M325 490L400 530L520 620L600 500L660 500L660 745L764 745L764 985L690 1005L690 1462L600 1462L460 740L400 745L340 640Z',
    },
    {
      on: 'any',
      fill: 'base',
      line: 0,
      unless: 'shirt',
      d: 'M620 745L764 745L764 985L690 1005L640 960Z',
    },
    {
      on: 'any',
      fill: 'chest',
      line: 0,
      unless: 'shirt',
      d: 'M410 600L520 640L590 600L608 630L636 720L640 745L664 1000L668 1425L600 1425L480 745L425 720Z',
    },
    {
      on: 'cover',
      fill: 'skin',
      line: 12,
      unless: 'collar',
      late: true,
      d: 'M340 440L366 535C385 615 440 662 505 664C565 662 604 612 602 556L590 440Z',
    },
    // the shirt tails: all shirts are tucked in
    { on: 'skirt', fill: 'bottom', line: 0, d: 'M300 1402C420 1462 690 1482 830 1446L826 1580L345 1580L300 1440Z' },
    { on: 'skirt', fill: null, line: 8, d: 'M296 1398C420 1456 690 1476 834 1440' },
    { on: 'any', fill: 'bottom', line: 0, d: 'M600 1474L826 1460L822 1570L620 1570Z' },
    { on: 'any', fill: 'skin', line: 0, unless: 'collar', late: true, d: 'M405 550L575 550L582 600L505 650L428 608Z' },
  ],
};

/** Pieces of the pattern of this drawing that hang on its lines, and the neckline where a collar closes it. */
const plainDevice = [
  'M79 764L110 764L110 798L77 798Z',
  'M69 940L96 940L97 972L71 972Z',
  'M216 1060L244 1060L242 1077L220 1085Z',
  'M300 1064L330 1048L330 1082L305 1082Z',
  'M705 1046L731 1046L731 1073L707 1073Z',
  'M709 1110L739 1110L739 1139L712 1139Z',
  'M303 643L317 643L338 670L322 678L303 672Z',
  'M584 690L599 690L603 700L597 717L584 712Z',
  'M508 716L532 716L534 751L512 762Z',
  'M198 844L212 844L212 865L198 865Z',
].map((d) => ({ on: 'any', fill: 'base', line: 0, d }));
plainDevice.push({
  on: 'any',
  fill: 'chest',
  line: 0,
  only: 'collar',
  d: 'M300 562L345 548L455 600L560 548L596 572L598 610L560 660L450 684L360 662L312 610Z',
});

const phone = {
  piece: 'Device',
  skin: ['H2', 'H3', 'H5'],
  neck: ['H2'],
  top: ['H0', 'H1'],
  prop: ['H4'],
  legs: [],
  extension: 1.088,
  patches: plainDevice,
  speck: (box) => small(box) && !(box.x0 > 590 && box.x1 < 800 && box.y0 > 780 && box.y1 < 900),
  pins: [
    [345, 545],
    [598, 572],
    [560, 1405],
  ],
  front:
    'M240 440L700 440L650 632L596 756L563 754L510 780L462 845L330 892L214 945L140 960ZM205 1095L336 1024L475 938L554 904L575 878L650 858L690 866L706 860L760 740L745 900L760 1170L760 2000L100 2000L160 1130Z',
};

export const POSES = {
  resting: {
    piece: 'RestingWB',
    skin: ['H1', 'H2', 'H3'],
    neck: ['H1'],
    top: ['H0', 'H4', 'H5', 'S1'],
    legs: ['S0'],
    pins: [
      [350, 545],
      [596, 575],
      [590, 1480],
    ],
    front: 'M240 440L700 440L740 900L815 1380L815 2000L540 2000L540 1600L430 1335L395 1270L240 1150Z',
  },
  straight,
  hip: {
    piece: 'BlazerPantsWB',
    skin: ['H4', 'H5', 'H6'],
    neck: ['H4'],
    jacket: ['H0', 'H2', 'H3', 'H7', 'H8'],
    top: ['H1'],
    legs: ['S0'],
    has: ['jacket', 'lapels', 'blazer'],
    pins: PIN_MODEL,
    front: 'M200 440L760 440L850 1400L850 2000L480 2000L560 1460L470 1270L220 1270Z',
  },
  coat: {
    piece: 'Doc',
    skin: ['H5', 'H6', 'H7'],
    neck: ['H5'],
    jacket: ['H0', 'H3', 'H4'],
    top: ['H2'],
    bottom: ['H1'],
    legs: [],
    has: ['jacket', 'lapels', 'blazer', 'coat'],
    pins: PIN_MODEL,
    front: 'M200 440L760 440L850 1400L850 2000L480 2000L400 1400L300 900Z',
  },
  open: {
    piece: 'RoboDanceWB',
    skin: ['H1', 'H2', 'H3'],
    neck: ['H1'],
    top: ['H0', 'H4', 'S1', 'S2', 'S3'],
    legs: ['S0'],
    pins: [
      [372, 525],
      [575, 585],
      [500, 1660],
    ],
    front: 'M130 440L680 440L640 1100L640 1420L720 1600L760 2000L60 2000L140 1100Z',
    // what goes on below the hem of this drawing: the skirts of a coat, the hips of overalls
    patches: [
      {
        on: 'any',
        fill: 'jacket',
        line: 0,
        only: 'coat',
        d: 'M100 1440L96 1600L76 2010L446 2010L424 1470ZM590 1470L556 2010L792 2010C760 1820 700 1580 646 1410L600 1420Z',
      },
      { on: 'any', fill: null, line: 12, only: 'coat', d: 'M100 1440C100 1600 90 1820 76 2010M644 1400C700 1580 760 1820 792 2010' },
      {
        on: 'any',
        fill: 'bottom',
        line: 0,
        only: 'bib',
        d: 'M98 1440C112 1560 150 1650 216 1760L690 1770L718 1800C708 1640 676 1500 646 1410L600 1420Z',
      },
      { on: 'any', fill: null, line: 12, only: 'bib', d: 'M98 1440C112 1560 150 1650 216 1760M644 1400C676 1500 708 1640 720 1806' },
    ],
  },
  crossed: {
    piece: 'CrossedArmsWB',
    skin: ['H2', 'H3', 'H4'],
    neck: ['H2'],
    top: ['H0', 'H1', 'H5'],
    legs: ['S0'],
    pins: [
      [345, 520],
      [548, 550],
      [520, 1405],
    ],
    front:
      'M240 440L662 440L657 894L600 888L550 876L485 862L468 870L430 856L370 838L266 846ZM100 1078L400 1082L415 1016L505 1006L545 1094L580 1072L790 1078L790 2000L60 2000Z',
  },
  pointing: {
    piece: 'PointingSlim',
    skin: ['H1', 'H2', 'H3', 'H4', 'H5'],
    neck: ['H1'],
    top: ['H0', 'S1'],
    legs: ['S0'],
    pins: [
      [360, 535],
      [600, 550],
      [553, 1412],
    ],
    front: 'M190 440L690 440L730 900L727 1060L780 1340L780 2000L194 2000L190 1190L212 1050Z',
    // the wide neckline, where a collar closes it
    patches: [
      {
        on: 'any',
        fill: 'chest',
        line: 0,
        only: 'collar',
        d: 'M312 575L400 556L500 600L575 545L640 560L650 610L600 672L500 692L400 672L322 625Z',
      },
    ],
  },
  phone,
  /** The phone becomes the lower end of a sheet of paper. */
  paper: {
    ...phone,
    prop: [],
    paper: ['H4'],
    front:
      'M240 440L690 440L700 478L650 632L596 756L563 754L510 780L462 845L330 892L214 945L140 960ZM205 1095L336 1024L475 938L554 904L575 878L650 858L690 866L706 860L760 740L745 900L760 1170L760 2000L100 2000L160 1130Z',
    patches: [
      ...plainDevice,
      { on: 'any', fill: 'paper', line: 0, d: 'M636 672L704 482L862 490L778 668Z' },
      { on: 'any', fill: null, line: 12, d: 'M638 652L704 482L862 490L782 652' },
      { on: 'any', fill: null, line: 6, d: 'M720 528L824 533M706 566L806 571M692 604L760 608' },
    ],
  },
  laptop: {
    piece: 'Geek',
    // the stand-up part of its collar
    cut: 'M290 430L384 430L384 488L350 514L328 522L290 522Z',
    skin: ['H4', 'H5', 'H11'],
    neck: ['H4', 'H12'],
    top: ['H0', 'H2', 'H3', 'H6', 'H7', 'H8', 'H10', 'H12', 'H13'],
    prop: ['H1', 'H9'],
    legs: [],
    extension: 0.885,
    pins: [
      [340, 510],
      [575, 545],
      [480, 1405],
    ],
    front:
      'M240 440L700 440L720 690L650 710L600 890L540 870L380 918L205 960L190 700ZM160 1130L400 1003L440 1000L475 976L520 962L560 974L600 948L588 1022L660 1012L655 1160L760 2000L100 2000Z',
    patches: [
      { on: 'cover', fill: 'base', line: 0, unless: 'collar', d: 'M330 440L620 440L640 560L560 720L460 720L380 670L320 520Z' },
      {
        on: 'cover',
        fill: 'skin',
        line: 12,
        unless: 'collar',
        late: true,
        d: 'M360 430L352 520C370 600 420 640 480 642C540 640 578 600 580 540L580 430Z',
      },
      { on: 'any', fill: 'skin', line: 0, unless: 'collar', late: true, d: 'M398 520L556 520L560 580L480 628L404 580Z' },
      { on: 'any', fill: null, line: 12, late: true, d: 'M392 462C392 490 380 512 350 522' },
      { on: 'any', fill: 'prop', line: 0, d: 'M795 785L888 785L888 882L795 882Z' },
      { on: 'any', fill: 'ink', line: 0, d: 'M826 830C826 808 862 808 862 830C862 852 826 852 826 830Z' },
    ],
  },
};
