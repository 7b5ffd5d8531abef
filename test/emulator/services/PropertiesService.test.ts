import { PROPERTY_VALUE } from '../../../emulator/services/limits';
import { ADA, BEN, call, evaluated, scriptWorld } from '../world/scriptWorld';

const withStore = (body: string): unknown =>
  evaluated(`const store = PropertiesService.getScriptProperties(); ${body}`);

/** @see https://developers.google.com/apps-script/reference/properties/properties */
describe('Properties', () => {
  it('keeps strings', () => {
    expect(
      withStore(
        `return [store.setProperty('a', 'x').setProperty('b', '').getProperties(), store.getProperty('a'), store.getKeys()]`,
      ),
    ).toEqual([{ a: 'x', b: '' }, 'x', ['a', 'b']]);
  });

  it('has null for what is not there', () => {
    expect(
      withStore(`return ['a', 'constructor', '__proto__', null].map((key) => store.getProperty(key))`),
    ).toEqual([null, null, null, null]);
  });

  it('makes strings of everything', () => {
    expect(
      withStore(`store.setProperties({ n: 1, t: true, o: {}, nil: null }); return store.getProperties()`),
    ).toEqual({
      n: '1',
      t: 'true',
      o: '[object Object]',
      nil: 'null',
    });
  });

  it('adds several, or puts them in place of all others', () => {
    const set = `store.setProperty('a', '1'); store.setProperties({ b: '2' }`;
    expect(withStore(`${set}); return store.getKeys()`)).toEqual(['a', 'b']);
    expect(withStore(`${set}, true); return store.getKeys()`)).toEqual(['b']);
  });

  it('deletes one, or all', () => {
    const set = `store.setProperties({ a: '1', b: '2' });`;
    expect(withStore(`${set} return store.deleteProperty('a').deleteProperty('none').getKeys()`)).toEqual([
      'b',
    ]);
    expect(withStore(`${set} return store.deleteAllProperties().getKeys()`)).toEqual([]);
  });

  it('refuses a value over 9 kB, counted in bytes, and then sets nothing', () => {
    const fits = PROPERTY_VALUE.value / 3;
    expect(withStore(`return store.setProperty('a', '€'.repeat(${fits})).getProperty('a').length`)).toBe(
      fits,
    );
    expect(() => withStore(`store.setProperty('a', '€'.repeat(${fits}) + 'x')`)).toThrow(
      'Exception: Argument too large: value',
    );
    expect(
      withStore(
        `try { store.setProperties({ a: 'x', b: 'x'.repeat(10000) }) } catch (e) {} return store.getKeys()`,
      ),
    ).toEqual([]);
  });

  it('refuses more than 500 kB in one store', () => {
    const fill = `const nine = 'x'.repeat(9000); for (let i = 0; i < 56; i++) store.setProperty('key' + i, nine);`;
    expect(withStore(`${fill} return store.getKeys().length`)).toBe(56);
    expect(() => withStore(`${fill} store.setProperty('more', nine)`)).toThrow(
      'Exception: You have exceeded the property storage quota. Please remove some properties and try again.',
    );
    expect(
      withStore(
        `${fill} store.setProperty('key0', 'x'); return store.setProperty('more', nine).getKeys().length`,
      ),
    ).toBe(57);
  });

  it.each(['store.setProperty("a")', 'store.setProperties("a")', 'store.setProperties()'])(
    'does not understand %s',
    (code) => {
      expect(() => withStore(code)).toThrow(
        "don't match the method signature for PropertiesService.Properties.set",
      );
    },
  );

  it('needs a name', () => {
    expect(() => withStore(`store.setProperty('', 'x')`)).toThrow('Exception: Invalid argument: key');
  });
});

describe('PropertiesService', () => {
  it('has one store for the script and one for each effective user', () => {
    const world = scriptWorld(`function main(value) {
      PropertiesService.getScriptProperties().setProperty('k', value);
      PropertiesService.getUserProperties().setProperty('k', value);
    }`);
    const as = (effectiveUser: string, value: string) =>
      world.project.run({
        kind: 'card',
        function: 'main',
        arguments: [value],
        activeUser: '',
        effectiveUser,
      });
    as(ADA, 'a');
    as(BEN, 'b');
    expect(world.script.memory.properties).toEqual({
      script: { k: 'b' },
      users: { [ADA]: { k: 'a' }, [BEN]: { k: 'b' } },
    });
  });

  it('has no store of a document', () => {
    expect(evaluated('return PropertiesService.getDocumentProperties()')).toBeNull();
  });

  it('gives copies', () => {
    const world = scriptWorld(`function main() {
      const store = PropertiesService.getScriptProperties().setProperty('a', '1');
      store.getProperties().a = '2';
      return store.getProperty('a');
    }`);
    expect(call(world)).toBe('1');
  });
});

/** @see https://developers.google.com/apps-script/guides/services/quotas */
describe('the daily quota of properties', () => {
  const CODE = `
    function work() {
      const store = PropertiesService.getScriptProperties();
      store.setProperties({ a: '1', b: '2', c: '3' });
      store.getProperties();
      store.getProperty('a');
      store.getKeys();
      store.setProperty('d', '4').deleteProperty('d');
    }`;
  const spent = (manyPropertiesCountOnce: boolean): number | undefined => {
    const world = scriptWorld(CODE, { switches: { manyPropertiesCountOnce } });
    call(world, 'work');
    return world.script.memory.quotas?.['properties']?.[ADA]?.spent;
  };

  it('counts each property, or each call', () => {
    expect([spent(false), spent(true)]).toEqual([10, 6]);
  });

  it('refuses what goes beyond it, all or nothing, for 24 hours from the first use', () => {
    const world = scriptWorld(CODE, { switches: { manyPropertiesCountOnce: false } });
    const quotas = { properties: { [ADA]: { since: world.clock.now(), spent: 49_998 } } };
    world.script.memory.quotas = quotas;
    expect(() => call(world, 'work')).toThrow('Service invoked too many times for one day: properties.');
    expect(world.script.memory.properties.script).toEqual({});
    world.advance(24 * 60 * 60_000);
    call(world, 'work');
    expect(world.script.memory.quotas['properties']?.[ADA]?.spent).toBe(10);
  });
});
