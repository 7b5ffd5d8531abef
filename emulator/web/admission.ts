import type { Manifest, World } from '../contracts';

/** Who is at the browser. */
export interface Session {
  /** A Google account's address; null: nobody is signed in. */
  readonly signedInAs: string | null;
  /** Signed in to other accounts, too. */
  readonly severalAccounts?: boolean;
}

export const ANONYMOUS: Session = { signedInAs: null };

/** On whose authority a visitor's request runs, or what they meet instead. */
export type Admission =
  | { readonly kind: 'admitted'; readonly visitor: Visitor }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'not-found' };

export interface Visitor {
  /** '' when Google does not tell the script. */
  readonly activeUser: string;
  readonly effectiveUser: string;
  /** Warned that no Google program answers. */
  readonly seesBanner: boolean;
}

/**
 * @param webapp as the manifest of the code that is served has it
 * @see https://developers.google.com/apps-script/manifest/web-app-api-executable
 */
export function admit(
  { project, accounts, switches }: World,
  { webapp }: Manifest,
  { signedInAs }: Session,
): Admission {
  if (webapp === undefined) return { kind: 'not-found' };
  const runsAsVisitor = webapp.executeAs === 'USER_ACCESSING';
  const sameDomain = signedInAs !== null && domainOf(signedInAs) === domainOf(project.deployer);
  const inWorkspace = accounts.some(
    ({ email, google }) => email === project.deployer && google === 'workspace',
  );
  if (signedInAs === null && (webapp.access !== 'ANYONE_ANONYMOUS' || runsAsVisitor)) {
    return { kind: webapp.access === 'MYSELF' ? 'not-found' : 'sign-in' };
  }
  if (webapp.access === 'MYSELF' && signedInAs !== project.deployer) return { kind: 'not-found' };
  if (webapp.access === 'DOMAIN' && !sameDomain) return { kind: 'denied' };
  // "Execute as me" tells a visitor's address at most to colleagues: https://developers.google.com/apps-script/reference/base/session#getActiveUser()
  const isColleague = sameDomain && inWorkspace;
  const isTold =
    runsAsVisitor || signedInAs === project.deployer || (isColleague && switches.colleaguesAreTold);
  return {
    kind: 'admitted',
    visitor: {
      activeUser: isTold ? (signedInAs ?? '') : '',
      effectiveUser: runsAsVisitor && signedInAs !== null ? signedInAs : project.deployer,
      seesBanner: !isColleague && signedInAs !== project.deployer,
    },
  };
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
