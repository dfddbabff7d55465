import { isSameHandIn, type HandIn } from '#lib/domain/classroom/hand-in.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { deflate, fromBase64url, inflate, toBase64url } from '#lib/formats/compact.ts';
import { BODY_LIMITS } from '#lib/formats/message.ts';
import { MAX_HAND_INS, readReceipt, writeReceipt } from '#lib/formats/hand-in-messages.ts';
import { batchOf } from './outbox.ts';
import { deviceKey, KEY_KIND, SIGNING, type DeviceKeys } from './device-key.ts';

const MARK = 'sourcebook-receipt:';
const VERSION = 1;
/** First byte of a public key as browsers give it. */
const UNCOMPRESSED = 4;
const MAX_RECEIPTS = 2_000;

/** Why a receipt is not taken. */
export type ReceiptFault = 'cut-off' | 'later-version' | 'altered' | 'unreadable' | 'other-answers';

/** A receipt that was not taken, and why. */
interface RefusedReceipt {
	/** Which one in the text, from 1. */
	readonly place: number;
	readonly fault: ReceiptFault;
}

/** A hand-in, and a short name for the device that signed it: two learners with one name share a device. */
export interface SignedHandIn {
	readonly handIn: HandIn;
	readonly device: string;
	/** What the learner's class calls them; empty where the learner's id holds the name. */
	readonly called: string;
}

/** What was found in a text. */
export interface OpenedReceipts {
	/** Each attempt once, in the order found. */
	readonly handIns: readonly SignedHandIn[];
	readonly refused: readonly RefusedReceipt[];
	/** Attempts that stood in it more than once. */
	readonly repeated: number;
}

const letters = (bytes: ArrayBuffer | Uint8Array): string => toBase64url(new Uint8Array(bytes));

/** What is signed: the version and the bytes, so that neither can be exchanged for another. */
function signedBytes(version: number, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	return new Uint8Array([...new TextEncoder().encode(`${MARK}${version}:`), ...bytes]);
}

async function sign(pair: CryptoKeyPair, text: string): Promise<string> {
	const body = await deflate(text);
	const signature = await crypto.subtle.sign(SIGNING, pair.privateKey, signedBytes(VERSION, body));
	const publicKey = await crypto.subtle.exportKey('raw', pair.publicKey);
	return `${MARK}${VERSION}:${[publicKey, signature, body].map(letters).join('.')}.`;
}

/**
 * The receipt of some hand-ins, signed with the key of this device: text for a file, a message or a QR code. Where one
 * cannot hold them all, the next stands below it. It fails where the browser cannot sign, which is on addresses
 * without https. `called` is the name of a learner whose id holds none, for a teacher's page without their class.
 */
export async function makeReceipt(
	handIns: readonly HandIn[],
	keys: DeviceKeys,
	called = ''
): Promise<Result<string, 'nothing' | 'cannot-sign'>> {
	if (handIns.length === 0) return failed('nothing');
	try {
		const pair = await deviceKey(keys);
		const receipts: string[] = [];
		for (let rest = handIns; rest.length > 0;) {
			const batch = batchOf(rest, MAX_HAND_INS);
			receipts.push(await sign(pair, writeReceipt(batch, called)));
			rest = rest.slice(batch.length);
		}
		return ok(receipts.join('\n'));
	} catch {
		return failed('cannot-sign');
	}
}

const FORM = /^(\d{1,9}):([\w\s-]+)\.([\w\s-]+)\.([\w\s-]+)\./;

const bytesOf = (text: string | undefined): Uint8Array<ArrayBuffer> | undefined =>
	fromBase64url((text ?? '').replace(/\s/g, ''));

async function isSigned(
	publicKey: Uint8Array<ArrayBuffer>,
	signature: Uint8Array<ArrayBuffer>,
	body: Uint8Array<ArrayBuffer>
): Promise<boolean> {
	// The same point can be written in other ways, which some platforms read too. No device writes them.
	if (publicKey[0] !== UNCOMPRESSED) return false;
	try {
		const key = await crypto.subtle.importKey('raw', publicKey, KEY_KIND, false, ['verify']);
		return await crypto.subtle.verify(SIGNING, key, signature, signedBytes(VERSION, body));
	} catch {
		return false;
	}
}

/** The hand-ins of one receipt, given as what follows its mark. */
async function openReceipt(text: string): Promise<Result<SignedHandIn[], ReceiptFault>> {
	const [version] = /^\d{1,9}(?=:)/.exec(text) ?? [];
	if (Number(version) > VERSION) return failed('later-version');
	const parts = FORM.exec(text);
	if (!parts) return failed('cut-off');
	const [publicKey, signature, body] = parts.slice(2).map(bytesOf);
	if (!publicKey || !signature || !body || Number(version) !== VERSION) return failed('altered');
	if (!(await isSigned(publicKey, signature, body))) return failed('altered');
	const plain = await inflate(body, 2 * BODY_LIMITS.handIns);
	const read = plain === undefined ? undefined : readReceipt(plain);
	if (!read?.isOk || read.value.malformed.length > 0) return failed('unreadable');
	const digest = await crypto.subtle.digest('SHA-256', publicKey);
	const device = letters(digest).slice(0, 12);
	return ok(read.value.handIns.map((handIn) => ({ handIn, device, called: read.value.name })));
}

/**
 * Opens every receipt in a text: one or many, from files, mails or messages, with words around them and lines broken
 * or quoted on the way. A signature shows that nothing was altered since a device signed it, and which device that
 * was; it does not show who sat before it.
 */
export async function openReceipts(text: string): Promise<OpenedReceipts> {
	const unquoted = text.replace(/^[\t >]+/gm, '');
	const receipts = unquoted.split(MARK).slice(1, MAX_RECEIPTS + 1);
	const taken = new Map<string, SignedHandIn>();
	const refused: RefusedReceipt[] = [];
	let repeated = 0;
	for (const [at, receipt] of receipts.entries()) {
		const refuse = (fault: ReceiptFault): unknown => refused.push({ place: at + 1, fault });
		const opened = await openReceipt(receipt);
		if (!opened.isOk) refuse(opened.failure);
		for (const signed of opened.isOk ? opened.value : []) {
			const { id } = signed.handIn.attempt;
			const known = taken.get(id);
			if (!known) taken.set(id, signed);
			else if (isSameHandIn(known.handIn, signed.handIn)) repeated++;
			else refuse('other-answers');
		}
	}
	return { handIns: [...taken.values()], refused, repeated };
}
