import { displayUrl, type BaseUrlFault } from './baseUrl';
import {
	BlockedError,
	ConnectionError,
	HttpStatusError,
	InvalidBaseUrlError,
	OddIdError,
	RateLimitError,
	RedirectError,
	RefusedError,
	UnfitFileError,
	UnreadableAnswerError,
	type UnfitFile,
	type WeComError,
} from './errors';
import { describeCause } from './traffic/describeWait';
import { sizeInWords } from './sizeInWords';
import { joinNames, joinParts, joinSentences, translate } from '../i18n/translate';

/** An error in words for the person who builds the workflow. */
export interface ErrorDescription {
	/** What went wrong, in a line. */
	message: string;
	/** What it means and what to do. */
	description: string;
}

/** What to know about the call that failed. */
export interface FailedCall {
	/** Number of the official page of the operation. */
	doc: number;
	/** Whether the call creates or sends something, so that it was not repeated. */
	once: boolean;
}

const TOO_LONG_BLOCK =
	'The limit is blocked for 60 seconds when it counts by the minute, for 60 minutes when it counts by the hour and until midnight (UTC+8) when it counts by the day. Run the workflow again after that, or let the node wait longer (Request Options > Wait When Rate Limited).';

const PAGE = 'https://developer.work.weixin.qq.com/document/path/';

/**
 * Describes an error: WeCom's code and words, what they mean and what to check (doc 90313).
 * `call` is left out where no operation was called, as in the token exchange.
 */
export function describeWeComError(error: WeComError, call?: FailedCall): ErrorDescription {
	const { message, description } = explain(error);
	const uncertain = error.certainty === 'unknown' && call?.once === true;
	const page = call
		? translate('message.page', 'Official page: {url}', { url: `${PAGE}${call.doc}` })
		: '';
	return uncertain
		? {
				message: translate(
					'message.uncertain',
					'The request may have been carried out: {message}',
					{
						message,
					},
				),
				description: joinParts(
					translate(
						'message.uncertainDescription',
						'No response arrived, so the node does not know whether WeCom carried it out. It was not repeated, so that nothing is created or sent twice. Check in WeCom, or with the Get operations of this resource, before you run this item again.',
					),
					description,
					page,
				),
			}
		: { message, description: joinParts(description, page) };
}

/**
 * Describes an error in one text, for places that show nothing but an error's message (doc 90313). Without the code of
 * a lost connection: n8n puts words of its own in place of a message that holds one.
 */
export function describeInOneText(error: WeComError): string {
	const { message, description } = explain(error, false);
	return joinSentences(description === '' ? [message] : [message, description]);
}

/** @param namesCode whether the code of a lost connection is named */
function explain(error: WeComError, namesCode = true): ErrorDescription {
	if (error instanceof RateLimitError) {
		return {
			message: translate(
				'message.rateLimited',
				'Still rate limited by WeCom after waiting {seconds} seconds',
				{ seconds: Math.round(error.waitedMs / 1000) },
			),
			description: joinSentences([
				...(error.refusal ? [explain(error.refusal).message] : []),
				translate('message.waitedFor', 'It waited for this: {cause}', {
					cause: describeCause(error.waitedFor),
				}),
				translate('message.rateLimitedDescription', TOO_LONG_BLOCK),
			]),
		};
	}
	if (error instanceof RefusedError) return explainRefusal(error);
	if (error instanceof InvalidBaseUrlError) return explainBaseUrl(error);
	if (error instanceof BlockedError) {
		return { message: error.reason, description: error.details };
	}
	if (error instanceof RedirectError) {
		return {
			message: translate(
				'message.redirect',
				'The API host returned a redirect (HTTP status {status})',
				{ status: error.status },
			),
			description: joinSentences([
				...(error.target
					? [
							translate('message.redirectTarget', 'It points to {target}; nothing was sent there', {
								target: error.target,
							}),
						]
					: []),
				translate(
					'message.redirectDescription',
					'WeCom never redirects. Check the API Base URL of the credential, including whether it must start with https://.',
				),
			]),
		};
	}
	if (error instanceof HttpStatusError) {
		return {
			message: translate('message.httpStatus', 'The API host returned HTTP status {status}', {
				status: error.status,
			}),
			description: translate(
				'message.httpStatusDescription',
				'Check the API Base URL of the credential and any proxy between n8n and WeCom.',
			),
		};
	}
	if (error instanceof UnreadableAnswerError) {
		return {
			message: translate('message.unreadable', 'Unexpected response, probably not from WeCom'),
			description: translate(
				'message.unreadableDescription',
				'It was cut off, or it came from a proxy or a login page. Check the API Base URL of the credential.',
			),
		};
	}
	if (error instanceof UnfitFileError) return explainUnfitFile(error.fault);
	if (error instanceof OddIdError) {
		return {
			message: translate('message.oddId', 'WeCom returned an ID that cannot be read ({field})', {
				field: error.field,
			}),
			description: translate(
				'message.oddIdDescription',
				'It contains a byte that no ID has, and a guess could mean another record. Run this item again; if it keeps happening, look for the record in WeCom.',
			),
		};
	}
	if (error instanceof ConnectionError) return explainConnection(error, namesCode);
	// A cancelled execution: n8n knows it by the word "canceled", in every edition.
	return { message: error.message, description: '' };
}

