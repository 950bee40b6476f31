import { idOf } from '../../../../support/harness/customers';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator();
const lists = useLists(wecom);

const picture = sampleFile({ filename: 'cup.jpg', content_type: 'image/jpg', filelength: 64 });
const input = [{ json: {}, binary: { data: picture } }];
const attachments = { values: [{ source: 'binary', binaryPropertyName: 'data' }] };

/** Adds products and returns their ids. */
const addProducts = async (count: number): Promise<string[]> => {
	const { json } = await wecom.run(
		'productAlbum.create',
		{ description: '={{ $json.description }}', price: 12_900, attachments },
		{
			input: Array.from({ length: count }, (_, index) => ({
				json: { description: `Tea cup ${index}` },
				binary: { data: picture },
			})),
		},
	);
	return json.map(({ product_id }) => String(product_id));
};

it('uploads its pictures for product albums and takes its price in fen', async () => {
	const { json } = await wecom.run(
		'productAlbum.create',
		{ description: 'Tea cup', price: 12_900, attachments },
		{ input },
	);
	expect(json).toEqual([{ product_id: expect.any(String) }]);
	const { ledger } = wecom.simulator;
	expect(ledger.requests({ endpoint: 'media.uploadAttachment' })[0]?.query).toEqual({
		media_type: 'image',
		attachment_type: '2',
	});
	expect(ledger.requests({ endpoint: 'productAlbum.create' })[0]?.body).toEqual({
		description: 'Tea cup',
		price: 12_900,
		attachments: [{ type: 'image', image: { media_id: expect.any(String) } }],
	});
});

it('gives the price back in the unit in which it is written', async () => {
	const [product_id = ''] = await addProducts(1);
	const read = await wecom.run('productAlbum.get', { product_id: idOf(product_id) });
	const written = await wecom.run(
		'productAlbum.update',
		{ product_id: idOf(product_id), updateFields: { price: '={{ $json.price }}' } },
		{ input: [{ json: read.json[0] ?? {} }] },
	);
	expect(written.json).toEqual([{ success: true, product_id }]);
	const again = await wecom.run('productAlbum.get', { product_id: idOf(product_id) });
	expect(again.json).toEqual(read.json);
	expect(read.json[0]).toMatchObject({ product_id, price: 12_900, description: 'Tea cup 0' });
});

it('takes no part of a fen', async () => {
	const { error } = await wecom.run(
		'productAlbum.create',
		{ description: 'Tea cup', price: 129.5, attachments },
		{ input },
	);
	expect(error?.message).toBe('Price in Fen must be a whole number (got 129.5)');
});

it('needs a picture', async () => {
	const { error } = await wecom.run('productAlbum.create', { description: 'Tea cup', price: 1 });
	expect(error?.message).toBe('Pictures is missing');
});

it('takes a code of letters and digits only', async () => {
	const create = async (product_sn: string) =>
		await wecom.run(
			'productAlbum.create',
			{ description: 'Tea cup', price: 1, attachments, additionalFields: { product_sn } },
			{ input },
		);
	const { error } = await create('CUP-180A');
	expect(error?.message).toBe('Product Code must be letters and digits only (got "CUP-180A")');
	expect((await create('CUP180A')).error).toBeUndefined();
});

describe('the list of products', () => {
	it('has no time of creation, at one request for a page', async () => {
		await addProducts(3);
		const { json } = await wecom.run('productAlbum.getAll', { returnAll: true });
		expect(json).toHaveLength(3);
		expect(json.some((product) => 'create_time' in product)).toBe(false);
		expect(wecom.simulator.ledger.calls('productAlbum.get')).toBe(0);
	});

	it('reads each product by itself when details are wanted', async () => {
		const ids = await addProducts(3);
		const { json } = await wecom.run('productAlbum.getAll', {
			returnAll: true,
			options: { fetchDetails: true },
		});
		expect(json.map(({ product_id }) => product_id)).toEqual(ids);
		expect(json.every(({ create_time }) => Number(create_time) > 0)).toBe(true);
		expect(wecom.simulator.ledger.calls('productAlbum.get')).toBe(3);
	});
});

it('is deleted', async () => {
	const [product_id = ''] = await addProducts(1);
	const { json } = await wecom.run('productAlbum.delete', { product_id: idOf(product_id) });
	expect(json).toEqual([{ deleted: true, product_id }]);
	const { json: left } = await wecom.run('productAlbum.getAll', { returnAll: true });
	expect(left).toEqual([]);
});

it('is found in the list of products by its description', async () => {
	const [, second = ''] = await addProducts(3);
	const { results } = await lists.search('searchProducts', {}, 'cup 1');
	expect(results).toEqual([{ name: 'Tea cup 1', value: second }]);
});
