// THE CLASS SERVER'S API. Everything is JSON over the app's own origin; every message, both ways, is an object with
// `version: 1` (codec.ts). A request that changes something is sent with `content-type: application/json` and must
// come from the app's own origin. Teachers are known by a cookie that scripts cannot read, learners by
// `authorization: Bearer <token>`. Ids are made up by the client (16 or more random characters), so that a request
// whose answer was lost can be sent again and changes nothing. Whatever is refused answers `Refused` with a status:
// 400 malformed · 401 not-signed-in · 403 not-allowed · 404 not-found · 409 conflict · 413 too-long ·
// 415 not-json · 429 slow-down (with `retry-after`) · 503 unavailable. A host without the class server answers 404
// with something else: then there is none.
//
// | method and path                                     | who      | asks            | answers (2xx)        |
// |-----------------------------------------------------|----------|-----------------|----------------------|
// | GET    /health                                      | anyone   |                 | Health               |
// | GET    /api/class                                   | anyone   |                 | ServerState          |
// | POST   /api/class/account                           | anyone   | SignUp          | SignedUp             |
// | POST   /api/class/account/passphrase                | teacher  | NewPassphrase   | SignedIn             |
// | POST   /api/class/account/recovery-codes            | teacher  | Confirmation    | RecoveryCodes        |
// | POST   /api/class/session                           | anyone   | SignIn          | SignedIn             |
// | POST   /api/class/session/recovery                  | anyone   | Recovery        | SignedIn             |
// | DELETE /api/class/session                           | anyone   |                 | Done                 |
// | DELETE /api/class/sessions                          | teacher  |                 | Done                 |
// | POST   /api/class/invitations                       | teacher  | Empty           | Invitation           |
// | GET    /api/class/classes                           | teacher  |                 | ClassList            |
// | POST   /api/class/classes                           | teacher  | NewClass        | ClassDetail          |
// | GET    /api/class/classes/:class                    | teacher  |                 | ClassDetail, ETag    |
// | PATCH  /api/class/classes/:class                    | teacher  | ClassTitle      | ClassDetail          |
// | DELETE /api/class/classes/:class                    | teacher  |                 | Done                 |
// | POST   /api/class/classes/:class/code               | teacher  | CodeLife        | ClassDetail          |
// | POST   /api/class/classes/:class/learners           | teacher  | NewLearners     | ClassDetail          |
// | PATCH  /api/class/classes/:class/learners/:learner  | teacher  | LearnerChange   | ClassDetail          |
// | DELETE /api/class/classes/:class/learners/:learner  | teacher  |                 | ClassDetail          |
// | DELETE /api/class/classes/:class/learners/:learner/devices | teacher |          | ClassDetail          |
// | POST   /api/class/classes/:class/cards              | teacher  | CardsFor        | JoinCards            |
// | POST   /api/class/classes/:class/assignments        | teacher  | assignment.ts   | ClassDetail          |
// | PATCH  /api/class/classes/:class/assignments/:id    | teacher  | OpenOrNot       | ClassDetail          |
// | POST   /api/class/classes/:class/assignments/:id/copies | teacher | AssignmentCopy | ClassDetail       |
// | GET    /api/class/classes/:class/assignments/:id/hand-ins | teacher | ?since=<revision> | ClassUpdate, ETag |
// | GET    /api/class/classes/:class/assignments/:id/report   | teacher |            | ClassReport, ETag    |
// | POST   /api/class/classes/:class/hand-ins           | teacher  | hand-in.ts      | hand-in.ts           |
// | POST   /api/class/look                              | anyone   | ClassCode       | ClassFace            |
// | POST   /api/class/join                              | anyone   | Joining         | Joined               |
// | POST   /api/class/resume                            | anyone   | Resuming        | Joined               |
// | GET    /api/class/me                                | learner  |                 | class-views.ts RosterView, ETag |
// | GET    /api/class/me/hand-ins                       | learner  | ?after=<attempt> | class-views.ts OwnHandIns |
// | POST   /api/class/hand-ins                          | learner  | hand-in.ts      | hand-in.ts           |
// | GET    /api/class/versions/:hash                    | anyone   |                 | the module, as its pack |
//
// Live updating: ask again with `if-none-match: <etag>`; 304 says that nothing changed. `hand-ins?since=<revision>`
// gives only what came after that revision; the answer names the next one.
//
// A learner's own hand-ins come in parts, ordered by attempt: each names the attempt to ask on after, or null at the end.
import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { readMessage, writeMessage, type WireFailure } from '#lib/formats/message.ts';
import { assignmentSchema } from '#lib/formats/assignment.ts';
import { idSchema, momentSchema, nameSchema } from '#lib/formats/fields.ts';
import { handInSchema } from '#lib/formats/hand-in.ts';
import { rosterSchema } from '#lib/formats/roster.ts';

