import type { Config } from '../../src/core/config';

/** A finished set-up; a test says only what matters to it. */
export const aConfig = (difference: Partial<Config> = {}): Config => ({
  version: 1,
  owner: 'ada@lindenhof.example',
  ownerKind: 'workspace',
  base: 'https://script.google.com/macros/s/AKfycb-one/exec',
  bases: ['https://script.google.com/macros/s/AKfycb-one/exec'],
  ledger: { id: 'sheet-1', url: 'https://docs.google.com/spreadsheets/d/sheet-1/edit' },
  rootSecret: '00'.repeat(32),
  tokenKeys: { current: 1, retired: [] },
  installedAt: 0,
  ...difference,
});
