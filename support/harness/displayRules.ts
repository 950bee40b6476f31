import {
	NodeHelpers,
	type IDisplayOptions,
	type INodeParameters,
	type NodeParameterValue,
} from 'n8n-workflow';

import { listOf } from './fieldValue';
import { fieldsNamed, rootOf, setAtPlace, valueAtPlace, type PlacedField } from './formFields';

/** A field that holds a value of a request, by the path of its parameter. */
export interface UsedField {
	path: string;
	field: PlacedField;
}

type Conditions = NonNullable<IDisplayOptions['show']>[string];

/** What the display rules of used fields ask of one other field. */
interface Demand {
	paths: Set<string>;
	/** The field that the rules look at. */
	controller: PlacedField;
	show: Conditions[];
	hide: Conditions[];
}

/**
 * Makes the used fields visible: where a field is shown only for certain values of another one that
 * nothing has been said about, that one is given such a value. Returns what stays hidden, with the
 * reason, by the path of the parameter.
 */
export function showFields(
	parameters: INodeParameters,
	used: readonly UsedField[],
): Map<string, string> {
	const problems = new Map<string, string>();
	const demands = new Map<string, Demand>();
	for (const one of used) addDemands(demands, one, one.field);
	// Choosing a value makes the field that holds it a used one, whose rules come after it in the map.
	for (const demand of demands.values()) {
		const { controller, paths } = demand;
		const given = valueAtPlace(parameters, controller.place);
		if (fits(given ?? controller.property.default, demand)) continue;
		const fitting =
			given === undefined ? choicesOf(demand).find((v) => fits(v, demand)) : undefined;
		if (fitting === undefined) {
			const reason = `hidden by ${controller.property.displayName} = ${JSON.stringify(given ?? controller.property.default)}`;
			for (const path of paths) problems.set(path, reason);
			continue;
		}
		setAtPlace(parameters, controller.place, fitting);
		for (const path of paths) addDemands(demands, { path, field: controller }, controller);
	}
	return problems;
}

/** Whether the display rules of a field allow it beside the values that are known so far. */
export function mayBeShown(parameters: INodeParameters, field: PlacedField): boolean {
	const demands = new Map<string, Demand>();
	addDemands(demands, { path: '', field }, field);
	return [...demands.values()].every((demand) => {
		const given = valueAtPlace(parameters, demand.controller.place);
		return given === undefined || fits(given, demand);
	});
}

function addDemands(demands: Map<string, Demand>, { path }: UsedField, field: PlacedField): void {
	const { show = {}, hide = {} } = field.property.displayOptions ?? {};
	for (const [kind, rules] of Object.entries({ show, hide })) {
		for (const [name, conditions] of Object.entries(rules)) {
			if (name.startsWith('@') || conditions === undefined) continue;
			const scope = name.startsWith('/') ? rootOf(field.scope) : field.scope;
			const [controller] = fieldsNamed(scope, name.replace('/', ''));
			if (!controller) {
				throw new Error(`${field.property.name} is shown by ${name}, which the form does not have`);
			}
			const key = JSON.stringify(controller.place);
			const demand = demands.get(key) ?? { paths: new Set(), controller, show: [], hide: [] };
			demand.paths.add(path);
			demand[kind as 'show' | 'hide'].push(conditions);
			demands.set(key, demand);
		}
	}
	const { owner } = field.scope;
	if (owner) addDemands(demands, { path, field: owner }, owner);
}

function fits(value: unknown, { show, hide }: Demand): boolean {
	const values = listOf(
		typeof value === 'object' && value !== null && '__rl' in value
			? (value as { value?: unknown }).value
			: value,
	) as NodeParameterValue[];
	return (
		show.every((conditions) => NodeHelpers.checkConditions(conditions as never, values)) &&
		!hide.some((conditions) => NodeHelpers.checkConditions(conditions as never, values))
	);
}

/** Values that the controlling field can take: those the rules name, and its own options. */
function choicesOf({ show, controller }: Demand): unknown[] {
	const { options = [], type } = controller.property;
	return [
		...show.flat(),
		...options.map((option) => ('value' in option ? option.value : undefined)),
		...(type === 'boolean' ? [true, false] : []),
	].filter((value) => typeof value !== 'object');
}
