/** Hands a file to the person in front of the device; it goes nowhere else. */
export function saveFile(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the bytes when the click is done; a minute is more than enough.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
