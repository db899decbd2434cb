import encodeQR from 'qr';

/** A QR code as a `data:` image: no request, no script, allowed by the policy of pages. */
export const qrImage = (text: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(encodeQR(text, 'svg')).toString('base64')}`;
