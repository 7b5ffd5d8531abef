/**
 * The id of a message as the Gmail API has it. Add-ons are told it so, or in Gmail's own form: the same number in
 * decimal digits behind `msg-f:`. Other text comes back as it is.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/event-objects
 * @example apiMessageId('msg-f:1880000000000000001') // '1a171a0a11bc0001'
 */
export function apiMessageId(id: string): string {
  const [, decimal] = /^msg-[fa]:(\d{1,20})$/.exec(id) ?? [];
  return decimal === undefined ? id : hexOf(decimal);
}

/** Such numbers are larger than JavaScript's own; so they are divided by hand, digit by digit. */
function hexOf(decimal: string): string {
  let digits = Array.from(decimal, Number);
  let hex = '';
  while (digits.length > 0) {
    let rest = 0;
    const quotient: number[] = [];
    for (const digit of digits) {
      const value = rest * 10 + digit;
      quotient.push(Math.floor(value / 16));
      rest = value % 16;
    }
    hex = rest.toString(16) + hex;
    digits = quotient.slice(quotient.findIndex((digit) => digit > 0));
    if (quotient.every((digit) => digit === 0)) break;
  }
  return hex.padStart(16, '0');
}
