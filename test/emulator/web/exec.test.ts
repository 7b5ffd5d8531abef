import type { NetRequest, NetResponse, World } from '../../../emulator/contracts';
import { TextOutput } from '../../../emulator/services/ContentService';
import type { WebAppEvent } from '../../../emulator/web/event';
import { webAppOf } from '../../../emulator/web/exec';
import { OWNER, scriptedWorld } from '../../support/scriptedWorld';
import { DEV, EXEC, followed, statusAndText, visit, type Visit } from '../../support/visiting';

/** A world whose doGet and doPost answer the event they got, as text. */
const echoing = (): World => {
  const answer = (event: WebAppEvent): TextOutput => new TextOutput(JSON.stringify(event));
  return scriptedWorld({ functions: { doGet: answer, doPost: answer } });
};

const eventSeen = (world: World, request: Visit): unknown =>
  JSON.parse(followed(world, visit(world, request)).body.toString());

describe('GET /exec', () => {
  it('gives doGet the documented event', () => {
    expect(eventSeen(echoing(), { url: `${EXEC}?t=a%20b&t=2&u=x+y` })).toEqual({
      queryString: 't=a%20b&t=2&u=x+y',
      parameter: { t: 'a b', u: 'x y' },
      parameters: { t: ['a b', '2'], u: ['x y'] },
      contextPath: '',
      contentLength: -1,
    });
  });

  it('is found under the address of a domain, too', () => {
    for (const path of ['a/macros/acme.example', 'a/acme.example/macros']) {
      const url = `https://script.google.com/${path}/s/emulated-deployment/exec?t=1`;
      expect(eventSeen(echoing(), { url })).toMatchObject({ parameter: { t: '1' } });
    }
  });

  it('runs as the deployer for an unknown visitor', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    visit(world, { headers: { 'user-agent': 'Netscape' } });
    expect(world.runs).toMatchObject([
      { kind: 'doGet', function: 'doGet', activeUser: '', effectiveUser: OWNER, userAgent: 'Netscape' },
    ]);
  });

  it('refuses the parameters that Google keeps for itself, without running', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    expect(visit(world, { url: `${EXEC}?c=1` }).status).toBe(405);
    expect(visit(world, { url: `${EXEC}?a=1&sid=2` }).status).toBe(405);
    expect(world.runs).toEqual([]);
  });

  it('answers 414 to an address over 2 kB without running, or runs', () => {
    const outcome = (longAddressesArrive: boolean, length: number) => {
      const world = scriptedWorld({
        functions: { doGet: () => new TextOutput('') },
        switches: { longAddressesArrive },
      });
      const { status } = visit(world, { url: `${EXEC}?x=`.padEnd(length, 'a') });
      return [status, world.runs.length];
    };
    expect([outcome(false, 2_049), outcome(false, 2_048), outcome(true, 9_000)]).toEqual([
      [414, 0],
      [302, 1],
      [302, 1],
    ]);
  });

  it('asks a stranger to sign in when there is a path behind it, without running', () => {
    const world = echoing();
    expect(statusAndText(visit(world, { url: `${EXEC}/pixel.gif` }))).toMatch(/^200 .*Sign in/);
    expect(eventSeen(world, { url: `${EXEC}/pixel.gif`, signedInAs: OWNER })).toMatchObject({
      pathInfo: 'pixel.gif',
    });
  });

  it.each(['', null] as const)(
    'tells %p for a query that is not there, as the switch says',
    (emptyQueryString) => {
      const doGet = ({ queryString }: WebAppEvent): TextOutput =>
        new TextOutput(JSON.stringify([queryString]));
      const world = scriptedWorld({ functions: { doGet }, switches: { emptyQueryString } });
      expect(eventSeen(world, {})).toEqual([emptyQueryString]);
    },
  );

  it('keeps what is no valid encoding, and a name that objects have', () => {
    expect(eventSeen(echoing(), { url: `${EXEC}?a=%zz&__proto__=1&b` })).toMatchObject({
      queryString: 'a=%zz&__proto__=1&b',
      parameter: JSON.parse('{"a":"%zz","__proto__":"1","b":""}') as unknown,
    });
  });
});

