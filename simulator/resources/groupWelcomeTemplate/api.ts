import { checkAttachments, type Attachment, type MessageText } from '../../corp/attachments';
import { isEmpty } from '../../../contract/conditions';
import { slice, type Corp } from '../../corp/corp';
import { mediaUrl, type MediaPurpose } from '../media/state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { JsonObject } from '../../types';

/** doc 92366 */
const MOST_TEMPLATES = 100;
/** Besides text one kind; of several the first in this order. */
const KINDS = ['image', 'link', 'miniprogram', 'file', 'video'] as const;
/** Files and videos may come from the asynchronous upload too. */
const FILE_PURPOSES: readonly MediaPurpose[] = ['temporary', 'groupWelcome'];

type Content = { text?: MessageText } & Pick<Attachment, (typeof KINDS)[number]>;

interface Template {
	template_id: string;
	createdBy: string;
	content: Content;
}

const templates = slice('groupWelcomeTemplate', () => new Map<string, Template>());

/**
 * The content that counts, checked.
 * @throws WeComError 40007, 41072, 40094 for files and addresses that are not good
 */
function readContent(corp: Corp, input: Content): Content {
	const kind = KINDS.find((candidate) => !isEmpty(input[candidate]));
	const content: Content = {};
	if (input.text && !isEmpty(input.text)) content.text = input.text;
	if (!kind) return content;
	// A template takes what an attachment takes, and files of the asynchronous upload besides.
	const purposes = kind === 'file' || kind === 'video' ? FILE_PURPOSES : undefined;
	checkAttachments(corp, [{ msgtype: kind, ...input }], purposes);
	return { ...content, [kind]: input[kind] };
}

/** @throws WeComError 40037 */
function requireTemplate(corp: Corp, id: string): Template {
	const template = templates(corp).get(id);
	if (!template) throw new WeComError(40037, 'invalid template_id');
	return template;
}

/** @throws WeComError 41058 for one that another app made */
function requireOwn(corp: Corp, id: string, app: string): Template {
	const template = requireTemplate(corp, id);
	if (template.createdBy !== app) throw new WeComError(41058, 'no permission to edit the template');
	return template;
}

function create({ corp, app, input }: Call<Content>) {
	const content = readContent(corp, input);
	if (templates(corp).size >= MOST_TEMPLATES) throw new WeComError(41055, 'template over limit');
	const template_id = corp.ids.next('template');
	templates(corp).set(template_id, { template_id, createdBy: app.name, content });
	return { template_id };
}

/** An image always comes back as an address (doc 92366). */
function view(corp: Corp, { image, ...rest }: Content): JsonObject {
	const shown = rest as JsonObject;
	if (!image) return shown;
	const pic_url = image.media_id ? mediaUrl(corp, image.media_id) : (image.pic_url ?? '');
	return { ...shown, image: { pic_url } };
}

/** doc 92366 */
export const groupWelcomeTemplate: Resource = {
	name: 'groupWelcomeTemplate',
	handlers: {
		'groupWelcomeTemplate.create': handler(create),
		'groupWelcomeTemplate.update': handler<Content & { template_id: string }>(
			({ corp, app, input }) => {
				requireOwn(corp, input.template_id, app.name).content = readContent(corp, input);
			},
		),
		'groupWelcomeTemplate.get': handler<{ template_id: string }>(({ corp, input }) =>
			view(corp, requireTemplate(corp, input.template_id).content),
		),
		'groupWelcomeTemplate.delete': handler<{ template_id: string }>(({ corp, app, input }) => {
			templates(corp).delete(requireOwn(corp, input.template_id, app.name).template_id);
		}),
	},
};
