// Words for what the readers of YAML and of conditions complain of, in Chinese.
export const YAML: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进与上文对不上',
  MULTILINE_IMPLICIT_KEY: '键要写在一行之内，后面跟冒号',
  BLOCK_AS_IMPLICIT_KEY: '同一行里出现了第二个“键: 值”',
  BLOCK_IN_FLOW: '{ } 或 [ ] 里面不能换成分行写法',
  MISSING_CHAR: '这里少了引号、括号、逗号、冒号或空格',
  UNEXPECTED_TOKEN: '这里不该出现这个内容',
  TAB_AS_INDENT: '缩进用了制表符',
  BAD_ALIAS: '上文没有这个名字的锚点',
  BAD_DQ_ESCAPE: '双引号里没有这种转义',
  BAD_SCALAR_START: '不加引号的文字不能以这个字符开头',
  MULTIPLE_DOCS: '从这里开始是第二份文档',
  TAG_RESOLVE_FAILED: '格式里不使用标签',
  NON_STRING_KEY: '键必须是文字',
  KEY_OVER_1024_CHARS: '键超过了 1024 个字符',
};

export const EXPRESSION: Readonly<Record<string, string>> = {
  test: '一个条件，例如 stance is open',
  comparison: '比较词：is、is not、<、<=、=、!=、>= 或 >',
  number: '整数',
  word: '一个词',
  name: '名字',
  equality: 'is 或 is not',
  close: '右括号',
  end: 'and、or 或结尾',
  shallow: '更少的括号嵌套',
  shorter: '不超过 1000 个字符的条件',
};
