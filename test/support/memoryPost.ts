import type { AlertMail, Post } from '../../src/ports';

export interface PostMemory {
  mailed: AlertMail[];
  remaining: number;
}

export const postMemory = (remaining = 1_500): PostMemory => ({ mailed: [], remaining });

export const memoryPost = (memory: PostMemory): Post => ({
  remaining: () => memory.remaining,
  send(mail) {
    if (memory.remaining < 1) throw new Error('Service invoked too many times for one day: email.');
    memory.remaining -= 1;
    memory.mailed.push(mail);
  },
});
