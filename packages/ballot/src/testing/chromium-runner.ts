import { finishCredential, portableEngine, requestCredential, sealBallotOnDevice } from '../client/index.ts';
import { fromHex, toHex, utf8 } from '../protocol/bytes.ts';
import type { RoundRequest } from './chromium-words.ts';
import { parseManifest } from '../protocol/manifest.ts';
import { mustAccept } from './must-accept.ts';
import { vectorsText } from './vectors.ts';

const PLACE = { group: 1, channel: 'online' } as const;

/** What the page offers to the test that opened it: the frozen vectors made here, and a voter's whole way. */
const offered: RoundRequest = {
  vectors: () => vectorsText(portableEngine),
  ask: async (manifest) => {
    const round = mustAccept(parseManifest(utf8(manifest), portableEngine));
    const seed = crypto.getRandomValues(new Uint8Array(32));
    const request = mustAccept(await requestCredential(portableEngine, round, { place: PLACE, seed }));
    return {
      blinded: request.parts.map(({ blinded }) => toHex(blinded)),
      seal: async (answers, marks) => {
        const signed = answers.map(fromHex);
        const credential = mustAccept(await finishCredential(portableEngine, round, { request, answers: signed }));
        const secret = crypto.getRandomValues(new Uint8Array(32));
        const input = { round, credential, answers: marks, secret };
        return toHex(mustAccept(await sealBallotOnDevice(portableEngine, input)));
      },
    };
  },
};
Object.assign(globalThis, { gbp1: offered });
