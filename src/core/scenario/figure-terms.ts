// What people look like: the figures that are drawn, and the words from which another one is composed. The drawing itself
// stands in assets/build/people, which knows every word of these lists.

/** Figures by name, in the order in which they are drawn. */
export const FIGURES = [
  'player-a',
  'player-b',
  'player-c',
  'player-d',
  'player-e',
  'player-f',
  'lin-jing',
  'zhao-guodong',
  'chen-mo',
  'luo-meiying',
  'wu-haitao',
  'he-xiaoyu',
  'gao-fei',
  'fang-min',
  'liang-wen',
  'sun-qi',
  'qian-lan',
  'ding-yi',
  'gu-yuan',
  'ma-defu',
  'tang-ning',
  'su-hang',
  'tian-xiaofang',
  'qiu-lihua',
] as const;

/** Those that the player may choose for themselves. */
export const PLAYER_FIGURES = ['player-a', 'player-b', 'player-c', 'player-d', 'player-e', 'player-f'] as const;

export const HAIRS = [
  'Afro',
  'Bald',
  'BaldSides',
  'BaldTop',
  'Bangs',
  'BangsFilled',
  'BantuKnots',
  'Beanie',
  'Bun',
  'BunCurly',
  'BunFancy',
  'Buns',
  'CornRowsFilled',
  'FlatTop',
  'FlatTopLong',
  'GrayBun',
  'GrayMedium',
  'GrayShort',
  'HatHip',
  'Hijab',
  'Long',
  'LongAfro',
  'LongBangs',
  'LongCurly',
  'Medium',
  'MediumBangsFilled',
  'MediumLong',
  'MediumShade',
  'MediumShort',
  'MediumStraight',
  'Pomp',
  'Ponytail',
  'ShavedRight',
  'ShavedSides',
  'ShavedWavy',
  'Short',
  'ShortCurly',
  'ShortMessy',
  'ShortScratch',
  'ShortVolumed',
  'ShortWavy',
  'Turban',
  'Twists',
  'TwistsVolumed',
] as const;

/** Those that leave the mouth to be seen: a feeling must be readable. */
export const BEARDS = [
  'none',
  'Chin',
  'Full',
  'FullMajestic',
  'Goatee',
  'GoateeCircle',
  'Imperial',
  'MoustacheThin',
  'Painters',
  'Swashbuckler',
] as const;

export const GLASSES = [
  'none',
  'GlassAviator',
  'GlassButterfly',
  'GlassButterflyOutline',
  'GlassClubmaster',
  'GlassRound',
  'GlassRoundThick',
] as const;

export const OUTFITS = [
  'blazer',
  'cardigan',
  'coat',
  'hoodie',
  'overalls',
  'polo',
  'puffer',
  'rolled',
  'rollneck',
  'shirt',
  'suit',
  'sweater',
  'tee',
  'zip',
] as const;

export const WEARS = ['cap', 'frost', 'headphones', 'helmet', 'lanyard', 'pearls', 'reading-glasses', 'scarf', 'watch'] as const;

export const BUILDS = ['slim', 'average', 'sturdy', 'broad'] as const;

/** What has a colour of its own. */
export const TINTS = [
  'skin',
  'hair',
  'beard',
  'deco',
  'top',
  'jacket',
  'bottom',
  'accent',
  'cap',
  'headphones',
  'helmet',
  'lanyard',
  'pearls',
  'scarf',
] as const;
export type Tint = (typeof TINTS)[number];

/** Words for colours that go with the drawings; any other is written #rrggbb. */
export const COLOURS = {
  'skin-light': '#fadfcb',
  'skin-fair': '#f5d0b2',
  'skin-warm': '#eabf9c',
  'skin-tan': '#d9a57b',
  'skin-brown': '#b57a52',
  'skin-deep': '#8a5638',
  black: '#2a2631',
  charcoal: '#454a5c',
  grey: '#8d8f9b',
  silver: '#c3c6d0',
  white: '#fbfcff',
  cream: '#f7eedf',
  beige: '#dcc7a4',
  brown: '#6b4433',
  chestnut: '#8a4f35',
  blond: '#d8b26a',
  red: '#c2453f',
  wine: '#8e3550',
  pink: '#e39aa8',
  orange: '#e08a4a',
  yellow: '#e9c058',
  olive: '#7d8250',
  green: '#4f8a5b',
  mint: '#bfe0d4',
  teal: '#2f9a8c',
  sky: '#9cc7ec',
  blue: '#3f63c9',
  navy: '#33406a',
  purple: '#7d5aa8',
} as const;
export type ColourWord = keyof typeof COLOURS;
