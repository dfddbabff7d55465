// The class server's API, one row for each endpoint. The server's handlers (server/endpoints.ts) and the browser's
// client (sync/class-client.ts) take their types from these rows. They are exports of their own, so that a page
// loads only the rows it uses.
//
// Everything is JSON from the app's own origin; a message is an object with `version: 1` (wire/codec.ts). Ids are made
// up by the client (16 or more random characters), so that a request whose answer was lost can be sent again and
// changes nothing. A rejected request is answered with `refusedSchema` and a status:
// 400 malformed · 401 not-signed-in · 403 not-allowed · 404 not-found · 409 conflict · 413 too-long ·
// 415 not-json · 429 slow-down (with `retry-after`) · 503 unavailable. A host without a class server answers 404 with
// something else.
//
// A response may carry an ETag. Asked again with `if-none-match`, the server answers 304 if nothing changed.
import { readAssignment, writeAssignment } from './assignment.ts';
import * as api from './class-messages.ts';
import { readOwnHandIns, readRosterView, writeOwnHandIns, writeRosterView } from './class-views.ts';
import {
	readAcknowledgements,
	readHandIns,
	writeAcknowledgements,
	writeHandIns
} from './hand-in-messages.ts';
import { classUpdate } from './class-update.ts';
import { anyJson, endpoint, noBody, request, response } from './endpoint.ts';

const assignment = { read: readAssignment, write: writeAssignment };
const handIns = { read: readHandIns, write: writeHandIns };
const acknowledgements = { read: readAcknowledgements, write: writeAcknowledgements };
const rosterView = { read: readRosterView, write: writeRosterView };
const ownHandIns = { read: readOwnHandIns, write: writeOwnHandIns };
const signedIn = response(api.signedInSchema);
const classDetail = response(api.classDetailSchema);
const joined = response(api.joinedSchema);
const done = response(api.doneSchema);

const MAX_ROSTER_BYTES = 400_000;
const MAX_HAND_IN_BYTES = 2_500_000;

/** Whether there is a class server, whether it has a teacher yet, and who is signed in. */
export const serverState = endpoint({
	method: 'GET',
	path: '',
	caller: 'anyone',
	request: noBody,
	response: response(api.serverStateSchema)
});

/** Creates a teacher's account: the first one with the set-up token, others with an invitation. */
export const signUp = endpoint({
	method: 'POST',
	path: '/account',
	caller: 'anyone',
	request: request(api.signUpSchema),
	response: response(api.signedUpSchema),
	rateLimit: 'codes'
});

/** Sets a new passphrase and ends every other session. */
export const changePassphrase = endpoint({
	method: 'POST',
	path: '/account/passphrase',
	caller: 'teacher',
	request: request(api.newPassphraseSchema),
	response: signedIn,
	rateLimit: 'passphrases'
});

/** Creates new recovery codes; the former ones stop working. */
export const renewRecoveryCodes = endpoint({
	method: 'POST',
	path: '/account/recovery-codes',
	caller: 'teacher',
	request: request(api.confirmationSchema),
	response: response(api.recoveryCodesSchema),
	rateLimit: 'passphrases'
});

export const signIn = endpoint({
	method: 'POST',
	path: '/session',
	caller: 'anyone',
	request: request(api.signInSchema),
	response: signedIn,
	rateLimit: 'passphrases'
});

/** Sets a new passphrase with a recovery code, once. */
export const recover = endpoint({
	method: 'POST',
	path: '/session/recovery',
	caller: 'anyone',
	request: request(api.recoverySchema),
	response: signedIn,
	rateLimit: 'passphrases'
});

export const signOut = endpoint({
	method: 'DELETE',
	path: '/session',
	caller: 'anyone',
	request: noBody,
	response: done
});

/** Ends every session of the teacher, this one too. */
export const signOutEverywhere = endpoint({
	method: 'DELETE',
	path: '/sessions',
	caller: 'teacher',
	request: noBody,
	response: done
});

/** Creates a code with which one more teacher can sign up. */
export const invite = endpoint({
	method: 'POST',
	path: '/invitations',
	caller: 'teacher',
	request: request(api.emptySchema),
	response: response(api.invitationSchema)
});

export const listClasses = endpoint({
	method: 'GET',
	path: '/classes',
	caller: 'teacher',
	request: noBody,
	response: response(api.classListSchema)
});

export const createClass = endpoint({
	method: 'POST',
	path: '/classes',
	caller: 'teacher',
	request: request(api.newClassSchema),
	response: classDetail
});

/** A class with its roster and assignments. ETag. */
export const showClass = endpoint({
	method: 'GET',
	path: '/classes/:class',
	caller: 'teacher',
	request: noBody,
	response: classDetail
});

export const renameClass = endpoint({
	method: 'PATCH',
	path: '/classes/:class',
	caller: 'teacher',
	request: request(api.classTitleSchema),
	response: classDetail
});

