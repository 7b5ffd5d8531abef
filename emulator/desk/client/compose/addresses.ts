/**
 * The addresses in a To, Cc or Bcc line: `Ben <ben@gmail.example>, "Marsh, Cleo" <cleo@…>` → two of them.
 * Commas in quotes and what is no address are passed over.
 */
export function addressesIn(line: string): string[] {
  const parts = line.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return parts
    .map((part) => /<([^<>]*)>\s*$/.exec(part)?.[1] ?? part)
    .map((address) => address.trim())
    .filter((address) => address.includes('@'));
}
