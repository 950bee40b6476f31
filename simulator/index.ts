/** What tests and scripts import. */
export { createSimulator, type ActionMethods, type Simulator } from './simulator';
export type { AppOptions, CallbackTarget, SimulatorOptions, TokenPolicy } from './options';
export type { Fault, FaultRule } from './faults';
export type { RequestFilter, RequestRecord } from './ledger';
export type { Attempt, Delivery, Verification } from './callbacks/delivery';
