import type { Turn } from '../ports';

/**
 * One execution of this person at a time. The lock is given back when an execution ends, however it does.
 * @see https://developers.google.com/apps-script/reference/lock/lock-service#getUserLock()
 */
export const ownTurn: Turn = {
  alone(work) {
    const lock = LockService.getUserLock();
    if (!lock.tryLock(0)) return null;
    try {
      return work();
    } finally {
      lock.releaseLock();
    }
  },
};
