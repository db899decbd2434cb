/** Operation: what the machine does to keep a house in order. Checks of the chain, checkpoints, forgetting, backups. */
export { operation, operationUseCases } from './use-cases.ts';
