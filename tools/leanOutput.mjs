/** Makes the bundle shorter without making it harder to read. */

/** A tab for each four spaces that a line begins with. What stands in a template is text, and stays. */
export const indentedByTabs = {
  name: 'indented-by-tabs',
  renderChunk(code) {
    const templates = [];
    collectTemplates(this.parse(code), templates);
    templates.sort((one, other) => one.start - other.start);
    let next = 0;
    const lean = code.replace(/^(?: {4})+/gm, (spaces, at) => {
      while (next < templates.length && templates[next].end <= at) next += 1;
      return templates[next]?.start < at ? spaces : '\t'.repeat(spaces.length / 4);
    });
    return { code: lean, map: null };
  },
};

function collectTemplates(node, found) {
  if (Array.isArray(node)) node.forEach((each) => collectTemplates(each, found));
  else if (node?.type === 'TemplateElement') found.push(node);
  else if (typeof node?.type === 'string')
    Object.values(node).forEach((each) => collectTemplates(each, found));
}

/** How the compiler writes `a ?? b` and `a?.b`, for a name or for what it has just put into one. */
const NEITHER = /(\b[\w$]+|\)) !== null && ([\w$]+) !== void 0/g;
const EITHER = /(\b[\w$]+|\)) === null \|\| ([\w$]+) === void 0/g;

/** Asks once for null and undefined where the compiler asks for each: `_a != null`. */
export const shortNullChecks = {
  name: 'short-null-checks',
  renderChunk: (code) => ({ code: shorter(shorter(code, NEITHER, '!='), EITHER, '=='), map: null }),
};

const shorter = (code, checks, operator) =>
  code.replace(checks, (whole, asked, name) =>
    asked === name || (asked === ')' && /^_[a-z]/.test(name)) ? `${asked} ${operator} null` : whole,
  );
