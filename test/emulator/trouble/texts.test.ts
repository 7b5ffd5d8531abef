import { languageOf, TEXTS } from '../../../emulator/trouble/texts';

describe("Google's messages", () => {
  it.each(Object.entries(TEXTS))('%s reads otherwise in another language', (_name, { en, de }) => {
    expect(en).not.toBe('');
    expect(de).not.toBe(en);
  });

  it('come in English to accounts whose language nobody translated into', () => {
    expect(['de', 'de-AT', 'en', 'fr-FR', 'den'].map(languageOf)).toEqual(['de', 'de', 'en', 'en', 'en']);
  });
});
