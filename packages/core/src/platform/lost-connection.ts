/** SQLSTATE 57P01 to 57P03: the server ended the connection, or is going away; class 08: the connection broke. */
const LOST_STATE = /^(57P0[123]|08...)$/;
const LOST_SOCKET = new Set(['ECONNRESET', 'EPIPE']);
/** The driver's own words, which carry no code, for a socket that closed while, or before, an answer was due. */
const DRIVER_SAYS = /^(Connection terminated|Client has encountered a connection error)/;

/** Whether this error says that a connection is gone, rather than that the database refused something. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return LOST_STATE.test(code) || LOST_SOCKET.has(code) || DRIVER_SAYS.test(error.message);
}
