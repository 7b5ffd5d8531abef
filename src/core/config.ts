/** What set-up decided. Kept as one script property, read by every execution, shown to nobody. */
export interface Config {
  readonly version: 1;
  /** The account that holds the data: it deployed the web app and owns the Sheet. */
  readonly owner: string;
  /** Consumer accounts have smaller quotas: slower timer, fewer alerts. */
  readonly ownerKind: 'workspace' | 'consumer';
  /** Where new pixels and links point, ending in `/exec`. */
  readonly base: string;
  /** Every base that was ever in use, `base` among them: old mail stays alive. */
  readonly bases: readonly string[];
  readonly ledger: { readonly id: string; readonly url: string };
  /** 32 random bytes as hex; every other key is derived from it. */
  readonly rootSecret: string;
  /** Token key ids (0 to 15). Retired ones still open information pages. */
  readonly tokenKeys: { readonly current: number; readonly retired: readonly number[] };
  /**
   * The owner's answer to whether senders may have their mail in Sent put back as it was written; absent: not asked.
   */
  readonly cleanSent?: boolean;
  readonly installedAt: number;
}