/** What an API Base URL has to be, for each way in which it can be wrong. */
function baseUrlRules(): Record<BaseUrlFault, string> {
	return {
		empty: translate('message.baseUrlEmpty', 'must not be empty'),
		scheme: translate('message.baseUrlScheme', 'must start with https:// or http://'),
		characters: translate(
			'message.baseUrlCharacters',
			'must not contain spaces, line breaks or backslashes',
		),
		query: translate('message.baseUrlQuery', 'must not contain a query (?)'),
		fragment: translate('message.baseUrlFragment', 'must not contain a fragment (#)'),
		path: translate('message.baseUrlPath', 'must end before /cgi-bin, which the node adds'),
		address: translate('message.baseUrlAddress', 'must be a valid address with a host'),
		plainHttp: translate(
			'message.baseUrlPlainHttp',
			"must start with https:// for WeCom's own host, because http:// would send the Secret unencrypted",
		),
	};
}

function explainBaseUrl({ fault, baseUrl }: InvalidBaseUrlError): ErrorDescription {
	const rule = baseUrlRules()[fault];
	return {
		message:
			baseUrl === ''
				? translate('message.baseUrl', 'API Base URL of the credential {rule}', { rule })
				: translate(
						'message.baseUrlGiven',
						'API Base URL of the credential {rule}: it is "{given}"',
						{
							rule,
							given: displayUrl(baseUrl),
						},
					),
		description: translate(
			'message.baseUrlDescription',
			'Nothing was sent. Without a proxy or a private deployment it is https://qyapi.weixin.qq.com.',
		),
	};
}

function explainRefusal({ errcode, errmsg, entry }: RefusedError): ErrorDescription {
	const meaning = entry && translate(`error.${errcode}.meaning`, entry.meaning.replace(/\.$/, ''));
	return {
		message: meaning
			? translate('message.refused', '{meaning} (errcode {errcode})', { meaning, errcode })
			: translate('message.refusedUnknown', 'WeCom refused the request (errcode {errcode})', {
					errcode,
				}),
		description: joinParts(
			errmsg.text && translate('message.weComSays', 'WeCom says: {text}.', { text: errmsg.text }),
			entry && translate(`error.${errcode}.advice`, entry.advice),
			errmsg.fromIp &&
				translate('message.fromIp', 'The call came from the IP address {ip}.', {
					ip: errmsg.fromIp,
				}),
			errmsg.hint &&
				translate('message.hint', 'Hint ID for WeCom support: {hint}.', { hint: errmsg.hint }),
		),
	};
}

// What is none is not repeated: it may be anything.
const noAddress = (): string => translate('message.noAddress', 'no address');

function explainUnfitFile(fault: UnfitFile): ErrorDescription {
	const check = translate(
		'message.unfitFileDescription',
		'Nothing of it was kept. Check the API Base URL of the credential and any proxy between n8n and WeCom.',
	);
	switch (fault.kind) {
		case 'address':
			return {
				message: translate(
					'message.fileAddress',
					'Files are fetched only from addresses that start with https://; this one is {address}',
					{ address: fault.address ?? noAddress() },
				),
				description: check,
			};
		case 'redirect':
			return {
				message: translate(
					'message.fileRedirect',
					'{from} redirects the request for the file to {to}, which is not followed',
					{ from: fault.from, to: fault.to ?? noAddress() },
				),
				description: check,
			};
		case 'tooLarge':
			return {
				message: translate('message.answerTooLarge', 'The file is larger than {max}', {
					max: sizeInWords(fault.max),
				}),
				description: check,
			};
		case 'format':
			return {
				message: translate(
					'message.answerFormat',
					'{from} did not send a file of these formats: {formats}',
					{ from: fault.from, formats: joinNames(fault.formats) },
				),
				description: check,
			};
	}
}

// The code goes into the description: n8n replaces a message that holds one by advice of its own, which
// for a lost connection is to send the request again.
function explainConnection(
	{ systemCode, wasSent }: ConnectionError,
	namesCode: boolean,
): ErrorDescription {
	const code = namesCode ? translate('message.systemCode', ' ({code})', { code: systemCode }) : '';
	return wasSent
		? {
				message: translate('message.noAnswer', 'No response from WeCom'),
				description: translate(
					'message.noAnswerDescription',
					'The connection was lost, or Request Options > Timeout ran out{code}.',
					{ code },
				),
			}
		: {
				message: translate('message.notSent', 'WeCom could not be reached'),
				description: translate(
					'message.notSentDescription',
					'Nothing was sent{code}. Check the network of the n8n server, its proxy and DNS, and the API Base URL of the credential.',
					{ code },
				),
			};
}
