import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../wecom/types';
import { composed } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { resignedMemberLocator } from '../../fields/locators';
import { carryOut } from '../../engine/sendParts';
import { customerNamesOption, takeoverToStartField } from '../../fields/transfers';
import { withCustomerNames } from '../../finishers/customerNames';
import { getUnassigned } from './getUnassigned';
import { transferCustomers } from './transferCustomers';

export const transferAllCustomers = composed({
	id: 'resignedTransfer.transferAllCustomers',
	name: 'Transfer All Customers',
	action: 'Transfer all customers of a resigned member',
	description:
		'Find all customers that a resigned member left behind and start transferring them to another member; takes effect after 24 hours (分配离职成员的全部客户)',
	hint: 'One item per customer, or a single item with customers: 0 if the member left no customer to reassign',
	doc: 94081,
	repeat: 'once',
	uses: ['resignedTransfer.getUnassigned', 'resignedTransfer.transferCustomers', 'customer.get'],
	cost: 'One call for each 1,000 customers of all resigned members and one for each 100 customers to hand over; with Add Customer Names one more for each customer.',
	sample: {
		external_userid: 'wmExampleCustomer01',
		name: 'Customer',
		errcode: 0,
		success: true,
		errcode_text: 'The transfer has started; it completes automatically after 24 hours.',
		handover_userid: 'member_a',
		takeover_userid: 'member_b',
		customers: 0,
		warning: 'text',
	},
	fields: [resignedMemberLocator(), takeoverToStartField, customerNamesOption],
	own: {
		handover_userid: string({ required: true }),
		takeover_userid: string({ required: true }),
	},
	serial: ['handover_userid'],
	async forEachItem(task) {
		const { own, itemIndex, client, option } = task;
		const left = await carryOut(getUnassigned, {}, task);
		const customers = left
			.map(({ json }) => json)
			.filter(({ handover_userid }) => handover_userid === own.handover_userid);
		const ids = [...new Set(customers.map(({ external_userid }) => external_userid))].filter(isId);
		const item = (json: IDataObject) => ({ json, pairedItem: { item: itemIndex } });
		// doc 94081: a call without customers would be refused; there is nothing to hand over.
		const started =
			ids.length === 0
				? []
				: await carryOut(transferCustomers, { ...own, external_userid: ids }, task);
		const unreadable = customers
			.filter(({ external_userid }) => !isId(external_userid))
			.map((customer) => item({ ...customer, ...own, success: false }));
		const all = [...started, ...unreadable];
		if (all.length === 0) return [item({ ...own, customers: 0 })];
		if (option('customerNames') !== true) return all;
		return await withCustomerNames(
			async (request, repeat) => await client.json(request, repeat),
			all,
		);
	},
});

/** Whether it is an id; one with a byte that no id has has come as null. */
const isId = (value: unknown): value is Json & string => typeof value === 'string' && value !== '';
