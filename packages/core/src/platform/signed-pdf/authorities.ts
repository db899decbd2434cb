import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';

/**
 * The certificates of authorities that the operator trusts: every `.pem`, `.crt`, `.cer`, `.der` in a folder. Read at each
 * check: what he puts there or takes away counts at once. No folder is no authority.
 */
export async function readAuthorities(folder: string): Promise<Certificate[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /\.(pem|crt|cer|der)$/i.test(name)).sort();
  const read = await Promise.all(files.map(async (name) => certificatesIn(await readFile(join(folder, name)))));
  return read.flat();
}

/** The certificates in a file, PEM (several may stand one after another) or DER; what cannot be read is no authority. */
function certificatesIn(bytes: Buffer): Certificate[] {
  const text = bytes.toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  const ders = blocks.length === 0 ? [bytes] : blocks.map(([, body = '']) => Buffer.from(body, 'base64'));
  return ders.flatMap((der) => {
    try {
      return [Certificate.fromBER(new Uint8Array(der))];
    } catch {
      return [];
    }
  });
}

/** Whether a chain leads from this certificate to one of the authorities, each link valid on the day. */
export async function leadsToAuthority(
  signer: Certificate,
  {
    along,
    authorities,
    at,
  }: { readonly along: readonly Certificate[]; readonly authorities: readonly Certificate[]; readonly at: Date },
): Promise<boolean> {
  const between = along.filter((one) => one !== signer);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...authorities],
    // The library takes the last for the one that is asked about.
    certs: [...between, signer],
    checkDate: at,
  });
  try {
    return (await engine.verify()).result;
  } catch {
    return false;
  }
}
