/**
 * The reason that whoever acts has given, out of the input of a command: the field `reason`, wherever a command asks for
 * one (a test walks all of them). Empty where none is asked for. It stands in the audit row without any command's doing.
 */
export function reasonIn(input: unknown): string {
  if (typeof input !== 'object' || input === null || !('reason' in input)) return '';
  return typeof input.reason === 'string' ? input.reason : '';
}
