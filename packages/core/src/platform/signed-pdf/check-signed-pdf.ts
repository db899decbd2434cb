import { createHash } from 'node:crypto';
import type { Certificate, RelativeDistinguishedNames } from 'pkijs';
import { ok, type Result } from '../../kernel/index.ts';
import { leadsToAuthority, readAuthorities } from './authorities.ts';
import { refusedFile, signatureFields, type SignatureField } from './byte-range.ts';
import { checkCms } from './cms-signature.ts';
import { showSamePages } from './same-pages.ts';

/** What a signature in a PDF turned out to be. */
export interface SignatureFound {
  /** As the certificate names him, with his organisation. */
  readonly signer: string;
  readonly issuer: string;
  /** Hex. */
  readonly serial: string;
  /** SHA-256 of the certificate, hex. */
  readonly certificateSha256: string;
  /** By the signer's own clock; the moment it came in where he says none. */
  readonly signedAt: Date;
  /** False where no authority is configured: the signature is right, who issued the certificate is not known. */
  readonly isIssuerTrusted: boolean;
}

/** What is checked against what. */
export interface SignedPdf {
  /** As it came back. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As it was given out. */
  readonly printed: Uint8Array;
  readonly now: Date;
  /** The folder of trusted certificates. */
  readonly authorityFolder: string;
}

const OTHER_PAPER =
  'Tệp được ký không phải đúng bản PDF đã tải từ đây. Hãy tải lại bản PDF, ký bằng chế độ thêm chữ ký vào cuối tệp, rồi gửi.';
const OTHER_PAGES = 'Phần thêm vào khi ký làm đổi nội dung hiển thị của biên bản.';
const FIVE_MINUTES = 300_000;

/**
 * Checks a PDF that was signed elsewhere (PAdES, ETSI EN 319 142-1; RFC 5652): it begins with exactly the paper given out and
 * shows its pages, every signature is over everything before it, the last over the whole file, each certificate was valid
 * at the hour of signing and leads to a trusted authority. Revocation is not asked, and the hour is the signer's word.
 */
export async function checkSignedPdf(file: SignedPdf): Promise<Result<SignatureFound[]>> {
  const { bytes, printed } = file;
  const isOurs = Buffer.from(bytes.subarray(0, printed.length)).equals(printed);
  if (!isOurs) return refusedFile(OTHER_PAPER);
  const fields = signatureFields(bytes, printed.length);
  if (!fields.ok) return fields;
  const authorities = await readAuthorities(file.authorityFolder);
  const found: SignatureFound[] = [];
  for (const field of fields.value) {
    const one = await checkField(field, { now: file.now, authorities });
    if (!one.ok) return one;
    found.push(one.value);
  }
  return (await showSamePages(printed, bytes)) ? ok(found) : refusedFile(OTHER_PAGES);
}

interface Against {
  readonly now: Date;
  readonly authorities: readonly Certificate[];
}
async function checkField(field: SignatureField, { now, authorities }: Against): Promise<Result<SignatureFound>> {
  const cms = await checkCms(field.cms, field.covered);
  if (!cms.ok) return cms;
  const { signer, certificates, claimedAt } = cms.value;
  const signedAt = claimedAt ?? field.writtenAt ?? now;
  const wrong = whyNot(signer, { signedAt, now });
  if (wrong !== undefined) return refusedFile(wrong);
  const isIssuerTrusted = await leadsToAuthority(signer, { along: certificates, authorities, at: signedAt });
  const [name, issuer] = [nameIn(signer.subject), nameIn(signer.issuer)];
  if (authorities.length > 0 && !isIssuerTrusted) {
    return refusedFile(`Nơi cấp chứng thư của ${name} (${issuer}) không có trong danh sách được tin cậy.`);
  }
  return ok({ signer: name, issuer, signedAt, isIssuerTrusted, ...marksOf(signer) });
}

/** Why this certificate cannot stand for a signature of that hour. */
function whyNot(signer: Certificate, { signedAt, now }: { readonly signedAt: Date; readonly now: Date }) {
  const name = nameIn(signer.subject);
  if (signedAt.getTime() > now.getTime() + FIVE_MINUTES) {
    return `Giờ ký của ${name} ở sau giờ máy chủ: đồng hồ máy ký sai.`;
  }
  if (signedAt < signer.notBefore.value || signedAt > signer.notAfter.value) {
    return `Chứng thư của ${name} không có hiệu lực lúc ký.`;
  }
  return maySign(signer) ? undefined : `Chứng thư của ${name} không dùng để ký văn bản.`;
}

const marksOf = (certificate: Certificate) => ({
  serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
  certificateSha256: createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest('hex'),
});

const KEY_USAGE = '2.5.29.15';
/** Digital signature or content commitment (RFC 5280, 4.2.1.3); a certificate that says nothing may. */
function maySign(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === KEY_USAGE);
  if (!usage) return true;
  const { valueBlock } = usage.parsedValue as { readonly valueBlock?: { readonly valueHexView?: Uint8Array } };
  return ((valueBlock?.valueHexView?.[0] ?? 0) & 0xc0) !== 0;
}

const NAMES = ['2.5.4.3', '2.5.4.10'] as const;
/** Common name and organisation, where they differ. */
function nameIn({ typesAndValues }: RelativeDistinguishedNames): string {
  const parts = NAMES.flatMap((type) => {
    const found = typesAndValues.find((one) => one.type === type);
    return found
      ? [String((found.value as { readonly valueBlock: { readonly value: unknown } }).valueBlock.value)]
      : [];
  });
  return [...new Set(parts)].join(', ').slice(0, 300);
}
