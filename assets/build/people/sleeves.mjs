// Sleeves rolled up to the elbow, by pose, in the units of the pose: bare forearms and the cuff above each. The drawing of the
// open hand has its cuffs rolled already.
const arm = (skin, cuff) => ({ skin, cuff });

const straight = [
  arm('M60 1200L262 1190L262 1530L60 1530Z', 'M84 1140C150 1156 220 1150 258 1132L258 1212C210 1236 140 1240 86 1222Z'),
  arm(
    'M826 1190L960 1160L960 1540L838 1520L846 1440L858 1390L846 1290Z',
    'M806 1128C840 1134 870 1126 884 1112L918 1196C890 1216 860 1220 828 1212Z',
  ),
];

export const ROLLED = {
  straight,
  back: straight,
  resting: [
    arm(
      'M120 1120L262 1110L300 1180L420 1300L400 1420L240 1340L120 1200Z',
      'M80 1080C150 1096 200 1080 238 1054L262 1130C220 1166 150 1176 96 1160Z',
    ),
    arm('M770 1160L830 1150L838 1390L790 1390Z', 'M752 1096C780 1102 806 1098 824 1088L828 1166C806 1180 780 1182 758 1176Z'),
  ],
  crossed: [
    arm('M262 904L395 928L424 962L404 1085L244 1080Z', 'M214 918L286 902L262 1082L192 1076Z'),
    arm('M470 864L606 892L606 1088L536 1090L500 1000Z', 'M590 890L662 884L668 1082L592 1080Z'),
  ],
  pointing: [
    arm('M10 1170L206 1160L206 1490L10 1500Z', 'M36 1120C90 1136 150 1130 196 1112L194 1192C150 1216 90 1220 40 1202Z'),
    arm('M960 860L1230 690L1280 760L1010 1060Z', 'M914 884L984 842L1040 980L962 1046Z'),
  ],
  phone: [arm('M300 900L452 828L486 938L300 1066Z', 'M250 902L322 872L352 1040L270 1082Z')],
  laptop: [arm('M-10 945L196 972L392 920L386 1012L170 1150L-10 1150Z', 'M22 906L208 930L200 990C140 988 80 976 26 960Z')],
};
ROLLED.paper = ROLLED.phone;

/** Where a watch sits: middle of the wrist and the angle of the arm, degrees. */
export const WRISTS = {
  straight: [196, 1470, 4],
  back: [196, 1470, 4],
  open: [936, 1205, -84],
  crossed: [352, 918, -76],
  pointing: [1112, 790, 50],
  phone: [440, 890, 62],
  laptop: [352, 985, 68],
};
WRISTS.paper = WRISTS.phone;
