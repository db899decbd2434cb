import { createHash } from 'node:crypto';
import { BitString, Integer, ObjectIdentifier, OctetString, UTCTime, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** Whoever holds a certificate and its key. */
export interface Holder {
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
}
/** What a certificate is made with. */
export interface HolderOptions {
  readonly name: string;
  /** Who issues it; itself when left out: an authority. */
  readonly by?: Holder;
  readonly algorithm?: 'RSA' | 'ECDSA';
  readonly from?: string;
  readonly to?: string;
}

const ALGORITHMS = {
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  ECDSA: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

let serials = 0;

/** Makes a key and a certificate, issued by `by` or by itself. */
export async function holderOf(options: HolderOptions): Promise<Holder> {
  const { name, by, algorithm = 'ECDSA', from = '2026-01-01', to = '2028-01-01' } = options;
  const keys = await globalThis.crypto.subtle.generateKey(ALGORITHMS[algorithm], true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  serials += 1;
  certificate.serialNumber = new Integer({ value: serials });
  certificate.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }),
  );
  certificate.issuer.typesAndValues.push(
    ...(by?.certificate.subject.typesAndValues ?? certificate.subject.typesAndValues),
  );
  certificate.notBefore.value = new Date(from);
  certificate.notAfter.value = new Date(to);
  certificate.extensions = extensionsOf(by === undefined);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((by?.keys ?? keys).privateKey, 'SHA-256');
  return { certificate, keys };
}

function extensionsOf(isAuthority: boolean): Extension[] {
  const constraints = new BasicConstraints({ cA: isAuthority });
  // Signing certificates and lists of revoked ones; or signing and standing by what is signed.
  const usage = new BitString({ valueHex: new Uint8Array([isAuthority ? 0x06 : 0xc0]).buffer });
  return [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints.toSchema().toBER() }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER() }),
  ];
}

/** The certificate as an operator would put it into his folder. */
export const pemOf = ({ certificate }: Holder): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate.toSchema().toBER()).toString('base64')}\n-----END CERTIFICATE-----\n`;

const ROOM = 8_192;

/** Signs a PDF as PAdES does: an incremental update with a signature over everything but itself. */
export async function signPdf(pdf: Uint8Array, signer: Holder, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const text = Buffer.from(pdf).toString('latin1');
  const root = /\/Root\s+(\d+ \d+ R)/.exec(text.slice(text.lastIndexOf('/Root')))?.[1] ?? '1 0 R';
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  const number = 90_000 + (text.match(/\/ByteRange/g)?.length ?? 0);
  const range = (numbers: readonly number[]): string => `/ByteRange [${numbers.join(' ')}]`.padEnd(60);
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  const head = `\n${String(number)} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${stamp}Z) `;
  const tail = (start: number): string =>
    ` >>\nendobj\nxref\n${String(number)} 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \ntrailer\n` +
    `<< /Size ${String(number + 1)} /Root ${root} /Prev ${previous} >>\nstartxref\n${String(start)}\n%%EOF\n`;
  const gap = pdf.length + head.length + 60 + '/Contents '.length;
  const after = gap + ROOM * 2 + 2;
  const end = tail(after + ' >>\nendobj\n'.length);
  const before = Buffer.concat([pdf, Buffer.from(`${head}${range([0, gap, after, end.length])}/Contents `, 'latin1')]);
  const covered = new Uint8Array(Buffer.concat([before, Buffer.from(end, 'latin1')]));
  const cms = Buffer.from(await cmsOver(covered, signer, at)).toString('hex');
  return new Uint8Array(Buffer.concat([before, Buffer.from(`<${cms.padEnd(ROOM * 2, '0')}>${end}`, 'latin1')]));
}

/** A detached CMS signature with the attributes that PAdES asks for. */
async function cmsOver(covered: Uint8Array<ArrayBuffer>, { certificate, keys }: Holder, at: Date) {
  const attribute = (type: string, value: unknown): Attribute => new Attribute({ type, values: [value] });
  const digest = createHash('sha256').update(covered).digest();
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: ContentInfo.DATA })),
        attribute('1.2.840.113549.1.9.5', new UTCTime({ valueDate: at })),
        attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: new Uint8Array(digest).buffer })),
      ],
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    signerInfos: [info],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256', covered.slice().buffer);
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return content.toSchema().toBER();
}
