// What is told of the parts of a scenario (included files, scenes, seats), in Chinese.
import type { DiagnosticParams, PartCatalogue } from './diagnostic-sentences.ts';

const more = ({ limit, unit }: DiagnosticParams): string => {
  switch (unit) {
    case 'files':
      return `超过 ${limit} 个文件`;
    case 'levels':
      return `嵌套超过 ${limit} 层`;
    case 'kB':
      return `合计超过 ${limit} kB`;
    case 'nodes':
      return `会多出 ${limit} 个以上的节点`;
    case 'characters':
      return `有的标识会超过 ${limit} 个字符`;
    default:
      return `超过 ${limit}`;
  }
};

export const PARTS_ZH: PartCatalogue = {
  'duplicate-id': {
    message: ({ name, file, line }) => (file === undefined ? `“${name}”用了两次` : `“${name}”在 ${file} 第 ${line} 行已经用过`),
    help: () => '请换一个名字：同一组里的键不能重复，选项和台词的标识在整个文件里不能重复，节点和结局也不能同名。',
  },
  'include-outside': {
    message: ({ name }) => `“${name}”不是剧本文件夹里的文件`,
    help: () => '路径从剧本所在的文件夹写起，用“/”分隔，不能有“..”：shared/warehouse-facts.yaml。',
  },
  'include-missing': {
    message: ({ name }) => `找不到要引入的文件“${name}”`,
    help: () => '路径从剧本所在的文件夹写起，被引入的文件里也一样。请检查拼写，或者删掉这一行。',
  },
  'include-cycle': {
    message: ({ trail }) => `文件互相引入，绕成了一圈：${trail}`,
    help: () => '删掉这一行：一个文件提供的内容，其他文件本来就都能用。',
  },
  'include-too-many': {
    message: (params) => `引入的内容太多：${more(params)}`,
    help: () => '把相关的内容放进一个文件，只引入这个剧本用得着的。',
  },
  'unknown-scene': {
    message: ({ name }) => `没有片段“${name}”`,
    help: ({ suggestion }) => (suggestion === undefined ? '请在 scenes 下声明它。' : `是不是想写“${suggestion}”？`),
  },
  'unused-scene': {
    message: ({ name }) => `没有谁用到片段“${name}”`,
    help: ({ name }) => `用“to: {call: ${name}, return: <节点>}”进入它，或者删掉它。`,
  },
  'scene-without-return': {
    message: ({ name }) => `片段“${name}”既不返回，也不结束`,
    help: () => '让其中某个节点或选项写上“to: return”，或者通往一个结局。',
  },
  'scene-calls-itself': {
    message: ({ name, scenes }) => (name === scenes ? `片段“${name}”进入了它自己` : `片段互相进入，绕成了一圈：${scenes}`),
    help: () => '进入片段之后总要回来，而这样永远回不来。想重复一段话，请回到同一片段里的某个节点。',
  },
  'expansion-too-large': {
    message: (params) =>
      params.unit === 'seats' ? `一个剧本最多有 ${params.limit} 个座位` : `在这里进入“${params.name}”太多了：${more(params)}`,
    help: ({ unit }) =>
      unit === 'seats'
        ? '请把其余的座位另写成一个剧本。'
        : '每个进入片段的地方都会得到它的一份副本，连同它再进入的片段。请少在几处进入它，或者让片段之间少互相进入。',
  },
};
