// The line of live plays to the service: like everything that is sent, it waits for a notice that is not accepted yet.
import type { LivePort } from '../live-ports.ts';
import type { Reply } from '../office-ports.ts';
import type { Purpose } from './purpose.ts';
import type { Service } from './service-client.ts';

export interface LiveLineOptions {
  readonly service: Pick<Service, 'startAttempt' | 'choose' | 'standing'>;
  readonly purpose: Pick<Purpose, 'outstanding' | 'show'>;
  readonly signedOut: () => void;
  readonly lookAgain: () => void;
}

export function openLive({ service, purpose, signedOut, lookAgain }: LiveLineOptions): LivePort {
  const heard = <T>(reply: Reply<T>): Reply<T> => {
    if (reply.is === 'refused' && reply.status === 401) signedOut();
    if (reply.is === 'refused' && reply.code === 'notice-not-accepted') purpose.show(true);
    return reply;
  };
  return {
    lookAgain,
    async begin(wish) {
      if (!purpose.outstanding) return heard(await service.startAttempt(wish));
      purpose.show(true);
      return { is: 'refused', status: 403, code: 'notice-not-accepted' };
    },
    choose: async (attempt, index, event) => heard(await service.choose(attempt, index, event)),
    standing: async (attempt) => heard(await service.standing(attempt)),
  };
}
