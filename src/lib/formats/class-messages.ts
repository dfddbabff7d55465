// The messages of the class server's API. Which endpoint takes and gives which is the table in formats/endpoints.ts.
import * as v from 'valibot';
import { QUIZ_CHECKS } from '#lib/domain/classroom/quiz-check.ts';
import type { Result } from '#lib/domain/result.ts';
import { readMessage, writeMessage, type WireFailure } from './message.ts';
import { assignmentSchema } from './assignment.ts';
import { idSchema, momentSchema, nameSchema } from './fields.ts';
import { handInSchema } from './hand-in.ts';
import { rosterSchema } from './roster.ts';

const filledName = v.pipe(nameSchema, v.minLength(1));
const MAX_IN_LIST = 500;
/** Codes as people type them; the server reads lower case, spaces, hyphens, O for 0. */
const typedCode = v.pipe(v.string(), v.maxLength(100));
const passphrase = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
const list = <Entry extends v.GenericSchema>(entry: Entry) =>
	v.pipe(v.array(entry), v.maxLength(MAX_IN_LIST));

const WHY_REFUSED = [
	'malformed',
	'not-signed-in',
	/** Wrong name, passphrase, code or token; never said which. */
	'not-allowed',
	'wrong-origin',
	'not-found',
	'name-taken',
	'conflict',
	'full',
	'too-long',
	'not-json',
	'slow-down',
	'unavailable'
] as const;
export type WhyRefused = (typeof WHY_REFUSED)[number];

export const refusedSchema = v.object({
	refused: v.picklist(WHY_REFUSED),
	/** The field at which a malformed request broke off. */
	at: v.exactOptional(v.string())
});

export const emptySchema = v.object({});
export const doneSchema = v.object({ done: v.literal(true) });
export const healthSchema = v.object({ status: v.picklist(['well', 'no-database', 'not-opened']) });

const teacher = v.object({ id: idSchema, name: filledName });
export const serverStateSchema = v.object({
	/** Whether the first teacher still has to be set up with the token that the server printed at its start. */
	needsSetUp: v.boolean(),
	teacher: v.nullable(teacher)
});

/** `code` is the set-up token for the first teacher, an invitation for all others. */
export const signUpSchema = v.object({ id: idSchema, name: filledName, passphrase, code: typedCode });
export const signedUpSchema = v.object({ teacher, recoveryCodes: list(v.string()) });
export const signInSchema = v.object({
	name: v.pipe(nameSchema, v.minLength(1)),
	passphrase: v.pipe(v.string(), v.maxLength(200))
});
export const signedInSchema = v.object({ teacher });
export const recoverySchema = v.object({ name: filledName, code: typedCode, passphrase });
export const newPassphraseSchema = v.object({
	passphrase: v.pipe(v.string(), v.maxLength(200)),
	newPassphrase: passphrase
});
export const confirmationSchema = v.object({ passphrase: v.pipe(v.string(), v.maxLength(200)) });
export const recoveryCodesSchema = v.object({ recoveryCodes: list(v.string()) });
export const invitationSchema = v.object({ code: v.string(), expiresAt: momentSchema });

const classSummary = v.object({
	id: idSchema,
	title: filledName,
	code: idSchema,
	codeExpiresAt: momentSchema,
	revision: v.number(),
	learners: v.number(),
	openAssignments: v.number()
});
export const classListSchema = v.object({ classes: v.array(classSummary) });
export const newClassSchema = v.object({ id: idSchema, title: filledName });
export const classTitleSchema = v.object({ title: filledName });
export const codeLifeSchema = v.object({
	days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366))
});
const learner = v.object({
	learner: idSchema,
	number: v.number(),
	name: filledName,
	group: nameSchema,
	/** When somebody began to work under the name; null while nobody does. */
	joinedAt: v.nullable(momentSchema)
});
const given = v.object({
	assignment: assignmentSchema,
	isOpen: v.boolean(),
	endedAt: v.nullable(momentSchema)
});
export const classDetailSchema = v.object({
	id: idSchema,
	title: filledName,
	code: idSchema,
	codeExpiresAt: momentSchema,
	revision: v.number(),
	learners: list(learner),
	assignments: list(given)
});
export const newLearnersSchema = v.object({
	learners: v.pipe(list(v.object({ learner: idSchema, name: filledName, group: nameSchema })), v.minLength(1))
});
export const learnerChangeSchema = v.object({ name: filledName, group: nameSchema });
export const cardsForSchema = v.object({ learners: v.pipe(list(idSchema), v.minLength(1)) });
/** Making a card gives the learner a new resume code; an older card of theirs stops working, devices go on. */
export const joinCardsSchema = v.object({
	code: idSchema,
	cards: list(v.object({ learner: idSchema, name: filledName, resumeCode: v.string() }))
});
export const openOrNotSchema = v.object({ isOpen: v.boolean() });
export const assignmentCopySchema = v.object({ id: idSchema });

export const classCodeSchema = v.object({ code: typedCode });
/** What whoever holds a class code sees: the names to pick from. */
export const classFaceSchema = v.object({
	id: idSchema,
	title: filledName,
	names: list(v.object({ learner: idSchema, name: filledName, group: nameSchema, isTaken: v.boolean() }))
});
/** With `name` a new learner of that id is added; without it `learner` is a name picked from the roster. */
export const joiningSchema = v.object({
	code: typedCode,
	learner: idSchema,
	name: v.exactOptional(filledName)
});
export const resumingSchema = v.object({ resumeCode: typedCode });
export const joinedSchema = v.object({
	token: v.string(),
	/** Shown once to the learner who joins: it moves them to another device. Null after resuming. */
	resumeCode: v.nullable(v.string()),
	learner: v.object({ learner: idSchema, number: v.number(), name: filledName }),
	class: v.object({ id: idSchema, title: filledName })
});

/** What came in for one assignment after the revision that was asked for, with everything else as it stands. */
export const classUpdateSchema = v.object({
	revision: v.number(),
	class: v.object({ code: idSchema, title: filledName }),
	given: v.object({
		assignment: assignmentSchema,
		isOpen: v.boolean(),
		/** Servers from before there was a mark for it do not say. */
		endedAt: v.exactOptional(v.nullable(momentSchema), null)
	}),
	roster: rosterSchema,
	handIns: v.array(
		v.object({
			handIn: handInSchema,
			receivedAt: momentSchema,
			/** Missing from servers that do not decide it, and where it is not decided yet. */
			quizCheck: v.exactOptional(v.picklist(QUIZ_CHECKS))
		})
	)
});

export type ClassUpdate = v.InferOutput<typeof classUpdateSchema>;
export type Health = v.InferOutput<typeof healthSchema>;
export type ClassList = v.InferOutput<typeof classListSchema>;
export type ClassDetail = v.InferOutput<typeof classDetailSchema>;
export type JoinCards = v.InferOutput<typeof joinCardsSchema>;
export type ClassFace = v.InferOutput<typeof classFaceSchema>;
export type Joined = v.InferOutput<typeof joinedSchema>;

/** Reads a message of this API. */
export const readApi = <T>(
	text: string,
	schema: v.GenericSchema<unknown, T>,
	limit: number = 10_000_000
): Result<T, WireFailure> => readMessage(text, limit, schema);

/** Writes a message, held against its schema first: what is not declared does not leave the server. */
export const writeApi = <T extends object>(body: T, schema: v.GenericSchema<unknown, T>): string =>
	writeMessage(v.parse(schema, body));
