import { type ColumnsOf, link, never, state } from './column-rule';

/** Signing in. */
export const ACCOUNT_COLUMNS: ColumnsOf = {
  User: {
    id: link,
    email: never('a keyed hash of an address; no hash is ever published'),
    emailVerified: never('personal'),
    role: never('tells who works here'),
    insurerId: never('tells who represents an insurer'),
    createdAt: never('personal'),
  },
  ApiKey: {
    secretHash: never('speaks for an account'),
    userId: link,
    slot: state,
    createdAt: never('tells when an account was in use'),
  },
  Account: {
    userId: link,
    provider: never('tells where a driver has an account'),
    providerAccountId: never('a keyed hash of a number or of an account elsewhere'),
    linkedAt: never('tells when an account was in use'),
  },
  Session: {
    id: never('names a session, whose owner may end it'),
    userId: link,
    createdAt: never('tells when an account was in use'),
    seenOn: never('tells when an account was in use'),
    browser: never('tells what a driver uses'),
    system: never('tells what a driver uses'),
  },
  PhoneCode: {
    askHash: never('opens the way to a number’s account'),
    numberHash: never('a keyed hash of a telephone number; no hash is ever published'),
    codeHash: never('secret'),
    tries: state,
    expiresAt: state,
  },
  VerificationToken: {
    identifier: never('a keyed hash of an address; no hash is ever published'),
    token: never('secret'),
    expires: state,
  },
};
