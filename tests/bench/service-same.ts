// Before two servers race: do they give the same answers?
import { strict as assert } from 'node:assert';
import { actorOf, CSRF, NONCE, tokenOf, uuidOf, type World } from './service-world.ts';

/** Runs of each world that are spent on it. */
export const TRIED = 10;

/** Throws where an answer of one is not that of the other; sealed cursors differ each time. */
export async function expectSameAnswers(ports: readonly [number, number], world: World, logs: readonly string[]): Promise<void> {
  const ask = async (port: number, path: string, player: number, body?: string): Promise<Record<string, unknown>> => {
    const headers = { cookie: `session=${world.tenant}.${tokenOf(player)}`, 'x-csrf-token': CSRF };
    const post = body === undefined ? { headers } : { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } };
    const answer = (await (await fetch(`http://127.0.0.1:${port}${path}`, post)).json()) as Record<string, unknown>;
    for (const cursor of ['next', 'previous']) if (typeof answer[cursor] === 'string') answer[cursor] = true;
    return answer;
  };
  const both = async (path: string, player: number, body?: string): Promise<void> => {
    const [mine, peer] = [await ask(ports[0], path, player, body), await ask(ports[1], path, player, body)];
    assert.deepEqual(peer, mine, `${path} of player ${player}`);
    assert.equal(mine['error'], undefined);
  };
  const around = `/v1/boards/${world.boards[0]}/around`;
  for (let k = 0; k < TRIED; k++) await both(around, actorOf(world, k));
  for (let k = 0; k < TRIED; k++) {
    const player = actorOf(world, k);
    const body = JSON.stringify({ attempt: uuidOf(k), nonce: NONCE, log: JSON.parse(logs[k % logs.length] as string) });
    await both('/v1/runs', player, body);
    await both('/v1/runs', player, body);
  }
}
