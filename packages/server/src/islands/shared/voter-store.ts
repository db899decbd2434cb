/** What a voter's device keeps of one round, on the casting origin only. */
export interface VoterRecord {
  /** Name of the round in the protocol, 64 hex digits. */
  readonly protocolId: string;
  /** The round's id on the main origin, for the way back there. */
  readonly roundId: string;
  readonly group: number;
  /** `encodeRequest`: kept before anything is asked. */
  readonly request?: Uint8Array;
  /** `encodeCredential`: what the blind signature became. */
  readonly credential?: Uint8Array;
  /** The sealed ballot: kept before it is sent, sent again unchanged. */
  readonly outbox?: Uint8Array;
  /** 100 bytes, signed by the log key. */
  readonly receipt?: Uint8Array;
  /** The ballot was seen on the public log; the secrets are gone. */
  readonly isListed?: boolean;
  readonly hasRecoveryFile?: boolean;
}

/** The device's own store. Every change is one transaction, so two windows never make two ballots. */
export interface VoterStore {
  read(protocolId: string): Promise<VoterRecord | undefined>;
  /** `step` sees what stands and answers what shall stand; nothing deletes the record. Resolves when it is on disk. */
  change(
    protocolId: string,
    step: (before: VoterRecord | undefined) => VoterRecord | undefined,
  ): Promise<VoterRecord | undefined>;
}

const NAME = 'guong-ballot';
const STORE = 'rounds';

/** Opens the store. Rejects where a browser keeps nothing (private windows of some). */
export async function openVoterStore(factory: IDBFactory): Promise<VoterStore> {
  const db = await opened(factory);
  return {
    read: (protocolId) =>
      settled(db.transaction(STORE).objectStore(STORE).get(protocolId) as IDBRequest<VoterRecord | undefined>),
    change: (protocolId, step) => change(db, protocolId, step),
  };
}

const opened = (factory: IDBFactory): Promise<IDBDatabase> => {
  const request = factory.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'protocolId' });
  };
  return settled(request);
};

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the store refused'));
    };
  });

function change(
  db: IDBDatabase,
  protocolId: string,
  step: (before: VoterRecord | undefined) => VoterRecord | undefined,
): Promise<VoterRecord | undefined> {
  return new Promise((resolve, reject) => {
    // Strict: what is promised to be kept survives a crash of the browser a moment later.
    const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(STORE);
    const reading = records.get(protocolId) as IDBRequest<VoterRecord | undefined>;
    let after: VoterRecord | undefined;
    reading.onsuccess = () => {
      after = step(reading.result);
      if (after) records.put(after);
      else records.delete(protocolId);
    };
    transaction.oncomplete = () => {
      resolve(after);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('the store refused'));
    };
  });
}
