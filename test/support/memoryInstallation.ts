import type { Config } from '../../src/core/config';
import type { Installation } from '../../src/ports';

export interface MemoryInstallation extends Installation {
  readonly made: { ledgers: number; timers: number; kept: number };
}

/** A script whose web app at `address` runs as `deployer` and answers as `answer` says. */
export function memoryInstallation(
  deployer: string,
  answer: (installation: Installation, text: string) => void,
): MemoryInstallation {
  let config: Config | null = null;
  let question: { nonce: string; at: number } | null = null;
  let proof: { nonce: string; owner: string } | null = null;
  const made = { ledgers: 0, timers: 0, kept: 0 };
  const installation: MemoryInstallation = {
    made,
    config: () => config,
    keep: (value) => {
      made.kept += 1;
      config = value;
    },
    expectProof: (nonce, at) => {
      question = { nonce, at };
      proof = null;
    },
    expectedProof: () => question,
    writeProof: (nonce) => {
      proof = { nonce, owner: deployer };
    },
    proof: (nonce) => (proof?.nonce === nonce ? proof.owner : null),
    callWebApp: (_base, text) => {
      answer(installation, text);
    },
    createLedger: () => {
      made.ledgers += 1;
      return {
        id: `sheet-${made.ledgers}`,
        url: `https://docs.google.com/spreadsheets/d/sheet-${made.ledgers}/edit`,
      };
    },
    ownerKind: () => 'workspace',
    testPixel: () => 'unharmed',
    ensureTimer: () => {
      made.timers = 1;
      return 1;
    },
  };
  return installation;
}
