import type { AppOptions, Settings } from '../options';
import { ControlError } from './action';

/** The app of that name, or the first one. @throws ControlError for a name that no app has */
export function appOf({ apps }: Settings, name: string | undefined): AppOptions {
	const app = name === undefined ? apps[0] : apps.find((one) => one.name === name);
	if (!app) {
		throw new ControlError(`no app ${name}; there are ${apps.map((one) => one.name).join(', ')}`);
	}
	return app;
}
