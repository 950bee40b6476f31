import type { IBinaryData } from 'n8n-workflow';

/** A file as the contract's examples describe it. */
export interface DescribedFile {
	filename: string;
	filelength: number;
	content_type: string;
}

/** First bytes by which a file's format is told; images are 100 x 100. */
const HEADERS: Record<string, string> = {
	'image/jpg': 'ffd8ffc00011080064006403012200021101031101',
	'image/png': '89504e470d0a1a0a0000000d494844520000006400000064080600000070e29554',
	'video/mp4': '00000018667479706d703432',
	'voice/amr': '2321414d520a',
};

/** A file of that name, type and length, as n8n keeps it in an input item. */
export function sampleFile({ filename, filelength, content_type }: DescribedFile): IBinaryData {
	const data = Buffer.alloc(filelength, 'x');
	Buffer.from(HEADERS[content_type] ?? '', 'hex').copy(data);
	return {
		data: data.toString('base64'),
		mimeType: content_type,
		fileName: filename,
		fileExtension: filename.split('.').pop(),
		fileSize: String(filelength),
	};
}
