import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An attribute's value as parse5's tree has it, and where the attribute begins in the text. */
export interface TreeValue {
  readonly at: number;
  readonly value: string;
}

/** The values of one attribute on elements of these names, as a browser's tree has them, in the order of the text. */
export function treeValues(html: string, names: readonly string[], attribute: string): TreeValue[] {
  const found = new Map<number, string>(); // one tag may stand for several elements of the tree
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node && names.includes(node.tagName)) {
      const value = node.attrs.find(({ name }) => name === attribute)?.value;
      const at = node.sourceCodeLocation?.attrs?.[attribute]?.startOffset;
      if (value !== undefined && at !== undefined) found.set(at, value);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: true }));
  return [...found].map(([at, value]) => ({ at, value })).sort((a, b) => a.at - b.at);
}
