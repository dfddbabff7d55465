import type * as api from '#lib/wire/class-api.ts';
import type { Desk } from './class-server.ts';
import { newCode, readCode } from './codes.ts';
import * as store from './db/teachers.ts';
import type { Given } from './http/door.ts';
import { SESSION_DAYS } from './http/door.ts';
import { grant, refuse, type Outcome } from './http/outcome.ts';
import { hashPassphrase, hashSecret, isPassphrase, isSameSecret, newToken } from './secrets.ts';

const DAY = 86_400_000;
const RECOVERY_CODES = 8;
const INVITATION_DAYS = 14;
const done = { done: true } as const;

/** Names that look the same are the same: nobody can sign up as someone else in capitals. */
const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

async function beginSession(desk: Desk, teacher: store.Teacher): Promise<Outcome<api.SignedIn>> {
	const token = newToken();
	const now = desk.clock();
	const session = {
		tokenHash: hashSecret(token),
		teacherId: teacher.id,
		expiresAt: now + SESSION_DAYS * DAY
	};
	await store.insertSession(desk.db, session, now);
	return grant({ teacher: { id: teacher.id, name: teacher.name } }, { session: token });
}

/** What anyone may know of this server. */
export async function serverState({
	desk,
	sessionToken
}: Given<undefined, 'anyone'>): Promise<Outcome<api.ServerState>> {
	const teacher = sessionToken && (await store.findSession(desk.db, hashSecret(sessionToken), desk.clock()));
	return grant({ needsSetUp: !(await store.hasTeachers(desk.db)), teacher: teacher || null });
}

export async function signUp({ desk, body }: Given<api.SignUp, 'anyone'>): Promise<Outcome<api.SignedUp>> {
	const code = readCode(body.code) ?? '';
	const isSetUp = isSameSecret(code, readCode(desk.setUpToken) ?? newToken());
	const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newCode);
	const teacher = {
		id: body.id,
		name: body.name,
		nameKey: nameKeyOf(body.name),
		passphrase: await hashPassphrase(body.passphrase, desk.scryptCost),
		recoveryHashes: recoveryCodes.map(hashSecret)
	};
	const invitation = isSetUp ? undefined : hashSecret(code);
	const outcome = await store.insertTeacher(desk.db, teacher, invitation, desk.clock());
	// Who holds no invitation is not told which names exist.
	if (outcome === 'no-invitation') return refuse('not-allowed');
	if (outcome === 'name-taken') return refuse('name-taken');
	const signedIn = await beginSession(desk, teacher);
	if (!signedIn.isOk) return signedIn;
	return grant({ ...signedIn.value.body, recoveryCodes }, { session: signedIn.value.session ?? null });
}

export async function signIn({ desk, body }: Given<api.SignIn, 'anyone'>): Promise<Outcome<api.SignedIn>> {
	const teacher = await store.findTeacher(desk.db, nameKeyOf(body.name));
	const isRight = await isPassphrase(body.passphrase, teacher?.passphrase, desk.scryptCost);
	return teacher && isRight ? beginSession(desk, teacher) : refuse('not-allowed');
}

export async function signOut({
	desk,
	sessionToken
}: Given<undefined, 'anyone'>): Promise<Outcome<api.Done>> {
	if (sessionToken) await store.deleteSession(desk.db, hashSecret(sessionToken));
	return grant(done, { session: null });
}

/** Signs out on every device, the one that asks too: for whoever left a device behind. */
export async function signOutEverywhere({
	desk,
	caller
}: Given<undefined, 'teacher'>): Promise<Outcome<api.Done>> {
	await store.deleteSessions(desk.db, caller.id);
	return grant(done, { session: null });
}

/** A recovery code sets a new passphrase, once, and ends every session. */
export async function recover({ desk, body }: Given<api.Recovery, 'anyone'>): Promise<Outcome<api.SignedIn>> {
	const teacher = await store.findTeacher(desk.db, nameKeyOf(body.name));
	const passphrase = await hashPassphrase(body.passphrase, desk.scryptCost);
	const code = hashSecret(readCode(body.code) ?? '');
	const isRight = await store.replacePassphrase(desk.db, teacher?.id ?? '', passphrase, code);
	return teacher && isRight ? beginSession(desk, teacher) : refuse('not-allowed');
}

async function confirms(desk: Desk, teacher: store.Teacher, passphrase: string): Promise<boolean> {
	const stored = await store.findTeacherById(desk.db, teacher.id);
	return isPassphrase(passphrase, stored?.passphrase, desk.scryptCost);
}

export async function changePassphrase({
	desk,
	caller,
	body
}: Given<api.NewPassphrase, 'teacher'>): Promise<Outcome<api.SignedIn>> {
	if (!(await confirms(desk, caller, body.passphrase))) return refuse('not-allowed');
	const passphrase = await hashPassphrase(body.newPassphrase, desk.scryptCost);
	await store.replacePassphrase(desk.db, caller.id, passphrase, undefined);
	return beginSession(desk, caller);
}

export async function renewRecoveryCodes({
	desk,
	caller,
	body
}: Given<api.Confirmation, 'teacher'>): Promise<Outcome<api.RecoveryCodes>> {
	if (!(await confirms(desk, caller, body.passphrase))) return refuse('not-allowed');
	const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newCode);
	await store.replaceRecoveryCodes(desk.db, caller.id, recoveryCodes.map(hashSecret));
	return grant({ recoveryCodes });
}

export async function invite({
	desk,
	caller
}: Given<api.Empty, 'teacher'>): Promise<Outcome<api.Invitation>> {
	const code = newCode();
	const expiresAt = desk.clock() + INVITATION_DAYS * DAY;
	await store.insertInvitation(desk.db, caller.id, hashSecret(code), expiresAt);
	return grant({ code, expiresAt });
}