const filledName = v.pipe(nameSchema, v.minLength(1));
const MOST_IN_LIST = 500;
/** Codes as people type them; the server reads lower case, spaces, hyphens, O for 0. */
const typedCode = v.pipe(v.string(), v.maxLength(100));
const passphrase = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
const list = <Entry extends v.GenericSchema>(entry: Entry) =>
	v.pipe(v.array(entry), v.maxLength(MOST_IN_LIST));

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
	handIns: v.array(v.object({ handIn: handInSchema, receivedAt: momentSchema }))
});

export type ClassUpdate = v.InferOutput<typeof classUpdateSchema>;
export type Empty = v.InferOutput<typeof emptySchema>;
export type Done = v.InferOutput<typeof doneSchema>;
export type Health = v.InferOutput<typeof healthSchema>;
export type ServerState = v.InferOutput<typeof serverStateSchema>;
export type SignUp = v.InferOutput<typeof signUpSchema>;
export type SignedUp = v.InferOutput<typeof signedUpSchema>;
export type SignIn = v.InferOutput<typeof signInSchema>;
export type SignedIn = v.InferOutput<typeof signedInSchema>;
export type Recovery = v.InferOutput<typeof recoverySchema>;
export type NewPassphrase = v.InferOutput<typeof newPassphraseSchema>;
export type Confirmation = v.InferOutput<typeof confirmationSchema>;
export type RecoveryCodes = v.InferOutput<typeof recoveryCodesSchema>;
export type Invitation = v.InferOutput<typeof invitationSchema>;
export type ClassList = v.InferOutput<typeof classListSchema>;
export type NewClass = v.InferOutput<typeof newClassSchema>;
export type ClassTitle = v.InferOutput<typeof classTitleSchema>;
export type CodeLife = v.InferOutput<typeof codeLifeSchema>;
export type ClassDetail = v.InferOutput<typeof classDetailSchema>;
export type NewLearners = v.InferOutput<typeof newLearnersSchema>;
export type LearnerChange = v.InferOutput<typeof learnerChangeSchema>;
export type CardsFor = v.InferOutput<typeof cardsForSchema>;
export type JoinCards = v.InferOutput<typeof joinCardsSchema>;
export type OpenOrNot = v.InferOutput<typeof openOrNotSchema>;
export type AssignmentCopy = v.InferOutput<typeof assignmentCopySchema>;
export type ClassCode = v.InferOutput<typeof classCodeSchema>;
export type ClassFace = v.InferOutput<typeof classFaceSchema>;
export type Joining = v.InferOutput<typeof joiningSchema>;
export type Resuming = v.InferOutput<typeof resumingSchema>;
export type Joined = v.InferOutput<typeof joinedSchema>;

/** Longest request of each kind, in bytes. */
export const REQUEST_LIMITS = { small: 16_000, roster: 400_000, handIns: 2_500_000 } as const;

/** Reads a message of this API. */
export const readApi = <T>(
	text: string,
	schema: v.GenericSchema<unknown, T>,
	limit: number = 10_000_000
): Result<T, WireFailure> => readMessage(text, limit, schema);

/** Writes a message, held against its schema first: what is not declared does not leave the server. */
export const writeApi = <T extends object>(body: T, schema: v.GenericSchema<unknown, T>): string =>
	writeMessage(v.parse(schema, body));
