// What the report of an import says, in both languages.
import type { Locale } from '../core/scenario/terms.ts';
import type { Reason } from '../import/ledger.ts';
import type { Refused } from '../import/reader.ts';
import type { OriginKind } from '../import/story.ts';

type Both = Readonly<Record<Locale, string>>;

const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

export const LOSS_REASONS: Readonly<Record<Reason, Both>> = {
  'unknown-construct': both('there is no counterpart for it', '没有对应的写法'),
  expression: both(
    'this condition has no counterpart; a switch marked TODO stands for it',
    '这个条件没有对应的写法，先用一个标着 TODO 的开关代替',
  ),
  value: both('a flag holds whole numbers from -1000 to 1000, or true and false', '标记只能是 -1000 到 1000 的整数，或者 true、false'),
  'printed-value': both('texts cannot show the value of a flag; it stands there as written', '台词里不能显示标记的值，原样留在文中'),
  markup: both('texts have no formatting', '台词没有格式'),
  media: both('pictures, films and sounds are not carried over', '图片、影片和声音不会带过来'),
  script: both('scripts and styles are not carried over', '脚本和样式不会带过来'),
  comment: both('this comment stands inside a line', '这条注释写在台词中间'),
  'no-such-passage': both('nothing has this name; the link leads to an ending to be filled in', '没有这个名字的段落，先通往一个待补的结局'),
  twice: both('the name is taken by an earlier passage', '前面已有同名的段落'),
  function: both('functions are not carried over', '函数不会带过来'),
  tunnel: both('a way there and back again has no counterpart', '“去了再回来”的跳转没有对应的写法'),
  thread: both('threads have no counterpart', '并行的线程没有对应的写法'),
  list: both('lists have no counterpart', '列表没有对应的写法'),
  unbalanced: both('its beginning or end is missing, or it nests too deeply', '缺了开头或结尾，或者嵌套太深'),
  'not-reached': both('nothing that was carried over leads to it', '带过来的内容都通不到这里'),
  'passed-by': both('the talk has left before it could be chosen', '还没轮到选它，谈话就已经走开了'),
  'asked-later': both(
    'a flag it asks for changes behind it; it is asked for at the end of the node',
    '它所问的标记后来变了，条件改在节点末尾才判断',
  ),
  'text-varies': both('only the first of its variants is kept, if any', '只保留第一种说法'),
  stays: both('the link changes the page it stands on; it leads back to that page', '这个链接只改动本页，改为回到本页'),
  score: both('points are given by moves here, and there is one end screen', '这里由做法计分，结束画面只保留一个'),
  malformed: both('it is not well formed', '格式不对'),
  'added-fallback': both(
    'every option here may be closed: an option "TODO:" was added, or made always open',
    '这里的选项可能全部关闭，补了一个“TODO:”选项，或让原有的兜底选项一直开着',
  ),
  'added-pause': both(
    'the talk ran in circles without asking: an option "TODO:" was added',
    '谈话原地打转却不让玩家选择，补了一个“TODO:”选项',
  ),
  'added-exit': both('no ending could be reached from here: an option "TODO:" was added', '从这里走不到任何结局，补了一个“TODO:”选项'),
  'added-way': both('nothing leads to it: it is kept behind the switch "loose-ends"', '没有任何路通到这里，先放在开关 loose-ends 后面'),
};

export const ORIGIN_NAMES: Readonly<Record<OriginKind, Both>> = {
  passage: both('passages', '段落'),
  line: both('lines', '台词'),
  link: both('links', '链接'),
  condition: both('conditions', '条件'),
  assignment: both('assignments', '赋值'),
  other: both('other', '其他'),
};

type Sentence = (params: Refused['params']) => Both;

export const REFUSALS: Readonly<Record<Refused['refused'], Sentence>> = {
  'too-large': ({ limit }) => both(`The story is larger than ${limit} MB. Import it in parts.`, `故事超过 ${limit} MB，请分成几部分导入。`),
  'result-too-large': ({ size, limit, unit }) => {
    const [en, zh] = unit === 'kB' ? [`${limit} kB`, `${limit} kB`] : [`${limit} words and signs`, `${limit} 个词和符号`];
    return both(
      `The scenario would have ${size} kB and pass the bound of ${en} for one file. Import the story in parts.`,
      `生成的剧本有 ${size} kB，超过单个文件 ${zh}的上限，请分成几部分导入。`,
    );
  },
  'too-many-passages': ({ count, limit }) =>
    both(
      `The story has ${count} passages; at most ${limit} can be imported at once.`,
      `故事有 ${count} 个段落，一次最多导入 ${limit} 个。`,
    ),
  'too-deep': ({ limit }) => both(`The file nests deeper than ${limit} levels.`, `文件嵌套超过 ${limit} 层。`),
  'not-text': () => both('The file is not text in UTF-8.', '文件不是 UTF-8 文本。'),
  'not-json': ({ detail }) => both(`The file is not JSON: ${detail}`, `文件不是 JSON：${detail}`),
  'wrong-format': ({ format }) => both(`The file is not a story in the format ${format}.`, `文件不是 ${format} 格式的故事。`),
  'no-passage': () => both('The file has no passage.', '文件里没有任何段落。'),
  'unknown-kind': () =>
    both(
      'Name a .twee, .tw or .yarn file, a compiled .ink.json, or the content.json of an H5P Branching Scenario.',
      '请指定 .twee、.tw、.yarn 文件，编译好的 .ink.json，或 H5P 分支情景的 content.json。',
    ),
};
