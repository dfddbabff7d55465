import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { namedLearner, numberOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { ReceiptImport } from '#lib/state/teacher/receipt-import.svelte.ts';
import { LiveReport } from '#lib/state/teacher/live-report.svelte.ts';
import { makeReceipt } from '#lib/sync/receipt.ts';
import { readHandIns, writeAcknowledgements } from '#lib/formats/hand-in-messages.ts';
import { aHandIn, anAssignment, aRoster, classModule } from '../../fixtures/classroom.ts';

const assignment = anAssignment({ seeds: { kind: 'each', seed: 7 } });

/** A class of three on a server that stores all; what it is handed in goes into the list. */
async function tray(): Promise<{ tray: ReceiptImport; live: LiveReport; stored: HandIn[] }> {
	const stored: HandIn[] = [];
	vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
		if (method === 'POST') {
			const read = readHandIns(String(body));
			const handIns = read.isOk ? read.value.handIns : [];
			stored.push(...handIns);
			return new Response(
				writeAcknowledgements(handIns.map(({ attempt }) => ({ attempt: attempt.id, outcome: 'stored' })))
			);
		}
		const update = {
			version: 1,
			revision: 1,
			class: { code: 'C0DE', title: 'History 9b' },
			given: { assignment, isOpen: true, endedAt: null },
			roster: aRoster(3),
			handIns: stored.map((handIn) => ({ handIn, receivedAt: 70_000 }))
		};
		return new Response(JSON.stringify(update));
	});
	const live = new LiveReport('class-1', assignment, () => Promise.resolve(classModule));
	const end = live.start();
	await vi.waitFor(() => expect(live.roster.entries).toHaveLength(3));
	end();
	return { tray: new ReceiptImport('class-1', live, { fault: String, refusal: String }), live, stored };
}

/** What the device of a learner signs, drawn from `number`. */
async function receipt(learner: string, number: number, id: string, called = ''): Promise<string> {
	const keys = {
		read: () => Promise.resolve(undefined),
		keep: (pair: CryptoKeyPair) => Promise.resolve(pair)
	};
	const handIn = { ...aHandIn(assignment, { learner: number, id }), learner };
	const made = await makeReceipt([handIn], keys, called);
	return made.isOk ? made.value : '';
}

afterEach(() => vi.unstubAllGlobals());

describe('what a teacher takes in for a class', () => {
	it('keeps the paper that a name drew, and gives a learner of the class the paper of their number', async () => {
		const { tray: taking, live, stored } = await tray();
		const named = namedLearner('learner 2', 'dice');
		const forged = namedLearner('learner 1', 'dice');
		const texts = [
			await receipt('learner-3', 3, 'of-the-class'),
			await receipt(named, numberOfLearner(named), 'by-name'),
			// A device that says of itself that it drew another's paper, or that of nobody.
			await receipt(forged, 3, 'forged-by-name'),
			await receipt('learner-1', 999, 'forged-in-class')
		];
		expect(await taking.take(texts.map((text) => ({ name: 'file', text })))).toBe(true);
		expect(stored.map(({ attempt, learner, rosterNumber }) => [attempt.id, learner, rosterNumber])).toEqual([
			['of-the-class', 'learner-3', 3],
			['by-name', 'learner-2', numberOfLearner(named)],
			['forged-by-name', 'learner-1', 1],
			['forged-in-class', 'learner-1', 1]
		]);
		expect(taking.outcome).toEqual({ added: 4, repeated: 0, refused: [] });
		const marks = live.report.learners.map(({ attempts }) => attempts.map((judged) => judged.marks));
		expect(marks).toEqual([[['wrong-paper'], ['wrong-paper']], [[]], [[]]]);
	});

	it('knows somebody whom the class has under another id by the name, and asks under that name for anybody else', async () => {
		const { tray: taking, live, stored } = await tray();
		const text = [
			await receipt('former-1', 1, 'anew', 'LEARNER 1'),
			await receipt('former-9', 9, 'unknown', 'Zoe')
		].join('\n');
		await taking.take([{ name: 'file', text }]);
		expect(stored).toMatchObject([{ learner: 'learner-1', rosterNumber: 1 }]);
		expect(live.report.strangers.map(({ handIn }) => handIn.learner)).toEqual(['former-9']);
		expect(live.names).toEqual(new Map([['former-9', 'Zoe']]));
		const again = new LiveReport('class-1', assignment, () => Promise.resolve(classModule));
		expect(again.names).toEqual(live.names);
		// A tab keeps whom nobody has matched, for the tests after this one too.
		live.drop('former-9');
	});

	it('holds the paper of a name that is not in the class as it was drawn, until somebody says whose it is', async () => {
		const { tray: taking, live, stored } = await tray();
		const mimi = namedLearner('Mimi', 'dice');
		await taking.take([{ name: 'file', text: await receipt(mimi, numberOfLearner(mimi), 'a') }]);
		expect([stored, live.report.strangers.map(({ marks }) => marks)]).toEqual([[], [[]]]);
		await taking.match(mimi, 'learner-3');
		await taking.take([{ name: 'file', text: await receipt(mimi, numberOfLearner(mimi), 'a') }]);
		expect(taking.outcome).toEqual({ added: 0, repeated: 1, refused: [] });
		expect(stored).toMatchObject([{ learner: 'learner-3', rosterNumber: numberOfLearner(mimi) }]);
		expect(live.report.learners[2]).toMatchObject({ status: 'done', attempts: [{ marks: [] }] });
		expect(live.report.strangers).toEqual([]);
	});
});
