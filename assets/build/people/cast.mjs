// Who is drawn how. Colours are warm and adult; the department's colour is in the clothes and in `colour` (name tag).
// `width` makes the body sturdier (> 1) or slimmer; `neutral` is the pose of the neutral posture (see poses.mjs).
export const INK = '#1d2338';

export const CAST = {
  'player-a': {
    hair: 'MediumLong',
    outfit: 'cardigan',
    neutral: 'straight',
    width: 0.94,
    palette: { skin: '#f8d8c2', hair: '#5a3a33', jacket: '#e08a6b', top: '#fff7ec', bottom: '#4a5273' },
    colour: '#c96a4a',
  },
  'player-b': {
    hair: 'ShortVolumed',
    outfit: 'hoodie',
    neutral: 'resting',
    palette: { skin: '#f2cba9', hair: '#33281f', top: '#6f9f6b', bottom: '#3f4763' },
    colour: '#4f7f4c',
  },
  'player-c': {
    hair: 'Hijab',
    outfit: 'coat',
    neutral: 'coat',
    width: 0.96,
    palette: { skin: '#e9bf98', hair: '#3d7f86', deco: '#6fb0b2', jacket: '#b0677c', top: '#f6ede2', bottom: '#4b4360' },
    colour: '#a3566c',
  },
  'player-d': {
    hair: 'Short',
    beard: 'Chin',
    outfit: 'polo',
    neutral: 'resting',
    width: 1.04,
    palette: { skin: '#e6b48c', hair: '#3b3a44', top: '#4f7cac', accent: '#f1f4f8', bottom: '#54503f' },
    colour: '#3f6a99',
  },
  'player-e': {
    hair: 'MediumShade',
    seated: true,
    palette: { skin: '#edc3a0', hair: '#6a3b30', deco: '#8a5243', jacket: '#8d6cc0', top: '#fdf3e3', bottom: '#3f4a6b' },
    colour: '#7452ab',
  },
  'player-f': {
    hair: 'Twists',
    outfit: 'shirt',
    neutral: 'straight',
    palette: { skin: '#9a6242', hair: '#241d24', top: '#e8c25a', bottom: '#37405c' },
    colour: '#a87a10',
  },
  'lin-jing': {
    hair: 'MediumShort',
    glasses: 'GlassRound',
    outfit: 'blazer',
    neutral: 'hip',
    width: 0.97,
    palette: { skin: '#f6d3ba', hair: '#2a2636', jacket: '#3f63c9', top: '#ffffff', bottom: '#2b3a67' },
    colour: '#3f63c9',
  },
  'zhao-guodong': {
    hair: 'GrayShort',
    outfit: 'shirt',
    neutral: 'straight',
    width: 1.06,
    palette: { skin: '#ecbd97', hair: '#b7bcc8', top: '#f1f4f8', bottom: '#3f4459' },
    colour: '#c9503f',
  },
  'chen-mo': {
    hair: 'ShortMessy',
    outfit: 'sweater',
    neutral: 'resting',
    width: 0.96,
    palette: { skin: '#f0c6a2', hair: '#2b2731', top: '#2fa08f', bottom: '#39435e' },
    colour: '#1f8173',
  },
  'luo-meiying': {
    hair: 'GrayBun',
    outfit: 'overalls',
    neutral: 'resting',
    width: 1.03,
    palette: { skin: '#e8b68e', hair: '#8d8a93', top: '#f4e7d3', bottom: '#d98a35', accent: '#f7efe2' },
    colour: '#b9691a',
  },
  'wu-haitao': {
    hair: 'ShavedSides',
    beard: 'Full',
    outfit: 'zip',
    neutral: 'resting',
    width: 1.1,
    palette: { skin: '#d9a57b', hair: '#2c2a30', jacket: '#3c6b52', accent: '#e6b84c', bottom: '#50493f' },
    colour: '#2f5a43',
  },
  'he-xiaoyu': {
    hair: 'Long',
    outfit: 'sweater',
    neutral: 'resting',
    width: 0.93,
    palette: { skin: '#fadfcb', hair: '#5a3427', top: '#f2a33c', bottom: '#5e4670' },
    colour: '#b8741a',
  },
  'gao-fei': {
    hair: 'Pomp',
    outfit: 'shirt',
    neutral: 'straight',
    palette: { skin: '#f0c49d', hair: '#2d2a35', top: '#9cc7ec', bottom: '#37456b' },
    colour: '#3a7db5',
  },
  'fang-min': {
    hair: 'Medium',
    outfit: 'rollneck',
    neutral: 'hip',
    palette: { skin: '#f3cdae', hair: '#4d3531', jacket: '#7d4a78', top: '#f3e6da', bottom: '#3f3450' },
    colour: '#7d4a78',
  },
  'liang-wen': {
    hair: 'Short',
    glasses: 'GlassClubmaster',
    outfit: 'suit',
    neutral: 'straight',
    width: 1.05,
    palette: { skin: '#eabf9c', hair: '#c3c7d1', jacket: '#3d4663', top: '#ffffff', accent: '#b5473c', bottom: '#333a54' },
    colour: '#3d4663',
  },
  'sun-qi': {
    hair: 'Bun',
    outfit: 'coat',
    neutral: 'coat',
    width: 0.96,
    palette: { skin: '#f0c9a8', hair: '#33262b', deco: '#e58a7a', jacket: '#fbfcff', top: '#7fb7c9', bottom: '#48566f' },
    colour: '#3f8298',
  },
};

/** Posture of the format → pose of poses.mjs; neutral and turned-away come from the figure. */
export const POSTURE_POSES = {
  'open-hand': 'open',
  'arms-crossed': 'crossed',
  pointing: 'pointing',
  phone: 'phone',
  laptop: 'laptop',
  paper: 'paper',
};

/** Turned away: the neutral pose mirrored, while the face still looks the usual way. */
export const AWAY_POSES = { resting: 'away', straight: 'straight-away', hip: 'hip-away', coat: 'coat-away' };

export const SEATED_POSTURES = ['neutral', 'open-hand', 'arms-crossed', 'pointing'];
