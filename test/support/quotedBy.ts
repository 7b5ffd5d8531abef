/** Quoted-printable by other hands than ours. */
export interface Writer {
  /** Longest line that goes on, with its `=`. */
  readonly broken: number;
  /** Longest end of a line. */
  readonly last: number;
  readonly hex: 'upper' | 'lower';
}

/** As Gmail, Java and Python write it: lines of 76, broken as late as can be. */
export const GMAIL: Writer = { broken: 76, last: 76, hex: 'upper' };

export const quotedBy = (text: string, writer: Writer): string =>
  text
    .split('\r\n')
    .map((line) => quotedLine(line, writer))
    .join('\r\n');

function quotedLine(line: string, { broken, last, hex }: Writer): string {
  const units = Array.from(Buffer.from(line, 'utf8'), (byte) => {
    const code = byte.toString(16).padStart(2, '0');
    return byte === 61 || byte < 32 || byte > 126
      ? `=${hex === 'upper' ? code.toUpperCase() : code}`
      : String.fromCharCode(byte);
  });
  const made: string[] = [];
  for (let from = 0; from < units.length;) {
    const rest = units.slice(from).join('');
    if (rest.length <= last) return [...made, rest].join('=\r\n');
    let piece = '';
    while (piece.length + (units[from] ?? '').length < broken) piece += units[from++] ?? '';
    made.push(piece);
  }
  return made.join('=\r\n');
}