describe('POST /exec', () => {
  const post = (body: string, type: string): Partial<NetRequest> => ({
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });

  it('hands over the body as it came', () => {
    expect(
      eventSeen(echoing(), { ...post('{"ü":1}', 'text/plain;charset=UTF-8'), url: `${EXEC}?t=1` }),
    ).toEqual({
      queryString: 't=1',
      parameter: { t: '1' },
      parameters: { t: ['1'] },
      contextPath: '',
      contentLength: 8,
      postData: { length: 8, type: 'text/plain', contents: '{"ü":1}', name: 'postData' },
    });
  });

  it('adds the fields of a form to the parameters', () => {
    const form = post('b=2&a=3', 'application/x-www-form-urlencoded');
    expect(eventSeen(echoing(), { ...form, url: `${EXEC}?a=1` })).toMatchObject({
      parameter: { a: '1', b: '2' },
      parameters: { a: ['1', '3'], b: ['2'] },
    });
  });

  it('refuses a reserved name in a form', () => {
    expect(visit(echoing(), post('sid=1', 'application/x-www-form-urlencoded')).status).toBe(405);
  });

  it('says by name that a file upload is not emulated', () => {
    expect(statusAndText(visit(echoing(), post('', 'multipart/form-data; boundary=x')))).toMatch(
      /^501 .*is not emulated/,
    );
  });
});

describe('a script that fails', () => {
  const failing = (doGet: () => unknown): NetResponse => visit(scriptedWorld({ functions: { doGet } }));
  const thrown = (): never => {
    throw new TypeError('x is <null>');
  };
  const unsupported = 'The script completed but the returned value is not a supported return type.';

  it.each([
    ['shows what was thrown', () => failing(thrown), 'TypeError: x is &lt;null&gt;'],
    ['says that there is no doGet', () => visit(scriptedWorld()), 'Script function not found: doGet'],
    [
      'says that nothing came back',
      () => failing(() => undefined),
      'The script completed but did not return anything.',
    ],
    ['refuses an object', () => failing(() => ({ a: 1 })), unsupported],
    ['refuses a string', () => failing(() => 'text'), unsupported],
    ['refuses a promise', () => failing(() => Promise.resolve(new TextOutput(''))), unsupported],
  ])('%s, on a page with status 200', (_what, ask, words) => {
    const answer = ask();
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.body.toString()).toContain(words);
  });
});

describe('what is not served', () => {
  it.each([
    ['HEAD', 403],
    ['OPTIONS', 405],
    ['PUT', 405],
    ['DELETE', 405],
  ] as const)('%s gets %d and runs nothing', (method, status) => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    expect(visit(world, { method }).status).toBe(status);
    expect(world.runs).toEqual([]);
  });

  /** @see https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script "Status codes" */
  it.each([EXEC, DEV])('a token that is no good: 401, %s', (url) => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    const answer = visit(world, { url, headers: { authorization: 'Bearer made-up' } });
    expect(answer.status).toBe(401);
    expect(answer.body.toString()).toContain('Unauthorized');
    expect(world.runs).toEqual([]);
  });

  it('another deployment is a page that cannot be found', () => {
    const answer = visit(echoing(), { url: EXEC.replace('emulated', 'other') });
    expect(statusAndText(answer)).toMatch(/^404 .*Sorry, unable to open the file at this time\./);
  });

  it('a project without a web app has no address', () => {
    expect(visit(scriptedWorld({ manifest: { timeZone: 'Etc/UTC' } })).status).toBe(404);
  });
});

it('shares what is on its way between all ways into one world', () => {
  const world = echoing();
  expect(webAppOf(world)).toBe(webAppOf(world));
});
