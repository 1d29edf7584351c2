// Words of the transcript that the product's interface does not need.
import type { Acting, Place, Posture, Text } from '../core/scenario/terms.ts';
import { MEASURES } from '../locale/condition-words.ts';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const PLACE_NAMES: Readonly<Record<Place, Text>> = {
  'meeting-room': both('会议室', 'meeting room'),
  'open-office': both('大办公室', 'open office'),
  'finance-office': both('财务部', 'finance office'),
  'warehouse-dock': both('仓库月台', 'warehouse dock'),
  'production-line': both('生产线', 'production line'),
  'managers-office': both('经理办公室', "manager's office"),
  pantry: both('茶水间', 'pantry'),
  corridor: both('走廊', 'corridor'),
  lobby: both('大堂', 'lobby'),
  lab: both('实验室', 'lab'),
  'video-call': both('视频会议', 'video call'),
  'evening-office': both('下班后的办公室', 'office after hours'),
};

export const POSTURE_NAMES: Readonly<Record<Posture, Text>> = {
  neutral: both('站着', 'at rest'),
  'open-hand': both('摊开手', 'open hand'),
  'arms-crossed': both('抱着手臂', 'arms crossed'),
  pointing: both('指着', 'pointing'),
  'turned-away': both('侧过身', 'turned away'),
  phone: both('拿着电话', 'on the phone'),
  laptop: both('对着电脑', 'at the laptop'),
  paper: both('拿着文件', 'holding a paper'),
};

export const ACTING_NAMES: Readonly<Record<Acting, Text>> = {
  'leans-in': both('探过身来', 'leans in'),
  'steps-back': both('退后一步', 'steps back'),
  'turns-away': both('转过身去', 'turns away'),
  'looks-down': both('低下头', 'looks down'),
  nods: both('点头', 'nods'),
  'shakes-head': both('摇头', 'shakes the head'),
  sighs: both('叹气', 'sighs'),
  'laughs-along': both('大家都笑了', 'everybody laughs'),
  'slams-folder': both('把文件夹一摔', 'slams down the folder'),
  'long-silence': both('久久没有人说话', 'after a long silence'),
};

export const WORDS = {
  cast: both('人物', 'Cast'),
  offStage: both('稍后出场', 'enters later'),
  flow: both('内部供应链', 'Internal supply chain'),
  situation: both('情况', 'Situation'),
  goal: both('你想要的', 'What you want'),
  facts: both('事实', 'Facts'),
  knownBy: both('知情：', 'known to '),
  nobody: both('谁也不知道', 'known to nobody'),
  needs: both('真正的需求', 'What each side needs'),
  mood: both('开场', 'At the start'),
  asksFor: both('此刻需要', 'The moment calls for'),
  enters: both('上场', 'enters'),
  leaves: both('离场', 'leaves'),
  volunteers: both('信任时会主动说出', 'Told unasked while open'),
  choices: both('选项', 'Choices'),
  timer: both('秒后算作', 'seconds of silence count as'),
  why: both('点评', 'Why'),
  when: both('条件', 'if'),
  otherwise: both('否则', 'otherwise'),
  once: both('只能选一次', 'once only'),
  closed: both('不可选时显示', 'When closed'),
  sets: both('记下', 'Sets'),
  shares: both('说出', 'Shares'),
  asks: both('问起', 'Asks for'),
  finds: both('一起查', 'Finds out'),
  withholds: both('瞒下', 'Withholds'),
  misstates: both('说错', 'Misstates'),
  names: both('点出冲突来源', 'Names the source'),
  addresses: both('对', 'To'),
  endings: both('结局', 'Endings'),
  ending: both('结局', 'ending'),
  breakOff: both('谈崩', 'break-off'),
  agreement: both('协议', 'Agreement'),
  chain: both('服务到内部客户', 'Internal customer served'),
  met: both('需求满足', 'Needs met'),
  thinks: both('心想', 'thinks'),
  variants: both('几种说法', 'variants'),
  narrator: both('旁白', 'Narrator'),
  ...MEASURES,
} satisfies Record<string, Text>;
