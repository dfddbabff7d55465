/** @guarantee A receipt that was altered is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '#lib/domain/classroom/bytes.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { DeviceKeys } from '#lib/sync/device-key.ts';
import { makeReceipt, openReceipts } from '#lib/sync/receipt.ts';
import { aHandIn, anAssignment } from '../fixtures/classroom.ts';

const assignment = anAssignment();
const handIns = [1, 2, 3, 4].map((learner) => aHandIn(assignment, { learner, skill: 5 }));

function aDevice(): DeviceKeys & { pair?: CryptoKeyPair } {
	const device: DeviceKeys & { pair?: CryptoKeyPair } = {
		read: async () => device.pair,
		keep: async (pair) => (device.pair ??= pair)
	};
	return device;
}
const device = aDevice();

async function receiptOf(list: readonly HandIn[], keys: DeviceKeys = device): Promise<string> {
	const made = await makeReceipt(list, keys);
	if (!made.isOk) throw new Error(made.failure);
	return made.value;
}
const receipts = await Promise.all(handIns.map((handIn) => receiptOf([handIn])));
const attemptsIn = async (text: string): Promise<string[]> =>
	(await openReceipts(text)).handIns.map(({ handIn }) => handIn.attempt.id);

describe('a receipt', () => {
	it('brings what was handed in, and fits a QR code', async () => {
		const opened = await openReceipts(receipts[0]!);
		expect(opened.handIns.map(({ handIn }) => handIn)).toEqual([handIns[0]]);
		expect(opened).toMatchObject({ refused: [], repeated: 0 });
		expect(receipts[0]!.length).toBeLessThan(2_300);
		expect(receipts[0]).toMatch(/^sourcebook-receipt:1:[\w.-]+\.$/);
	});

	it('is signed by one key for each device, whose private half cannot be taken out', async () => {
		const other = await receiptOf([handIns[1]!], aDevice());
		const names = (await openReceipts(`${receipts[0]}\n${other}\n${receipts[2]}`)).handIns.map(
			({ device: name }) => name
		);
		expect(names[0]).toBe(names[2]);
		expect(names[1]).not.toBe(names[0]);
		expect(device.pair?.privateKey.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', device.pair!.privateKey)).rejects.toThrow();
	});

	it('says what a class calls a learner whose id says nothing without it, signed with the rest', async () => {
		const made = await makeReceipt([handIns[0]!], device, ' Anna\u202e  Lee ');
		const { handIns: found } = await openReceipts(made.isOk ? made.value : '');
		expect(found).toMatchObject([{ handIn: handIns[0], called: 'Anna Lee' }]);
		expect((await openReceipts(receipts[0]!)).handIns).toMatchObject([{ called: '' }]);
	});

	it('is taken with many others, each attempt once, with words around and lines broken and quoted', async () => {
		const mailed = receipts.map(
			(receipt) => `> Hello,\n> ${receipt.replace(/.{60}/g, '$&\r\n> ')}\n> Bye. Anna`
		);
		const opened = await openReceipts([...mailed, ...receipts].join('\n\n'));
		expect(opened.handIns.map(({ handIn }) => handIn)).toEqual(handIns);
		expect(opened).toMatchObject({ refused: [], repeated: 4 });
	});

	it('is refused with any letter altered, and the others are taken', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), fc.constantFrom(...'AZaz09-_.'), async (place, letter) => {
				const receipt = receipts[0]!;
				const at = 'sourcebook-receipt:'.length + (place % (receipt.length - 19));
				const altered = receipt.slice(0, at) + letter + receipt.slice(at + 1);
				if (altered === receipt) return;
				const opened = await openReceipts(`${altered}\n${receipts[1]}`);
				expect(opened.handIns.map(({ handIn }) => handIn.attempt.id)).toEqual([handIns[1]!.attempt.id]);
				expect(opened.refused.map(({ place: which }) => which)).toEqual([1]);
			}),
			{ numRuns: 200 }
		);
	});

	it('is refused with its key written in another way that means the same', async () => {
		for (const receipt of receipts) {
			const [, key = ''] = /^sourcebook-receipt:1:([^.]+)/.exec(receipt) ?? [];
			const bytes = fromBase64url(key)!;
			// A point with both coordinates, and the parity of the second in its first byte.
			const hybrid = toBase64url([6 + (bytes.at(-1)! & 1), ...bytes.slice(1)]);
			const opened = await openReceipts(receipt.replace(key, hybrid));
			expect([opened.handIns, opened.refused]).toMatchObject([[], [{ fault: 'altered' }]]);
		}
	});

	it('says whether it is cut off, of a later version, forged, or holds nothing', async () => {
		const [, key, signature, body] = /:1:([\w-]+)\.([\w-]+)\.([\w-]+)\./.exec(receipts[0]!)!;
		const [, otherKey] = /:1:([\w-]+)\./.exec(await receiptOf([handIns[0]!], aDevice()))!;
		const faultOf = async (text: string) => (await openReceipts(text)).refused.map(({ fault }) => fault);
		expect(await faultOf(receipts[0]!.slice(0, -1))).toEqual(['cut-off']);
		expect(await faultOf(receipts[0]!.slice(0, 200))).toEqual(['cut-off']);
		expect(await faultOf(receipts[0]!.replace(':1:', ':2:'))).toEqual(['later-version']);
		expect(await faultOf(receipts[0]!.replace(key!, otherKey!))).toEqual(['altered']);
		expect(await faultOf(receipts[0]!.replace(signature!, 'AAAA'))).toEqual(['altered']);
		expect(await faultOf(receipts[0]!.replace(body!, 'AAAA'))).toEqual(['altered']);
		expect(await openReceipts('no receipt here')).toEqual({ handIns: [], refused: [], repeated: 0 });
	});

	it('with other answers to an attempt taken in before is refused', async () => {
		const forged = { ...handIns[0]!, attempt: { ...handIns[0]!.attempt, responses: [] } };
		const opened = await openReceipts(`${receipts[0]}\n${await receiptOf([forged])}`);
		expect(opened.handIns.map(({ handIn }) => handIn)).toEqual([handIns[0]]);
		expect(opened.refused).toMatchObject([{ place: 2, fault: 'other-answers' }]);
	});

	it('may hold several hand-ins, and goes on in another where one request would not take them all', async () => {
		expect(await attemptsIn(await receiptOf(handIns))).toEqual(handIns.map(({ attempt }) => attempt.id));
		const many = Array.from({ length: 51 }, (_, at) => {
			const attempt = { ...handIns[0]!.attempt, id: `attempt-${at}` };
			return { ...handIns[0]!, attempt };
		});
		const text = await receiptOf(many);
		expect(text.split('\n')).toHaveLength(2);
		expect(await attemptsIn(text)).toEqual(many.map(({ attempt }) => attempt.id));
		expect(await makeReceipt([], device)).toEqual({ isOk: false, failure: 'nothing' });
	});

	it('that unfolds into more than anybody means is not unfolded to its end', async () => {
		const huge = { ...handIns[0]!, learner: 'x'.repeat(40_000_000) };
		const opened = await openReceipts(await receiptOf([huge]));
		expect(opened.refused).toMatchObject([{ fault: 'unreadable' }]);
	});

	it('never throws, whatever is pasted', async () => {
		const parts = fc.constantFrom('sourcebook-receipt:', '1:', '2:', 'AAAA', '.', '\n', '>', 'x', '\ud800');
		await fc.assert(
			fc.asyncProperty(fc.array(parts), async (list) => {
				expect((await openReceipts(list.join(''))).handIns).toEqual([]);
			})
		);
	});
});
