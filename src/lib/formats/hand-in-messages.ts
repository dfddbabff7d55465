import * as v from 'valibot';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { BODY_LIMITS, readMessage, writeMessage, type WireFailure } from './message.ts';
import { idSchema, nameSchema } from './fields.ts';
import { handInSchema } from './hand-in.ts';

/** Hand-ins in one request at most. */
export const MAX_HAND_INS = 50;

/** Why a hand-in can never be taken. Sending it again changes nothing, so the device stops sending. */
const REFUSALS = [
	/** There is no such assignment in this class. */
	'no-assignment',
	/** The assignment asks for another module. */
	'not-assigned',
	/** This learner is not in the class, or the device does not speak for them. */
	'not-this-learner',
	/** Another hand-in with the same attempt id and other answers is stored. */
	'other-answers',
	/** It cannot be read as a finished attempt. */
	'malformed'
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The server's word on one attempt: only on this a device forgets it. */
export type Acknowledgement =
	| { readonly attempt: string; readonly outcome: 'stored' | 'already' }
	| { readonly attempt: string; readonly outcome: 'refused'; readonly reason: Refusal };

/** A batch as understood: a hand-in that cannot be read does not hold up the others. */
export interface HandInBatch {
	readonly handIns: readonly HandIn[];
	/** Attempt ids of hand-ins that cannot be read: to be refused as malformed. */
	readonly malformed: readonly string[];
}

const request = {
	handIns: v.pipe(
		v.array(
			v.union([
				v.pipe(
					handInSchema,
					v.transform((handIn) => ({ handIn }))
				),
				v.pipe(
					v.object({ attempt: v.object({ id: idSchema }) }),
					v.transform(({ attempt }) => ({ malformed: attempt.id }))
				)
			])
		),
		v.maxLength(MAX_HAND_INS)
	)
};
const requestSchema = v.object(request);
const receiptSchema = v.object({ ...request, name: v.optional(nameSchema, '') });

export const writeHandIns = (handIns: readonly HandIn[]): string => writeMessage({ handIns });

/** The hand-ins of a request. One without so much as an attempt id makes the whole request malformed. */
export function readHandIns(text: string): Result<HandInBatch, WireFailure> {
	const read = readMessage(text, BODY_LIMITS.handIns, requestSchema);
	return read.isOk ? ok(batchFrom(read.value.handIns)) : read;
}

const batchFrom = (entries: v.InferOutput<typeof requestSchema>['handIns']): HandInBatch => ({
	handIns: entries.flatMap((entry) => ('handIn' in entry ? [entry.handIn] : [])),
	malformed: entries.flatMap((entry) => ('malformed' in entry ? [entry.malformed] : []))
});

/** What a receipt holds: hand-ins, and what a class calls their learner, whose id says nothing without it. */
interface ReceiptBatch extends HandInBatch {
	/** Empty where the id holds the name. */
	readonly name: string;
}

export const writeReceipt = (handIns: readonly HandIn[], name: string): string =>
	writeMessage({ handIns, ...(name === '' ? {} : { name }) });

export function readReceipt(text: string): Result<ReceiptBatch, WireFailure> {
	const read = readMessage(text, BODY_LIMITS.handIns, receiptSchema);
	return read.isOk ? ok({ ...batchFrom(read.value.handIns), name: read.value.name }) : read;
}

const acknowledgementSchema = v.variant('outcome', [
	v.object({ attempt: idSchema, outcome: v.picklist(['stored', 'already']) }),
	v.object({ attempt: idSchema, outcome: v.literal('refused'), reason: v.picklist(REFUSALS) })
]);
const replySchema = v.object({
	acknowledged: v.pipe(v.array(acknowledgementSchema), v.maxLength(MAX_HAND_INS))
});

export const writeAcknowledgements = (acknowledged: readonly Acknowledgement[]): string =>
	writeMessage({ acknowledged });

export function readAcknowledgements(text: string): Result<readonly Acknowledgement[], WireFailure> {
	const read = readMessage(text, BODY_LIMITS.acknowledgement, replySchema);
	return read.isOk ? ok(read.value.acknowledged) : read;
}
