// Sentences of the notices that the game raises, by the key it raises them with.

export const NOTICES_EN = {
  'storage-memory':
    'This browser does not let the game store anything. You can play, but nothing will be here after you close or reload the page.',
  'storage-localstorage': 'The usual storage failed. The game goes on saving in a smaller one; nothing you did is lost.',
  'save-unreadable':
    'A saved conversation could not be read ({scenario}). It has been set aside, not deleted, and you can start this scenario afresh.',
  'save-moved': 'This scenario has changed since you last played it. Decisions kept: {kept}; no longer possible: {lost}.',
  'unknown-scenario': 'There is no scenario called “{scenario}” here. Here are those that can be played.',
  'load-failed': 'The scenario could not be loaded. Check the connection and choose it again.',
  'stage-failed': 'The picture could not be shown. The conversation goes on without it, and your progress is safe.',
  'other-tab': 'This conversation was opened in another tab and goes on there. To play it here, open it from the list.',
  'not-saved': 'The last step could not be saved: {reason}',
  'live-away': 'This conversation is played with the service of your company, which cannot be reached at the moment. Try again later.',
  'live-signed-out': 'This conversation is played with the service of your company. Join your team on the results page, then it goes on.',
  'live-changed': 'Your company has changed this conversation just now. Open it once more.',
  'live-elsewhere': 'This conversation went on in another tab or on another device. It stands where you left it there.',
  'live-over': 'The service does not continue this conversation ({code}). You can begin it afresh.',
  'live-now':
    'Your company now plays this conversation with the connection only. What you had begun has been set aside; please begin afresh.',
  error: 'Something went wrong in the game ({reason}). What you decided so far is saved: go on, or reload the page.',
} as const;

export type NoticeKey = keyof typeof NOTICES_EN;

export const NOTICES_ZH: Readonly<Record<NoticeKey, string>> = {
  'storage-memory': '浏览器不允许保存数据。可以照常玩，但关闭或刷新页面后，进度就没有了。',
  'storage-localstorage': '常用的存储出了故障，已改存到备用位置，之前的进度都还在。',
  'save-unreadable': '有一份存档读不出来（{scenario}）。存档已另外留存，没有删除；这个情景可以重新开始。',
  'save-moved': '这个情景在你上次玩过之后有改动：沿用了 {kept} 个选择，另有 {lost} 个已不适用。',
  'unknown-scenario': '没有找到名为“{scenario}”的情景。下面这些都可以玩。',
  'load-failed': '情景没有加载成功。请检查网络，再选一次。',
  'stage-failed': '画面没能显示出来。对话可以继续，进度不受影响。',
  'other-tab': '这段对话已在另一个标签页里打开，并在那边继续。想在这里玩，请从情景列表里重新打开。',
  'not-saved': '刚才这一步没能保存：{reason}',
  'live-away': '这一场要连着公司的服务器玩，眼下连不上。请过一会儿再试。',
  'live-signed-out': '这一场要连着公司的服务器玩。请先在成绩页加入团队，再接着玩。',
  'live-changed': '公司刚刚改动了这一场，请重新打开。',
  'live-elsewhere': '这场对话在别的标签页或别的设备上往前走了，现在从那里接着来。',
  'live-over': '服务器不再接着这场对话（{code}）。可以重新开始。',
  'live-now': '公司现在要求这一场连着服务器玩。之前玩到一半的已另外留存，请重新开始。',
  error: '游戏出了点问题（{reason}）。之前的选择都已保存，可以继续，也可以刷新页面。',
};
