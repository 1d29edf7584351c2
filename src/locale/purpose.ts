// The standard notice of the boards: what is kept of a player, and why. A change of its meaning is a new version.
import type { Text } from '../core/scenario/terms.ts';

export const PURPOSE: { readonly version: number; readonly text: Text } = {
  version: 1,
  text: {
    'zh-CN':
      '排行榜用于练习，不用于考核或人事决定。服务器会保存：你的昵称、所属团队、每次演练的选择、得分和时间。别人在榜上只看到一个化名；不足五人的榜不显示。' +
      '演练明细保存十二个月，之后只留不含个人的汇总；你的最好成绩随之失效。你可以随时导出自己的数据，也可以随时全部删除。' +
      '数据只存放在贵单位的服务器上，不会发给第三方；不记录网络地址，也不识别你的设备。',
    en:
      'The board is for practice, not for appraisal or decisions about staff. The server keeps your nickname, your team, and of each play your choices, ' +
      'score and time. On the board others see a made-up name; a board of fewer than five people is not shown. The detail of a play is kept for twelve ' +
      'months; after that only totals without persons remain, and your best result lapses with it. You can export your data at any time, and erase all ' +
      'of it at any time. Everything stays on your organisation’s server and is sent to no third party; neither your network address nor your device is recorded.',
  },
};
