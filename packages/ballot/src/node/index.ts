export { createNodeEngine } from './node-engine.ts';
export type { BlindSignRefusal, IssuerKey, RawSign } from './issuer.ts';
export { blindSign, confirmSignature, generateIssuerKey, loadIssuerKey } from './issuer.ts';
export type { Spool, SpoolRow } from './spool.ts';
export { createSpool } from './spool.ts';
