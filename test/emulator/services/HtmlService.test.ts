import type { ExecutionKind } from '../../../emulator/contracts';
import { htmlService, HtmlOutput } from '../../../emulator/services/HtmlService';
import { anExecution, scriptedWorld } from '../../support/scriptedWorld';

describe('HtmlService.getUserAgent', () => {
  const told = (kind: ExecutionKind, userAgentIsTold: boolean): unknown => {
    const world = scriptedWorld({ switches: { userAgentIsTold } });
    const service = htmlService({ world, execution: anExecution({ kind, userAgent: 'Lynx' }) });
    return (Reflect.get(service, 'getUserAgent') as () => unknown).call(service);
  };

  it.each(['doGet', 'doPost'] as const)('tells in %s, if the switch lets it', (kind) => {
    expect([told(kind, true), told(kind, false)]).toEqual(['Lynx', null]);
  });

  it.each(['card', 'timer', 'page-call'] as const)('tells nothing in a %s', (kind) => {
    expect(told(kind, true)).toBeNull();
  });
});

describe('an HTML output', () => {
  it('holds what was put in', () => {
    const output = new HtmlOutput('<p>a')
      .append('<p>b')
      .setTitle('T')
      .setFaviconUrl('https://x.example/i.ico');
    expect([output.getContent(), output.getTitle(), output.getFaviconUrl()]).toEqual([
      '<p>a<p>b',
      'T',
      'https://x.example/i.ico',
    ]);
    expect(output.setContent('c').getContent()).toBe('c');
    expect(output.clear().getContent()).toBe('');
  });

  it.each(['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'])(
    'takes the meta tag %s',
    (name) => {
      expect(() => new HtmlOutput('').addMetaTag(name, 'x')).not.toThrow();
    },
  );

  it('takes no other meta tag', () => {
    expect(() => new HtmlOutput('').addMetaTag('referrer', 'no-referrer')).toThrow(
      'The meta tag you specified is not allowed in this context.',
    );
  });

  it('knows two ways of framing', () => {
    expect(() => new HtmlOutput('').setXFrameOptionsMode('SAMEORIGIN')).toThrow(
      "The parameters (String) don't match the method signature for HtmlService.HtmlOutput.setXFrameOptionsMode.",
    );
  });
});
