import {
  CACHE_DEFAULT_TTL,
  CACHE_ITEMS,
  CACHE_ITEMS_KEPT,
  CACHE_MAX_TTL,
} from '../../../emulator/services/limits';
import { call, evaluated, scriptWorld } from '../world/scriptWorld';

const withCache = (body: string): unknown =>
  evaluated(`const cache = CacheService.getScriptCache(); ${body}`);

const CODE = `
  const cache = CacheService.getScriptCache();
  function put(key, seconds) { seconds === null ? cache.put(key, 'v') : cache.put(key, 'v', seconds); }
  function get(key) { return cache.get(key); }
  function count(n, seconds) { let found = 0; for (let i = 0; i < n; i++) if (cache.get('k' + i) !== null) found++; return found; }
  function fill(n) { for (let i = 0; i < n; i++) cache.put('k' + i, 'v', 1000 + i); }
`;

/** @see https://developers.google.com/apps-script/reference/cache/cache */
describe('Cache', () => {
  it('keeps strings, one or several at once', () => {
    expect(
      withCache(`
        cache.put('a', 'x'); cache.putAll({ b: 1, c: {}, d: null });
        return [cache.get('a'), cache.get('none'), cache.getAll(['a', 'b', 'c', 'd', 'none'])];`),
    ).toEqual(['x', null, { a: 'x', b: '1', c: '[object Object]', d: 'null' }]);
  });

  it('forgets what is removed', () => {
    expect(
      withCache(
        `cache.putAll({ a: '1', b: '2', c: '3' }); cache.remove('a'); cache.removeAll(['b', 'none']); return cache.getAll(['a', 'b', 'c'])`,
      ),
    ).toEqual({
      c: '3',
    });
  });

  it.each([
    ['ten minutes if nothing is said', null, CACHE_DEFAULT_TTL.value],
    ['as long as is said', 5, 5],
    ['no more than six hours', 999_999, CACHE_MAX_TTL.value],
  ])('keeps for %s', (_name, seconds, lasts) => {
    const world = scriptWorld(CODE);
    call(world, 'put', 'k', seconds);
    world.advance(lasts * 1_000 - 1);
    expect(call(world, 'get', 'k')).toBe('v');
    world.advance(1);
    expect(call(world, 'get', 'k')).toBeNull();
  });

  it('keeps nothing for less than no time', () => {
    expect(withCache(`cache.put('k', 'v', -5); return cache.get('k')`)).toBeNull();
  });

  /** @see https://developers.google.com/apps-script/reference/cache/cache */
  it('drops to the 900 items farthest from their expiration when there are more than 1,000', () => {
    const world = scriptWorld(CODE);
    call(world, 'fill', CACHE_ITEMS.value);
    expect(call(world, 'count', CACHE_ITEMS.value)).toBe(CACHE_ITEMS.value);
    call(world, 'put', 'one-more', 21_600);
    expect(call(world, 'count', CACHE_ITEMS.value)).toBe(CACHE_ITEMS_KEPT.value - 1);
    expect([call(world, 'get', 'k0'), call(world, 'get', 'k999'), call(world, 'get', 'one-more')]).toEqual([
      null,
      'v',
      'v',
    ]);
  });

  it('counts no expired items', () => {
    const world = scriptWorld(CODE);
    call(world, 'fill', CACHE_ITEMS.value);
    world.advance(1_000_000);
    call(world, 'put', 'one-more', null);
    expect(call(world, 'count', CACHE_ITEMS.value)).toBe(CACHE_ITEMS.value - 1);
  });

  /** @see https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits */
  it.each([
    ["cache.put('k'.repeat(250), 'v'); return 'ok'", 'ok'],
    ["cache.put('k', '€'.repeat(34133) + 'x'); return 'ok'", 'ok'],
  ])('takes %s', (code, value) => {
    expect(withCache(code)).toBe(value);
  });

  it.each([
    ["cache.put('k'.repeat(251), 'v')", 'Exception: Argument too large: key'],
    ["cache.get('k'.repeat(251))", 'Exception: Argument too large: key'],
    ["cache.put('k', '€'.repeat(34133) + 'xx')", 'Exception: Argument too large: value'],
    ["cache.put('', 'v')", 'Exception: Invalid argument: key'],
    ['cache.put(null, "v")', 'Exception: Invalid argument: key'],
    ['cache.getAll([""])', 'Exception: Invalid argument: key'],
    [
      'cache.put("k")',
      "The parameters (String) don't match the method signature for CacheService.Cache.put.",
    ],
    ['cache.put("k", "v", "soon")', "don't match the method signature for CacheService.Cache.put."],
    [
      'cache.putAll("k")',
      "The parameters (String) don't match the method signature for CacheService.Cache.putAll.",
    ],
    [
      'cache.getAll("k")',
      "The parameters (String) don't match the method signature for CacheService.Cache.getAll.",
    ],
  ])('refuses %s', (code, message) => {
    expect(() => withCache(code)).toThrow(message);
  });
});

it("keeps a user's cache apart, and has none for documents", () => {
  expect(
    evaluated(`
      CacheService.getScriptCache().put('k', 'script'); CacheService.getUserCache().put('k', 'user');
      return [CacheService.getScriptCache().get('k'), CacheService.getUserCache().get('k'), CacheService.getDocumentCache()];`),
  ).toEqual(['script', 'user', null]);
});

/** @see https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits */
it('that is too full loses the oldest items, where that is as measured', () => {
  const world = scriptWorld(
    `function main() {
      const cache = CacheService.getScriptCache();
      cache.put('first', 'v', 21600);
      for (let i = 0; i < 1000; i++) cache.put('k' + i, 'v', 60);
      return [cache.get('first'), cache.get('k999')];
    }`,
    { switches: { fullCacheKeepsFarthest: false } },
  );
  expect(call(world)).toEqual([null, 'v']);
});
