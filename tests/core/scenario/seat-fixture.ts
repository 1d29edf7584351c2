// A second seat for the sound little scenario of the diagnostic documents: Lin Jing's.
import { BASE } from './fixture.ts';

const SEAT = `needs: {you: {zh-CN: 今天开票。, en: An invoice today.}, lin: {zh-CN: 按时关账。, en: Closing in time.}}
seats:
  finance:
    summary: {zh-CN: 从林静的座位看。, en: From Lin Jing's chair.}
    you: lin
    was: {id: rep, name: {zh-CN: 小周, en: Zhou}, relation: peer, temperament: expressive, figure: chen-mo}
    briefing:
      situation: {zh-CN: 有人又来要发票。, en: Somebody wants an invoice again.}
      goal: {zh-CN: 不拖关账。, en: Close in time.}
    mood: {climate: 10, heat: 25, rep: {climate: 20}}
    break-off: quarrel
    start: knock
    nodes:
      knock:
        lines: [rep (worried): {zh-CN: 今天能开吗？, en: Can you issue it today?}]
        choices:
          - id: tell
            say: {zh-CN: 今天四点半关账。, en: The books close at half past four.}
            move: share-data
            shares: [closing-day]
            asks: [order-date]
            why: {zh-CN: 说出对方不知道的。, en: It tells what the other cannot know.}
            reply: [rep (calm): {zh-CN: 原来如此。, en: I see.}]
            to: [{when: stance of rep is closed, to: quarrel}, {to: look}]
          - id: refuse
            say: {zh-CN: 下个月再说。, en: Next month.}
            move: stonewall
            why: {zh-CN: 门关上了。, en: That shuts the door.}
            to: quarrel
      look:
        choices:
          - id: search
            say: {zh-CN: 一起看看？, en: Shall we look?}
            move: look-together
            finds: [old-record]
            set: {favours: +1}
            why: {zh-CN: 一起查证。, en: Looking together opens what nobody knew.}
            to: [{when: favours > 0 and not promised, to: issued}, {to: quarrel}]
    endings:
      issued: {agreement: integrative, needs: {you: 2, rep: 2}, chain: 2, title: {zh-CN: 开了, en: Issued}, text: {zh-CN: 四点开出。, en: Out at four.}}
      quarrel: {agreement: none, needs: {you: 0, rep: 0}, chain: 0, title: {zh-CN: 吵了, en: Quarrel}, text: {zh-CN: 不欢而散。, en: It ends badly.}}
    tests:
      - {name: telling first issues it, choose: [tell, search], expect: {ending: issued, score: ">= 900"}}
`;
export const SEATED = `${BASE}${SEAT}`;
