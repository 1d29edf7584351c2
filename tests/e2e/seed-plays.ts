// People who have played, without a browser: each joins by the team's code and plays once, some as the author's test does,
// the others by chance.
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import type { RunEvent } from '../../src/core/run/run.ts';
import { openChance } from '../faults/experiment.ts';
import { lawfulLog } from '../faults/plays.ts';
import type { Company } from './company.ts';

interface Seeding {
  /** Of the team that they join. */
  readonly code: string;
  readonly scenario: string;
  readonly people: number;
  /** A good way through. */
  readonly way: readonly string[];
}

const HOUR = 3_600_000;

async function post(url: string, body: object, session: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(said)}`);
  return { said, cookie: String(answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

export async function seedPlays({ url, service, pass }: Company, { code, scenario, people, way }: Seeding): Promise<void> {
  const playable = service.shipped.find((each) => each.scenario.id === scenario);
  if (!playable) throw new Error(`there is no ${scenario}`);
  const { hash } = playable.scenario;
  const machine = compileDialogue(playable.scenario);
  const chance = openChance(people);
  const good = way.map((choice): RunEvent => ({ type: 'choose', choice }));
  const begun = [];
  for (let k = 0; k < people; k += 1) {
    const { said, cookie } = await post(`${url}/v1/join`, { code, nickname: `Nick ${k}`, notice: 'standard-1' });
    const session = { cookie, 'x-csrf-token': said.csrf };
    begun.push({ session, k, attempt: (await post(`${url}/v1/attempts`, { scenario, hash, mode: 'coach' }, session)).said });
  }
  // Nobody reads faster than that.
  pass(HOUR / 4);
  for (const { session, k, attempt } of begun) {
    let log: readonly RunEvent[] | null = k % 3 === 0 ? good : null;
    while (!log) log = lawfulLog(machine, 'coach', chance);
    await post(`${url}/v1/runs`, { attempt: attempt.attempt, nonce: attempt.nonce, log }, session);
  }
}
