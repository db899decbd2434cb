import { createHash } from 'node:crypto';
import { fromBER, type Sequence } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { ok, type Result } from '../../kernel/index.ts';
import { refusedFile } from './byte-range.ts';

/** A signature that is right in itself: whose, over what, when by the signer's clock. Who stands behind it is another question. */
export interface SoundCms {
  readonly signer: Certificate;
  /** Every certificate that came along. */
  readonly certificates: readonly Certificate[];
  /** The hour that the signer's program wrote into what he signed. */
  readonly claimedAt: Date | undefined;
}

const UNREADABLE = 'Không đọc được chữ ký trong tệp.';
const CHANGED = 'Nội dung đã bị sửa sau khi ký: dấu của nội dung không khớp với chữ ký.';
const WRONG = 'Chữ ký không đúng với chứng thư đi kèm.';
const WEAK = 'Chữ ký dùng thuật toán băm cũ (MD5, SHA-1), không còn an toàn.';
const SEVERAL = 'Một chữ ký phải do đúng một người ký.';
const OWN_CONTENT = 'Chữ ký mang theo nội dung riêng, không phải chữ ký trên tệp này.';

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** Checks a detached CMS signature (RFC 5652, 5.4) over these bytes. */
export async function checkCms(
  cms: Uint8Array<ArrayBuffer>,
  covered: Uint8Array<ArrayBuffer>,
): Promise<Result<SoundCms>> {
  const single = singleIn(cms);
  if (!single.ok) return single;
  const { signed, info } = single.value;
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  if (digest === undefined) return refusedFile(WEAK);
  if (!isOver(info, createHash(digest).update(covered).digest())) return refusedFile(CHANGED);
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const signer = certificates.find((one) => isNamed(info, one));
  if (!signer) return refusedFile('Tệp không kèm chứng thư của người ký.');
  if (!(await isSignedBy(signed, covered))) return refusedFile(WRONG);
  return ok({ signer, certificates, claimedAt: timeIn(info) });
}

interface Single {
  readonly signed: SignedData;
  readonly info: SignerInfo;
}
/** One signer, and nothing carried along that would be signed instead of the file. */
function singleIn(cms: Uint8Array<ArrayBuffer>): Result<Single> {
  const signed = signedDataIn(cms);
  if (!signed) return refusedFile(UNREADABLE);
  const [info, ...more] = signed.signerInfos;
  if (!info || more.length > 0) return refusedFile(SEVERAL);
  return signed.encapContentInfo.eContent === undefined ? ok({ signed, info }) : refusedFile(OWN_CONTENT);
}

function signedDataIn(cms: Uint8Array<ArrayBuffer>): SignedData | undefined {
  try {
    const { result, offset } = fromBER(cms);
    if (offset === -1) return undefined;
    const info = new ContentInfo({ schema: result });
    return info.contentType === ContentInfo.SIGNED_DATA
      ? new SignedData({ schema: info.content as Sequence })
      : undefined;
  } catch {
    // What cannot be parsed is no signature; the library throws on it.
    return undefined;
  }
}

interface Attribute {
  readonly type: string;
  readonly values: readonly unknown[];
}
const attribute = ({ signedAttrs }: SignerInfo, type: string): unknown =>
  ((signedAttrs?.attributes ?? []) as readonly Attribute[]).find((one) => one.type === type)?.values[0];

interface HexValue {
  readonly valueBlock?: { readonly valueHexView?: Uint8Array };
}
/** The signed attributes name the digest of these very bytes. */
function isOver(info: SignerInfo, digest: Buffer): boolean {
  const named = attribute(info, MESSAGE_DIGEST) as HexValue | undefined;
  const view = named?.valueBlock?.valueHexView;
  return attribute(info, CONTENT_TYPE) !== undefined && view !== undefined && digest.equals(view);
}

function isNamed({ sid }: SignerInfo, certificate: Certificate): boolean {
  if (!(sid instanceof IssuerAndSerialNumber)) return false;
  return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
}

async function isSignedBy(signed: SignedData, covered: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    return await signed.verify({ signer: 0, data: covered.slice().buffer, checkChain: false });
  } catch {
    // The library throws where it might say no.
    return false;
  }
}

const timeIn = (info: SignerInfo): Date | undefined => {
  const value = attribute(info, SIGNING_TIME) as { readonly toDate?: () => Date } | undefined;
  return value?.toDate?.();
};
