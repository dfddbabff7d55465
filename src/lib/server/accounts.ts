import type * as rows from '#lib/formats/endpoints.ts';
import { newCode, readCode } from './codes.ts';
import * as store from './db/teachers.ts';
import { reject, respond, type Outcome } from './http/reply.ts';
import { SESSION_DAYS } from './http/session-cookie.ts';
import type { Handler } from './request-context.ts';
import { hashPassphrase, hashSecret, isPassphrase, isSameSecret, newToken } from './secrets.ts';
import type { Services } from './services.ts';

const DAY_MS = 86_400_000;
const RECOVERY_CODES = 8;
const INVITATION_DAYS = 14;
const done = { done: true } as const;

/** Names that look the same are the same: nobody can sign up as someone else in capitals. */
const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Stores a new session and gives its token. */
async function beginSession({ db, clock }: Services, teacher: store.Teacher): Promise<string> {
	const token = newToken();
	const now = clock();
	const expiresAt = now + SESSION_DAYS * DAY_MS;
	await store.insertSession(db, { tokenHash: hashSecret(token), teacherId: teacher.id, expiresAt }, now);
	return token;
}

async function signedIn(
	services: Services,
	{ id, name }: store.Teacher
): Promise<Outcome<{ teacher: store.Teacher }>> {
	return respond({ teacher: { id, name } }, { session: await beginSession(services, { id, name }) });
}

export const serverState: Handler<typeof rows.serverState> = async ({ services, sessionToken }) => {
	const { db, clock } = services;
	const teacher = sessionToken && (await store.findSession(db, hashSecret(sessionToken), clock()));
	return respond({ needsSetUp: !(await store.hasTeachers(db)), teacher: teacher || null });
};

export const signUp: Handler<typeof rows.signUp> = async ({ services, body }) => {
	const code = readCode(body.code) ?? '';
	const isSetUp = isSameSecret(code, readCode(services.setUpToken) ?? newToken());
	const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newCode);
	const { id, name } = body;
	const account = {
		id,
		name,
		nameKey: nameKeyOf(name),
		passphrase: await hashPassphrase(body.passphrase, services.scryptCost),
		recoveryHashes: recoveryCodes.map(hashSecret)
	};
	const invitation = isSetUp ? undefined : hashSecret(code);
	const outcome = await store.insertTeacher(services.db, account, invitation, services.clock());
	// Without an invitation nobody learns which names exist.
	if (outcome === 'no-invitation') return reject('not-allowed');
	if (outcome === 'name-taken') return reject('name-taken');
	const session = await beginSession(services, account);
	return respond({ teacher: { id, name }, recoveryCodes }, { session });
};

export const signIn: Handler<typeof rows.signIn> = async ({ services, body }) => {
	const teacher = await store.findTeacher(services.db, nameKeyOf(body.name));
	const isRight = await isPassphrase(body.passphrase, teacher?.passphrase, services.scryptCost);
	return teacher && isRight ? signedIn(services, teacher) : reject('not-allowed');
};

export const signOut: Handler<typeof rows.signOut> = async ({ services, sessionToken }) => {
	if (sessionToken) await store.deleteSession(services.db, hashSecret(sessionToken));
	return respond(done, { session: null });
};

export const signOutEverywhere: Handler<typeof rows.signOutEverywhere> = async ({ services, caller }) => {
	await store.deleteSessions(services.db, caller.id);
	return respond(done, { session: null });
};

/** A recovery code works once, and using it ends every session. */
export const recover: Handler<typeof rows.recover> = async ({ services, body }) => {
	const teacher = await store.findTeacher(services.db, nameKeyOf(body.name));
	const passphrase = await hashPassphrase(body.passphrase, services.scryptCost);
	const code = hashSecret(readCode(body.code) ?? '');
	const isRight = await store.replacePassphrase(services.db, teacher?.id ?? '', passphrase, code);
	return teacher && isRight ? signedIn(services, teacher) : reject('not-allowed');
};

async function confirms(services: Services, teacher: store.Teacher, passphrase: string): Promise<boolean> {
	const stored = await store.findTeacherById(services.db, teacher.id);
	return isPassphrase(passphrase, stored?.passphrase, services.scryptCost);
}

export const changePassphrase: Handler<typeof rows.changePassphrase> = async ({ services, caller, body }) => {
	if (!(await confirms(services, caller, body.passphrase))) return reject('not-allowed');
	const passphrase = await hashPassphrase(body.newPassphrase, services.scryptCost);
	await store.replacePassphrase(services.db, caller.id, passphrase, undefined);
	return signedIn(services, caller);
};

export const renewRecoveryCodes: Handler<typeof rows.renewRecoveryCodes> = async ({
	services,
	caller,
	body
}) => {
	if (!(await confirms(services, caller, body.passphrase))) return reject('not-allowed');
	const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newCode);
	await store.replaceRecoveryCodes(services.db, caller.id, recoveryCodes.map(hashSecret));
	return respond({ recoveryCodes });
};

export const invite: Handler<typeof rows.invite> = async ({ services, caller }) => {
	const code = newCode();
	const expiresAt = services.clock() + INVITATION_DAYS * DAY_MS;
	await store.insertInvitation(services.db, caller.id, hashSecret(code), expiresAt);
	return respond({ code, expiresAt });
};
