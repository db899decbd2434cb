import { z } from 'zod';

/** An Ed25519 signature as 128 hex digits. */
export const Signature = z.string().regex(/^[0-9a-f]{128}$/, 'Chữ ký không đúng dạng');
