import { contentService, TextOutput } from '../../../emulator/services/ContentService';
import { anExecution, scriptedWorld } from '../../support/scriptedWorld';

const service = contentService({ world: scriptedWorld(), execution: anExecution() });

describe('ContentService', () => {
  it('has the nine types, and none for pictures', () => {
    expect(Object.keys(Reflect.get(service, 'MimeType') as object).sort()).toEqual([
      'ATOM',
      'CSV',
      'ICAL',
      'JAVASCRIPT',
      'JSON',
      'RSS',
      'TEXT',
      'VCARD',
      'XML',
    ]);
  });
});

describe('a text output', () => {
  it('is text unless told otherwise, and may be written bit by bit', () => {
    const output = new TextOutput('a').append('b');
    expect([output.getContent(), output.getMimeType()]).toEqual(['ab', 'TEXT']);
    expect(output.setContent('c').setMimeType('JSON').getContent()).toBe('c');
    expect(output.getMimeType()).toBe('JSON');
  });

  it('has null for content when cleared', () => {
    const output = new TextOutput('a').clear();
    expect(output.getContent()).toBeNull();
    expect(output.append('b').getContent()).toBe('b');
  });

  it('is a download under a name, until that is taken back', () => {
    const output = new TextOutput('').downloadAsFile('a.csv');
    expect(output.getFileName()).toBe('a.csv');
    expect(output.downloadAsFile(null).getFileName()).toBeNull();
    expect(() => output.downloadAsFile('a/b')).toThrow('Invalid argument: a/b');
  });

  it.each([
    ['append', 5, 'number'],
    ['setContent', null, 'null'],
    ['setMimeType', 'GIF', 'String'],
    ['setMimeType', { a: 1 }, 'class'],
  ] as const)('refuses %s with %p in Google’s words', (method, value, type) => {
    expect(() => new TextOutput('')[method](value)).toThrow(
      `The parameters (${type}) don't match the method signature for ContentService.TextOutput.${method}.`,
    );
  });
});