/** Deletes a class with its learners, assignments and hand-ins. */
export const deleteClass = endpoint({
	method: 'DELETE',
	path: '/classes/:class',
	caller: 'teacher',
	request: noBody,
	response: done
});

/** Gives the class a new code that is valid for some days; the former one stops working. */
export const renewClassCode = endpoint({
	method: 'POST',
	path: '/classes/:class/code',
	caller: 'teacher',
	request: request(api.codeLifeSchema),
	response: classDetail
});

export const addLearners = endpoint({
	method: 'POST',
	path: '/classes/:class/learners',
	caller: 'teacher',
	request: request(api.newLearnersSchema),
	response: classDetail,
	maxBodyBytes: MAX_ROSTER_BYTES
});

/** Changes a learner's name or group. */
export const changeLearner = endpoint({
	method: 'PATCH',
	path: '/classes/:class/learners/:learner',
	caller: 'teacher',
	request: request(api.learnerChangeSchema),
	response: classDetail
});

/** Deletes a learner with everything they handed in. */
export const removeLearner = endpoint({
	method: 'DELETE',
	path: '/classes/:class/learners/:learner',
	caller: 'teacher',
	request: noBody,
	response: classDetail
});

/** Revokes a learner's tokens and resume code; what was handed in stays. */
export const signOutLearner = endpoint({
	method: 'DELETE',
	path: '/classes/:class/learners/:learner/devices',
	caller: 'teacher',
	request: noBody,
	response: classDetail
});

/** Creates resume codes to print on join cards. */
export const createCards = endpoint({
	method: 'POST',
	path: '/classes/:class/cards',
	caller: 'teacher',
	request: request(api.cardsForSchema),
	response: response(api.joinCardsSchema),
	maxBodyBytes: MAX_ROSTER_BYTES
});

export const assign = endpoint({
	method: 'POST',
	path: '/classes/:class/assignments',
	caller: 'teacher',
	request: assignment,
	response: classDetail
});

/** Ends an assignment or opens it again. */
export const setAssignmentOpen = endpoint({
	method: 'PATCH',
	path: '/classes/:class/assignments/:assignment',
	caller: 'teacher',
	request: request(api.openOrNotSchema),
	response: classDetail
});

/** Assigns the same quiz once more. */
export const copyAssignment = endpoint({
	method: 'POST',
	path: '/classes/:class/assignments/:assignment/copies',
	caller: 'teacher',
	request: request(api.assignmentCopySchema),
	response: classDetail
});

/** What a class report is made from: what was handed in after the revision `since`, and the roster. ETag. */
export const listHandIns = endpoint({
	method: 'GET',
	path: '/classes/:class/assignments/:assignment/hand-ins',
	caller: 'teacher',
	query: ['since'],
	request: noBody,
	response: classUpdate
});

/** Imports receipts and marks from paper for learners of the class. */
export const importHandIns = endpoint({
	method: 'POST',
	path: '/classes/:class/hand-ins',
	caller: 'teacher',
	request: handIns,
	response: acknowledgements,
	maxBodyBytes: MAX_HAND_IN_BYTES
});

/** The names of a class, for whoever has its code. */
export const findClass = endpoint({
	method: 'POST',
	path: '/look',
	caller: 'anyone',
	request: request(api.classCodeSchema),
	response: response(api.classFaceSchema),
	rateLimit: 'codes'
});

/** A learner joins under a name of the roster, or a new one. */
export const join = endpoint({
	method: 'POST',
	path: '/join',
	caller: 'anyone',
	request: request(api.joiningSchema),
	response: joined,
	rateLimit: 'codes'
});

/** Gives another device of a learner a token. */
export const resume = endpoint({
	method: 'POST',
	path: '/resume',
	caller: 'anyone',
	request: request(api.resumingSchema),
	response: joined,
	rateLimit: 'codes'
});

/** A learner's class and its assignments. ETag. */
export const myClass = endpoint({
	method: 'GET',
	path: '/me',
	caller: 'learner',
	request: noBody,
	response: rosterView
});

/**
 * What a learner handed in, for a device that lost it. It comes in parts, ordered by attempt: each names the attempt
 * after which the next part begins, or null at the end.
 */
export const myHandIns = endpoint({
	method: 'GET',
	path: '/me/hand-ins',
	caller: 'learner',
	query: ['after'],
	request: noBody,
	response: ownHandIns
});

/** Stores finished attempts. */
export const handIn = endpoint({
	method: 'POST',
	path: '/hand-ins',
	caller: 'learner',
	request: handIns,
	response: acknowledgements,
	maxBodyBytes: MAX_HAND_IN_BYTES
});

/** A module as it was published here, now or earlier, in the form of its pack. ETag. */
export const showModule = endpoint({
	method: 'GET',
	path: '/versions/:hash',
	caller: 'anyone',
	request: noBody,
	response: anyJson
});
