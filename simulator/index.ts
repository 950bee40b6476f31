/** What tests and scripts import. */
export { createSimulator } from './simulator';
export type { ActionMethods, Simulator } from './interface';
export type { AppOptions, CallbackTarget, SimulatorOptions, TokenPolicy } from './options';
export type { Oddities, Rudeness } from './rudeness';
export type { Fault, FaultRule } from './faults';
export type { InternalFault, RequestFilter, RequestRecord } from './ledger';
export type { Attempt, Delivery, Verification } from './callbacks/delivery';
