// `retention` and `admin-link`: what whoever runs the server does by hand, also while it is running.
import { parseArgs } from 'node:util';
import type { Locale } from '../core/scenario/terms.ts';
import { invite } from '../server/people/invites.ts';
import { type Removed, removeOld } from '../server/people/retention.ts';
import { openStore, type Store } from '../server/store/connect.ts';
import { migrate } from '../server/store/migrate.ts';
import { tenantsOf, withTx } from '../server/store/with-tx.ts';
import { reach } from './backup.ts';
import { type Command, type ExitCode, type Io, localeOf } from './io.ts';

const WORDS = {
  'zh-CN': {
    away: '数据库不可用',
    nobody: '还没有组织：先用首次启动时打印的链接完成设置',
    busy: '另一个进程正在清理',
    link: '管理员链接（十四天内有效，只能用一次）：游戏地址后接',
    runs: '条演练明细',
    attempts: '次未完成的演练',
    entries: '条到期的榜单记录',
    players: '个长期未使用的账号',
    sessions: '个过期的登录',
    removed: '已清理：',
  },
  en: {
    away: 'The database cannot be reached',
    nobody: 'There is no organisation yet: set it up by the link that the first start printed',
    busy: 'Another process is at it',
    link: 'Link for an administrator (good once, within fourteen days): the address of the game, followed by',
    runs: 'runs with their detail',
    attempts: 'attempts that never ended',
    entries: 'entries of boards long over',
    players: 'accounts long unused',
    sessions: 'sessions that had ended',
    removed: 'Removed: ',
  },
} as const satisfies Record<Locale, Record<'away' | 'nobody' | 'busy' | 'link' | 'removed' | keyof Removed, string>>;

type Words = (typeof WORDS)[Locale];

async function withStore(io: Io, words: Words, work: (store: Store, tenants: readonly string[]) => Promise<ExitCode>): Promise<ExitCode> {
  const reached = await reach(io, true);
  if (!reached.ok) {
    io.stderr.write(`${words.away}: ${reached.why}\n`);
    return 1;
  }
  const store = openStore(reached.address, { connections: 2 });
  try {
    await migrate(reached.address);
    return await work(store, await tenantsOf(store));
  } finally {
    await store.close();
    await reached.stop();
  }
}

export const retention: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, lang: { type: 'string' } } });
  const words = WORDS[localeOf(values.lang, io.env)];
  return withStore(io, words, async (store, tenants) => {
    for (const tenant of tenants) {
      const removed = await removeOld(store, tenant, new Date(), false);
      if (values.json) io.stdout.write(`${JSON.stringify({ organisation: tenant, removed })}\n`);
      else if (removed === null) io.stdout.write(`${words.busy}\n`);
      else for (const [name, n] of Object.entries(removed)) io.stdout.write(`${words.removed}${n} ${words[name as keyof Removed]}\n`);
    }
    return 0;
  });
};

export const adminLink: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options: { lang: { type: 'string' } } });
  const words = WORDS[localeOf(values.lang, io.env)];
  return withStore(io, words, async (store, tenants) => {
    let links = 0;
    for (const tenant of tenants) {
      const token = await withTx(store, tenant, async (tx) => {
        const { set_up_at } = await tx.selectFrom('org').select('set_up_at').where('tenant', '=', tenant).executeTakeFirstOrThrow();
        return set_up_at === null ? null : (await invite(tx, { tenant, player: null }, 'admin', new Date())).token;
      });
      if (token === null) continue;
      links += 1;
      io.stdout.write(`${words.link} /#invite=${token}\n`);
    }
    if (links > 0) return 0;
    io.stderr.write(`${words.nobody}\n`);
    return 1;
  });
};
