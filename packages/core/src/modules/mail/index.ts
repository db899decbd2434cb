/** Mail: where somebody wants to be written to, about what, and the letters on their way. Their text is made where they leave. */
export { mail, mailUseCases } from './use-cases.ts';
export { orderLetters, SEND_JOB, type News } from './letter.sql.ts';
export { WISHES, type LetterKind, type Wish } from './mail.schema.ts';
