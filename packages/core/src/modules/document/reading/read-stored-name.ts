/** The name of the job that reads what was stored before. */
export const READ_STORED = 'document.readStored';
