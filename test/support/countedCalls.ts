/** Fails one port call: before it does anything, or after it did everything, as a lost answer would. */
export interface Fault {
  /** From 1, counted over all ports. */
  readonly call: number;
  readonly when: 'before' | 'after';
  /** Everything after that call fails, too: the execution was killed. */
  readonly forGood?: boolean;
}

export class OrderedFailure extends Error {}

/** Makes every port count its calls in one log, and fail where it was ordered to. */
export function countedCalls(fault?: Fault) {
  const calls: string[] = [];
  const failing = (name: string) => new OrderedFailure(`${name} was told to fail`);

  /** `ports` with each of their methods counted; a port that is a function counts as one call. */
  const watch = <Ports extends object>(name: string, port: Ports): Ports =>
    new Proxy(port, {
      get(target, member) {
        const method: unknown = Reflect.get(target, member);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]): unknown => {
          calls.push(`${name}.${String(member)}`);
          const ordered = calls.length;
          const mine = fault?.call === ordered;
          if (fault && ((mine && fault.when === 'before') || (fault.forGood && ordered > fault.call))) {
            throw failing(String(member));
          }
          const answer: unknown = Reflect.apply(method, target, given);
          if (mine) throw failing(String(member));
          return answer;
        };
      },
    });

  return { calls, watch };
}
