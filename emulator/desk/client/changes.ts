import { useEffect, useState } from 'preact/hooks';

let version = 0;
let reachable = true;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

/** Something changed, or may have: whatever is on screen asks again. */
export function changed(): void {
  version += 1;
  tell();
}

/** Hears of changes from the server for as long as the page is open. */
export function listenToWorld(): void {
  const source = new EventSource('/emulator/changes');
  const reach = (works: boolean): void => {
    reachable = works;
    changed();
  };
  source.addEventListener('ready', () => {
    reach(true);
  });
  source.addEventListener('change', changed);
  source.addEventListener('error', () => {
    reach(false);
  });
}

/** Counts changes. */
export function useVersion(): number {
  return useTold(() => version);
}

/** False while the workspace does not answer. */
export function useReachable(): boolean {
  return useTold(() => reachable);
}

function useTold<T>(read: () => T): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const listener = (): void => {
      setValue(read);
    };
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return value;
}
