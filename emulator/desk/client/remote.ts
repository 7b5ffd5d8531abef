import { useEffect, useState } from 'preact/hooks';
import { useVersion } from './changes';

export type Remote<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly data: T }
  | { readonly kind: 'failed'; readonly message: string };

/** The last answer for each path: a place seen before is there at once, and is then brought up to date. */
const seen = new Map<string, { readonly text: string; readonly data: unknown }>();

/** What the server says at `/emulator/{path}`; asked again whenever anything in the world changed. */
export function useRemote<T>(path: string | null): Remote<T> {
  const version = useVersion();
  const [answer, setAnswer] = useState<{ readonly path: string | null; readonly remote: Remote<T> }>({
    path: null,
    remote: { kind: 'loading' },
  });
  useEffect(() => {
    if (path === null) return undefined;
    let wanted = true;
    void load<T>(path).then((remote) => {
      if (wanted)
        setAnswer((old) => (old.path === path && sameData(old.remote, remote) ? old : { path, remote }));
    });
    return () => {
      wanted = false;
    };
  }, [path, version]);
  if (path !== null && answer.path === path) return answer.remote;
  const known = path === null ? undefined : seen.get(path);
  // The server's routes and wire.ts say which type lies at which path.
  return known === undefined ? { kind: 'loading' } : { kind: 'here', data: known.data as T };
}

/** @throws {Error} with the server's words. */
export async function send<T>(method: 'POST' | 'DELETE', path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(`/emulator/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  // As above: wire.ts says what lies at which path.
  return (await answerOf(response)) as T;
}

/** Sends a text as it is, JSON by itself. @throws {Error} with the server's words. */
export async function sendText<T>(method: 'POST', path: string, text: string): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return (await answerOf(await fetch(`/emulator/${path}`, { method, headers, body: text }))) as T; // see wire.ts
}

/** Sends a file as it is. @throws {Error} with the server's words. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  return (await answerOf(await fetch(`/emulator/${path}`, { method: 'POST', headers, body: file }))) as T; // see wire.ts
}

/** @throws {Error} with the server's words. */
export async function get<T>(path: string): Promise<T> {
  return (await answerOf(await fetch(`/emulator/${path}`))) as T; // see wire.ts
}

export const at = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');

async function load<T>(path: string): Promise<Remote<T>> {
  try {
    const data = await get<T>(path);
    const text = JSON.stringify(data);
    const known = seen.get(path);
    if (known?.text === text) return { kind: 'here', data: known.data as T }; // equal text, equal data
    seen.set(path, { text, data });
    return { kind: 'here', data };
  } catch (error) {
    seen.delete(path);
    return { kind: 'failed', message: wordsOf(error) };
  }
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const told = answer !== null && typeof answer === 'object' && 'message' in answer ? answer.message : null;
  throw new Error(typeof told === 'string' ? told : `The workspace answered ${response.status}.`);
}

const sameData = <T>(a: Remote<T>, b: Remote<T>): boolean =>
  a.kind === 'here' && b.kind === 'here'
    ? a.data === b.data
    : a.kind === 'failed' && b.kind === 'failed' && a.message === b.message;
