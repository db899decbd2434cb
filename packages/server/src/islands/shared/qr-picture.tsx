import encodeQR from 'qr';

const QUIET = 4;

/** A QR code as a picture of its own squares; no address, no library of images. */
export function QrPicture({
  text,
  label,
  width,
}: {
  readonly text: string;
  readonly label: string;
  readonly width: number;
}) {
  const rows = encodeQR(text, 'raw', { border: QUIET });
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const side = rows.length;
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width={width}
      height={width}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path d={squares.join('')} />
    </svg>
  );
}
