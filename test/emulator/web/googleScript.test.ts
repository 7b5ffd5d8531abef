import { createContext, runInContext } from 'node:vm';
import { GOOGLE_SCRIPT } from '../../../emulator/web/googleScript';

interface Call {
  readonly body: { readonly function: string; readonly arguments: readonly unknown[] };
  readonly answer: (answer: unknown) => Promise<void>;
  readonly refuse: (status: number) => Promise<void>;
}

/** A browser's window as far as `google.script` needs one; a call is answered when the test says so. */
function aWindow(): { readonly run: (script: string) => unknown; readonly calls: Call[] } {
  const calls: Call[] = [];
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const fetch = (_url: string, { body }: { readonly body: string }): Promise<unknown> =>
    new Promise((resolve) => {
      calls.push({
        body: JSON.parse(body) as Call['body'],
        async answer(answer) {
          resolve({ ok: true, json: () => Promise.resolve(answer) });
          await settled();
        },
        async refuse(status) {
          resolve({ ok: false, status });
          await settled();
        },
      });
    });
  const uncaught: unknown[] = [];
  const setTimeout = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      uncaught.push(error);
    }
  };
  const window = createContext({ fetch, setTimeout, uncaught });
  runInContext(
    `${GOOGLE_SCRIPT}
     var google = { script: googleScript(['doGet', 'save'], 'https://panel.example/macros/callback?page=1') };
     var heard = [];`,
    window,
  );
  return { run: (script) => runInContext(script, window) as unknown, calls };
}

describe('google.script.run in a page', () => {
  it('has the functions it was given and no others', () => {
    const { run } = aWindow();
    expect(run('typeof google.script.run.save')).toBe('function');
    expect(() => run('google.script.run.hidden()')).toThrow('google.script.run.hidden is not a function');
  });

  it('hands the answer to the handler, with the user’s object', async () => {
    const { run, calls } = aWindow();
    run(
      `google.script.run.withSuccessHandler((value, own) => heard.push(value, own)).withUserObject('own').save({ a: [1, null] })`,
    );
    expect(calls[0]?.body).toEqual({ function: 'save', arguments: [{ a: [1, null] }] });
    await calls[0]?.answer({ kind: 'returned', value: 'saved' });
    expect(run('heard.join()')).toBe('saved,own');
  });

  it('hands a failure to the other handler', async () => {
    const { run, calls } = aWindow();
    run(`google.script.run.withFailureHandler((error) => heard.push(error.message)).save()`);
    await calls[0]?.answer({ kind: 'threw', message: 'Error: full' });
    run(`google.script.run.withFailureHandler((error) => heard.push(error.message)).save()`);
    await calls[1]?.refuse(404);
    expect(run('heard.join()')).toBe(
      "Error: full,We're sorry, a server error occurred. Please wait a bit and try again.",
    );
  });

  it('lets a failure that nobody handles reach the console', async () => {
    const { run, calls } = aWindow();
    run('google.script.run.save()');
    await calls[0]?.answer({ kind: 'threw', message: 'Error: full' });
    expect(run('String(uncaught[0])')).toBe('ScriptError: Error: full');
  });

  it('keeps handlers to the call they were made for', async () => {
    const { run, calls } = aWindow();
    run(`google.script.run.withSuccessHandler(() => heard.push('first')).save(); google.script.run.save();`);
    await calls[1]?.answer({ kind: 'returned', value: null });
    expect(run('heard.length')).toBe(0);
  });

  it('runs ten calls at a time and keeps the rest waiting', async () => {
    const { run, calls } = aWindow();
    run('for (let i = 0; i < 12; i++) google.script.run.save(i)');
    expect(calls).toHaveLength(10);
    await calls[3]?.answer({ kind: 'returned', value: null });
    await calls[4]?.refuse(500);
    expect(calls.slice(10).map(({ body }) => body.arguments)).toEqual([[10], [11]]);
  });

  it.each([
    'new Date()',
    '() => 1',
    '[{ at: new Date() }]',
    'new Map()',
    'Symbol()',
    '1n',
    'new (class { constructor() { this.a = 1; } })()',
    '(() => { const a = {}; a.a = a; return a; })()',
  ])('refuses %s at once', (value) => {
    const { run, calls } = aWindow();
    expect(() => run(`google.script.run.save(1, ${value})`)).toThrow(
      'Failed due to illegal value in property: 1',
    );
    expect(calls).toEqual([]);
  });

  it('takes one object twice', () => {
    const { run, calls } = aWindow();
    run('const same = {}; google.script.run.save([same, same])');
    expect(calls[0]?.body.arguments).toEqual([[{}, {}]]);
  });

  /** @see https://developers.google.com/apps-script/guides/html/communication#forms */
  describe('makes of a form as the only parameter an object', () => {
    const form = (...fields: readonly object[]): string =>
      `google.script.run.save({ nodeName: 'FORM', elements: ${JSON.stringify(fields)} })`;

    it('of the values of its fields', () => {
      const { run, calls } = aWindow();
      const box = { type: 'checkbox', name: 'colour' };
      run(
        form(
          { type: 'text', name: 'name', value: 'Ben' },
          { ...box, value: 'red', checked: true },
          { ...box, value: 'green', checked: false },
          { ...box, value: 'blue', checked: true },
          { type: 'radio', name: 'size', value: 's', checked: false },
          { type: 'text', name: 'off', value: 'x', disabled: true },
          { type: 'text', name: '', value: 'nameless' },
          { type: 'submit', name: 'go', value: 'Go' },
        ),
      );
      expect(calls[0]?.body.arguments).toEqual([{ name: 'Ben', colour: ['red', 'blue'] }]);
    });

    it.each(['file', 'select-multiple'])(
      'but says by name that a field of type %s is not emulated',
      (type) => {
        const { run, calls } = aWindow();
        expect(() => run(form({ type, name: 'a' }))).toThrow(`A form field of type ${type} is not emulated.`);
        expect(calls).toEqual([]);
      },
    );

    it('but refuses it beside others', () => {
      const { run } = aWindow();
      expect(() => run(`class Form { nodeName = 'FORM'; } google.script.run.save(1, new Form())`)).toThrow(
        'Failed due to illegal value in property: 1',
      );
    });
  });

  it.each(['host', 'history', 'url'])('says by name that google.script.%s is not emulated', (name) => {
    const { run } = aWindow();
    expect(() => run(`google.script.${name}.x()`)).toThrow(`google.script.${name} is not emulated.`);
  });
});
