/** Ballot: secret rounds, from the office's draft to the signed result. What the rest of the house may use. */
export { ballot, ballotUseCases } from './use-cases.ts';
export { cast } from './box/cast.ts';
export { logReader } from './box/log.views.ts';
export { ROUND_STATES, STEPS, type RoundState, type StepName } from './states.ts';
export { DUTIES, type Duty } from './duties.ts';
export { PRODUCT_TEMPLATES, type Template, type TemplateDefinition } from './templates.ts';
